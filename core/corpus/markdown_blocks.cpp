// SPDX-License-Identifier: GPL-3.0-or-later
// Finished blocks of the Markdown scanner: paragraphs, items, headings, fences, tables.
#include "core/corpus/book.h"
#include "core/corpus/code_spans.h"
#include "core/corpus/headings.h"
#include "core/corpus/html_tags.h"
#include "core/corpus/markdown_scanner.h"

#include <algorithm>
#include <utility>

namespace touchstone {

namespace {

struct FenceInfo {
    std::string language, title;
};

/// "Python hl_lines="4"", "{ .dockerfile .annotate }", "rust,ignore", "python title="main.py"".
FenceInfo readInfo(std::string_view info) {
    FenceInfo out;
    info = trimmed(info).substr(0, 1000);
    if (const std::size_t title = info.find("title="); title != std::string_view::npos) {
        std::string_view value = info.substr(title + 6);
        if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
            const std::size_t close = value.find(value.front(), 1);
            if (close != std::string_view::npos)
                out.title = value.substr(1, close - 1);
        }
    }
    if (!info.empty() && info.front() == '{') {
        const std::size_t dot = info.find('.');
        if (dot == std::string_view::npos)
            return out;
        info.remove_prefix(dot + 1);
        out.language = info.substr(0, info.find_first_of(" \t}"));
        return out;
    }
    const std::string_view word = info.substr(0, info.find_first_of(" \t,{"));
    if (word.find('=') == std::string_view::npos)
        out.language = word;
    return out;
}

bool isLookTag(std::string_view name) {
    return name == "font" || name == "span" || name == "u" || name == "b" || name == "i";
}

} // namespace

InlineOptions MarkdownScanner::inlineOptions() const {
    InlineOptions options;
    options.references = &m_references;
    return options;
}

void MarkdownScanner::begin(Open kind, std::size_t start) {
    m_open = kind;
    m_start = m_end = start;
    m_level = 0;
    m_lines.clear();
    m_prefix = {};
    m_code = {};
    m_codeBlanks = 0;
}

void MarkdownScanner::add(std::size_t from, std::size_t to, std::size_t end) {
    m_lines.addLine(m_text, from, to);
    m_end = end;
}

Block& MarkdownScanner::push(BlockKind kind, MappedText text, std::size_t start, std::size_t end) {
    Block& block = m_parts.blocks.emplace_back();
    block.kind = kind;
    block.text = std::move(text);
    block.source = {start, end};
    block.admonition = m_admonition;
    return block;
}

void MarkdownScanner::flush() {
    const Open open = m_open;
    if (open == Open::None)
        return;
    m_open = Open::None;
    if (open == Open::Indented) {
        push(BlockKind::Code, std::move(m_code), m_start, m_end);
        return;
    }
    InlineOptions options = inlineOptions();
    options.keepLineEnds = open == Open::Pre;
    options.markdown = open != Open::Pre;
    const std::size_t prefix = m_prefix.size();
    MappedText out = std::move(m_prefix);
    renderInline(m_lines, options, out);
    m_lines.clear();
    m_prefix = {};
    if (out.size() == prefix)
        return;
    const BlockKind kind = open == Open::Item        ? BlockKind::ListItem
                           : open == Open::Quote     ? BlockKind::Quote
                           : open == Open::Paragraph ? BlockKind::Paragraph
                                                     : BlockKind::Html;
    Block& block = push(kind, std::move(out), m_start, m_end);
    block.level = m_level;
    if (open == Open::Quote && !m_quoteAdmonition.empty())
        block.admonition = m_quoteAdmonition;
}

void MarkdownScanner::pushHeading(int level, std::size_t from, std::size_t to, std::size_t start,
                                  std::size_t end) {
    HeadingParts parts = splitHeading(m_text, from, to);
    LogicalText line;
    line.addLine(m_text, parts.start, parts.end);
    InlineOptions options = inlineOptions();
    options.oneLine = true;
    MappedText text;
    renderInline(line, options, text);
    options.codeTicks = options.definitions = false;
    MappedText rendered;
    renderInline(line, options, rendered);
    if (text.empty())
        return;
    PageHeading heading;
    heading.block = m_parts.blocks.size();
    heading.level = level;
    heading.written = m_text.substr(parts.start, parts.end - parts.start);
    heading.rendered = rendered.text();
    heading.id = std::move(parts.id);
    m_parts.headings.push_back(std::move(heading));
    push(BlockKind::Heading, std::move(text), start, end).level = static_cast<std::uint8_t>(level);
}

void MarkdownScanner::fence(const Fence& fence) {
    const FenceInfo info = readInfo(m_text.substr(fence.infoStart, fence.infoEnd - fence.infoStart));
    Block block;
    block.language = info.language;
    block.title = info.title.empty() ? std::exchange(m_fileName, {}) : info.title;
    bool included = false;
    fenceBody(fence, info.language == "console", block, included);
    if (block.text.empty()) {
        if (included)
            mark(fence.start, fence.end, "include-line");
        return;
    }
    Block& kept = push(BlockKind::Code, std::move(block.text), fence.start, fence.end);
    kept.language = std::move(block.language);
    kept.title = std::move(block.title);
    kept.level = static_cast<std::uint8_t>(std::min<std::size_t>(listDepth(), 255));
}

void MarkdownScanner::fenceBody(const Fence& fence, bool console, Block& block, bool& included) {
    std::uint64_t lineNumber = m_lineNumber;
    bool any = false;
    std::size_t previousEnd = 0; // line end before the line at hand
    for (std::size_t at = fence.bodyStart; at < fence.bodyEnd;) {
        const Line line = lineAt(m_text, at);
        at = line.end;
        ++lineNumber;
        std::size_t from = line.start;
        if (fence.quoted)
            while (from < line.contentEnd &&
                   (m_text[from] == '>' || (m_text[from] == ' ' && from < line.start + fence.indent + 2)))
                ++from;
        else
            from = skipColumns(m_text, from, line.contentEnd, fence.indent);
        const std::string_view content = m_text.substr(from, line.contentEnd - from);
        const bool mayInclude = m_mkdocs ? content.find("{!") != std::string_view::npos ||
                                               content.find("--8<--") != std::string_view::npos
                                         : m_book && content.find("{{#") != std::string_view::npos;
        if (mayInclude) {
            if (const auto wanted =
                    m_book ? parseBookInclude(trimmed(content)) : parsePlainInclude(content)) {
                const auto path = m_includes.include(*wanted, lineNumber, block.text);
                if (path && block.language.empty())
                    block.language = languageOfFile(*path);
                for (const Frame& frame : m_frames)
                    if (frame.tab > 0)
                        m_tabs[frame.tab - 1].samples.push_back(variantBase(wanted->path));
                included = true;
                any = any || path.has_value();
                previousEnd = 0;
                continue;
            }
        }
        if (any) {
            if (previousEnd > 0)
                block.text.appendFor("\n", kOwnFile, {previousEnd, line.start});
            else
                block.text.appendInserted("\n");
        }
        if (console)
            consoleLine(from, line.contentEnd, block.text);
        else
            block.text.append(content, kOwnFile, from);
        previousEnd = line.contentEnd;
        any = true;
    }
    if (m_book && block.language == "rust")
        block.text = withoutHiddenLines(block.text);
    if (isBlank(block.text.text()))
        block.text.truncate(0);
}

/// Recorded terminal output comes with tags for colours.
void MarkdownScanner::consoleLine(std::size_t from, std::size_t to, MappedText& out) const {
    std::size_t kept = from;
    const std::string_view head = m_text.substr(0, to);
    for (std::size_t at = head.find('<', from); at < to; at = head.find('<', at)) {
        const auto tag = scanTag(m_text, at, to);
        if (!tag || !isLookTag(tag->name)) {
            ++at;
            continue;
        }
        out.append(m_text.substr(kept, at - kept), kOwnFile, kept);
        at = kept = tag->end;
    }
    out.append(m_text.substr(kept, to - kept), kOwnFile, kept);
}

void MarkdownScanner::tableRow(std::size_t from, std::size_t to, MappedText& out) const {
    while (from < to && isBlankChar(m_text[from]))
        ++from;
    while (to > from && isBlankChar(m_text[to - 1]))
        --to;
    if (from < to && m_text[from] == '|')
        ++from;
    if (to > from && m_text[to - 1] == '|' && (to < from + 2 || m_text[to - 2] != '\\'))
        --to;
    InlineOptions options = inlineOptions();
    options.oneLine = true;
    const std::vector<CodeSpan> spans = findCodeSpans(m_text, from, to);
    std::size_t span = 0;
    out.appendInserted("|");
    LogicalText cell;
    for (std::size_t start = from, at = from; at <= to; ++at) {
        while (span < spans.size() && spans[span].end <= at)
            ++span;
        if (span < spans.size() && spans[span].start <= at && at < to)
            continue;
        if (at < to && m_text[at] == '\\') {
            ++at;
            continue;
        }
        if (at < to && m_text[at] != '|')
            continue;
        const std::size_t end = std::min(at, to);
        cell.clear();
        cell.addLine(m_text, start, end);
        out.appendInserted(" ");
        renderInline(cell, options, out);
        out.appendInserted(" |");
        start = at + 1;
    }
}

} // namespace touchstone
