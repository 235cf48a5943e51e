// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/piece.h"

#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string_view>

namespace touchstone {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

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

/// End of the largest head of text[start, end) within the budget: between words where it can be, else between
/// grapheme clusters. Looks at no more than a small multiple of the budget.
std::size_t headWithin(std::string_view text, std::size_t start, std::size_t end, std::size_t budget) {
    std::size_t length = std::min(end - start, budget * 8);
    while (length > 1) {
        const std::size_t tokens = estimateTokens(text.substr(start, length));
        if (tokens <= budget)
            break;
        length = std::min(length - 1, std::max<std::size_t>(1, length * budget / tokens));
    }
    if (start + length >= end)
        return end;
    std::size_t cut = start + length;
    for (std::size_t back = cut; back > start && cut - back < 200; --back)
        if (isBlank(text[back - 1]))
            return back;
    cut = graphemeFloor(text, cut);
    if (cut <= start)
        cut = utf8Floor(text, start + length);
    if (cut <= start) // one character that is larger than the budget
        cut = std::min(end, start + decodeUtf8(text, start).length);
    return cut;
}

/// Tokens that a chunk's text has around a block's own.
std::size_t wrappingTokens(const Block& block) {
    const std::string_view text = block.text.text();
    if (block.kind == BlockKind::Heading)
        return std::clamp<std::size_t>(block.level, 1, 6);
    if (block.kind == BlockKind::Code)
        return estimateTokens(openingFence(block, text)) + fenceLength(text);
    return 0;
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
                  std::uint32_t block, std::size_t budget, Grain grain) {
    const Block& source = document.sections[section].blocks[block];
    const std::string_view text = source.text.text();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return;
    // A block that is mostly wrapping is cut by its text alone: it must get smaller with every cut.
    const std::size_t wrapping = wrappingTokens(source), extra = wrapping < budget / 2 ? wrapping : 0;
    const auto add = [&](std::size_t start, std::size_t end, std::size_t tokens) {
        out.push_back({section, block, start, end, static_cast<std::uint32_t>(tokens + extra),
                       static_cast<std::uint32_t>(extra)});
    };
    if (grain == Grain::Block) {
        const std::size_t tokens = estimateTokens(text);
        if (tokens + extra <= budget)
            return add(0, text.size(), tokens);
    }
    const std::size_t room = std::max<std::size_t>(budget - extra, 1);
    const bool byLine = source.kind == BlockKind::Code || source.kind == BlockKind::Table;
    std::size_t start = 0;
    for (std::size_t end : grainEnds(text, byLine)) {
        while (start < end) {
            const std::size_t tokens = estimateTokens(text.substr(start, std::min(end - start, room * 64)));
            const bool whole = tokens <= room && end - start <= room * 64;
            const std::size_t cut = whole ? end : headWithin(text, start, end, room);
            add(start, cut, whole ? tokens : estimateTokens(text.substr(start, cut - start)));
            start = cut;
        }
    }
}

std::vector<Piece> piecesOf(const Document& document, std::size_t budget, Grain grain) {
    std::vector<Piece> out;
    for (std::uint32_t section = 0; section < document.sections.size(); ++section)
        for (std::uint32_t block = 0; block < document.sections[section].blocks.size(); ++block)
            appendPieces(out, document, section, block, budget, grain);
    return out;
}

} // namespace touchstone
