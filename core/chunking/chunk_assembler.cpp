// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_assembler.h"

#include "core/corpus/extracted_text.h"
#include "core/corpus/text_lines.h"
#include "core/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace touchstone {

namespace {

std::uint64_t firstOwnByte(const MappedText& text, std::size_t at, std::uint64_t otherwise) {
    // The run that holds the byte, or the next one that comes from the page itself.
    const std::vector<TextRun>& runs = text.runs();
    auto run = std::upper_bound(runs.begin(), runs.end(), at,
                                [](std::size_t value, const TextRun& r) { return value < r.textStart; });
    if (run != runs.begin())
        --run;
    for (; run != runs.end(); ++run) {
        if (run->file != kOwnFile || run->source.empty())
            continue;
        const std::size_t next = run + 1 == runs.end() ? text.size() : (run + 1)->textStart;
        const bool verbatim = next - run->textStart == run->source.size();
        const std::uint64_t inside = at > run->textStart && verbatim ? at - run->textStart : 0;
        return run->source.start + inside;
    }
    return otherwise;
}

} // namespace

ChunkAssembler::ChunkAssembler(const Document& document, const ChunkContext& context,
                               const std::vector<Piece>& pieces)
    : m_document(document), m_context(context), m_pieces(pieces), m_page{0, document.sizeBytes} {
    for (const StrippedRange& stripped : document.stripped) // in order
        if (stripped.range.start <= m_page.start && stripped.range.end > m_page.start)
            m_page.start = stripped.range.end;
    for (auto stripped = document.stripped.rbegin(); stripped != document.stripped.rend(); ++stripped)
        if (stripped->range.end >= m_page.end && stripped->range.start < m_page.end)
            m_page.end = stripped->range.start;
    // Text must lie in its own range, whatever the list of stripped ranges says.
    if (!pieces.empty()) {
        const TextRange first = blockOf(pieces.front()).source, last = blockOf(pieces.back()).source;
        m_page.start = std::min(m_page.start, first.start);
        m_page.end = std::max(m_page.end, std::min(last.end, document.sizeBytes));
    }
}

const Block& ChunkAssembler::blockOf(const Piece& piece) const {
    return m_document.sections[piece.section].blocks[piece.block];
}

std::uint64_t ChunkAssembler::startInPage(std::size_t piece) const {
    if (piece == 0)
        return m_page.start;
    const Piece& at = m_pieces[piece];
    const Block& block = blockOf(at);
    if (at.start > 0)
        return std::clamp(firstOwnByte(block.text, at.start, block.source.start), block.source.start,
                          std::max(block.source.start, block.source.end));
    // The first piece of a section begins with the section, so that nothing before its heading is lost.
    if (m_pieces[piece - 1].section != at.section)
        return m_document.sections[at.section].source.start;
    return block.source.start;
}

std::uint64_t ChunkAssembler::endInPage(std::size_t piece) const {
    if (piece + 1 == m_pieces.size())
        return m_page.end;
    const Piece& next = m_pieces[piece + 1];
    const std::uint64_t start = startInPage(piece + 1);
    const Block& block = blockOf(next);
    // A cut inside a block whose text is not of this page: both sides have the including line behind them.
    if (next.start > 0 && start == block.source.start)
        return block.source.end;
    return start;
}

void ChunkAssembler::appendText(Chunk& chunk, std::size_t first, std::size_t last) const {
    BlockKind before = BlockKind::Paragraph;
    std::size_t bytes = 0, runs = 0;
    for (std::size_t at = first; at < last; ++at) {
        bytes += m_pieces[at].end - m_pieces[at].start + 16;
        if (at == first || m_pieces[at].start == 0) // a block that was cut is shared by its pieces
            runs += blockOf(m_pieces[at]).text.runs().size() + 3;
    }
    chunk.text.reserve(bytes, std::min<std::size_t>(runs, 4 * (last - first) + 64));
    chunk.spans.reserve(std::min<std::size_t>(last - first, 64));
    for (std::size_t at = first; at < last;) {
        const Piece& piece = m_pieces[at];
        const Block& block = blockOf(piece);
        std::size_t end = piece.end;
        for (++at; at < last && m_pieces[at].section == piece.section && m_pieces[at].block == piece.block;
             ++at)
            end = m_pieces[at].end;
        const std::string& text = block.text.text();
        std::size_t start = piece.start;
        while (end > start && isBlankChar(text[end - 1]))
            --end;
        const bool cutBefore = start > 0 && block.kind != BlockKind::Code; // a line's indent is part of code
        while (cutBefore && start < end && isBlankChar(text[start]))
            ++start;
        if (start == end)
            continue;
        if (!chunk.text.empty()) {
            const bool list = before == BlockKind::ListItem && block.kind == BlockKind::ListItem;
            chunk.text.appendInserted(list ? "\n" : "\n\n");
        }
        before = block.kind;
        const std::string_view shown = std::string_view(text).substr(start, end - start);
        if (block.kind == BlockKind::Code) {
            chunk.text.appendInserted(openingFence(block, shown) + "\n");
        } else if (block.kind == BlockKind::Heading) {
            const auto level = std::clamp<std::size_t>(block.level, 1, 6);
            chunk.text.appendInserted(std::string_view("###### ", 7).substr(6 - level));
        }
        const auto spanStart = static_cast<std::uint32_t>(chunk.text.size());
        if (start == 0 && end == text.size())
            chunk.text.append(block.text);
        else
            chunk.text.append(block.text.slice(start, end));
        chunk.spans.push_back({block.kind, spanStart, static_cast<std::uint32_t>(chunk.text.size())});
        if (block.kind == BlockKind::Code)
            chunk.text.appendInserted(fmt::format("\n{:`>{}}", "", fenceLength(shown)));
    }
}

void ChunkAssembler::appendSections(Chunk& chunk, std::size_t first, std::size_t last) const {
    for (std::size_t at = first; at < last; ++at) {
        if (at > first && m_pieces[at].section == m_pieces[at - 1].section)
            continue;
        const Section& section = m_document.sections[m_pieces[at].section];
        const TextRange cut{std::max(section.source.start, chunk.range.start),
                            std::min(section.source.end, chunk.range.end)};
        chunk.sections.push_back({section.heading, section.anchor, cut});
    }
    const Section& section = m_document.sections[m_pieces[first].section];
    chunk.heading = section.heading;
    chunk.headings = section.headings;
    chunk.anchor = section.anchor;
    if (!m_document.url.empty())
        chunk.url =
            section.anchor.empty() ? m_document.url : fmt::format("{}#{}", m_document.url, section.anchor);
    if (const auto release = section.metadata.find("release"); release != section.metadata.end())
        chunk.release = release->second;
}

void ChunkAssembler::appendParts(Chunk& chunk, std::size_t first, std::size_t last) const {
    constexpr std::uint64_t kLineEnd = 2; // between two lines that stand one after the other
    std::vector<FileRange> ranges;
    for (std::size_t at = first; at < last; ++at) {
        const MappedText& text = blockOf(m_pieces[at]).text;
        const std::vector<TextRun>& runs = text.runs();
        // Many pieces may share a block with many runs: only those that reach into the piece are looked at.
        const auto behind =
            std::upper_bound(runs.begin(), runs.end(), m_pieces[at].start,
                             [](std::size_t start, const TextRun& run) { return start < run.textStart; });
        const auto next = static_cast<std::size_t>(behind - runs.begin());
        for (std::size_t i = next > 0 ? next - 1 : 0; i < runs.size() && runs[i].textStart < m_pieces[at].end;
             ++i) {
            const std::size_t end = i + 1 < runs.size() ? runs[i + 1].textStart : text.size();
            TextRange source = runs[i].source;
            if (runs[i].file == kOwnFile || source.empty() || end <= m_pieces[at].start)
                continue;
            if (end - runs[i].textStart == source.size()) { // verbatim: cut to the piece
                if (m_pieces[at].end < end)
                    source.end -= end - m_pieces[at].end;
                if (m_pieces[at].start > runs[i].textStart)
                    source.start += m_pieces[at].start - runs[i].textStart;
            }
            if (!ranges.empty() && ranges.back().file == runs[i].file &&
                source.start >= ranges.back().range.end && source.start - ranges.back().range.end <= kLineEnd)
                ranges.back().range.end = source.end;
            else if (ranges.empty() || !(ranges.back() == FileRange{runs[i].file, source}))
                ranges.push_back({runs[i].file, source});
        }
    }
    if (ranges.empty())
        return;
    chunk.parts.push_back({m_document.path, chunk.range});
    for (const FileRange& range : ranges)
        if (range.file - 1 < m_document.includedPaths.size())
            chunk.parts.push_back({m_document.includedPaths[range.file - 1], range.range});
    chunk.includedPaths = m_document.includedPaths;
}

Chunk ChunkAssembler::make(std::size_t first, std::size_t last) const {
    Chunk chunk;
    chunk.document = m_document.id;
    chunk.source = m_context.source;
    chunk.path = m_document.path;
    chunk.range = {startInPage(first), endInPage(last - 1)};
    chunk.isExtracted = m_document.isExtracted;
    if (!m_document.pages.empty()) {
        const std::uint64_t begin =
            firstOwnByte(blockOf(m_pieces[first]).text, m_pieces[first].start, chunk.range.start);
        chunk.page = pageAt(m_document.pages, begin);
        for (std::size_t i = chunk.page; i < m_document.pages.size() && m_document.pages[i] < chunk.range.end;
             ++i)
            chunk.pageBreaks.push_back(m_document.pages[i]);
    }
    appendText(chunk, first, last);
    appendSections(chunk, first, last);
    appendParts(chunk, first, last);
    if (chunk.page > 0 && !chunk.url.empty()) // as viewers of PDF understand it
        chunk.url += fmt::format("#page={}", chunk.page);
    chunk.tokens = static_cast<std::uint32_t>(estimateTokens(chunk.text.text()));
    std::size_t size = m_document.title.size() + chunk.text.size() + 2;
    for (const std::string& heading : chunk.headings)
        size += heading.size() + 3;
    chunk.embeddedText.reserve(size);
    if (chunk.headings.empty()) {
        chunk.embeddedText = m_document.title;
    } else {
        for (const std::string& heading : chunk.headings) {
            if (!chunk.embeddedText.empty())
                chunk.embeddedText += " > ";
            chunk.embeddedText += heading;
        }
    }
    if (!chunk.embeddedText.empty())
        chunk.embeddedText += "\n\n";
    chunk.embeddedText += chunk.text.text();
    const std::string place = fmt::format("{}-{}", chunk.range.start, chunk.range.end);
    chunk.id =
        ChunkId{contentId("c_", {chunk.source, m_context.version, chunk.path, place, chunk.text.text()})};
    return chunk;
}

Chunk ChunkAssembler::makeWithin(const Chunk& parent, std::size_t first, std::size_t last) const {
    const Chunk child = make(first, last);
    Chunk chunk = parent;
    if (child.range == parent.range && child.text.size() == parent.text.size())
        return chunk;
    chunk.found = child.range;
    chunk.embeddedText = child.embeddedText;
    const std::string place =
        fmt::format("{}-{}:{}-{}", parent.range.start, parent.range.end, child.range.start, child.range.end);
    chunk.id =
        ChunkId{contentId("c_", {chunk.source, m_context.version, chunk.path, place, chunk.embeddedText})};
    return chunk;
}

std::vector<Chunk> ChunkAssembler::makeAll(const std::vector<std::size_t>& cuts) const {
    std::vector<Chunk> out;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        out.push_back(make(cuts[i], cuts[i + 1]));
        out.back().ordinal = static_cast<std::uint32_t>(i);
    }
    return out;
}

} // namespace touchstone
