// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/extracted_text.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <utility>

namespace touchstone {

namespace {

constexpr char kPage = '\x0C';
constexpr char kRunning = '\x1E';

/// Bytes of "- ", "12. ", "a) " behind the indentation, 0 = no item.
std::size_t markerLength(std::string_view text) {
    if (text.size() > 2 && text[0] == '-' && text[1] == ' ')
        return 2;
    std::size_t at = 0;
    while (at < text.size() && at < 6 && isAsciiDigit(text[at]))
        ++at;
    if (at == 0 && !text.empty() && isAsciiLetter(text[0]))
        at = 1;
    return at > 0 && at + 2 < text.size() && (text[at] == '.' || text[at] == ')') && text[at + 1] == ' ' &&
                   (text[at] == ')' || isAsciiDigit(text[0]))
               ? at + 2
               : 0;
}

std::size_t headingMarks(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && marks + 1 < line.size() && line[marks] == ' ' ? marks : 0;
}

bool isNote(std::string_view line) {
    return line.substr(0, 2) == "[^" && line.find("]: ") != std::string_view::npos;
}

bool readsAsMark(std::string_view text) {
    return headingMarks(text) > 0 || markerLength(text) > 0 || text.substr(0, 1) == "|" ||
           text.substr(0, 3) == "```" || isNote(text);
}

} // namespace

std::string oneLine(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
        if (!blank)
            out.push_back(c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

void ExtractedWriter::separate(Last next) {
    if (m_last != Last::None && !(m_last == next && next != Last::Block))
        m_text += '\n';
    m_last = next;
}

void ExtractedWriter::heading(int level, std::string_view text) {
    const std::string line = oneLine(text);
    if (line.empty())
        return;
    separate(Last::Block);
    m_text += std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#') + ' ' + line + '\n';
}

void ExtractedWriter::paragraph(std::string_view text) {
    const std::string line = oneLine(text);
    if (line.empty())
        return;
    separate(Last::Block);
    m_text += (readsAsMark(line) ? " " : "") + line + '\n';
}

void ExtractedWriter::item(std::size_t depth, std::string_view marker, std::string_view text) {
    const std::string line = oneLine(text);
    if (line.empty())
        return;
    separate(Last::Item);
    m_text +=
        std::string(2 * (std::clamp<std::size_t>(depth, 1, 16) - 1), ' ') + std::string(marker) + line + '\n';
}

void ExtractedWriter::row(const std::vector<std::string>& cells, bool first) {
    if (first && m_last == Last::Row)
        m_text += '\n';
    separate(Last::Row);
    m_text += '|';
    for (const std::string& cell : cells)
        m_text += ' ' + oneLine(cell) + " |";
    m_text += '\n';
}

void ExtractedWriter::rule(std::size_t columns) {
    m_text += '|';
    for (std::size_t i = 0; i < columns; ++i)
        m_text += "---|";
    m_text += '\n';
}

void ExtractedWriter::code(std::string_view lines, std::string_view language) {
    if (isBlank(lines))
        return;
    separate(Last::Block);
    std::size_t ticks = 3;
    while (lines.find(std::string(ticks, '`')) != std::string_view::npos)
        ++ticks;
    m_text += std::string(ticks, '`') + std::string(language) + '\n';
    for (const char c : lines)
        m_text.push_back(c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20 ? c : ' ');
    if (m_text.back() != '\n')
        m_text += '\n';
    m_text += std::string(ticks, '`') + '\n';
}

void ExtractedWriter::note(std::string_view name, std::string_view text) {
    const std::string line = oneLine(text);
    if (line.empty())
        return;
    separate(Last::Block);
    m_text += "[^" + oneLine(name) + "]: " + line + '\n';
}

void ExtractedWriter::running(std::string_view text) {
    const std::string line = oneLine(text);
    if (!line.empty())
        m_text += kRunning + line + '\n';
}

void ExtractedWriter::pageBreak() {
    separate(Last::Block);
    m_text += kPage;
    m_last = Last::None;
}

std::string ExtractedWriter::take() {
    m_last = Last::None;
    return std::exchange(m_text, {});
}

Result<PageParts> readExtracted(std::string_view text, const JobContext& job) {
    PageParts parts;
    std::size_t turn = 0;
    const auto push = [&](BlockKind kind, std::size_t from, std::size_t to, std::size_t end) -> Block& {
        Block& block = parts.blocks.emplace_back();
        block.kind = kind;
        block.source = {from, end};
        block.text.append(text.substr(from, to - from), kOwnFile, from);
        return block;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (++turn % 4096 == 0)
            TOUCHSTONE_TRY(job.check());
        if (parts.blocks.size() > kMaxBlocks)
            return fail(ErrorCode::BadInput, "The document has more than 500,000 paragraphs.",
                        "Split it into several files.");
        if (text[at] == kPage) {
            parts.marks.push_back({{at, at + 1}, "page-break"});
            ++at;
            continue;
        }
        const Line line = lineAt(text, at);
        at = line.end;
        const std::string_view content = text.substr(line.start, line.contentEnd - line.start);
        if (content.substr(0, 1) == std::string_view(&kRunning, 1)) {
            parts.marks.push_back({{line.start, line.end}, "running-line"});
            continue;
        }
        if (isBlank(content))
            continue;
        if (const std::size_t marks = headingMarks(content); marks > 0) {
            PageHeading& heading = parts.headings.emplace_back();
            heading.block = parts.blocks.size();
            heading.level = static_cast<int>(marks);
            heading.written = heading.rendered = content.substr(marks + 1);
            Block& block = push(BlockKind::Heading, line.start + marks + 1, line.contentEnd, line.end);
            block.source.start = line.start;
            block.level = static_cast<std::uint8_t>(marks);
            continue;
        }
        if (content.substr(0, 3) == "```") {
            const std::size_t ticks = std::min(content.find_first_not_of('`'), content.size());
            const std::string_view fence = content.substr(0, ticks);
            std::size_t close = at, end = at;
            while (close < text.size()) {
                const Line next = lineAt(text, close);
                end = next.end;
                if (text.substr(next.start, next.contentEnd - next.start) == fence)
                    break;
                close = end;
            }
            if (close > line.end) {
                Block& block = push(BlockKind::Code, line.end, close - 1, end);
                block.source.start = line.start;
                block.language = content.substr(ticks, 40);
            }
            at = std::max(end, at);
            continue;
        }
        if (content.front() == '|') {
            std::size_t end = line.contentEnd;
            while (at < text.size() && text[at] == '|') {
                const Line next = lineAt(text, at);
                end = next.contentEnd;
                at = next.end;
            }
            push(BlockKind::Table, line.start, end, at);
            continue;
        }
        const std::size_t indent = std::min(content.find_first_not_of(' '), content.size());
        if (markerLength(content.substr(indent)) > 0 && indent % 2 == 0) {
            push(BlockKind::ListItem, line.start, line.contentEnd, line.end).level =
                static_cast<std::uint8_t>(1 + indent / 2);
            continue;
        }
        push(isNote(content) ? BlockKind::Definition : BlockKind::Paragraph, line.start + indent,
             line.contentEnd, line.end);
    }
    return parts;
}

std::vector<std::uint64_t> pageStarts(std::string_view text) {
    std::vector<std::uint64_t> starts;
    for (std::size_t at = text.find(kPage); at != std::string_view::npos; at = text.find(kPage, at + 1))
        starts.push_back(at);
    return starts;
}

std::uint32_t pageAt(const std::vector<std::uint64_t>& starts, std::uint64_t at) {
    return static_cast<std::uint32_t>(std::upper_bound(starts.begin(), starts.end(), at) - starts.begin());
}

} // namespace touchstone
