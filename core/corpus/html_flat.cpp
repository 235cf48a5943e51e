// SPDX-License-Identifier: GPL-3.0-or-later
// HTML without a tree, for pages that are too large or too deeply nested for one: blocks end where tags of
// blocks stand, tags are taken away, headings keep their ids. Linear in the page, whatever it holds.
#include "core/corpus/html_reader.h"
#include "core/corpus/html_tags.h"
#include "core/corpus/inline_text.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

class FlatReader {
public:
    FlatReader(std::string_view page, std::size_t from, Document& document)
        : m_text(page), m_document(document), m_chunk(from), m_chunkText(from), m_commentEnd(page, "-->") {}

    Result<PageParts> read(const JobContext& job) {
        std::size_t turn = 0;
        for (std::size_t at = m_text.find('<', m_chunk); at < m_text.size(); at = m_text.find('<', at)) {
            if (++turn % 4096 == 0)
                TOUCHSTONE_TRY(job.check());
            if (m_parts.blocks.size() > kMaxBlocks)
                return fail(ErrorCode::BadInput, "The page has more than 500,000 blocks.",
                            "Split it into several files.");
            at = std::max(markupAt(at), at + 1);
        }
        flush(m_text.size());
        return std::move(m_parts);
    }

private:
    std::size_t markupAt(std::size_t at) {
        if (m_text.substr(at, 4) == "<!--") {
            const std::size_t end = m_commentEnd.from(at + 4);
            if (end == std::string_view::npos)
                return at;
            cut(at, end + 3, "comment");
            return end + 3;
        }
        const auto tag = scanTag(m_text, at, m_text.size());
        if (!tag)
            return at;
        if (!tag->closing && (tag->name == "style" || tag->name == "script")) {
            const std::size_t close = m_text.find(tag->name == "style" ? "</style" : "</script", tag->end);
            const std::size_t end = std::min(m_text.find('>', close), m_text.size() - 1) + 1;
            cut(at, end, "style");
            return end;
        }
        if (!isBlockTag(tag->name))
            return tag->end;
        flush(at);
        m_chunk = at;
        m_chunkText = tag->end;
        const bool heading =
            tag->name.size() == 2 && tag->name[0] == 'h' && tag->name[1] >= '1' && tag->name[1] <= '6';
        m_heading = heading && !tag->closing ? tag->name[1] - '0' : 0;
        m_id.clear();
        if (m_heading > 0)
            if (const auto id = tagAttribute(m_text, at, tag->end, "id"); id && id->end - id->start <= 1000)
                m_id = m_text.substr(id->start, id->end - id->start);
        m_item = tag->name == "li" && !tag->closing;
        m_title = tag->name == "title" && !tag->closing;
        if (tag->name == "pre")
            m_preformatted = !tag->closing;
        return tag->end;
    }

    /// Takes [start, end) out of the text.
    void cut(std::size_t start, std::size_t end, const char* kind) {
        m_parts.marks.push_back({{start, end}, kind});
        if (m_chunkText < start)
            m_pieces.addLine(m_text, m_chunkText, start);
        m_chunkText = end;
    }

    void flush(std::size_t end) {
        if (m_chunkText < end)
            m_pieces.addLine(m_text, m_chunkText, end);
        LogicalText pieces = std::move(m_pieces);
        m_pieces.clear();
        if (isBlank(pieces.view()))
            return;
        InlineOptions options;
        options.markdown = false;
        options.keepLineEnds = m_preformatted;
        options.oneLine = m_heading > 0;
        MappedText text;
        if (m_item)
            text.appendInserted("- ");
        const std::size_t prefix = text.size();
        renderInline(pieces, options, text);
        if (text.size() == prefix)
            return;
        if (m_title) {
            if (m_document.title.empty())
                m_document.title = text.text().substr(0, 1000);
            return;
        }
        if (m_heading > 0) {
            PageHeading heading;
            heading.block = m_parts.blocks.size();
            heading.level = m_heading;
            heading.written = heading.rendered = text.text();
            heading.id = m_id;
            m_parts.headings.push_back(std::move(heading));
        }
        Block& block = m_parts.blocks.emplace_back();
        block.kind = m_heading > 0    ? BlockKind::Heading
                     : m_item         ? BlockKind::ListItem
                     : m_preformatted ? BlockKind::Code
                                      : BlockKind::Paragraph;
        block.level = static_cast<std::uint8_t>(m_heading > 0 ? m_heading : m_item ? 1 : 0);
        block.text = std::move(text);
        block.source = {m_chunk, end};
    }

    std::string_view m_text;
    Document& m_document;
    PageParts m_parts;
    LogicalText m_pieces;
    std::size_t m_chunk, m_chunkText; ///< start of the block, and of its text that is not yet in m_pieces
    NextFinder m_commentEnd;
    int m_heading = 0;
    std::string m_id;
    bool m_item = false, m_title = false, m_preformatted = false;
};

} // namespace

Result<PageParts> readFlatHtml(std::string_view text, std::size_t from, Document& document, JobContext& job) {
    return FlatReader(text, from, document).read(job);
}

} // namespace touchstone
