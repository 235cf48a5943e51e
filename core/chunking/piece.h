// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces: the grains that chunkers put together. A piece is a whole block, or a part of one that was cut at a
// line end (code, tables) or a sentence end (everything else); the pieces of a document tile the text of its
// blocks in order. Pure functions.
#pragma once

#include "core/chunking/measure.h"
#include "core/corpus/document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

/// Where a piece begins; the smaller, the better a place to cut.
enum class PieceStart : std::uint8_t { Block, Line, Sentence, Word };

struct Piece {
    std::uint32_t section = 0;      ///< number in Document::sections
    std::uint32_t block = 0;        ///< number in Section::blocks
    std::size_t start = 0, end = 0; ///< bytes of the block's text
    std::uint32_t cost = 0;         ///< by the measure, with what stands around it
    std::uint32_t wrapping = 0;     ///< of these: fences of code, marks of a heading, the blank line before
    PieceStart begins = PieceStart::Block;
};

enum class Grain : std::uint8_t {
    Block,    ///< a block is cut only when it is larger than the limit
    Prose,    ///< the same for code and tables; everything else is cut at its sentence ends
    Sentence, ///< every block is cut at its sentence or line ends
};

/// Appends the pieces of one block, none of them larger than the limit as far as its characters
/// allow: a line or sentence that is too large is cut between words, a word that is too large between
/// grapheme clusters. A block without text has none.
void appendPieces(std::vector<Piece>& out, const Document& document, std::uint32_t section,
                  std::uint32_t block, const Measure& measure, Grain grain);

/// Pieces of the whole document.
std::vector<Piece> piecesOf(const Document& document, const Measure& measure, Grain grain);

/// Cost of piece `at` in a chunk that begins with piece `first`: pieces of one block share what stands around
/// it.
inline std::uint64_t costIn(const std::vector<Piece>& pieces, std::size_t first, std::size_t at) {
    const Piece& piece = pieces[at];
    const bool goesOn =
        at > first && pieces[at - 1].section == piece.section && pieces[at - 1].block == piece.block;
    return goesOn ? piece.cost - piece.wrapping : piece.cost;
}

/// Costs of runs of pieces, each in constant time. A plain value.
class PieceCosts {
public:
    explicit PieceCosts(const std::vector<Piece>& pieces);
    [[nodiscard]] std::uint64_t of(std::size_t first, std::size_t last) const {
        return first < last ? m_before[last] - m_before[first] + m_opening[first] : 0;
    }

private:
    std::vector<std::uint64_t> m_before;  ///< of all pieces before, as they cost where they go on
    std::vector<std::uint32_t> m_opening; ///< what a piece costs more where it comes first
};

/// Version of the release notes that a piece belongs to, "" = none.
std::string_view releaseOf(const Document& document, const Piece& piece);

/// Pieces of one release each: chunks never reach from one into the next.
std::vector<std::pair<std::size_t, std::size_t>> releaseRuns(const Document& document,
                                                             const std::vector<Piece>& pieces);

/// Whether piece `at` is announced by the one before: by a heading, or by words that end with a colon.
bool isAnnounced(const Document& document, const std::vector<Piece>& pieces, std::size_t at);

/// What opens a code block in a chunk's text: "```python title=\"app/main.py\"". The fence is longer than
/// any run of backticks in `code`; closing takes fenceLength() of them.
std::string openingFence(const Block& block, std::string_view code);
std::size_t fenceLength(std::string_view code);

} // namespace touchstone
