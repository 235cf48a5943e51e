// SPDX-License-Identifier: GPL-3.0-or-later
// How well a claim is carried by a passage, by words alone: for checking citations without a model. Pure.
#pragma once

#include "core/base/text_range.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Alignment {
    TextRange range;     ///< bytes of the passage: the best-matching run of sentences (at most 3)
    double coverage = 0; ///< share of the claim's content terms found in it, 0..1, weighted by length
    bool exact = false;  ///< the claim stands there word for word (case and white space folded)
    std::vector<std::string> missing; ///< numbers and identifiers of the claim that the passage does not have
    bool negationDiffers = false;     ///< one side negates, the other does not
};

/// Best place of `claim` in `passage`; no value when not one content term is shared.
std::optional<Alignment> alignClaim(std::string_view claim, std::string_view passage);

} // namespace touchstone
