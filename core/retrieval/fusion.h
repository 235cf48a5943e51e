// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion of a lexical and a dense side into one score per candidate. Pure functions; which one is the default
// and why stands in docs/decisions/0003-fusion.md.
#pragma once

#include "core/retrieval/retriever.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace touchstone {

/// Numbers of the best `depth` scores above `floor`, by score, ties by number.
std::vector<std::uint32_t> bestOf(std::span<const float> scores, std::size_t depth, float floor);

/// Maps [lowest, highest] to [0, 1]. All equal: 1 for a score that is there.
struct MinMax {
    double lowest = 0, highest = 0;
    [[nodiscard]] double operator()(double score) const {
        return highest > lowest ? (score - lowest) / (highest - lowest) : 1.0;
    }
};
MinMax spanOf(std::span<const float> scores);

/// Weight of the dense side where none is given, by the SPEC of the embedder that it comes from:
/// docs/decisions/0003-fusion.md has the measurements. "" = LSA.
double usualDenseWeight(std::string_view embedder);

/// (1 - w) * lexical + w * dense, both after min-max. The lowest lexical score is 0, that of a chunk without
/// any word of the question.
double convex(double lexicalNormalised, double denseNormalised, double denseWeight);

/// Sum over the sides of 1 / (k + rank); rank 0 (not a candidate) adds nothing.
double reciprocalRank(std::span<const std::size_t> ranks, double k);

} // namespace touchstone
