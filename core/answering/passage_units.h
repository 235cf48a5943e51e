// SPDX-License-Identifier: GPL-3.0-or-later
// A passage cut into what can be quoted: sentences, list items, table rows, code blocks. Pure.
#pragma once

#include "core/base/text_range.h"
#include "core/chunking/chunk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

enum class UnitKind : std::uint8_t { Sentence, ListItem, TableRow, Code };

struct PassageUnit {
    UnitKind kind = UnitKind::Sentence;
    TextRange range;       ///< bytes of the chunk's text, without blanks and list markers
    std::size_t block = 0; ///< number of its block: neighbours in one paragraph share it
    std::string heading;   ///< the nearest heading above it inside the chunk, "" = the chunk's own
    bool opening = false;  ///< first of its section or passage
    bool leadsIn = false;  ///< ends with ':' and something to quote follows
};

/// In reading order. A chunk without spans is taken as paragraphs.
std::vector<PassageUnit> passageUnits(const Chunk& chunk);

} // namespace touchstone
