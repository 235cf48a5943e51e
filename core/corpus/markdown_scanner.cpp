// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/markdown_scanner.h"

#include "core/corpus/html_tags.h"

#include <algorithm>

namespace touchstone {

namespace {

bool isRule(std::string_view text) {
    if (text.empty() || (text[0] != '-' && text[0] != '*' && text[0] != '_'))
        return false;
    std::size_t marks = 0;
    for (char c : text) {
        if (c == text[0])
            ++marks;
        else if (!isBlankChar(c))
            return false;
    }
    return marks >= 3;
}

bool isDelimiterRow(std::string_view text) {
    bool dash = false;
    bool bar = false;
    for (char c : text) {
        dash = dash || c == '-';
        bar = bar || c == '|';
        if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t')
            return false;
    }
    return dash && bar;
}

} // namespace

MarkdownScanner::MarkdownScanner(const MaskedPage& page, std::size_t from, MarkdownFlavour flavour,
                                 IncludeResolver& includes)
    : m_page(page), m_text(page.text), m_at(from), m_mkdocs(flavour == MarkdownFlavour::Mkdocs),
      m_book(flavour == MarkdownFlavour::Mdbook), m_includes(includes) {
    m_parts.marks = page.marks;
    const std::string_view before = m_text.substr(0, from);
    m_lineNumber = 1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
}

Result<PageParts> MarkdownScanner::scan(const JobContext& job) {
    collectReferences();
    for (std::size_t turn = 0; m_at < m_text.size(); ++turn) {
        if (turn % 1024 == 0)
            TOUCHSTONE_TRY(job.check());
        if (m_parts.blocks.size() > kMaxBlocks)
            return fail(ErrorCode::BadInput, "The page has more than 500,000 blocks.",
                        "Split it into several files.");
        if (m_nextFence < m_page.fences.size() && m_page.fences[m_nextFence].start == m_at) {
            const Fence& next = m_page.fences[m_nextFence++];
            flush();
            if (!next.quoted)
                closeIndented(next.indent, next.start);
            fence(next);
            const std::string_view body = m_text.substr(next.start, next.end - next.start);
            m_lineNumber += static_cast<std::uint64_t>(std::count(body.begin(), body.end(), '\n'));
            m_at = next.end;
            m_afterBlank = true;
            m_optionLines = m_directiveLines = false;
            continue;
        }
        const Line next = lineAt(m_text, m_at);
        m_at = next.end; // a form that takes several lines moves it on
        line(next);
        const std::string_view taken = m_text.substr(next.start, m_at - next.start);
        m_lineNumber += static_cast<std::uint64_t>(std::count(taken.begin(), taken.end(), '\n'));
    }
    flush();
    closeFrames(0, m_text.size());
    if (!m_tabs.empty())
        foldTabVariants(std::move(m_tabs), m_parts);
    return std::move(m_parts);
}

/// Link definitions may stand behind their first use.
void MarkdownScanner::collectReferences() {
    std::size_t fence = 0;
    for (std::size_t at = m_at; at < m_text.size();) {
        if (fence < m_page.fences.size() && m_page.fences[fence].start <= at) {
            at = std::max(at, m_page.fences[fence++].end);
            continue;
        }
        const Line line = lineAt(m_text, at);
        at = line.end;
        const std::size_t open = indentOf(m_text, line.start, line.contentEnd).end;
        if (open >= line.contentEnd || m_text[open] != '[')
            continue;
        const std::string_view rest =
            m_text.substr(open, std::min<std::size_t>(line.contentEnd - open, 1002));
        const std::size_t close = rest.find("]:");
        if (close != std::string_view::npos && close > 1 && rest[1] != '^')
            m_references.insert(foldLabel(rest.substr(1, close - 1)));
    }
}

void MarkdownScanner::line(const Line& line) {
    const Indent indent = indentOf(m_text, line.start, line.contentEnd);
    const std::string_view text = trimmed(m_text.substr(indent.end, line.contentEnd - indent.end));
    if (continues(line, indent, text))
        return;
    if (m_open != Open::None && m_afterBlank)
        flush();
    if (!m_quoteAdmonition.empty() && text.front() != '>')
        m_quoteAdmonition.clear();
    if (heading(line, indent))
        return;
    closeIndented(indent.columns, line.start);
    if (m_directiveLines && indent.columns >= 4)
        return;
    m_directiveLines = false;
    const bool options = m_optionLines && indent.columns >= 4 && text.find(':') != std::string_view::npos;
    m_optionLines = options;
    if (options)
        return;
    const bool done = (m_mkdocs && mkdocsForm(line, indent, text)) || (m_book && bookForm(line, text)) ||
                      underlined(line, text) || definition(line, indent, text);
    if (done) {
        m_afterBlank = false;
        return;
    }
    if (isRule(text)) {
        flush();
    } else if (!quote(line, indent) && !list(line, indent) && !html(line, indent) && !table(line, text)) {
        paragraph(line, indent);
    }
    m_afterBlank = false;
}

/// Blank lines, and lines that belong to an open block whatever they look like.
bool MarkdownScanner::continues(const Line& line, const Indent& indent, std::string_view text) {
    if (m_open == Open::Pre) {
        add(line.start, line.contentEnd, line.end);
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(), asciiLower);
        if (lower.find("</pre") != std::string::npos)
            flush();
        return true;
    }
    if (text.empty()) {
        if (m_open == Open::Indented)
            ++m_codeBlanks;
        else
            flush();
        m_afterBlank = true;
        m_optionLines = false;
        return true;
    }
    if (m_open == Open::Indented) {
        const std::size_t columns = codeIndent();
        if (indent.columns < columns) {
            flush();
            return false;
        }
        const std::size_t from = skipColumns(m_text, line.start, line.contentEnd, columns);
        m_code.appendInserted(std::string(m_codeBlanks + 1, '\n'));
        m_codeBlanks = 0;
        m_code.append(m_text.substr(from, line.contentEnd - from), kOwnFile, from);
        m_end = line.end;
        m_afterBlank = false;
        return true;
    }
    return false;
}

bool MarkdownScanner::heading(const Line& line, const Indent& indent) {
    if (indent.columns > (m_mkdocs ? 0U : 3U) || m_text[indent.end] != '#')
        return false;
    std::size_t at = indent.end;
    while (at < line.contentEnd && m_text[at] == '#')
        ++at;
    const std::size_t level = at - indent.end;
    if (level > 6 || (at < line.contentEnd && !isBlankChar(m_text[at])))
        return false;
    flush();
    // a heading at the margin ends what is told apart by indentation
    closeIndented(0, line.start);
    if (!isBlank(m_text.substr(at, line.contentEnd - at)))
        pushHeading(static_cast<int>(level), at, line.contentEnd, line.start, line.end);
    m_afterBlank = true;
    m_directiveLines = m_optionLines = false;
    return true;
}

/// A paragraph of one line above "====" or "----" is a heading.
bool MarkdownScanner::underlined(const Line& line, std::string_view text) {
    const bool underline = text.size() >= 2 && (text[0] == '=' || text[0] == '-') &&
                           text.find_first_not_of(text[0]) == std::string_view::npos;
    if (!underline || m_open != Open::Paragraph || m_afterBlank || m_lines.lineCount() != 1 || m_level > 0 ||
        line.start == 0)
        return false;
    const std::size_t from = m_lines.sourceOf(0);
    const std::size_t to = from + m_lines.view().size();
    const std::size_t start = m_start;
    m_open = Open::None;
    m_lines.clear();
    pushHeading(text[0] == '=' ? 1 : 2, from, to, start, line.end);
    return true;
}

MarkdownScanner::ListMarker MarkdownScanner::listMarker(std::size_t at, std::size_t to) const {
    ListMarker out;
    std::size_t end = at;
    if (m_text[at] == '-' || m_text[at] == '*' || m_text[at] == '+') {
        ++end;
    } else {
        while (end < to && isAsciiDigit(m_text[end]) && end - at < 9)
            ++end;
        if (end == at || end >= to || (m_text[end] != '.' && m_text[end] != ')'))
            return out;
        out.ordered = true;
        out.first = end - at == 1 && m_text[at] == '1';
        ++end;
    }
    if (end < to && m_text[end] != ' ' && m_text[end] != '\t')
        return out;
    out.end = end;
    out.content = indentOf(m_text, end, to).end;
    return out;
}

std::size_t MarkdownScanner::listDepth() const {
    std::size_t depth = 0;
    for (const Frame& frame : m_frames)
        depth += frame.kind == Frame::List ? 1 : 0;
    return depth;
}

bool MarkdownScanner::list(const Line& line, const Indent& indent) {
    const ListMarker marker = listMarker(indent.end, line.contentEnd);
    if (marker.end == 0 || m_open == Open::Html)
        return false;
    const bool interrupts = m_open == Open::Paragraph && !m_afterBlank && m_level == 0;
    if (interrupts && (marker.content >= line.contentEnd || (marker.ordered && !marker.first)))
        return false;
    if (m_open == Open::None && indent.columns >= codeIndent())
        return false;
    flush();
    while (!m_frames.empty() && m_frames.back().kind == Frame::List &&
           indent.columns < m_frames.back().indent + 2)
        closeFrames(m_frames.size() - 1, line.start);
    Frame frame;
    frame.kind = Frame::List;
    frame.indent = indent.columns;
    openFrame(std::move(frame));
    const std::size_t depth = std::max<std::size_t>(listDepth(), 1);
    begin(Open::Item, line.start);
    m_level = static_cast<std::uint8_t>(std::min<std::size_t>(depth, 255));
    m_prefix.appendInserted(std::string(2 * std::min<std::size_t>(depth - 1, 16), ' '));
    const std::string_view written = m_text.substr(indent.end, marker.end - indent.end);
    if (marker.ordered || written == "-")
        m_prefix.append(written, kOwnFile, indent.end);
    else
        m_prefix.appendInserted("-"); // one bullet for all
    m_prefix.appendInserted(" ");
    add(std::min(marker.content, line.contentEnd), line.contentEnd, line.end);
    return true;
}

bool MarkdownScanner::quote(const Line& line, const Indent& indent) {
    if (m_text[indent.end] != '>' || indent.columns >= codeIndent())
        return false;
    std::size_t at = indent.end;
    while (at < line.contentEnd && m_text[at] == '>') {
        ++at;
        at = indentOf(m_text, at, line.contentEnd).end;
    }
    const std::string_view text = trimmed(m_text.substr(at, line.contentEnd - at));
    if (m_open != Open::Quote || text.empty())
        flush();
    if (text.empty())
        return true;
    if (text.size() > 3 && text.substr(0, 2) == "[!" && text.back() == ']' && text.size() < 40) {
        m_quoteAdmonition = std::string(text.substr(2, text.size() - 3));
        std::transform(m_quoteAdmonition.begin(), m_quoteAdmonition.end(), m_quoteAdmonition.begin(),
                       asciiLower);
        return true;
    }
    const ListMarker marker = listMarker(at, line.contentEnd);
    if (marker.end > 0 && marker.content < line.contentEnd) {
        flush();
        begin(Open::Quote, line.start);
        m_prefix.appendInserted(marker.ordered ? m_text.substr(at, marker.end - at) : "-");
        m_prefix.appendInserted(" ");
        at = marker.content;
    } else if (m_open != Open::Quote) {
        begin(Open::Quote, line.start);
    }
    while (at < line.contentEnd && m_text[at] == '#')
        ++at; // a heading within a quote is text
    add(at, line.contentEnd, line.end);
    return true;
}

bool MarkdownScanner::html(const Line& line, const Indent& indent) {
    if (m_open == Open::Html) {
        add(indent.end, line.contentEnd, line.end);
        return true;
    }
    if (m_text[indent.end] != '<')
        return false;
    std::size_t at = indent.end + 1;
    if (at < line.contentEnd && m_text[at] == '/')
        ++at;
    std::string name;
    while (at < line.contentEnd && name.size() < 16 &&
           (isAsciiLetter(m_text[at]) || isAsciiDigit(m_text[at])))
        name.push_back(asciiLower(m_text[at++]));
    if (!isBlockTag(name) || (at < line.contentEnd && isWordChar(m_text[at])))
        return false;
    flush();
    begin(name == "pre" ? Open::Pre : Open::Html, line.start);
    add(indent.end, line.contentEnd, line.end);
    if (name == "pre" &&
        m_text.substr(indent.end, line.contentEnd - indent.end).find("</pre") != std::string_view::npos)
        flush();
    return true;
}

bool MarkdownScanner::table(const Line& line, std::string_view text) {
    if (text.find('|') == std::string_view::npos || line.end >= m_text.size() ||
        (m_open != Open::None && m_open != Open::Paragraph))
        return false;
    const Line delimiters = lineAt(m_text, line.end);
    if (!isDelimiterRow(m_text.substr(delimiters.start, delimiters.contentEnd - delimiters.start)))
        return false;
    flush();
    MappedText out;
    tableRow(line.start, line.contentEnd, out);
    out.appendInserted("\n|");
    const std::string_view row =
        trimmed(m_text.substr(delimiters.start, delimiters.contentEnd - delimiters.start));
    const auto bars = static_cast<std::size_t>(std::count(row.begin(), row.end(), '|'));
    const std::size_t edges = (row.front() == '|' ? 1U : 0U) + (row.back() == '|' ? 1U : 0U);
    std::string dashes;
    for (std::size_t i = 0; i + edges < bars + 1; ++i)
        dashes += "-|";
    out.appendInserted(dashes);
    std::size_t end = delimiters.end;
    while (end < m_text.size()) {
        const Line next = lineAt(m_text, end);
        const std::string_view content = m_text.substr(next.start, next.contentEnd - next.start);
        const bool fenced =
            m_nextFence < m_page.fences.size() && m_page.fences[m_nextFence].start == next.start;
        if (fenced || content.find('|') == std::string_view::npos || content.front() == '#')
            break;
        out.appendInserted("\n");
        tableRow(next.start, next.contentEnd, out);
        end = next.end;
    }
    push(BlockKind::Table, std::move(out), line.start, end);
    m_at = end;
    return true;
}

/// `[label]: address` is markup; `*[HTML]: Hyper Text Markup Language` is a definition.
bool MarkdownScanner::definition(const Line& line, const Indent& indent, std::string_view text) {
    const bool abbreviation = text.size() > 4 && text.substr(0, 2) == "*[";
    if (indent.columns > 3 || (text.front() != '[' && !abbreviation) ||
        (m_open != Open::None && !m_afterBlank && !(m_open == Open::Paragraph && abbreviation)))
        return false;
    const std::size_t close = text.substr(0, 1002).find("]:");
    if (close == std::string_view::npos || close < 2 || text[1] == '^')
        return false;
    flush();
    if (!abbreviation) {
        mark(line.start, line.end, "markup");
        return true;
    }
    LogicalText rest;
    rest.addLine(m_text, indent.end + close + 2, line.contentEnd);
    MappedText out;
    out.append(text.substr(2, close - 2), kOwnFile, indent.end + 2);
    out.appendInserted(": ");
    renderInline(rest, inlineOptions(), out);
    push(BlockKind::Definition, std::move(out), line.start, line.end);
    return true;
}

/// Columns from which a line is code: four more than the innermost container's content.
std::size_t MarkdownScanner::codeIndent() const {
    if (m_frames.empty())
        return 4;
    return m_frames.back().indent + (m_frames.back().kind == Frame::NewBlock ? 4 : 8);
}

void MarkdownScanner::paragraph(const Line& line, const Indent& indent) {
    if (m_open == Open::None && indent.columns >= codeIndent() && m_text[indent.end] != '<') {
        begin(Open::Indented, line.start);
        const std::size_t from = skipColumns(m_text, line.start, line.contentEnd, codeIndent());
        m_code.append(m_text.substr(from, line.contentEnd - from), kOwnFile, from);
        m_end = line.end;
        return;
    }
    if (m_open == Open::None || m_open == Open::Quote) {
        if (m_open == Open::None) {
            begin(Open::Paragraph, line.start);
            m_level = static_cast<std::uint8_t>(std::min<std::size_t>(listDepth(), 255));
        }
    }
    // the lines of a paragraph, and those that run on in an item or a quote
    add(indent.end, line.contentEnd, line.end);
}

} // namespace touchstone
