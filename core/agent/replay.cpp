// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/replay.h"

#include "core/models/response_cache.h"
#include "core/traces/traces.h"

#include <chrono>

namespace touchstone {
namespace {

/// Where the model's answer is kept, as the trace says; "" = it was never kept.
std::string cacheKeyOf(const Trace& trace) {
    std::string key;
    for (const TraceSpan& span : trace.spans)
        for (const auto& [name, value] : span.attributes)
            if (const auto* text = std::get_if<std::string>(&value); text && name == "cache_key")
                key = *text;
    return key;
}

double since(std::chrono::steady_clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

tl::unexpected<Error> noRecord() {
    return fail(ErrorCode::NotFound, "No record of the model's words was kept for this answer.",
                "A fresh call asks the model again.");
}

Result<Replay> askedAgain(Workbench& bench, const Answer& answer, const AskSetup& setup,
                          const std::vector<Message>& history, CacheMode cache, JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    auto made = askWithSetup(bench, answer.question, setup, history, cache, {}, context);
    if (!made)
        return fail(std::move(made.error()));
    if (made->error)
        return fail(std::move(*made->error));
    Replay replay;
    replay.text = std::move(made->text);
    replay.same = replay.text == answer.text;
    replay.ms = since(begun);
    return replay;
}

} // namespace

Result<Replay> replayFromRecord(Workbench& bench, const Answer& answer, const AskSetup& setup,
                                const std::vector<Message>& history, JobContext& context) {
    if (answer.model == "extractive") {
        auto replay = askedAgain(bench, answer, setup, history, CacheMode::Off, context);
        if (replay)
            replay->recorded = true;
        return replay;
    }
    const auto begun = std::chrono::steady_clock::now();
    auto database = bench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    if (answer.trace.empty())
        return noRecord();
    const auto trace = TraceRepository(*database).load(answer.trace);
    if (!trace)
        return fail(trace.error());
    const std::string key = cacheKeyOf(*trace);
    const auto kept = cachedAnswers(*database, key);
    if (!kept)
        return fail(kept.error());
    Replay replay;
    replay.recorded = true;
    // Equal requests may have been answered several times: the one that this answer shows is looked for.
    for (const CachedAnswer& each : *kept) {
        auto result = chatResultFromJson(each.result);
        if (!result)
            return fail(std::move(result.error()));
        if (replay.text.empty() || result->text == answer.text)
            replay.text = std::move(result->text);
        replay.same = replay.text == answer.text;
        if (replay.same)
            break;
    }
    if (kept->empty())
        return noRecord();
    replay.ms = since(begun);
    return replay;
}

Result<Replay> askAfresh(Workbench& bench, const Answer& answer, const AskSetup& setup,
                         const std::vector<Message>& history, JobContext& context) {
    return askedAgain(bench, answer, setup, history, CacheMode::Refresh, context);
}

} // namespace touchstone
