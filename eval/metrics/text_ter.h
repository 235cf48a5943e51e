// SPDX-License-Identifier: GPL-3.0-or-later
// Translation edit rate (Snover et al. 2006): insertions, deletions, substitutions and shifts of blocks, per
// reference word. Tercom's greedy search with its limits, as sacrebleu has them: blocks of up to 10 words,
// moved from no further than 50 words away, 1,000 candidates, a beam of 25. Words are lower case, cut at
// blanks. Pure functions, safe for concurrent use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// What one item adds to a corpus.
struct TerCounts {
    std::uint64_t edits = 0;    ///< to the reference that needs fewest
    double referenceLength = 0; ///< mean over the references, in words
    void add(const TerCounts& other) {
        edits += other.edits;
        referenceLength += other.referenceLength;
    }
};

/// At least one reference.
TerCounts terCounts(std::string_view prediction, const std::vector<std::string>& references);
/// 100 * edits / length, may exceed 100; without a reference word 100 if there were edits, else 0.
double terScore(const TerCounts& counts);

} // namespace touchstone
