// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_questions.h"

#include "eval/regressions/frozen_retriever.h"
#include "eval/runners/limited_model.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace touchstone {

Result<> forEachAtOnce(std::size_t count, std::size_t threads, std::string_view stage, JobContext& context,
                       const std::function<Result<>(std::size_t, JobContext&)>& work) {
    ProgressMeter meter(context, std::string(stage), count);
    std::stop_source stop;
    const std::stop_callback outer(context.stop, [&stop] { stop.request_stop(); });
    std::atomic<std::size_t> next{0};
    std::mutex mutex; // of the meter and of `fatal`
    std::optional<Error> fatal;
    const auto run = [&] {
        JobContext own = context;
        own.trace = nullptr;
        own.progress = nullptr;
        own.stop = stop.get_token();
        for (std::size_t at = next++; at < count && !own.stopped(); at = next++) {
            auto done = work(at, own);
            const std::lock_guard lock(mutex);
            if (done) {
                meter.advance();
                continue;
            }
            next = count;
            if (done.error().code != ErrorCode::BudgetReached)
                stop.request_stop();
            if (!fatal && done.error().code != ErrorCode::Cancelled)
                fatal = std::move(done.error());
        }
    };
    {
        std::vector<std::jthread> pool;
        for (std::size_t i = 0; i < std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(count, 1)); ++i)
            pool.emplace_back(run);
    }
    TOUCHSTONE_TRY(context.check());
    if (fatal)
        return fail(std::move(*fatal));
    meter.finish();
    return {};
}

Result<std::shared_ptr<ChatModel>> limitedModel(Workbench& bench, const std::string& spec, CacheMode mode,
                                                RunLimits& limits) {
    auto model = bench.model(spec);
    if (!model)
        return model;
    if (!*model)
        return fail(ErrorCode::Usage, "The extractive answerer takes no prompt.",
                    "Name a model with --model SPEC.");
    std::shared_ptr<ChatModel> limited = std::make_shared<LimitedModel>(
        std::move(*model), limits, RunPrices{}, "The limit on {} was reached.",
        "What was answered is in the response cache: the same command with a higher limit goes on.");
    if (mode == CacheMode::Off)
        return limited;
    return std::shared_ptr<ChatModel>(shareCachedModel(std::move(limited), bench.responseCache(), mode));
}

Result<Answer> answerOver(const std::string& question, const std::vector<Message>& history,
                          const RetrievalResult& passages, const PromptVersion& prompt, ChatModel& model,
                          const RetrievalOptions& retrieval, Workbench& bench, JobContext& context) {
    AskOptions options;
    options.retrieval = retrieval;
    options.prompt = prompt;
    options.boundarySecret = bench.boundarySecret();
    options.history = history;
    auto answer = touchstone::ask(question, GivenRetriever(passages), &model, options, {}, context);
    if (!answer)
        return answer;
    TOUCHSTONE_TRY(context.check());
    if (answer->error && answer->error->code == ErrorCode::BudgetReached)
        return fail(std::move(*answer->error));
    return answer;
}

std::string editionNames(const std::vector<EditionInfo>& editions) {
    std::string out;
    for (const EditionInfo& edition : editions)
        out += (out.empty() ? "" : ",") + EditionName{edition.name, edition.version}.toString();
    return out;
}

} // namespace touchstone
