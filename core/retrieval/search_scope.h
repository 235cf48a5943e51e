// SPDX-License-Identifier: GPL-3.0-or-later
// Which chunks a question may find, and what the hits of each count for. Plain value.
#pragma once

#include "core/retrieval/index_set.h"

#include <cstdint>
#include <vector>

namespace touchstone {

struct SearchScope {
    std::vector<char> allowed;  ///< by number over all sets; empty = all
    std::vector<float> weights; ///< by number; empty = 1: applied to the fused score

    [[nodiscard]] bool allows(std::size_t number) const { return allowed.empty() || allowed[number] != 0; }
    [[nodiscard]] double weightOf(std::size_t number) const {
        return weights.empty() ? 1.0 : static_cast<double>(weights[number]);
    }
};

/// Hides what the sets have lost since their indexes were made.
SearchScope scopeOf(const std::vector<const IndexSet*>& sets);

} // namespace touchstone
