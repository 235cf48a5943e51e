// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces -> Chunk: text with its map back to the bytes, ranges, sections, parts and ids, the same for every
// chunker. Keeps references to the document and its pieces; belongs to one thread.
#pragma once

#include "core/chunking/chunk.h"
#include "core/chunking/chunker.h"
#include "core/chunking/piece.h"

#include <cstddef>
#include <vector>

namespace touchstone {

class ChunkAssembler {
public:
    /// `pieces`: all pieces of the document in order.
    ChunkAssembler(const Document& document, const ChunkContext& context, const std::vector<Piece>& pieces);
    /// The chunk of pieces [first, last), at least one. Its range begins where the first piece begins in the
    /// page and ends where the piece behind the last begins, so that consecutive chunks touch. Included code
    /// that is cut has one line of the page behind both parts: their ranges then share that line.
    [[nodiscard]] Chunk make(std::size_t first, std::size_t last) const;
    /// The chunk of a parent whose pieces [first, last) are what is found: the parent's text and places,
    /// embedded by that part of it, with an id of its own.
    [[nodiscard]] Chunk makeWithin(const Chunk& parent, std::size_t first, std::size_t last) const;
    /// All chunks, pieces [cuts[i], cuts[i + 1]) each.
    [[nodiscard]] std::vector<Chunk> makeAll(const std::vector<std::size_t>& cuts) const;

private:
    [[nodiscard]] const Block& blockOf(const Piece& piece) const;
    [[nodiscard]] std::uint64_t startInPage(std::size_t piece) const;
    [[nodiscard]] std::uint64_t endInPage(std::size_t piece) const;
    void appendText(Chunk& chunk, std::size_t first, std::size_t last) const;
    void appendSections(Chunk& chunk, std::size_t first, std::size_t last) const;
    void appendParts(Chunk& chunk, std::size_t first, std::size_t last) const;

    const Document& m_document;
    const ChunkContext& m_context;
    const std::vector<Piece>& m_pieces;
    TextRange m_page; ///< without what is stripped at its two ends
};

} // namespace touchstone
