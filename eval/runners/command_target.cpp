// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/command_target.h"

#include "core/base/clock.h"
#include "core/base/json_depth.h"
#include "eval/runners/foreign_reply.h"

#include <nlohmann/json.hpp>

namespace touchstone {

namespace {
using Json = nlohmann::ordered_json;
} // namespace

Result<ChildProcess> CommandTarget::child() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            ChildProcess idle = std::move(m_idle.back());
            m_idle.pop_back();
            return idle;
        }
    }
    return ChildProcess::start(m_settings.command.argv);
}

Result<TargetReply> CommandTarget::answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    TargetReply reply;
    const auto failedWith = [&](Error error) -> Result<TargetReply> {
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Usage)
            return fail(std::move(error));
        setError(reply.output, error);
        reply.output.noHits = "the call failed";
        reply.output.totalMs = elapsedMs(begun);
        reply.error = std::move(error);
        return std::move(reply);
    };
    auto running = child();
    if (!running)
        return failedWith(std::move(running.error()));
    const Json question{{"id", item.id}, {"question", item.question}, {"repeat", repeat}};
    auto line = running->exchange(
        question.dump(-1, ' ', false, Json::error_handler_t::replace),
        std::chrono::milliseconds(static_cast<std::int64_t>(m_settings.command.timeoutSeconds * 1000)),
        context.stop);
    if (!line)
        return failedWith(std::move(line.error()));
    const double took = elapsedMs(begun);
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(*running));
    }
    const Json json = jsonNestsDeeperThan(*line, kDeepestReply) ? Json(Json::value_t::discarded)
                                                                : Json::parse(*line, nullptr, false);
    if (json.is_discarded()) {
        Error error = makeError(ErrorCode::Malformed,
                                m_settings.command.argv.front() + " wrote a line that is no JSON.");
        error.detail = line->substr(0, kRawWords);
        return failedWith(std::move(error));
    }
    auto foreign = readForeignAnswer(json, m_settings.reply);
    if (!foreign) {
        foreign.error().detail = line->substr(0, kRawWords);
        return failedWith(std::move(foreign.error()));
    }
    std::size_t aligned = 0;
    auto output = foreignOutput(*foreign, *m_aligner, reply.passages, aligned);
    if (!output)
        return fail(std::move(output.error()));
    reply.output = std::move(*output);
    reply.output.model = m_settings.command.argv.front();
    reply.output.totalMs = took;
    return reply;
}

} // namespace touchstone
