// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/sse.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

tl::unexpected<Error> tooLong(std::size_t cap) {
    return fail(ErrorCode::Malformed,
                fmt::format("A line of the stream is too long: more than {} KiB.", cap >> 10U));
}

/// The nearer of LF and CR at or after `from`, or npos. `lf` and `cr` remember what was seen further on, so
/// that a stream with one kind of line end is not searched again and again for the other.
class LineEnds {
public:
    explicit LineEnds(std::string_view bytes) : m_bytes(bytes) {}
    std::size_t next(std::size_t from) {
        advance('\n', from, m_lf);
        advance('\r', from, m_cr);
        return std::min(m_lf, m_cr);
    }

private:
    void advance(char wanted, std::size_t from, std::size_t& seen) const {
        if (seen != kUnknown && (seen == std::string_view::npos || seen >= from))
            return;
        seen = m_bytes.find(wanted, from);
    }
    static constexpr std::size_t kUnknown = std::string_view::npos - 1;
    std::string_view m_bytes;
    std::size_t m_lf = kUnknown, m_cr = kUnknown;
};

} // namespace

Result<> SseParser::feed(std::string_view bytes) {
    LineEnds ends(bytes);
    std::size_t at = 0;
    while (at < bytes.size() && !m_stopped) {
        if (m_skipLf) {
            m_skipLf = false;
            if (bytes[at] == '\n') {
                ++at;
                continue;
            }
        }
        const std::size_t end = ends.next(at);
        if (end == std::string_view::npos) {
            if (m_line.size() + (bytes.size() - at) > m_maxLine)
                return tooLong(m_maxLine);
            m_line.append(bytes.substr(at));
            return {};
        }
        m_skipLf = bytes[end] == '\r';
        if (m_line.size() + (end - at) > m_maxLine)
            return tooLong(m_maxLine);
        if (m_line.empty()) {
            line(bytes.substr(at, end - at));
        } else {
            m_line.append(bytes.substr(at, end - at));
            line(m_line);
            m_line.clear();
        }
        if (m_event.data.size() > m_maxLine)
            return tooLong(m_maxLine);
        at = end + 1;
    }
    return {};
}

void SseParser::line(std::string_view text) {
    if (!m_started) {
        m_started = true;
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
    }
    if (text.empty()) {
        if (m_hasData) {
            m_event.data.pop_back(); // the line end after the last data line
            if (m_event.event.empty())
                m_event.event = "message";
            m_stopped = !m_sink(m_event);
        }
        m_hasData = false;
        m_event.data.clear();
        m_event.event.clear();
        return;
    }
    const std::size_t colon = text.find(':');
    if (colon == 0)
        return;
    const std::string_view field = text.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    if (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    if (field == "data") {
        m_event.data.append(value);
        m_event.data += '\n';
        m_hasData = true;
    } else if (field == "event") {
        m_event.event = value;
    } else if (field == "id") {
        if (value.find('\0') == std::string_view::npos)
            m_event.id = value;
    }
}

bool SseParser::finish() {
    return m_stopped || (m_line.empty() && !m_hasData);
}

Result<> NdjsonSplitter::feed(std::string_view bytes) {
    while (!bytes.empty() && !m_stopped) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (m_line.size() + piece.size() > m_maxLine)
            return tooLong(m_maxLine);
        if (end == std::string_view::npos) {
            m_line.append(piece);
            return {};
        }
        bytes.remove_prefix(end + 1);
        std::string_view whole = piece;
        if (!m_line.empty()) {
            m_line.append(piece);
            whole = m_line;
        }
        if (!whole.empty() && whole.back() == '\r')
            whole.remove_suffix(1);
        if (!whole.empty())
            m_stopped = !m_sink(whole);
        m_line.clear();
    }
    return {};
}

bool NdjsonSplitter::finish() {
    if (m_stopped || m_line.empty())
        return true;
    std::string_view whole = m_line;
    if (whole.back() == '\r')
        whole.remove_suffix(1);
    if (!whole.empty())
        m_stopped = !m_sink(whole);
    m_line.clear();
    return false;
}

} // namespace touchstone
