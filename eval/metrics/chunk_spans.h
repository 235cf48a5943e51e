// SPDX-License-Identifier: GPL-3.0-or-later
// How well chunks cover the passages that answer a question, counted in characters (or whatever unit the
// ranges are in). Ranges are half-open; a chunk that only touches a reference does not hold any of it. Pure
// functions, safe for concurrent use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace touchstone {

struct DocumentSpan {
    std::uint32_t document = 0;
    std::int64_t start = 0, end = 0; ///< start <= end, at most 2^53
};

/// One question. `covered` below is the length of (union of chunks) n (union of references).
struct ChunkSpanCase {
    std::vector<DocumentSpan> references;
    std::vector<DocumentSpan> chunks;   ///< all there are
    std::vector<std::size_t> retrieved; ///< indices into chunks, best first
    /// How many of `retrieved` count: none given = all; -1 = as many as there are chunks that hold a part of
    /// a reference.
    std::optional<std::int64_t> count;
};

/// "No value": not defined, because there are no references, or nothing was retrieved.
struct ChunkSpanScores {
    std::optional<double> recall;    ///< covered / sum of reference lengths; 0 when nothing was retrieved
    std::optional<double> precision; ///< covered / sum of chunk lengths: what lies in two chunks costs twice
    std::optional<double> precisionUnion; ///< covered / length of the union of the chunks
    std::optional<double> iou;            ///< covered / (sum of chunk lengths + uncovered reference lengths)
    /// Precision if exactly the chunks that hold a part of a reference had been retrieved, and what no chunk
    /// covers were paid for too: what this chunking can reach at best. 0 when no chunk holds any.
    std::optional<double> precisionOmega;
};

ChunkSpanScores scoreChunkSpans(const ChunkSpanCase& question);

struct MeanAndDeviation {
    std::optional<double> mean, deviation; ///< population standard deviation
    std::size_t n = 0;                     ///< values that are defined
};
/// Over the questions where the value is defined.
MeanAndDeviation meanAndDeviation(const std::vector<std::optional<double>>& values);

} // namespace touchstone
