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
    /// Bytes of the passage: the very words when exact, else the best-matching run of sentences (at most 3).
    TextRange range;
    double coverage = 0; ///< share of the claim's content terms found in range, 0..1, weighted by length
    bool exact = false;  ///< the claim stands there word for word (case, white space and punctuation folded)
    /// Numbers, identifiers and quotations (three words and more) of the claim that the passage does not
    /// have.
    std::vector<std::string> missing;
    bool negationDiffers = false; ///< one side negates, the other does not
    /// Numbers and identifiers that the passage has, but outside range or with other words around them: a
    /// number that belongs to something else.
    std::vector<std::string> elsewhere;
};

/// Best place of `claim` in `passage`; no value when not one content term is shared. Markdown markup and
/// citation markers ([1]) of the claim do not count. Linear in the passage.
std::optional<Alignment> alignClaim(std::string_view claim, std::string_view passage);

} // namespace touchstone
