// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the first bytes of a body and hands it on: an event stream or JSON lines, whatever the content
// type says, one JSON document, or something that is no answer at all. Internal to core/models; belongs to
// one call.
#pragma once

#include "core/models/wire_format.h"
#include "core/platform/sse.h"

#include <chrono>
#include <string>
#include <string_view>

namespace touchstone {

class BodyReader {
public:
    BodyReader(const ServerOptions& options, bool ndjson, AnswerCollector& answer, PayloadReader& payloads,
               std::chrono::steady_clock::time_point begun);
    /// False when nothing more is wanted.
    bool take(const HttpResponse& head, std::string_view piece);
    /// The body is over, or was cut.
    void end(bool cut);

private:
    enum class Kind : std::uint8_t { Unknown, Events, Lines, Document, Page };
    bool stop(std::string_view what);
    bool patient();
    bool look(const HttpResponse& head, std::string_view& piece);

    const ServerOptions& m_options;
    bool m_ndjson;
    AnswerCollector& m_answer;
    PayloadReader& m_payloads;
    std::chrono::steady_clock::time_point m_begun;
    SseParser m_events;
    NdjsonSplitter m_lines;
    Kind m_kind = Kind::Unknown;
    std::string m_document;
};

} // namespace touchstone
