// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces: the grains that chunkers put together. A piece is a whole block, or a part of one that was cut at a
// line end (code, tables) or a sentence end (everything else); the pieces of a document tile the text of its
// blocks in order. Pure functions.
#pragma once

#include "core/corpus/document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Piece {
    std::uint32_t section = 0;      ///< number in Document::sections
    std::uint32_t block = 0;        ///< number in Section::blocks
    std::size_t start = 0, end = 0; ///< bytes of the block's text
    std::uint32_t tokens = 0;       ///< estimate, with what stands around it
    std::uint32_t wrapping = 0;     ///< of these: fences of code, marks of a heading
};

enum class Grain : std::uint8_t {
    Block,    ///< a block is cut only when it is larger than `budget`
    Sentence, ///< every block is cut at its sentence or line ends
};

/// Appends the pieces of one block, none of them larger than `budget` tokens as far as its characters
/// allow: a line or sentence that is too large is cut between words, a word that is too large between
/// grapheme clusters. A block without text has none.
void appendPieces(std::vector<Piece>& out, const Document& document, std::uint32_t section,
                  std::uint32_t block, std::size_t budget, Grain grain);

/// Pieces of the whole document.
std::vector<Piece> piecesOf(const Document& document, std::size_t budget, Grain grain);

/// What opens a code block in a chunk's text: "```python title=\"app/main.py\"". The fence is longer than
/// any run of backticks in `code`; closing takes fenceLength() of them.
std::string openingFence(const Block& block, std::string_view code);
std::size_t fenceLength(std::string_view code);

} // namespace touchstone
