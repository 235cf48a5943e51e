// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are drawn: grids and simple ones, as pipe rows. Columns count characters as docutils does.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

/// Byte offsets of growing columns of one line.
class ColumnFinder {
public:
    explicit ColumnFinder(std::string_view line) : m_line(line) {}
    std::size_t byteOf(std::size_t column) {
        while (m_column < column && m_at < m_line.size()) {
            if (static_cast<signed char>(m_line[m_at]) >= 0) {
                ++m_column;
                ++m_at;
                continue;
            }
            const std::size_t size = std::max<std::size_t>(decodeUtf8(m_line, m_at).length, 1);
            m_column += rstWidth(m_line.substr(m_at, size));
            m_at += size;
        }
        return m_at;
    }

private:
    std::string_view m_line;
    std::size_t m_column = 0, m_at = 0;
};

void addTrimmed(std::string_view text, std::size_t from, std::size_t to, LogicalText& cell) {
    while (from < to && isBlankChar(text[from]))
        ++from;
    while (to > from && isBlankChar(text[to - 1]))
        --to;
    if (from < to)
        cell.addLine(text, from, to);
}

} // namespace

bool isGridBorder(std::string_view text) {
    return text.size() >= 3 && text.front() == '+' && text.back() == '+' &&
           text.find_first_not_of("+-=") == npos && text.find_first_of("-=") != npos;
}

bool isSimpleBorder(std::string_view text, char mark) {
    if (text.size() < 3 || text.front() != mark || text.back() != mark)
        return false;
    bool gap = false;
    for (char c : text) {
        gap = gap || c == ' ';
        if (c != mark && c != ' ')
            return false;
    }
    return gap;
}

void RstReader::addRow(const std::vector<LogicalText>& cells, MappedText& table) {
    if (std::all_of(cells.begin(), cells.end(), [](const LogicalText& cell) { return cell.empty(); }))
        return;
    if (table.size() > 0)
        table.appendInserted("\n");
    table.appendInserted("|");
    for (const LogicalText& cell : cells) {
        table.appendInserted(" ");
        if (!cell.empty())
            render(cell, table);
        table.appendInserted(" |");
    }
}

std::size_t RstReader::gridTable(const RstSpan& span, std::size_t line) {
    std::size_t end = line;
    while (end < span.last && !m_lines.blank(end) && m_lines.indent(span, end) == 0) {
        const char first = m_lines.textOf(span, end).front();
        if (first != '+' && first != '|')
            break;
        ++end;
    }
    if (end < line + 3 || !isGridBorder(m_lines.textOf(span, end - 1)))
        return 0;
    flushPrefix();
    std::vector<std::size_t> borders; // columns in which a cell may end
    for (std::size_t i = line; i < end; ++i) {
        const std::string_view text = m_lines.textOf(span, i);
        if (!isGridBorder(text) || (i > line && text == m_lines.textOf(span, line)))
            continue;
        if (borders.size() > 4 * m_lines.textOf(span, line).size())
            break; // every column by now
        for (std::size_t at = text.find('+'); at != npos; at = text.find('+', at + 1))
            borders.push_back(at);
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    MappedText table;
    std::vector<LogicalText> cells(borders.size());
    const auto flush = [&] {
        std::vector<LogicalText> filled;
        for (LogicalText& cell : cells) {
            // cells of several columns stand in the first of them
            if (!cell.empty())
                filled.push_back(std::move(cell));
            else if (filled.size() + 1 < borders.size())
                filled.emplace_back();
            cell = {};
        }
        addRow(filled, table);
    };
    for (std::size_t i = line; i < end; ++i) {
        const std::string_view text = m_lines.textOf(span, i);
        if (isGridBorder(text)) {
            flush();
            continue;
        }
        const std::size_t at = m_lines.at(span, i);
        // a border that is broken by a cell of several rows ends the row all the same
        const bool broken = text.find("+--") != npos || text.find("--+") != npos;
        ColumnFinder columns(text);
        std::size_t open = 0; // first column of the cell
        std::size_t start = columns.byteOf(borders.empty() ? 0 : borders[0]) + 1;
        if (broken)
            flush();
        for (std::size_t k = 1; k < borders.size(); ++k) {
            const std::size_t to = columns.byteOf(borders[k]);
            if (to < text.size() && text[to] != '|' && text[to] != '+')
                continue;
            const std::string_view inside = start < to ? text.substr(start, to - start) : std::string_view{};
            if (inside.find_first_not_of("-=+") != npos)
                addTrimmed(m_text, at + start, at + to, cells[open]);
            open = k;
            start = to + 1;
            if (to >= text.size())
                break;
        }
    }
    flush();
    if (table.size() > 0)
        push(BlockKind::Table, std::move(table), m_lines.start(line), m_lines.end(end - 1));
    return end;
}

std::size_t RstReader::simpleTable(const RstSpan& span, std::size_t line) {
    // it ends at the second border, or at the third where a row of headings comes first
    std::size_t end = 0;
    std::size_t found = 0;
    for (std::size_t i = line + 1; i < span.last; ++i) {
        if (m_lines.blank(i) || !isSimpleBorder(m_lines.textOf(span, i), '='))
            continue;
        ++found;
        if (found == 2 || i + 1 == span.last || m_lines.blank(i + 1)) {
            end = i + 1;
            break;
        }
    }
    if (end == 0 || m_lines.columns(end - 1) < span.column)
        return 0;
    flushPrefix();
    const std::string_view border = m_lines.textOf(span, line);
    std::vector<std::pair<std::size_t, std::size_t>> columns; // of the marks of each column
    for (std::size_t at = 0; at < border.size();) {
        const std::size_t start = border.find('=', at);
        if (start == npos)
            break;
        at = std::min(border.find(' ', start), border.size());
        columns.emplace_back(start, at);
    }
    MappedText table;
    std::vector<LogicalText> cells(columns.size());
    const auto flush = [&] {
        addRow(cells, table);
        for (LogicalText& cell : cells)
            cell = {};
    };
    for (std::size_t i = line + 1; i < end; ++i) {
        const std::string_view text = m_lines.blank(i) ? std::string_view{} : m_lines.textOf(span, i);
        if (text.empty() || isSimpleBorder(text, '=') || isSimpleBorder(text, '-') ||
            rstAdornment(text, 3) == '-') {
            flush();
            continue;
        }
        const std::size_t at = m_lines.at(span, i);
        ColumnFinder finder(text);
        std::size_t open = 0;
        std::size_t start = 0;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const bool last = k + 1 == columns.size();
            const std::size_t gap = last ? text.size() : finder.byteOf(columns[k].second);
            const std::size_t next = last ? text.size() : finder.byteOf(columns[k + 1].first);
            // text across the gap: a cell of several columns
            if (!last && gap < next && !isBlank(text.substr(gap, next - gap)))
                continue;
            const std::string_view inside =
                text.substr(std::min(start, text.size()), next - std::min(start, next));
            if (open == 0 && k == 0 && !isBlank(inside))
                flush(); // the first column is filled: a new row
            if (open == 0 && k > 0 && !isBlank(inside) && !isBlankChar(inside.front()))
                flush();
            if (!isBlank(inside))
                addTrimmed(m_text, at + start, at + next, cells[open]);
            open = k + 1;
            start = next;
            if (next >= text.size())
                break;
        }
    }
    flush();
    if (table.size() > 0)
        push(BlockKind::Table, std::move(table), m_lines.start(line), m_lines.end(end - 1));
    return end;
}

} // namespace touchstone
