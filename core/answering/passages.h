// SPDX-License-Identifier: GPL-3.0-or-later
// From words in a chunk's text back to the file that they stand in. Pure.
#pragma once

#include "core/base/text_range.h"
#include "core/chunking/chunk.h"

#include <string>

namespace touchstone {

/// Words of a passage, and where they stand.
struct QuotedPlace {
    std::string quote; ///< text of the chunk
    std::string path;  ///< the page or an included file
    TextRange range;   ///< bytes of that file
    std::string heading, anchor, url;
};

/// Bytes [range) of chunk.text. Where they come from several files, the longest stretch that is of one. Where
/// the text has no way back to a file (inserted, or a stored answer's), the chunk's own range.
QuotedPlace quotedPlace(const Chunk& chunk, TextRange range);

/// "Title › Section" of a chunk; its path when it has no headings.
std::string headingPath(const Chunk& chunk);

} // namespace touchstone
