// SPDX-License-Identifier: GPL-3.0-or-later
// Chunk: what is found, given to the model and cited. Plain value.
#pragma once

#include "core/base/ids.h"
#include "core/base/text_range.h"
#include "core/corpus/document.h"
#include "core/corpus/mapped_text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct ChunkPart {
    std::string path;
    TextRange range;
};

struct ChunkSection {
    std::string heading; ///< as written
    std::string anchor;
    TextRange range; ///< of the section, cut to the chunk
};

/// Text by kind, for fields of the lexical index: byte ranges of Chunk::text.
struct ChunkSpan {
    BlockKind kind = BlockKind::Paragraph;
    std::uint32_t start = 0, end = 0;
};

struct Chunk {
    ChunkId id;
    DocumentId document;
    std::string source; ///< "main"
    std::string path;
    std::string heading;               ///< nearest heading as written, of the first section
    std::vector<std::string> headings; ///< from the page's title down
    std::string anchor;
    std::string url;                    ///< page#anchor, "" = unknown
    TextRange range;                    ///< in its own page
    TextRange found;                    ///< what is searched of it where that is less; empty = all of it
    std::vector<ChunkPart> parts;       ///< all source ranges when the text comes from several; else empty
    std::vector<ChunkSection> sections; ///< all that it holds, in order; at least one
    std::uint32_t tokens = 0;           ///< estimate of text
    MappedText text;                    ///< what the model is given; file numbers refer to includedPaths
    std::vector<std::string> includedPaths;
    std::string embeddedText;     ///< what the embedder is given: heading path, blank line, text (of `found`)
    std::vector<ChunkSpan> spans; ///< blocks of text in order
    std::string release;          ///< version of a release-notes entry, or ""
    bool isExtracted = false;     ///< its ranges count the text taken out of the file (Document::extracted)
    std::uint32_t page = 0;       ///< of a PDF, 1-based, where it begins; 0 = the document has no pages
    std::vector<std::uint64_t> pageBreaks; ///< where further pages begin within its range
    [[nodiscard]] std::uint32_t pageOf(std::uint64_t at) const;
    std::uint32_t ordinal = 0; ///< place among the chunks of its document
};

/// Page that a byte of the chunk's range is on, 0 = there are no pages.
inline std::uint32_t Chunk::pageOf(std::uint64_t at) const {
    std::uint32_t number = page;
    for (const std::uint64_t begin : pageBreaks)
        number += page > 0 && begin <= at ? 1 : 0;
    return number;
}

} // namespace touchstone
