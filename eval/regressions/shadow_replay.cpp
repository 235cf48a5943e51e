// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/shadow_replay.h"

#include "core/base/clock.h"
#include "eval/regressions/prompt_questions.h"
#include "eval/runners/run_executor.h"

#include <fmt/format.h>

#include <mutex>

namespace touchstone {
namespace {

class Replay {
public:
    Replay(Workbench& bench, const std::vector<ShadowQuestion>& questions, const ShadowReplayOptions& options)
        : m_bench(bench), m_questions(questions), m_options(options), m_limits(options.budget, 0),
          m_batch(newUlid()), m_pairs(questions.size()) {}

    Result<std::vector<ShadowPair>> run(JobContext& context) {
        auto model = limitedModel(m_bench, m_options.model, CacheMode::Normal, m_limits);
        if (!model)
            return fail(std::move(model.error()));
        m_model = std::move(*model);
        TOUCHSTONE_TRY(forEachAtOnce(m_questions.size(), m_options.threads, "asking", context,
                                     [this](std::size_t at, JobContext& own) { return one(at, own); }));
        if (m_answered == 0 && m_failure)
            return fail(std::move(*m_failure));
        return std::move(m_pairs);
    }

private:
    Result<> one(std::size_t at, JobContext& context) {
        const ShadowQuestion& question = m_questions[at];
        const std::vector<EditionInfo>& editions =
            question.editions.empty() ? m_options.editions : question.editions;
        ShadowPair& pair = m_pairs[at];
        pair.batch = m_batch;
        pair.prompt = m_options.candidate.name;
        pair.production = m_options.production.version;
        pair.candidate = m_options.candidate.version;
        pair.item = question.id;
        pair.question = question.question;
        pair.corpora = editionNames(editions);
        pair.model = m_model->spec();
        pair.recorded = question.passages.has_value();
        auto found = passagesFor(question, editions, context);
        if (!found)
            return fail(std::move(found.error()));
        std::vector<Passage> passages;
        // The second of two calls over the same passages may find them in its server's cache: each version
        // comes second as often as the other.
        for (const bool candidate : {at % 2 == 1, at % 2 == 0})
            TOUCHSTONE_TRY(answer(question, candidate ? m_options.candidate : m_options.production, *found,
                                  candidate ? pair.candidateOutput : pair.productionOutput, passages,
                                  context));
        auto database = m_bench.workspace()->connect();
        if (!database)
            return fail(std::move(database.error()));
        return ShadowRepository(*database).save({pair}, passages);
    }

    Result<RetrievalResult> passagesFor(const ShadowQuestion& question,
                                        const std::vector<EditionInfo>& editions, JobContext& context) {
        if (question.passages)
            return *question.passages;
        if (editions.empty())
            return fail(ErrorCode::Usage, "The questions do not say which corpus they are about.",
                        "Name it with --corpus NAME[@VERSION].");
        const auto retriever = m_bench.retriever(editions, context);
        if (!retriever)
            return fail(retriever.error());
        return (*retriever)->retrieve(question.question, m_options.retrieval, context);
    }

    Result<> answer(const ShadowQuestion& question, const StoredPrompt& prompt,
                    const RetrievalResult& passages, SampleOutput& out, std::vector<Passage>& texts,
                    JobContext& context) {
        auto answered = answerOver(question.question, question.history, passages, prompt, *m_model,
                                   m_options.retrieval, m_bench, context);
        if (!answered)
            return fail(std::move(answered.error()));
        out = shadowOutput(*answered, texts);
        const std::lock_guard lock(m_mutex);
        if (!answered->error) {
            ++m_answered;
            return {};
        }
        if (m_answered == 0 && isHopeless(*answered->error))
            return fail(std::move(*answered->error));
        if (!m_failure)
            m_failure = std::move(answered->error);
        return {};
    }

    Workbench& m_bench;
    const std::vector<ShadowQuestion>& m_questions;
    const ShadowReplayOptions& m_options;
    RunLimits m_limits;
    const std::string m_batch;
    std::shared_ptr<ChatModel> m_model;
    std::vector<ShadowPair> m_pairs; ///< each written by the thread that took its question
    std::mutex m_mutex;              ///< of all below
    std::size_t m_answered = 0;
    std::optional<Error> m_failure;
};

} // namespace

Result<> checkShadow(const StoredPrompt& production, const StoredPrompt& candidate) {
    if (production.name != candidate.name)
        return fail(ErrorCode::Usage,
                    fmt::format("{} is no version of “{}”.", promptLabel(candidate), production.name));
    if (production.hash == candidate.hash)
        return fail(ErrorCode::Usage, fmt::format("{} has the text of {}: there is nothing to compare.",
                                                  promptLabel(candidate), promptLabel(production)));
    return {};
}

Result<std::vector<ShadowPair>> replayShadow(const std::shared_ptr<Workbench>& bench,
                                             const std::vector<ShadowQuestion>& questions,
                                             const ShadowReplayOptions& options, JobContext& context) {
    if (questions.empty())
        return fail(ErrorCode::Usage, "There are no questions to ask.");
    TOUCHSTONE_TRY(checkShadow(options.production, options.candidate));
    return Replay(*bench, questions, options).run(context);
}

} // namespace touchstone
