// SPDX-License-Identifier: GPL-3.0-or-later
// Why a passage was not among the hits: what every stage made of it, and what would bring it. Plain values.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace touchstone {

struct WhyNotStage {
    std::string name;     ///< lexical, dense, fused, rerank
    std::size_t rank = 0; ///< 1-based among all that may be found; 0 = the stage has nothing for it
    double score = 0;
    std::size_t keeps = 0; ///< so many go on from here
    bool passed = false;   ///< it was among them
};

/// One setting that alone would bring the passage among the hits.
struct WhyNotChange {
    std::string setting;  ///< k, rerank, dense_weight, mode, fusion, filter
    std::string value;    ///< the cheapest that does it
    std::size_t rank = 0; ///< that the passage then has
};

struct WhyNot {
    std::string asked;
    std::size_t chunks = 0; ///< so many hold the place; the rest is about the best-placed one
    std::string chunk, path, anchor, heading;
    bool retrieved = false;            ///< it is among the hits after all
    std::size_t rank = 0;              ///< over all that may be found; 0 = no stage has anything for it
    std::vector<WhyNotStage> stages;   ///< in their order, those that ran
    std::string droppedBy;             ///< filter, candidates (no side had it), fused, rerank or k; "" = none
    std::vector<std::string> missing;  ///< words of the question, as analysed, that the passage lacks
    std::vector<std::string> unknown;  ///< ... that no passage holds
    std::size_t smallestK = 0;         ///< that brings it with everything else as it is; 0 = none does
    std::vector<WhyNotChange> changes; ///< that bring it, the cheapest first
};

} // namespace touchstone
