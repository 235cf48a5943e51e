// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the passages go into the prompt. Pure.
#pragma once

#include "core/retrieval/retriever.h"

#include <cstddef>
#include <vector>

namespace touchstone {

struct Packed {
    std::vector<Hit> hits; ///< the sources first, in order of rank, then what was left out
    std::size_t sourceCount = 0;
    std::size_t tokens = 0;     ///< ~ of the sources
    std::size_t duplicates = 0; ///< left out because a better source holds the same words
    std::size_t overBudget = 0;
    std::vector<bool>
        isDuplicate{}; ///< of each that was left out, in order: true = duplicate, false = over budget
};

/// Takes passages in order of rank as long as they fit, whole or not at all (a smaller one may still fit
/// after a larger one did not). The best one is always taken.
Packed packSources(const std::vector<Hit>& hits, std::size_t budgetTokens);

} // namespace touchstone
