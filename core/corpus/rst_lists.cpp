// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of every kind: bullets, numbers, fields, options, definitions, lines as they stand, doctests.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

bool isRoman(char c) {
    return std::string_view("ivxlcdm").find(asciiLower(c)) != npos;
}

/// "-a", "-f FILE", "--long=ARG", "/V", several with ", " between: length up to the two blanks or the line's
/// end, 0 = none.
std::size_t optionsOf(std::string_view text) {
    std::size_t at = 0;
    for (;;) {
        const std::string_view rest = text.substr(at);
        std::size_t size = 0;
        if (rest.substr(0, 2) == "--" || rest.substr(0, 1) == "/")
            size = rest[0] == '/' ? 1 : 2;
        else if (rest.substr(0, 1) == "-" || rest.substr(0, 1) == "+")
            size = 1;
        const std::size_t name = size;
        while (size < rest.size() && isWordChar(rest[size]))
            ++size;
        if (name == 0 || size == name || rest[name] == '-')
            return 0;
        // its argument: "=ARG", " ARG", " <arg>"
        if (size + 1 < rest.size() && (rest[size] == '=' || rest[size] == ' ') && rest[size + 1] != ' ' &&
            rest[size + 1] != '-') {
            const std::size_t argument = size + 1;
            size = rest[argument] == '<' ? rest.find('>', argument) : argument;
            if (size == npos)
                return 0;
            while (size < rest.size() && !isBlankChar(rest[size]) && rest[size] != ',')
                ++size;
        }
        at += size;
        if (text.substr(at, 2) == ", " && at < 200) {
            at += 2;
            continue;
        }
        return at == text.size() || text.substr(at, 2) == "  " ? at : 0;
    }
}

} // namespace

std::size_t rstBullet(std::string_view text) {
    std::size_t size = 0;
    if (!text.empty() && std::string_view("*+-").find(text[0]) != npos)
        size = 1;
    for (const std::string_view wide : {"\u2022", "\u2023", "\u2043"})
        if (text.substr(0, wide.size()) == wide)
            size = wide.size();
    return size > 0 && (text.size() == size || isBlankChar(text[size])) ? size : 0;
}

std::size_t rstEnumerator(std::string_view text) {
    const bool paren = !text.empty() && text[0] == '(';
    const std::size_t from = paren ? 1 : 0;
    std::size_t at = from;
    while (at < text.size() && at < from + 9 && isAsciiDigit(text[at]))
        ++at;
    if (at == from) {
        while (at < text.size() && at < from + 9 && isRoman(text[at]))
            ++at;
        if (at != from + 1 && at != from &&
            !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                         text.begin() + static_cast<std::ptrdiff_t>(at), isRoman))
            return 0;
        if (at == from && at < text.size() && (isAsciiLetter(text[at]) || text[at] == '#'))
            ++at;
    }
    if (at == from || at >= text.size())
        return 0;
    if (paren ? text[at] != ')' : text[at] != '.' && text[at] != ')')
        return 0;
    ++at;
    return at == text.size() || isBlankChar(text[at]) ? at : 0;
}

/// An item whose text begins behind its marker; lines that stand at the text's column belong to it.
std::size_t RstReader::item(const RstSpan& span, std::size_t line, std::size_t markerEnd,
                            const Around& around) {
    const std::size_t start = m_lines.at(span, line);
    std::size_t from = start + markerEnd;
    while (from < m_lines.contentEnd(line) && isBlankChar(m_text[from]))
        ++from;
    const bool empty = from >= m_lines.contentEnd(line);
    const std::size_t column = empty ? m_lines.columnOf(line, start) + 1 : m_lines.columnOf(line, from);
    std::size_t least = 0;
    const std::size_t end = std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, column, least));
    Around inner = around;
    ++inner.depth;
    ++inner.list;
    if (empty) {
        if (line + 1 < end)
            nest({line + 1, end, least, 0}, inner);
    } else {
        nest({line, end, column, from}, inner);
    }
    flushPrefix();
    return end;
}

std::size_t RstReader::bullet(const RstSpan& span, std::size_t line, const Around& around) {
    const std::size_t size = rstBullet(m_lines.textOf(span, line));
    MappedText prefix;
    prefix.appendInserted(std::string(2 * std::min<std::size_t>(around.list, 50), ' ') + "- ");
    setPrefix(std::move(prefix), BlockKind::ListItem, m_lines.at(span, line), around.list + 1, false);
    return item(span, line, size, around);
}

std::size_t RstReader::enumerated(const RstSpan& span, std::size_t line, const Around& around) {
    const std::string_view text = m_lines.textOf(span, line);
    const std::size_t size = rstEnumerator(text);
    if (line + 1 < span.last && !m_lines.blank(line + 1)) {
        // a sentence that begins with "A." goes on at the margin, an item does not
        const bool inside = m_lines.indent(span, line + 1) > 0 && m_lines.columns(line + 1) >= span.column;
        if (!inside && rstEnumerator(m_lines.textOf(span, line + 1)) == 0)
            return 0;
    }
    const std::size_t at = m_lines.at(span, line);
    MappedText prefix;
    if (around.list > 0)
        prefix.appendInserted(std::string(2 * std::min<std::size_t>(around.list, 50), ' '));
    prefix.append(text.substr(0, size), kOwnFile, at);
    prefix.appendInserted(" ");
    setPrefix(std::move(prefix), BlockKind::ListItem, at, around.list + 1, false);
    return item(span, line, size, around);
}

/// ":name: value" reads "name: value".
std::size_t RstReader::field(const RstSpan& span, std::size_t line, const Around& around) {
    const std::string_view text = m_lines.textOf(span, line);
    const std::size_t size = rstFieldMarker(text);
    const std::size_t at = m_lines.at(span, line);
    std::size_t least = 0;
    const std::size_t end =
        std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, m_lines.columnOf(line, at) + 1, least));
    std::size_t from = at + size;
    while (from < m_lines.contentEnd(line) && isBlankChar(m_text[from]))
        ++from;
    const bool empty = from >= m_lines.contentEnd(line);
    const std::string_view name = text.substr(1, size - 2);
    if (around.depth == 0 && m_parts.headings.size() <= 1 && !empty && end == line + 1 && name.size() <= 80 &&
        m_document.metadata.size() < 200)
        m_document.metadata.emplace(rstName(name), text.substr(from - at).substr(0, 1000));
    if (empty && end == line + 1) {
        mark(line, end, "markup");
        return end;
    }
    LogicalText label;
    label.addLine(m_text, at + 1, at + size - 1);
    MappedText prefix;
    render(label, prefix);
    prefix.appendInserted(": ");
    setPrefix(std::move(prefix), BlockKind::Definition, at, around.list, true);
    Around inner = around;
    ++inner.depth;
    if (!empty)
        nest({line, end, end > line + 1 ? least : 0, from}, inner);
    else
        nest({line + 1, end, least, 0}, inner);
    flushPrefix();
    return end;
}

std::size_t RstReader::optionItem(const RstSpan& span, std::size_t line, const Around& around) {
    const std::string_view text = m_lines.textOf(span, line);
    const std::size_t size = optionsOf(text);
    if (size == 0)
        return 0;
    const std::size_t at = m_lines.at(span, line);
    std::size_t least = 0;
    const std::size_t end =
        std::max(line + 1, m_lines.indentedEnd(line + 1, span.last, m_lines.columnOf(line, at) + 1, least));
    std::size_t from = at + size;
    while (from < m_lines.contentEnd(line) && isBlankChar(m_text[from]))
        ++from;
    const bool empty = from >= m_lines.contentEnd(line);
    if (empty && end == line + 1)
        return 0; // "--" alone, a dash: text
    MappedText prefix;
    prefix.append(text.substr(0, size), kOwnFile, at);
    prefix.appendInserted("  ");
    setPrefix(std::move(prefix), BlockKind::ListItem, at, around.list + 1, true);
    Around inner = around;
    ++inner.depth;
    if (!empty)
        nest({line, end, end > line + 1 ? least : 0, from}, inner);
    else
        nest({line + 1, end, least, 0}, inner);
    flushPrefix();
    return end;
}

/// A line with an indented body right below it. The term is a block, its definition follows.
std::size_t RstReader::definition(const RstSpan& span, std::size_t line, const Around& around) {
    std::size_t least = 0;
    const std::size_t end = m_lines.indentedEnd(line + 1, span.last, span.column + 1, least);
    Around term = around;
    term.text = BlockKind::Definition;
    pushText(textOf(span, line, line + 1), line, line + 1, term);
    term.text = around.text == BlockKind::Quote ? BlockKind::Quote : BlockKind::Paragraph;
    ++term.depth;
    MappedText prefix;
    prefix.appendInserted("  ");
    setPrefix(std::move(prefix), BlockKind::Definition, m_lines.start(line + 1), around.list, false);
    nest({line + 1, end, least, 0}, term);
    flushPrefix();
    return end;
}

std::size_t RstReader::lineBlock(const RstSpan& span, std::size_t line, const Around& around) {
    flushPrefix();
    std::size_t end = line;
    MappedText out;
    LogicalText one;
    const auto flush = [&] {
        if (!one.empty()) {
            if (out.size() > 0)
                out.appendInserted("\n");
            render(one, out);
        }
        one.clear();
    };
    for (; end < span.last && !m_lines.blank(end); ++end) {
        const std::string_view text = m_lines.textOf(span, end);
        const bool mark = m_lines.indent(span, end) == 0 && !text.empty() && text[0] == '|' &&
                          (text.size() == 1 || text[1] == ' ');
        if (!mark && m_lines.indent(span, end) == 0)
            break;
        if (mark)
            flush();
        const std::size_t from = mark ? m_lines.at(span, end) + 1 : m_lines.indentEnd(end);
        one.addLine(m_text, from, m_lines.contentEnd(end));
    }
    flush();
    if (out.size() > 0)
        push(around.text, std::move(out), m_lines.start(line), m_lines.end(end - 1));
    return end;
}

std::size_t RstReader::doctest(const RstSpan& span, std::size_t line) {
    std::size_t end = line;
    while (end < span.last && !m_lines.blank(end))
        ++end;
    pushCode(line, end, span.column, "pycon", {});
    return end;
}

} // namespace touchstone
