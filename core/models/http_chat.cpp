// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/http_chat.h"

#include "core/base/clock.h"
#include "core/models/body_reader.h"
#include "core/models/context_fit.h"
#include "core/models/rate_headers.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

std::string requestIdOf(const HttpResponse& response) {
    for (const char* name : {"x-request-id", "request-id", "apim-request-id", "x-goog-request-id"})
        if (const std::string id = response.header(name); !id.empty())
            return foreignWords(id, 200);
    return {};
}

} // namespace

std::string HttpChat::name() const {
    return fmt::format("{} {} at {}", m_options.spec.name(), m_options.model, m_options.server);
}

ChatOutcome HttpChat::attempt(const ChatRequest& request, const ChatSink& sink,
                              std::chrono::milliseconds left, JobContext& context) {
    return run(request, sink, left, true, context);
}

ChatOutcome HttpChat::attemptWhole(const ChatRequest& request, std::chrono::milliseconds left,
                                   JobContext& context) {
    return run(request, nullptr, left, false, context);
}

ChatOutcome HttpChat::run(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                          bool stream, JobContext& context) {
    ChatOutcome outcome;
    const auto refuse = [&outcome](Error error) {
        outcome.error = std::move(error);
        return std::move(outcome);
    };
    if (auto sound = checkRequest(request); !sound)
        return refuse(std::move(sound.error()));
    if (auto fits = checkContext(m_options, request); !fits)
        return refuse(std::move(fits.error()));
    const nlohmann::ordered_json body = m_format.body(m_options, request, stream, outcome.partial.notes);
    auto http = serverRequest(m_options, m_services, m_format.path(m_options, stream), "POST",
                              body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    if (!http)
        return refuse(std::move(http.error()));
    http->timeouts.total = left;
    const auto begun = std::chrono::steady_clock::now();
    AnswerCollector answer(m_options, request, sink, outcome.partial, begun);
    const auto payloads = m_format.reader(answer);
    BodyReader reader(m_options, m_format.ndjson(), answer, *payloads, begun);
    const auto response = m_services.http->perform(
        *http, [&](const HttpResponse& head, std::string_view piece) { return reader.take(head, piece); },
        context);
    outcome.partial.totalMs = elapsedMs(begun);
    if (!response &&
        (response.error().code == ErrorCode::Offline || response.error().code == ErrorCode::Usage))
        return refuse(response.error());
    outcome.partial.attempts = 1;
    if (response) {
        if (const std::string id = requestIdOf(*response); !id.empty())
            outcome.partial.requestId = id;
        outcome.partial.rate = rateLimitsOf(*response, systemClock().unixMs());
    }
    if (response && response->status >= 400) {
        if (!isContentFilter(*response))
            return refuse(refusalOf(m_options, *response, systemClock().unixMs()));
        outcome.partial.finish = FinishReason::ContentFilter;
        return outcome;
    }
    reader.end(!response);
    if (response && response->status != 200 && !answer.heardAnything() && !answer.error())
        return refuse(
            makeError(ErrorCode::Malformed, fmt::format("{} answered with status {} and no content.",
                                                        m_options.server, response->status)));
    answer.end(response ? std::nullopt : std::optional<Error>(response.error()));
    outcome.error = answer.error();
    return outcome;
}

} // namespace touchstone
