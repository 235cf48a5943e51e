// SPDX-License-Identifier: GPL-3.0-or-later
// Finished blocks of the HTML reader: paragraphs, items, headings, code, tables.
#include "core/corpus/headings.h"
#include "core/corpus/html_reader.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>

namespace touchstone {

std::string codeLanguage(const GumboNode& element) {
    for (std::string_view rest = trimmed(attributeOf(element, "class")); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
        std::string_view word = rest.substr(0, end);
        rest = trimmed(rest.substr(end));
        for (const std::string_view prefix :
             {"language-", "lang-", "highlight-source-", "highlight-", "brush:"}) {
            if (word.size() <= prefix.size() || !equalsIgnoringCase(word.substr(0, prefix.size()), prefix))
                continue;
            word.remove_prefix(prefix.size());
            if (word.size() <= 40 && word != "default" && word != "none" && word != "plaintext" &&
                word.find_first_of("<>`\"'") == std::string_view::npos)
                return std::string(word);
        }
    }
    const std::string_view said = attributeOf(element, "data-lang");
    return said.size() <= 40 && said.find_first_of(" \t\r\n<>`\"'") == std::string_view::npos
               ? std::string(said)
               : std::string();
}

void HtmlReader::flush(std::uint64_t end) {
    const std::uint64_t start = std::exchange(m_start, kNone);
    if (std::exchange(m_sealed, false))
        end = 0;
    if (m_text.empty())
        return;
    const bool keep = m_pre != nullptr;
    const TextRange source = m_text.source();
    MappedText text = m_text.take(keep);
    if (isBlank(text.text()))
        return;
    Found& found = m_found.emplace_back();
    Block& block = found.block;
    block.source = {std::min(start, source.start), std::max(end, source.end)};
    if (!m_notes.empty())
        block.admonition = m_notes.back().type;
    if (m_heading != nullptr) {
        found.heading = headingLevelOf(tagOf(*m_heading));
        found.id = m_id.empty() ? m_pendingId : m_id;
        block.kind = BlockKind::Heading;
        block.level = static_cast<std::uint8_t>(found.heading);
        block.text = std::move(text);
        return;
    }
    if (keep) {
        block.kind = BlockKind::Code;
        block.language = m_language;
        block.text = std::move(text);
        return;
    }
    const Lead lead = std::exchange(m_lead, Lead::None);
    if (lead == Lead::Item) {
        const std::size_t depth = std::clamp<std::size_t>(m_lists.size(), 1, 32);
        const bool ordered = !m_lists.empty() && m_lists.back().ordered;
        block.kind = BlockKind::ListItem;
        block.level = static_cast<std::uint8_t>(depth);
        block.text.appendInserted(std::string(2 * (depth - 1), ' ') +
                                  (ordered ? fmt::format("{}. ", m_lists.back().next++) : std::string("- ")));
    } else if (lead == Lead::Definition) {
        block.kind = BlockKind::Definition;
        block.text.appendInserted(": ");
    } else if (m_noteTitle != nullptr) {
        block.kind = BlockKind::AdmonitionTitle;
        block.title = text.text();
    } else if (m_quotes > 0) {
        block.kind = BlockKind::Quote;
    }
    block.text.append(text);
}

/// The text of a cell on one line.
void HtmlReader::cell(const GumboNode& cell, HtmlText& text) {
    walkTree(cell, [&](const GumboNode& node) {
        if (isText(node)) {
            text.add(node.v.text, false);
            return false;
        }
        if (node.type == GUMBO_NODE_COMMENT) {
            if (const TextRange range = m_tree.placeOf(node.v.text.original_text); !range.empty())
                m_marks.push_back({range, "comment"});
            return false;
        }
        if (!isElement(node))
            return false;
        if (const std::string_view kind = furnitureKind(m_tree, m_content, node, true); !kind.empty())
            return strip(node, kind);
        if (tagOf(node) == GUMBO_TAG_IMG)
            text.addAttribute(node, "alt");
        if (tagOf(node) == GUMBO_TAG_BR || isBlockElement(tagOf(node)))
            text.gap();
        return true;
    });
}

/// A table as rows between bars. Its caption stands before it.
void HtmlReader::table(const GumboNode& table) {
    const TextRange extent = m_tree.extent(table);
    const std::uint64_t start = m_start;
    std::vector<const GumboNode*> rows, captions;
    walkTree(table, [&](const GumboNode& node) {
        if (tagOf(node) == GUMBO_TAG_TR)
            rows.push_back(&node);
        else if (tagOf(node) == GUMBO_TAG_CAPTION)
            captions.push_back(&node);
        else
            return isElement(node);
        return false;
    });
    for (const GumboNode* caption : captions) {
        cell(*caption, m_text);
        flush(m_tree.extent(*caption).end);
    }
    MappedText out;
    TextRange source;
    bool any = false;
    for (const GumboNode* row : rows) {
        MappedText line;
        bool filled = false, isHeader = !any;
        std::size_t columns = 0;
        for (unsigned i = 0; const GumboNode* child = childAt(*row, i); ++i) {
            if (tagOf(*child) != GUMBO_TAG_TD && tagOf(*child) != GUMBO_TAG_TH)
                continue;
            isHeader = isHeader && tagOf(*child) == GUMBO_TAG_TH;
            ++columns;
            cell(*child, m_text);
            const TextRange place = m_text.source();
            const MappedText text = m_text.take(false);
            line.appendInserted(line.empty() ? "| " : " ");
            if (!text.empty()) {
                line.append(text);
                source = source.empty() ? place : source.hull(place);
                filled = true;
            }
            line.appendInserted(" |");
        }
        if (!filled)
            continue;
        if (any)
            out.appendInserted("\n");
        out.append(line);
        if (isHeader) {
            std::string rule = "\n|";
            for (std::size_t i = 0; i < columns; ++i)
                rule += "---|";
            out.appendInserted(rule);
        }
        any = true;
    }
    m_start = kNone;
    if (!any)
        return;
    Found& found = m_found.emplace_back();
    found.block.kind = BlockKind::Table;
    found.block.text = std::move(out);
    found.block.source = {captions.empty() ? std::min(start, source.start) : source.start,
                          std::max(extent.end, source.end)};
    if (!m_notes.empty())
        found.block.admonition = m_notes.back().type;
    m_lead = Lead::None;
    m_pendingId.clear();
}

/// Blocks in the order of the page: the standard has text that stands in a wrong place within a table moved
/// before it.
PageParts HtmlReader::finish() {
    std::stable_sort(m_found.begin(), m_found.end(), [](const Found& a, const Found& b) {
        return a.block.source.start < b.block.source.start;
    });
    PageParts parts;
    parts.anchors = AnchorRule::Explicit;
    parts.blocks.reserve(m_found.size());
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        Found& found = m_found[i];
        if (i + 1 < m_found.size())
            found.block.source.end =
                std::max(found.block.source.start,
                         std::min(found.block.source.end, m_found[i + 1].block.source.start));
        if (found.heading > 0) {
            PageHeading& heading = parts.headings.emplace_back();
            heading.block = parts.blocks.size();
            heading.level = found.heading;
            heading.written = heading.rendered = found.block.text.text();
            heading.id = std::move(found.id);
        }
        parts.blocks.push_back(std::move(found.block));
    }
    parts.marks = std::move(m_marks);
    return parts;
}

} // namespace touchstone
