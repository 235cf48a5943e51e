// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a chunk speaks for it: the subject of its page, and the chunks before and behind it.
// Measured as the largest single gain over plain fusion (docs/decisions/0003-fusion.md). Pure functions.
#pragma once

#include "core/retrieval/search_scope.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace touchstone {

/// Pages of several sets, numbered one set after the other.
struct Pages {
    std::vector<std::uint32_t> of; ///< page by chunk
    std::size_t count = 0;
};
Pages pagesOf(const std::vector<const IndexSet*>& sets);

/// How near each page is to the question: the mean similarity of its chunks.
struct PageScores {
    std::vector<double> mean; ///< by page
    std::vector<double>
        normalised; ///< after min-max over the pages; all 0 when there is nothing to tell apart
    std::vector<std::size_t> rank; ///< 1-based, ties by number; 0 = not looked at
};
/// Pages of which nothing may be found are not looked at.
PageScores pageScores(const Pages& pages, std::span<const float> similarity, const SearchScope& scope = {});

/// The higher of the scores of the chunks right before and behind, on the same page; a page of one chunk
/// speaks for itself.
double neighbourScore(const Pages& pages, std::span<const double> scores, std::uint32_t chunk);

} // namespace touchstone
