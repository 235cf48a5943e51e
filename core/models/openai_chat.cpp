// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/openai_chat.h"

#include "core/base/clock.h"
#include "core/models/chat_stream.h"
#include "core/platform/sse.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

constexpr std::size_t kMaxDocumentBytes = 8U << 20U;

/// Looks at the first bytes of a body and hands it on: an event stream whatever its content type says, one
/// JSON document, or something that is no answer at all.
class BodyReader {
public:
    BodyReader(const OpenAiOptions& options, ChatStreamReader& reader,
               std::chrono::steady_clock::time_point begun)
        : m_options(options), m_reader(reader), m_begun(begun),
          m_events([&reader](const SseEvent& event) { return reader.take(event.data); }) {}

    bool take(const HttpResponse& head, std::string_view piece) {
        if (m_kind == Kind::Unknown && !look(head, piece))
            return !m_reader.error();
        if (m_kind == Kind::Document || m_kind == Kind::Page) {
            m_document.append(piece);
            if (m_document.size() > kMaxDocumentBytes)
                return stop("an answer that is too large: more than 8 MiB in one piece");
            return m_kind == Kind::Document; // of a page the beginning is enough
        }
        if (const auto fed = m_events.feed(piece); !fed)
            return stop("a line that is too long: more than 8 MiB without an end");
        return !m_reader.error() && !m_reader.done() && patient();
    }

    /// The body is over, or was cut.
    void end(bool cut) {
        if (m_kind == Kind::Document && !cut)
            m_reader.takeWhole(m_document);
        else if (m_kind == Kind::Page)
            stop("an HTML page, not an answer of a model server");
    }

private:
    enum class Kind : std::uint8_t { Unknown, Events, Document, Page };

    bool stop(std::string_view what) {
        m_reader.fail(makeError(ErrorCode::Malformed, fmt::format("{} sent {}.", m_options.server, what),
                                "Check that url= leads to an OpenAI-compatible server."));
        return false;
    }

    /// Keep-alives without an event do not count as an answer.
    bool patient() {
        if (m_reader.heardAnything() ||
            std::chrono::steady_clock::now() - m_begun < m_options.timeouts.firstByte)
            return true;
        Error error =
            makeError(ErrorCode::Unreachable,
                      fmt::format("{} gave no answer within {:g} s, keep-alives only.", m_options.server,
                                  static_cast<double>(m_options.timeouts.firstByte.count()) / 1000.0));
        error.detail = "time";
        m_reader.fail(std::move(error));
        return false;
    }

    /// False while nothing but blanks has come, or when the body cannot be read at all.
    bool look(const HttpResponse& head, std::string_view& piece) {
        if (const std::string coding = head.header("content-encoding");
            !coding.empty() && coding != "identity") {
            stop(fmt::format("a body in the content encoding '{}', which was not asked for",
                             foreignWords(coding, 40)));
            return false;
        }
        if (m_document.empty() && piece.starts_with("\xEF\xBB\xBF"))
            piece.remove_prefix(3);
        const std::size_t first = piece.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return false;
        if (piece[first] == '{' || piece[first] == '[')
            m_kind = Kind::Document;
        else
            m_kind = piece[first] == '<' ? Kind::Page : Kind::Events;
        return true;
    }

    const OpenAiOptions& m_options;
    ChatStreamReader& m_reader;
    std::chrono::steady_clock::time_point m_begun;
    SseParser m_events;
    Kind m_kind = Kind::Unknown;
    std::string m_document;
};

} // namespace

std::string OpenAiChat::name() const {
    return fmt::format("{} {} at {}", m_options.spec.name(), m_options.model, m_options.server);
}

ChatOutcome OpenAiChat::attempt(const ChatRequest& request, const ChatSink& sink,
                                std::chrono::milliseconds left, JobContext& context) {
    return run(request, sink, left, true, context);
}

ChatOutcome OpenAiChat::attemptWhole(const ChatRequest& request, std::chrono::milliseconds left,
                                     JobContext& context) {
    return run(request, nullptr, left, false, context);
}

ChatOutcome OpenAiChat::run(const ChatRequest& request, const ChatSink& sink, std::chrono::milliseconds left,
                            bool stream, JobContext& context) {
    ChatOutcome outcome;
    auto http = openAiRequest(m_options, m_services, "/chat/completions", "POST",
                              chatBody(m_options, request, stream));
    if (!http) {
        outcome.error = std::move(http.error());
        return outcome;
    }
    http->timeouts.total = left;
    const auto begun = std::chrono::steady_clock::now();
    ChatStreamReader reader(m_options, sink, outcome.partial, begun);
    BodyReader body(m_options, reader, begun);
    const auto response = m_services.http->perform(
        *http, [&](const HttpResponse& head, std::string_view piece) { return body.take(head, piece); },
        context);
    outcome.partial.totalMs = elapsedMs(begun);
    if (!response &&
        (response.error().code == ErrorCode::Offline || response.error().code == ErrorCode::Usage)) {
        outcome.error = response.error();
        return outcome;
    }
    outcome.partial.attempts = 1;
    if (response && response->status >= 400) {
        if (isContentFilter(*response))
            outcome.partial.finish = FinishReason::ContentFilter;
        else
            outcome.error = refusalOf(m_options, *response, systemClock().unixMs());
        return outcome;
    }
    if (response) {
        const std::string id = response->header("x-request-id");
        outcome.partial.requestId = foreignWords(id.empty() ? response->header("request-id") : id, 200);
    }
    body.end(!response);
    if (response && response->status != 200 && !reader.heardAnything() && !reader.error()) {
        outcome.error =
            makeError(ErrorCode::Malformed, fmt::format("{} answered with status {} and no content.",
                                                        m_options.server, response->status));
        return outcome;
    }
    reader.end(response ? std::nullopt : std::optional<Error>(response.error()));
    outcome.error = reader.error();
    return outcome;
}

} // namespace touchstone
