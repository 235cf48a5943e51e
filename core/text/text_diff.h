// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two texts, as people read it: hunks of lines with some lines around them, and within a
// pair of changed lines the words that differ. Pure; safe for concurrent use.
#pragma once

#include "core/base/text_range.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class DiffOp : std::uint8_t { Same, Removed, Added };

struct DiffLine {
    DiffOp op = DiffOp::Same;
    std::string text; ///< without its line end
    /// Of a removed line with an added counterpart, and the other way round: the bytes that differ. Empty =
    /// the whole line.
    std::vector<TextRange> changed;
};

struct DiffHunk {
    std::size_t oldStart = 0, oldLines = 0; ///< 1-based; of an empty side: the line before it
    std::size_t newStart = 0, newLines = 0;
    std::vector<DiffLine> lines; ///< removed lines of a change before its added ones
};

/// Hunks with at most `context` equal lines around each change; equal texts have none. A shortest edit script
/// (Wu, Manber, Myers, Miller 1990) up to some thousand lines that occur on both sides; beyond that what lies
/// between the common start and end counts as replaced, so that no input is slow.
std::vector<DiffHunk> diffLines(std::string_view before, std::string_view after, std::size_t context = 3);

/// Ranges of words that differ between two lines. Both empty: too little in common to be worth showing.
struct WordDiff {
    std::vector<TextRange> removed, added;
};
WordDiff diffWords(std::string_view before, std::string_view after);

} // namespace touchstone
