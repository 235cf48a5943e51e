// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are written as data: list-table and csv-table, as pipe rows.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

/// Cuts records of comma-separated values; a field in quotes may go over several lines.
class CsvRows {
public:
    CsvRows(std::string_view text, char delimiter, char quote)
        : m_text(text), m_delimiter(delimiter), m_quote(quote) {}

    /// Adds text[from, to) as one line of input; `true` when the record is whole.
    bool line(std::size_t from, std::size_t to, std::vector<LogicalText>& cells) {
        std::size_t at = from;
        if (m_open)
            at = quoted(at, to, cells.back());
        else
            cells.emplace_back();
        while (at < to && !m_open) {
            if (m_text[at] == m_delimiter) {
                cells.emplace_back();
                ++at;
                continue;
            }
            if (isBlankChar(m_text[at])) {
                ++at;
                continue;
            }
            if (m_text[at] == m_quote) {
                at = quoted(at + 1, to, cells.back());
                continue;
            }
            std::size_t end = std::min(m_text.substr(0, to).find(m_delimiter, at), to);
            const std::size_t next = end;
            while (end > at && isBlankChar(m_text[end - 1]))
                --end;
            cells.back().addLine(m_text, at, end);
            at = next;
        }
        return !m_open;
    }

private:
    /// A doubled quote stands for one; what is between two of them is a line of the cell.
    std::size_t quoted(std::size_t at, std::size_t to, LogicalText& cell) {
        m_open = true;
        std::size_t from = at;
        for (; at < to; ++at) {
            if (m_text[at] != m_quote)
                continue;
            if (at + 1 < to && m_text[at + 1] == m_quote) {
                cell.addLine(m_text, from, at + 1);
                from = at + 2;
                ++at;
                continue;
            }
            m_open = false;
            break;
        }
        if (from < at)
            cell.addLine(m_text, from, at);
        return std::min(at + 1, to);
    }

    std::string_view m_text;
    char m_delimiter, m_quote;
    bool m_open = false;
};

char signOf(std::string_view option, char otherwise) {
    if (option == "tab")
        return '\t';
    if (option == "space")
        return ' ';
    return option.empty() ? otherwise : option.front();
}

} // namespace

/// A list of rows, each a list of cells.
bool RstReader::listTable(const Directive& directive) {
    const RstSpan& body = directive.body;
    if (body.first >= body.last)
        return false;
    const RstSpan& argument = directive.argument;
    if (argument.first < argument.last && argument.firstAt != 0)
        pushText(textOf(argument, argument.first, argument.last), argument.first, argument.last, {});
    MappedText table;
    std::vector<LogicalText> cells;
    std::size_t column = npos; // at which cells begin
    for (std::size_t i = body.first; i < body.last; ++i) {
        if (m_lines.blank(i))
            continue;
        std::string_view text = m_lines.content(i);
        std::size_t at = m_lines.indentEnd(i);
        const auto skip = [&](std::size_t size) {
            while (size < text.size() && isBlankChar(text[size]))
                ++size;
            text.remove_prefix(size);
            at += size;
        };
        bool row = m_lines.columns(i) == body.column && rstBullet(text) > 0;
        if (row) {
            addRow(cells, table);
            cells.clear();
            skip(rstBullet(text));
            column = m_lines.columnOf(i, at);
        }
        if (const std::size_t bullet = rstBullet(text); bullet > 0 && (row || m_lines.columns(i) == column)) {
            cells.emplace_back();
            skip(bullet);
        }
        const bool markup = text.substr(0, 3) == ".. " && rstDirectiveName(text.substr(3)) > 0 &&
                            text.substr(text.size() - 2) == "::";
        if (!cells.empty() && !text.empty() && !markup)
            cells.back().addLine(m_text, at, m_lines.contentEnd(i));
    }
    addRow(cells, table);
    if (table.size() > 0)
        push(BlockKind::Table, std::move(table), m_lines.start(body.first), m_lines.end(body.last - 1));
    return true;
}

bool RstReader::csvTable(const Directive& directive) {
    const RstSpan& argument = directive.argument;
    if (argument.first < argument.last && argument.firstAt != 0)
        pushText(textOf(argument, argument.first, argument.last), argument.first, argument.last, {});
    if (const std::string_view file = directive.option("file"); !file.empty()) {
        IncludeLine line;
        line.path = file.substr(0, 4096);
        MappedText rows;
        if (m_includes.include(line, m_firstLine + directive.line, rows) && rows.size() > 0)
            push(BlockKind::Code, std::move(rows), m_lines.start(directive.line),
                 m_lines.end(directive.end - 1))
                .language = "csv";
        return true;
    }
    MappedText table;
    std::size_t first = directive.body.first;
    const char delimiter = signOf(directive.option("delim"), ',');
    const char quote = signOf(directive.option("quote"), '"');
    if (const std::string_view header = directive.option("header"); !header.empty()) {
        const auto from = static_cast<std::size_t>(header.data() - m_text.data());
        std::vector<LogicalText> cells;
        CsvRows(m_text, delimiter, quote).line(from, from + header.size(), cells);
        addRow(cells, table);
        for (first = directive.line; m_lines.end(first) <= from;)
            ++first;
    }
    CsvRows rows(m_text, delimiter, quote);
    std::vector<LogicalText> cells;
    for (std::size_t i = directive.body.first; i < directive.body.last; ++i) {
        if (m_lines.blank(i) && cells.empty())
            continue;
        if (!rows.line(m_lines.indentEnd(i), std::max(m_lines.indentEnd(i), m_lines.contentEnd(i)), cells))
            continue;
        addRow(cells, table);
        cells.clear();
    }
    addRow(cells, table);
    if (table.size() > 0)
        push(BlockKind::Table, std::move(table), m_lines.start(first), m_lines.end(directive.end - 1));
    return true;
}

} // namespace touchstone
