// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/json_page.h"

#include "core/corpus/dialects.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

JsonPage::JsonPage(const JsonTree& tree, std::size_t from, std::size_t to)
    : m_tree(tree), m_text(DecodedText::assembledFrom(tree.text().substr(0, to), from)), m_at(from),
      m_to(to) {}

void JsonPage::gap(std::size_t to, std::string_view text) {
    if (to <= m_at)
        return;
    const std::size_t start = m_text.text().size();
    m_text.append(text, m_at);
    if (!text.empty())
        m_marks.push_back({{start, start + text.size()}, "json"});
    m_at = to;
}

TextRange JsonPage::add(JsonTree::Node node) {
    const bool list = m_tree.is(node, JsonTree::Kind::Array);
    if (!list && !m_tree.is(node, JsonTree::Kind::String))
        return {};
    const std::vector<JsonTree::Node> strings =
        list ? m_tree.children(node) : std::vector<JsonTree::Node>{node};
    TextRange out;
    bool first = true;
    for (const JsonTree::Node one : strings) {
        if (!m_tree.is(one, JsonTree::Kind::String) || m_tree.start(one) < m_at)
            continue;
        gap(m_tree.start(one) + 1, first ? "\n\n" : "");
        if (first)
            out.start = m_text.text().size();
        first = false;
        JsonStringReader reader(m_tree.text(), m_tree.start(one) + 1, m_tree.end(one) - 1);
        for (JsonPiece piece; reader.next(piece);)
            m_text.append(piece.plain.empty() ? std::string_view(piece.decoded) : piece.plain, piece.start);
        m_at = m_tree.end(one) - 1;
        out.end = m_text.text().size();
    }
    return out;
}

void JsonPage::skip(JsonTree::Node node, const char* kind) {
    if (node == JsonTree::kNone || m_tree.start(node) < m_at)
        return;
    gap(m_tree.start(node), "\n");
    const std::size_t start = m_text.text().size();
    m_text.append("\n", m_at);
    m_marks.push_back({{start, start + 1}, kind});
    m_at = m_tree.end(node);
}

void JsonPage::finish() {
    gap(m_to, "\n");
    m_text.finish();
}

Result<> JsonPage::addMarkdown(TextRange range, int level, PageParts& parts, JobContext& job) const {
    if (range.empty())
        return {};
    Document scratch; // a part has no front matter of the page
    const ParseContext context;
    Result<PageParts> read = readMarkdown(text().substr(range.start, range.size()), 0, MarkdownFlavour::Plain,
                                          context, scratch, job);
    if (!read)
        return fail(std::move(read.error()));
    const std::size_t blocks = parts.blocks.size();
    for (Block& block : read->blocks) {
        block.text.shiftOwn(range.start);
        block.source = {block.source.start + range.start, block.source.end + range.start};
        parts.blocks.push_back(std::move(block));
    }
    for (PageHeading& heading : read->headings) {
        heading.block += blocks;
        heading.level += level;
        parts.blocks[heading.block].level = static_cast<std::uint8_t>(heading.level);
        parts.headings.push_back(std::move(heading));
    }
    for (StrippedRange& mark : read->marks)
        parts.marks.push_back(
            {{mark.range.start + range.start, mark.range.end + range.start}, std::move(mark.kind)});
    return {};
}

void JsonPage::addCode(TextRange range, std::string_view language, std::string_view title,
                       PageParts& parts) const {
    if (range.empty() || isBlank(text().substr(range.start, range.size())))
        return;
    MappedText out;
    const std::string_view all = text().substr(0, range.end);
    std::size_t end = range.end;
    while (end > range.start && isBlankChar(all[end - 1]))
        --end;
    for (std::size_t at = range.start; at < end;) {
        const std::size_t stop = std::min(all.find('\x1B', at), end);
        if (at < stop)
            out.append(all.substr(at, stop - at), kOwnFile, at);
        at = stop;
        if (at >= end)
            break;
        ++at;
        if (at < end && all[at] == '[') {
            do
                ++at;
            while (at < end && !isAsciiLetter(all[at]));
            at = std::min(at + 1, end);
        }
    }
    if (out.size() == 0)
        return;
    Block& block = parts.blocks.emplace_back();
    block.kind = BlockKind::Code;
    block.text = std::move(out);
    block.language = language;
    block.title = title;
    block.source = range;
}

} // namespace touchstone
