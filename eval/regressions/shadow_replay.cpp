// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/shadow_replay.h"

#include "core/base/clock.h"
#include "eval/regressions/frozen_retriever.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/run_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace touchstone {
namespace {

std::string namesOf(const std::vector<EditionInfo>& editions) {
    std::string out;
    for (const EditionInfo& edition : editions)
        out += (out.empty() ? "" : ",") + EditionName{edition.name, edition.version}.toString();
    return out;
}

/// Questions on their way: threads take the next one, and the first error that makes going on useless ends
/// all.
class Replay {
public:
    Replay(const std::shared_ptr<Workbench>& bench, std::shared_ptr<ChatModel> model,
           const std::vector<ShadowQuestion>& questions, const ShadowReplayOptions& options,
           JobContext& context)
        : m_bench(bench), m_model(std::move(model)), m_questions(questions), m_options(options),
          m_limits(options.budget, 0), m_context(context), m_meter(context, "asking", questions.size()),
          m_batch(newUlid()), m_pairs(questions.size()) {
        m_context.trace = nullptr; // a trace would be a recorded question the next time
        m_context.progress = nullptr;
        m_context.stop = m_stop.get_token();
    }

    Result<std::vector<ShadowPair>> run(const std::stop_token& outer) {
        const std::stop_callback stopped(outer, [this] { m_stop.request_stop(); });
        {
            std::vector<std::jthread> threads;
            const std::size_t count = std::clamp<std::size_t>(m_options.threads, 1, m_questions.size());
            threads.reserve(count);
            for (std::size_t i = 0; i < count; ++i)
                threads.emplace_back([this] { work(); });
        }
        m_meter.finish();
        if (outer.stop_requested())
            return fail(ErrorCode::Cancelled, "Stopped.");
        if (m_fatal)
            return fail(std::move(*m_fatal));
        if (m_answered == 0 && m_failure)
            return fail(std::move(*m_failure));
        return std::move(m_pairs);
    }

private:
    void work() {
        auto database = m_bench->workspace()->connect();
        if (!database)
            return end(std::move(database.error()));
        for (;;) {
            const std::size_t at = m_next.fetch_add(1);
            if (at >= m_questions.size() || m_context.stopped())
                return;
            if (auto done = one(at, *database); !done)
                return end(std::move(done.error()));
            const std::lock_guard lock(m_mutex);
            m_meter.advance();
        }
    }

    void end(Error error) {
        const std::lock_guard lock(m_mutex);
        m_next = m_questions.size();
        // A limit stops what has not begun; what is on its way is paid for and goes into the cache.
        if (error.code != ErrorCode::BudgetReached)
            m_stop.request_stop();
        if (!m_fatal && error.code != ErrorCode::Cancelled)
            m_fatal = std::move(error);
    }

    Result<> one(std::size_t at, Database& database) {
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
        pair.corpora = namesOf(editions);
        pair.model = m_model->spec();
        std::vector<Passage> passages;
        auto found = passagesFor(question, editions);
        if (!found)
            return fail(std::move(found.error()));
        pair.recorded = question.passages.has_value();
        TOUCHSTONE_TRY(answer(question, m_options.production, *found, pair.productionOutput, passages));
        TOUCHSTONE_TRY(answer(question, m_options.candidate, *found, pair.candidateOutput, passages));
        return ShadowRepository(database).save({pair}, passages);
    }

    Result<RetrievalResult> passagesFor(const ShadowQuestion& question,
                                        const std::vector<EditionInfo>& editions) {
        if (question.passages)
            return *question.passages;
        if (editions.empty())
            return fail(ErrorCode::Usage, "The questions do not say which corpus they are about.",
                        "Name it with --corpus NAME[@VERSION].");
        const auto retriever = m_bench->retriever(editions, m_context);
        if (!retriever)
            return fail(retriever.error());
        return (*retriever)->retrieve(question.question, m_options.retrieval, m_context);
    }

    Result<> answer(const ShadowQuestion& question, const StoredPrompt& prompt,
                    const RetrievalResult& passages, SampleOutput& out, std::vector<Passage>& texts) {
        std::string limit;
        if (!m_limits.reserve(limit))
            return fail(ErrorCode::BudgetReached, fmt::format("The limit on {} was reached.", limit),
                        "What was answered is kept: with a higher limit the same command goes on.");
        AskOptions options;
        options.retrieval = m_options.retrieval;
        options.prompt = prompt;
        options.boundarySecret = m_bench->boundarySecret();
        options.history = question.history;
        auto answered = touchstone::ask(question.question, GivenRetriever(passages), m_model.get(), options,
                                        {}, m_context);
        if (!answered) {
            m_limits.settle(out);
            return fail(std::move(answered.error()));
        }
        out = shadowOutput(*answered, texts);
        m_limits.settle(out);
        TOUCHSTONE_TRY(m_context.check());
        const std::lock_guard lock(m_mutex);
        if (!answered->error) {
            ++m_answered;
            return {};
        }
        if (answered->error->code == ErrorCode::BudgetReached ||
            (m_answered == 0 && isHopeless(*answered->error)))
            return fail(std::move(*answered->error));
        if (!m_failure)
            m_failure = std::move(answered->error);
        return {};
    }

    const std::shared_ptr<Workbench>& m_bench;
    const std::shared_ptr<ChatModel> m_model;
    const std::vector<ShadowQuestion>& m_questions;
    const ShadowReplayOptions& m_options;
    RunLimits m_limits;
    std::stop_source m_stop;
    JobContext m_context;
    ProgressMeter m_meter;
    const std::string m_batch;
    std::vector<ShadowPair> m_pairs; ///< each written by the thread that took its question
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex; ///< of all below, and of the meter
    std::size_t m_answered = 0;
    std::optional<Error> m_fatal, m_failure;
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
    auto model = bench->model(options.model, CacheMode::Normal);
    if (!model)
        return fail(std::move(model.error()));
    if (!*model)
        return fail(ErrorCode::Usage, "The extractive answerer takes no prompt: there is nothing to compare.",
                    "Name a model with --model SPEC.");
    return Replay(bench, std::move(*model), questions, options, context).run(context.stop);
}

} // namespace touchstone
