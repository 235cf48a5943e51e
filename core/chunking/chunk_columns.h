// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of a chunk as the JSON of its columns, and back. Internal to core/chunking. Pure.
#pragma once

#include "core/chunking/chunk.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

std::string partsJson(const std::vector<ChunkPart>& parts);          ///< [[path, start, end], ...]
std::string sectionsJson(const std::vector<ChunkSection>& sections); ///< [[heading, anchor, start, end], ...]
std::string spansJson(const std::vector<ChunkSpan>& spans);          ///< [[kind, start, end], ...]

/// What is not of that shape is left out.
std::vector<ChunkPart> parseParts(std::string_view json);
std::vector<ChunkSection> parseSections(std::string_view json);
std::vector<ChunkSpan> parseSpans(std::string_view json);

/// Numbers between commas.
std::string offsetsText(const std::vector<std::uint64_t>& offsets);
std::vector<std::uint64_t> parseOffsets(std::string_view text);

} // namespace touchstone
