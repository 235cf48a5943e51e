// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_trial.h"

namespace touchstone {

Result<PromptTrial> PromptTrial::make(const PromptComparer& comparer, const PreparedRun& prepared) {
    auto builder =
        SampleBuilder::build(comparer.database(), prepared.edition, prepared.items, prepared.checks);
    if (!builder)
        return fail(std::move(builder.error()));
    auto scorer = SampleScorer::make(prepared.experiment.metrics);
    if (!scorer)
        return fail(std::move(scorer.error()));
    return PromptTrial(comparer, prepared, std::move(*builder), std::move(*scorer));
}

Result<std::vector<PromptTrial::Tried>>
PromptTrial::answer(const PromptVersion& prompt, const std::vector<std::size_t>& items, JobContext& context) {
    ResolvedArm arm = m_prepared->arms.front();
    arm.prompt = prompt;
    auto target = makeTarget(arm, m_prepared->edition, m_comparer->services(), context);
    if (!target)
        return fail(std::move(target.error()));
    std::vector<Tried> out;
    for (const std::size_t item : items) {
        TOUCHSTONE_TRY(context.check());
        auto reply = (*target)->answer(m_prepared->items[item], 0, context);
        if (!reply)
            return fail(std::move(reply.error()));
        if (reply->error)
            return fail(std::move(*reply->error));
        Tried tried;
        const std::vector<Score> scores = m_scorer.score(m_builder.sample(item, reply->output));
        for (std::size_t i = 0; i < scores.size(); ++i)
            tried.scores.emplace(m_scorer.metrics()[i].name, scores[i]);
        tried.output = std::move(reply->output);
        out.push_back(std::move(tried));
    }
    return out;
}

} // namespace touchstone
