// SPDX-License-Identifier: GPL-3.0-or-later
// Exact match and token F1 of short answers, normalised as SQuAD does it (Rajpurkar et al. 2016, 2018). Pure
// functions, safe for concurrent use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Lower case, ASCII punctuation deleted, the words a, an and the left out, split at blanks.
std::vector<std::string> answerTokens(std::string_view text);

/// 1 when the tokens are those of a reference, else 0.
double exactMatch(std::string_view prediction, const std::vector<std::string>& references);
/// Harmonic mean of precision and recall over tokens as a multiset, best reference. When either side has no
/// token: 1 if neither has one, else 0.
double tokenF1(std::string_view prediction, const std::vector<std::string>& references);

} // namespace touchstone
