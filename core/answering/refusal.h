// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals: how a model says that the sources do not answer, and what the program says then. Pure.
#pragma once

#include "core/answering/answer.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// The sentence that the prompt asks for.
inline constexpr std::string_view kRefusalSentence = "The sources do not answer this question.";

/// True for that sentence, and for a short answer (at most 3 sentences, nothing verified in it) that opens by
/// saying so in other words, in English or German.
bool saysNotInSources(std::string_view answer, const std::vector<Citation>& citations);

/// "“A › B”, “C”": at most three different heading paths, best first; empty without hits.
std::string nearestSections(const std::vector<Hit>& hits);

} // namespace touchstone
