// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/body_reader.h"

#include <fmt/format.h>

namespace touchstone {

namespace {
constexpr std::size_t kMaxDocumentBytes = 8U << 20U;
} // namespace

BodyReader::BodyReader(const ServerOptions& options, bool ndjson, AnswerCollector& answer,
                       PayloadReader& payloads, std::chrono::steady_clock::time_point begun)
    : m_options(options), m_ndjson(ndjson), m_answer(answer), m_payloads(payloads), m_begun(begun),
      m_events([&payloads](const SseEvent& event) { return payloads.take(event.event, event.data); }),
      m_lines([&payloads](std::string_view line) {
          return line.find_first_not_of(" \t\r") == std::string_view::npos || payloads.take({}, line);
      }) {}

bool BodyReader::take(const HttpResponse& head, std::string_view piece) {
    if (m_kind == Kind::Unknown && !look(head, piece))
        return m_answer.wantsMore();
    if (m_kind == Kind::Document || m_kind == Kind::Page) {
        m_document.append(piece);
        if (m_document.size() > kMaxDocumentBytes)
            return stop("an answer that is too large: more than 8 MiB in one piece");
        return m_kind == Kind::Document; // of a page the beginning is enough
    }
    if (const auto fed = m_kind == Kind::Lines ? m_lines.feed(piece) : m_events.feed(piece); !fed)
        return stop("a line that is too long: more than 8 MiB without an end");
    return m_answer.wantsMore() && patient();
}

void BodyReader::end(bool cut) {
    if (m_kind == Kind::Lines && !cut)
        m_lines.finish();
    else if (m_kind == Kind::Document && !cut)
        m_payloads.takeWhole(m_document);
    else if (m_kind == Kind::Page)
        stop("an HTML page, not an answer of a model server");
}

bool BodyReader::stop(std::string_view what) {
    m_answer.malformed(what);
    return false;
}

/// Keep-alives without an event do not count as an answer.
bool BodyReader::patient() {
    if (m_answer.heardAnything() || std::chrono::steady_clock::now() - m_begun < m_options.timeouts.firstByte)
        return true;
    Error error =
        makeError(ErrorCode::Unreachable,
                  fmt::format("{} gave no answer within {:g} s, keep-alives only.", m_options.server,
                              static_cast<double>(m_options.timeouts.firstByte.count()) / 1000.0));
    error.detail = "time";
    m_answer.fail(std::move(error));
    return false;
}

/// False while nothing but blanks has come, or when the body cannot be read at all.
bool BodyReader::look(const HttpResponse& head, std::string_view& piece) {
    if (const std::string coding = head.header("content-encoding"); !coding.empty() && coding != "identity") {
        stop(fmt::format("a body in the content encoding '{}', which was not asked for",
                         foreignWords(coding, 40)));
        return false;
    }
    if (m_document.empty() && piece.starts_with("\xEF\xBB\xBF"))
        piece.remove_prefix(3);
    const std::size_t first = piece.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return false;
    if (piece[first] == '<')
        m_kind = Kind::Page;
    else if (m_ndjson)
        m_kind = Kind::Lines;
    else
        m_kind = piece[first] == '{' || piece[first] == '[' ? Kind::Document : Kind::Events;
    return true;
}

} // namespace touchstone
