// SPDX-License-Identifier: GPL-3.0-or-later
// The shortest edit script between two texts, line by line, as hunks in the manner of unified diffs. Exact:
// no heuristic ever lengthens it. Pure; safe for concurrent use.
//
// Longest common subsequence by Hirschberg's division (CACM 18:6, 1975), each row by bit-parallel words
// (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): time n*m/32 words whatever the texts look
// like, space n + m. Lines that only one side has are taken out before, as they can never be common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct LineHunk {
    std::size_t oldStart = 0, oldLines = 0, newStart = 0, newLines = 0; ///< 1-based; as unified diffs count
    /// ' ', '-' or '+' and the line without its end; "\ No newline at end of file" behind a last line
    /// without.
    std::vector<std::string> lines;
};

struct LineDiff {
    std::size_t added = 0, removed = 0;
    std::vector<LineHunk> hunks;
};

/// Lines with their ends: "a\r\n" and "a\n" differ, and so does a last line without an end.
std::vector<std::string_view> endedLines(std::string_view text);

/// `context`: unchanged lines around a change; changes nearer than twice that share a hunk.
LineDiff shortestLineDiff(std::string_view before, std::string_view after, std::size_t context = 3);

/// "--- a", "+++ b" and the hunks, as patch(1) reads them; "" when nothing differs.
std::string unifiedDiff(const LineDiff& diff, const std::string& before, const std::string& after);

/// One change without context: lines [oldStart, oldStart + oldLines) of the old text become others (0-based).
struct LineChange {
    std::size_t oldStart = 0, oldLines = 0, newStart = 0, newLines = 0;
};
std::vector<LineChange> lineChanges(std::string_view before, std::string_view after);
/// The old text with those changes alone that are `chosen` (one flag for each).
std::string applyChanges(std::string_view before, std::string_view after,
                         const std::vector<LineChange>& changes, const std::vector<bool>& chosen);

} // namespace touchstone
