// SPDX-License-Identifier: GPL-3.0-or-later
// Which words negate, and how far. Pure. Internal to core/text.
#pragma once

#include "core/text/analyser.h"

#include <string_view>
#include <vector>

namespace touchstone {

/// not, never, without, isn't ...: turns the meaning of what follows.
bool isNegator(std::string_view lowerCaseWord);
/// Words that may stand for a negation (unable, avoid, instead): they answer one, they do not make one.
bool isSoftNegator(std::string_view lowerCaseWord);

struct Negation {
    std::size_t term = 0;           ///< index of the negating term
    std::vector<std::size_t> scope; ///< indices of the content terms that it reaches
};

/// The negations among `terms` (of Analyser::analyse(text)), each with the next content terms up to the end
/// of the clause, at most three. "not only" does not negate.
std::vector<Negation> findNegations(std::string_view text, const std::vector<Term>& terms);

} // namespace touchstone
