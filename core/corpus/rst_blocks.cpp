// SPDX-License-Identifier: GPL-3.0-or-later
// Finished blocks of a reStructuredText page.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {} // namespace

Block& RstReader::push(BlockKind kind, MappedText text, std::size_t start, std::size_t end) {
    if (m_parts.blocks.size() > kMaxBlocks && m_state)
        m_state = fail(ErrorCode::BadInput, "The page has more than 500,000 blocks.",
                       "Split it into several files.");
    start = std::max(start, m_lastEnd);
    end = std::max(end, start);
    m_lastEnd = end;
    Block& block = m_parts.blocks.emplace_back();
    block.kind = kind;
    block.text = std::move(text);
    block.source = {start, end};
    block.admonition = m_admonition;
    return block;
}

LogicalText RstReader::textOf(const RstSpan& span, std::size_t first, std::size_t last) const {
    LogicalText out;
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t from = m_lines.at(span, i);
        out.addLine(m_text, from, std::max(from, m_lines.contentEnd(i)));
    }
    return out;
}

void RstReader::render(const LogicalText& text, MappedText& out) {
    renderRst(text, {}, m_names, out);
}

void RstReader::setPrefix(MappedText prefix, BlockKind kind, std::size_t start, std::size_t level,
                          bool keep) {
    flushPrefix();
    m_prefix = std::move(prefix);
    m_prefixKind = kind;
    m_prefixStart = start;
    m_prefixLevel = level;
    m_keepPrefix = keep;
}

/// A bullet without text is markup, a term or a footnote's number is not.
void RstReader::flushPrefix() {
    if (m_keepPrefix && m_prefix.size() > 0) {
        MappedText text = std::move(m_prefix);
        std::size_t size = text.size();
        while (size > 0 && isBlankChar(text.text()[size - 1]))
            --size;
        text.truncate(size);
        m_prefix = {};
        const auto sources = text.sourcesOf(0, text.size());
        const std::size_t end = sources.empty() ? m_prefixStart : sources.front().range.end;
        if (text.size() > 0)
            push(m_prefixKind, std::move(text), m_prefixStart, end).level =
                static_cast<std::uint8_t>(std::min<std::size_t>(m_prefixLevel, 255));
    }
    m_prefix = {};
    m_keepPrefix = false;
}

void RstReader::pushText(const LogicalText& text, std::size_t first, std::size_t last, const Around& around) {
    MappedText out = std::move(m_prefix);
    m_prefix = {};
    m_keepPrefix = false;
    const std::size_t prefix = out.size();
    render(text, out);
    m_targets.clear();
    if (out.size() == prefix && prefix == 0)
        return;
    const std::size_t start = m_lines.start(first);
    Block& block = push(prefix > 0 ? m_prefixKind : around.text, std::move(out),
                        prefix > 0 ? std::min(start, m_prefixStart) : start, m_lines.end(last - 1));
    if (prefix > 0)
        block.level = static_cast<std::uint8_t>(std::min<std::size_t>(m_prefixLevel, 255));
}

void RstReader::pushCode(std::size_t first, std::size_t last, std::size_t column, std::string_view language,
                         std::string title) {
    flushPrefix();
    m_targets.clear();
    MappedText out;
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t from = std::min(m_lines.at(i, column), m_lines.contentEnd(i));
        if (!m_lines.blank(i))
            out.append(m_text.substr(from, m_lines.contentEnd(i) - from), kOwnFile, from);
        if (i + 1 < last)
            out.appendFor("\n", kOwnFile, {std::max(from, m_lines.contentEnd(i)), m_lines.end(i)});
    }
    if (out.size() == 0)
        return;
    Block& block = push(BlockKind::Code, std::move(out), m_lines.start(first), m_lines.end(last - 1));
    block.language = language;
    block.title = std::move(title);
}

/// A body within a body.
void RstReader::nest(const RstSpan& span, const Around& around) {
    if (!m_state)
        return;
    const std::string outer = std::exchange(m_admonition, around.admonition);
    Result<> done = body(span, around);
    if (!done && m_state)
        m_state = std::move(done);
    m_admonition = outer;
}

} // namespace touchstone
