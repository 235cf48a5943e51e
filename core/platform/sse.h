// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events (WHATWG HTML, section 9.2) and NDJSON out of pieces that may be split anywhere, also
// inside a character or between CR and LF. An object belongs to one thread.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace touchstone {

struct SseEvent {
    std::string event; ///< "message" when none was named
    std::string data;  ///< data lines joined by '\n'
    std::string id;
};

class SseParser {
public:
    /// Return false from the function to stop: the rest is ignored.
    using Sink = std::function<bool(const SseEvent&)>;
    explicit SseParser(Sink sink, std::size_t maxLineBytes = 8U << 20U)
        : m_sink(std::move(sink)), m_maxLine(maxLineBytes) {}
    /// Errors: Malformed when a line or an event is longer than the cap.
    Result<> feed(std::string_view bytes);
    /// The stream has ended. True when nothing was left half done.
    bool finish();

private:
    void line(std::string_view text);
    Sink m_sink;
    std::size_t m_maxLine;
    std::string m_line;
    SseEvent m_event;
    bool m_hasData = false, m_skipLf = false, m_started = false, m_stopped = false;
};

class NdjsonSplitter {
public:
    using Sink = std::function<bool(std::string_view line)>;
    explicit NdjsonSplitter(Sink sink, std::size_t maxLineBytes = 8U << 20U)
        : m_sink(std::move(sink)), m_maxLine(maxLineBytes) {}
    Result<> feed(std::string_view bytes);
    bool finish(); ///< hands on a last line without newline; true when there was none

private:
    Sink m_sink;
    std::size_t m_maxLine;
    std::string m_line;
    bool m_stopped = false;
};

} // namespace touchstone
