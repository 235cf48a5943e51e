// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/judged_sample.h"

#include "eval/metrics/sample_scorer.h"

#include <algorithm>

namespace touchstone {

Result<JudgedAnswer> JudgedSamples::answer(const SampleKey& key, const std::string& stored) {
    if (key.ordinal >= m_items.size())
        return fail(ErrorCode::BadInput, "A sample of this run has no place in its gold set.");
    auto output = outputFromJson(stored);
    if (!output)
        return fail(std::move(output.error()));
    const GoldItem& item = m_items[key.ordinal];
    JudgedAnswer out;
    out.question = item.question;
    out.reference = item.answer;
    out.answerable = !item.unanswerable();
    out.answer = withoutMarks(output->answer);
    out.marked = output->answer;
    if (!output->citations)
        out.noMarks = "the target does not cite";
    out.refused = output->refused;
    out.failure = output->failed() ? output->error : std::string();
    out.failureRaw = output->errorRaw;
    out.noContexts = output->noHits;
    if (output->hits) {
        const std::size_t count = std::min(output->sourceCount, output->hits->size());
        out.contexts.resize(count);
        for (std::size_t i = 0; i < count && m_texts; ++i) {
            auto text = m_repository.passage((*output->hits)[i].chunk);
            if (!text)
                return fail(std::move(text.error()));
            out.contexts[i] = std::move(*text);
        }
    }
    TOUCHSTONE_TRY(addRival(key, out));
    return out;
}

Result<> JudgedSamples::addRival(const SampleKey& key, JudgedAnswer& out) {
    if (m_settings.baseline.empty())
        return {};
    const auto baseline = std::find(m_arms.begin(), m_arms.end(), m_settings.baseline);
    const auto arm = static_cast<std::uint32_t>(baseline - m_arms.begin());
    if (baseline == m_arms.end() || arm == key.arm) {
        out.noRival = "it is the baseline";
        return {};
    }
    auto sample = m_repository.sample(m_run, {arm, key.ordinal, key.repeat});
    if (!sample && sample.error().code != ErrorCode::NotFound)
        return fail(std::move(sample.error()));
    auto output = sample ? outputFromJson(sample->output) : Result<SampleOutput>(SampleOutput{});
    if (!output)
        return fail(std::move(output.error()));
    if (!sample || output->failed())
        out.noRival = "the baseline has no answer";
    else
        out.rival = withoutMarks(output->answer);
    return {};
}

} // namespace touchstone
