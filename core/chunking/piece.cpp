// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/piece.h"

#include "core/corpus/text_lines.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string_view>

namespace touchstone {

namespace {

/// Ends of the grains of a text: of lines, or of sentences with the blanks behind them. The last is its size.
std::vector<std::size_t> grainEnds(std::string_view text, bool byLine) {
    std::vector<std::size_t> ends;
    if (byLine) {
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            ends.push_back(at + 1);
    } else {
        const std::vector<TextRange> sentences = splitSentences(text);
        for (std::size_t i = 1; i < sentences.size(); ++i)
            ends.push_back(static_cast<std::size_t>(sentences[i].start));
    }
    if (ends.empty() || ends.back() < text.size())
        ends.push_back(text.size());
    return ends;
}

/// End of the largest head of text[start, end) within the limit: between words where it can be, else between
/// grapheme clusters. Looks at no more than a small multiple of the limit.
std::size_t headWithin(std::string_view text, std::size_t start, std::size_t end, const Measure& measure,
                       std::size_t limit) {
    std::size_t length = std::min(end - start, limit * 8);
    while (length > 1) {
        const std::size_t cost = measure.of(text.substr(start, length));
        if (cost <= limit)
            break;
        length = std::min(length - 1, std::max<std::size_t>(1, length * limit / cost));
    }
    if (start + length >= end)
        return end;
    std::size_t cut = start + length;
    for (std::size_t back = cut; back > start && cut - back < 200; --back)
        if (isBlankChar(text[back - 1]))
            return back;
    cut = graphemeFloor(text, cut);
    if (cut <= start)
        cut = utf8Floor(text, start + length);
    if (cut <= start) // one character that is larger than the limit
        cut = std::min(end, start + decodeUtf8(text, start).length);
    return cut;
}

/// What a chunk's text has around a block's own.
std::size_t wrappingOf(const Block& block, const Measure& measure) {
    if (block.kind == BlockKind::Heading) {
        const std::size_t marks = std::clamp<std::size_t>(block.level, 1, 6);
        return measure.ofMarks(marks, marks + 1) + measure.separator();
    }
    if (block.kind != BlockKind::Code)
        return measure.separator();
    const std::string_view text = block.text.text();
    const std::string opening = openingFence(block, text);
    const std::size_t closing = fenceLength(text);
    return measure.ofMarks(measure.budget().tokens > 0 ? estimateTokens(opening) + closing : 0,
                           codePointCount(opening) + closing + 2) +
           measure.separator();
}

} // namespace

std::size_t fenceLength(std::string_view code) {
    std::size_t longest = 0, run = 0;
    for (char c : code) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::max<std::size_t>(3, longest + 1);
}

std::string openingFence(const Block& block, std::string_view code) {
    std::string info = block.language;
    if (!block.title.empty() && block.title.find('"') == std::string::npos)
        info += (info.empty() ? "title=\"" : " title=\"") + block.title + "\"";
    if (info.find_first_of("\n\r`") != std::string::npos)
        info.clear();
    return std::string(fenceLength(code), '`') + info;
}

void appendPieces(std::vector<Piece>& out, const Document& document, std::uint32_t section,
                  std::uint32_t block, const Measure& measure, Grain grain) {
    const Block& source = document.sections[section].blocks[block];
    const std::string_view text = source.text.text();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return;
    // A block that is mostly wrapping is cut by its text alone: it must get smaller with every cut.
    const std::size_t limit = measure.limit();
    const std::size_t wrapping = wrappingOf(source, measure), extra = wrapping < limit / 2 ? wrapping : 0;
    const auto add = [&](std::size_t start, std::size_t end, std::size_t cost, PieceStart begins) {
        out.push_back({section, block, start, end, static_cast<std::uint32_t>(cost + extra),
                       static_cast<std::uint32_t>(extra), begins});
    };
    const bool byLine = source.kind == BlockKind::Code || source.kind == BlockKind::Table;
    if (grain == Grain::Block || (grain == Grain::Prose && byLine)) {
        const std::size_t cost = measure.of(text);
        if (cost + extra <= limit)
            return add(0, text.size(), cost, PieceStart::Block);
    }
    const std::size_t room = std::max<std::size_t>(limit - extra, 1);
    std::size_t start = 0;
    for (std::size_t end : grainEnds(text, byLine)) {
        PieceStart begins = start == 0                          ? PieceStart::Block
                            : byLine || text[start - 1] == '\n' ? PieceStart::Line
                                                                : PieceStart::Sentence;
        while (start < end) {
            const std::size_t cost = measure.of(text.substr(start, std::min(end - start, room * 64)));
            const bool whole = cost <= room && end - start <= room * 64;
            const std::size_t cut = whole ? end : headWithin(text, start, end, measure, room);
            add(start, cut, whole ? cost : measure.of(text.substr(start, cut - start)), begins);
            start = cut;
            begins = PieceStart::Word;
        }
    }
}

std::vector<Piece> piecesOf(const Document& document, const Measure& measure, Grain grain) {
    std::vector<Piece> out;
    for (std::uint32_t section = 0; section < document.sections.size(); ++section)
        for (std::uint32_t block = 0; block < document.sections[section].blocks.size(); ++block)
            appendPieces(out, document, section, block, measure, grain);
    return out;
}

PieceCosts::PieceCosts(const std::vector<Piece>& pieces) {
    m_before.reserve(pieces.size() + 1);
    m_opening.reserve(pieces.size());
    m_before.push_back(0);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const std::uint64_t goingOn = costIn(pieces, 0, at);
        m_before.push_back(m_before.back() + goingOn);
        m_opening.push_back(static_cast<std::uint32_t>(pieces[at].cost - goingOn));
    }
}

std::string_view releaseOf(const Document& document, const Piece& piece) {
    const auto& metadata = document.sections[piece.section].metadata;
    if (metadata.empty())
        return {};
    const auto found = metadata.find("release");
    return found == metadata.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::pair<std::size_t, std::size_t>> releaseRuns(const Document& document,
                                                             const std::vector<Piece>& pieces) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        const bool goesOn =
            at > 0 && (pieces[at].section == pieces[at - 1].section ||
                       releaseOf(document, pieces[at]) == releaseOf(document, pieces[at - 1]));
        if (goesOn)
            out.back().second = at + 1;
        else
            out.emplace_back(at, at + 1);
    }
    return out;
}

bool isAnnounced(const Document& document, const std::vector<Piece>& pieces, std::size_t at) {
    if (at == 0)
        return false;
    const Piece& before = pieces[at - 1];
    if (before.section == pieces[at].section && before.block == pieces[at].block)
        return false;
    const Block& block = document.sections[before.section].blocks[before.block];
    const std::string& text = block.text.text();
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return block.kind == BlockKind::Heading || block.kind == BlockKind::AdmonitionTitle ||
           (end != std::string::npos && text[end] == ':');
}

} // namespace touchstone
