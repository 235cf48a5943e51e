// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the sources and what does not, sentence by sentence, without a model. Pure; safe for
// concurrent use.
#pragma once

#include "core/answering/answer.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Each sentence by its own citations: every cited part must be carried by one of its sources. A sentence
/// without one is laid against all sources. `citations`: of this answer over these sources.
std::vector<SentenceSupport> checkSupport(const std::string& answerText,
                                          const std::vector<Citation>& citations,
                                          const std::vector<Hit>& sources);

/// How many are supported; the rest of `sentences` is partly or not.
std::size_t supportedSentences(const std::vector<SentenceSupport>& sentences);

/// Sentences of an answer that another answer to the same question does not say any more: neither word for
/// word nor with most of their words. Without their markers, in order.
std::vector<std::string> fallenSentences(std::string_view before, std::string_view after);

} // namespace touchstone
