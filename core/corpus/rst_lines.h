// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a reStructuredText page with their indentation, and pieces of the page that are read as a body of
// their own. Internal to core/corpus. Immutable once made; safe for concurrent reads.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace touchstone {

/// A run of lines below one margin. The first line may begin behind a marker ("- text").
struct RstSpan {
    std::size_t first = 0, last = 0; ///< lines [first, last)
    std::size_t column = 0;          ///< the margin
    std::size_t firstAt = 0;         ///< byte at which the first line begins; 0 = at the margin
};

class RstLines {
public:
    /// Offsets from `from` on. Errors: BadInput (more than four million lines), Cancelled.
    static Result<RstLines> split(std::string_view text, std::size_t from, const JobContext& job);

    [[nodiscard]] std::size_t count() const { return m_lines.size(); }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::size_t start(std::size_t line) const { return m_lines[line].start; }
    /// Behind the last character that is not blank; of a blank line where its text would begin.
    [[nodiscard]] std::size_t contentEnd(std::size_t line) const { return m_lines[line].contentEnd; }
    [[nodiscard]] std::size_t indentEnd(std::size_t line) const { return m_lines[line].indentEnd; }
    [[nodiscard]] std::size_t columns(std::size_t line) const { return m_lines[line].columns; }
    [[nodiscard]] bool blank(std::size_t line) const {
        return m_lines[line].indentEnd >= m_lines[line].contentEnd;
    }
    [[nodiscard]] std::size_t end(std::size_t line) const {
        return line + 1 < m_lines.size() ? m_lines[line + 1].start : m_text.size();
    }
    /// The line without indentation and blanks at its end.
    [[nodiscard]] std::string_view content(std::size_t line) const {
        return m_text.substr(m_lines[line].indentEnd, m_lines[line].contentEnd - m_lines[line].indentEnd);
    }
    /// Byte at which a line's text begins once `column` columns are taken away.
    [[nodiscard]] std::size_t at(std::size_t line, std::size_t column) const;
    /// The same within a body.
    [[nodiscard]] std::size_t at(const RstSpan& span, std::size_t line) const {
        return line == span.first && span.firstAt != 0 ? span.firstAt : at(line, span.column);
    }
    /// The text of a body's line, blanks at its end taken away.
    [[nodiscard]] std::string_view textOf(const RstSpan& span, std::size_t line) const {
        const std::size_t from = at(span, line);
        return from < contentEnd(line) ? m_text.substr(from, contentEnd(line) - from) : std::string_view{};
    }
    /// Columns of a body's line beyond its margin.
    [[nodiscard]] std::size_t indent(const RstSpan& span, std::size_t line) const {
        if ((line == span.first && span.firstAt != 0) || columns(line) < span.column)
            return 0;
        return columns(line) - span.column;
    }
    /// Column of a byte of the line.
    [[nodiscard]] std::size_t columnOf(std::size_t line, std::size_t byte) const;

    /// Where the lines from `line` on that are blank or indented by at least `column` end, blank ones at the
    /// end left out; `least` becomes the smallest indentation among them.
    [[nodiscard]] std::size_t indentedEnd(std::size_t line, std::size_t last, std::size_t column,
                                          std::size_t& least) const;

private:
    struct Entry {
        std::uint32_t start = 0, indentEnd = 0, contentEnd = 0, columns = 0;
    };
    std::string_view m_text;
    std::vector<Entry> m_lines;
};

} // namespace touchstone
