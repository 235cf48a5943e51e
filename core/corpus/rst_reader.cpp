// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies, sections and text of a reStructuredText page.
#include "core/corpus/rst_reader.h"

#include "core/corpus/dialects.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {
constexpr std::size_t kMaxRstDepth = 48;
constexpr int kMaxLevel = 32;
} // namespace

Result<> RstReader::read(const JobContext& job) {
    m_job = &job;
    for (const Block& block : m_parts.blocks)
        m_lastEnd = std::max<std::size_t>(m_lastEnd, block.source.end);
    for (const PageHeading& heading : m_parts.headings)
        (void)m_names.takeId(heading.id);
    TOUCHSTONE_TRY(body({0, m_lines.count(), 0, 0}, {}));
    flushPrefix();
    return m_state;
}

Result<> RstReader::body(const RstSpan& span, const Around& around) {
    if (around.depth >= kMaxRstDepth) {
        flat(span, around);
        return m_state;
    }
    for (std::size_t line = span.first; line < span.last && m_state;) {
        if (++m_turn % 1024 == 0)
            TOUCHSTONE_TRY(m_job->check());
        if (m_lines.blank(line)) {
            ++line;
            continue;
        }
        line = std::max(construct(span, line, around), line + 1);
    }
    return m_state;
}

/// Reads what begins at a line; the answer is the line behind it.
std::size_t RstReader::construct(const RstSpan& span, std::size_t line, const Around& around) {
    if (m_lines.indent(span, line) > 0)
        return quote(span, line, around);
    const std::string_view text = m_lines.textOf(span, line);
    if (text.empty())
        return line + 1;
    if (around.depth == 0)
        if (const std::size_t end = section(span, line))
            return end;
    switch (text[0]) {
    case '.':
        if (text.substr(0, 2) == ".." && (text.size() == 2 || isBlankChar(text[2])))
            return explicitMarkup(span, line, around);
        break;
    case '_':
        if (text.substr(0, 3) == "__ ")
            return anonymousTarget(span, line);
        break;
    case '+':
        if (isGridBorder(text))
            if (const std::size_t end = gridTable(span, line))
                return end;
        break;
    case '=':
        if (isSimpleBorder(text, '='))
            if (const std::size_t end = simpleTable(span, line))
                return end;
        break;
    case '>':
        if (text.substr(0, 4) == ">>> ")
            return doctest(span, line);
        break;
    case '|':
        if (text.size() == 1 || text[1] == ' ')
            return lineBlock(span, line, around);
        break;
    case ':':
        if (rstFieldMarker(text) > 0)
            return field(span, line, around);
        break;
    default:
        break;
    }
    if (rstBullet(text) > 0)
        return bullet(span, line, around);
    if (rstEnumerator(text) > 0)
        if (const std::size_t end = enumerated(span, line, around))
            return end;
    if (text[0] == '-' || text[0] == '/')
        if (const std::size_t end = optionItem(span, line, around))
            return end;
    return paragraph(span, line, around);
}

/// A title with its adornment, or a transition. 0 = the line begins neither.
std::size_t RstReader::section(const RstSpan& span, std::size_t line) {
    const std::string_view text = m_lines.textOf(span, line);
    const auto textAt = [&](std::size_t i) {
        return i < span.last && !m_lines.blank(i) ? m_lines.textOf(span, i) : std::string_view{};
    };
    if (const char over = rstAdornment(text, 1)) {
        const std::string_view title = textAt(line + 1);
        const std::string_view under = textAt(line + 2);
        if (title.empty()) {
            if (text.size() < 4)
                return 0;
            flushPrefix();
            mark(line, line + 1, "markup");
            return line + 1;
        }
        if (rstAdornment(under, 1) == over && under.size() == text.size() &&
            m_lines.indent(span, line + 2) == 0 && (text.size() >= 4 || rstWidth(title) <= text.size()) &&
            rstAdornment(title, 4) == 0) {
            heading(line + 1, line, line + 3, over, true);
            return line + 3;
        }
    }
    const std::string_view under = textAt(line + 1);
    const char mark = rstAdornment(under, 1);
    const bool construct = rstBullet(text) > 0 || rstFieldMarker(text) > 0 || text.substr(0, 3) == ".. " ||
                           text.substr(0, 4) == ">>> " || isGridBorder(text);
    if (mark == 0 || construct || m_lines.indent(span, line + 1) > 0 ||
        (under.size() < 4 && rstWidth(text) > under.size()) || rstAdornment(text, 4) != 0 ||
        (mark == '.' && under.size() == 2))
        return 0;
    heading(line, line, line + 2, mark, false);
    return line + 2;
}

void RstReader::heading(std::size_t title, std::size_t first, std::size_t end, char mark, bool over) {
    flushPrefix();
    const auto style = std::find(m_styles.begin(), m_styles.end(), std::pair(mark, over));
    const auto index = static_cast<int>(style - m_styles.begin());
    if (style == m_styles.end())
        m_styles.emplace_back(mark, over);
    const int level = std::min(m_baseLevel + index + 1, kMaxLevel);

    LogicalText line;
    line.addLine(m_text, m_lines.indentEnd(title), m_lines.contentEnd(title));
    MappedText text;
    render(line, text);
    MappedText bare;
    RstInlineOptions options;
    options.codeTicks = options.takesIds = false;
    renderRst(line, options, m_names, bare);

    PageHeading heading;
    heading.block = m_parts.blocks.size();
    heading.level = level;
    heading.written = line.view();
    heading.rendered = text.text();
    heading.id = m_names.takeId(bare.text());
    // a number that docutils counted up says less than the label that stands before the section
    if (m_names.isAuto(heading.id))
        for (const std::string& target : m_targets)
            if (!m_names.isAuto(target))
                heading.id = target;
    m_targets.clear();
    m_parts.headings.push_back(std::move(heading));
    push(BlockKind::Heading, std::move(text), m_lines.start(first), m_lines.end(end - 1)).level =
        static_cast<std::uint8_t>(level);
}

std::size_t RstReader::quote(const RstSpan& span, std::size_t line, const Around& around) {
    std::size_t least = 0;
    const std::size_t end = m_lines.indentedEnd(line, span.last, span.column + 1, least);
    Around inner = around;
    ++inner.depth;
    inner.text = around.text == BlockKind::Paragraph ? BlockKind::Quote : around.text;
    // the least indented line is the quote's margin; what stands deeper above it is a quote within
    nest({line, end, least, 0}, inner);
    return end;
}

std::size_t RstReader::paragraph(const RstSpan& span, std::size_t line, const Around& around) {
    std::size_t end = line + 1;
    while (end < span.last && !m_lines.blank(end) && m_lines.indent(span, end) == 0 &&
           m_lines.columns(end) >= span.column)
        ++end;
    const bool indented = end < span.last && !m_lines.blank(end) && m_lines.indent(span, end) > 0;
    std::string_view last = m_lines.textOf(span, end - 1);
    const bool colons = last.size() >= 2 && last.substr(last.size() - 2) == "::";
    if (indented && end == line + 1 && !colons)
        return definition(span, line, around);
    LogicalText text;
    for (std::size_t i = line; i < end; ++i) {
        const std::size_t from = m_lines.at(span, i);
        std::size_t to = m_lines.contentEnd(i);
        if (i + 1 == end && colons) {
            // "text::" shows one colon, "text ::" and "::" none
            --to;
            if (to - from == 1 || isBlankChar(m_text[to - 2]))
                --to;
            while (to > from && isBlankChar(m_text[to - 1]))
                --to;
        }
        if (from < to)
            text.addLine(m_text, from, to);
    }
    if (!text.empty())
        pushText(text, line, end, around);
    else
        mark(line, end, "markup");
    return colons ? literal(span, end) : end;
}

/// The block that "::" announces: indented lines, or lines that all begin with one mark.
std::size_t RstReader::literal(const RstSpan& span, std::size_t line) {
    std::size_t first = line;
    while (first < span.last && m_lines.blank(first))
        ++first;
    if (first >= span.last)
        return line;
    if (m_lines.indent(span, first) > 0) {
        std::size_t least = 0;
        const std::size_t end = m_lines.indentedEnd(first, span.last, span.column + 1, least);
        pushCode(first, end, least, m_highlight, {});
        return end;
    }
    const std::string_view text = m_lines.textOf(span, first);
    if (text.empty() || !isAsciiPunctuation(text[0]) || text.substr(0, 3) == ".. " || first == line)
        return line;
    std::size_t end = first;
    while (end < span.last && !m_lines.blank(end) &&
           m_lines.textOf(span, end).substr(0, 1) == text.substr(0, 1))
        ++end;
    pushCode(first, end, span.column, m_highlight, {});
    return end;
}

/// Beyond the depth that is followed: paragraphs only.
std::size_t RstReader::flat(const RstSpan& span, const Around& around) {
    for (std::size_t line = span.first; line < span.last && m_state;) {
        if (m_lines.blank(line)) {
            ++line;
            continue;
        }
        std::size_t end = line + 1;
        while (end < span.last && !m_lines.blank(end))
            ++end;
        pushText(textOf(span, line, end), line, end, around);
        line = end;
    }
    return span.last;
}

Result<PageParts> readRst(std::string_view text, std::size_t from, const ParseContext& context,
                          Document& document, JobContext& job) {
    PageParts parts;
    // a lone carriage return ends a line, too
    std::string copy;
    if (text.find('\r') != std::string_view::npos) {
        copy = text;
        for (std::size_t i = 0; i < copy.size(); ++i)
            if (copy[i] == '\r' && (i + 1 == copy.size() || copy[i + 1] != '\n'))
                copy[i] = '\n';
        text = copy;
    }
    const std::size_t start = readRstHeader(text, from, document, parts);
    const Result<RstLines> lines = RstLines::split(text, start, job);
    if (!lines)
        return fail(lines.error());
    IncludeResolver includes(context, document.path, document);
    const std::string_view header = text.substr(0, start);
    const auto firstLine = 1 + static_cast<std::uint64_t>(std::count(header.begin(), header.end(), '\n'));
    TOUCHSTONE_TRY(RstReader(*lines, firstLine, start > from ? 1 : 0, includes, document, parts).read(job));
    return parts;
}

} // namespace touchstone
