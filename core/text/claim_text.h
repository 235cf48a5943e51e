// SPDX-License-Identifier: GPL-3.0-or-later
// A claim or passage made ready for comparison: markup blanked out, words in order. Pure. Internal to
// core/text.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct ComparableText {
    std::string text;                 ///< as long as the original: offsets stay; markup is blanks
    std::vector<TextRange> codeSpans; ///< inside of `...`, in order
};

/// `citations`: also blank out [1], [2, 3], [^1] outside of code. Commas in 10,000 close up.
ComparableText comparable(std::string_view original, bool citations);

struct ComparableWord {
    std::uint64_t hash = 0; ///< of the word in lower case, or of a sign that means something (= < > % ...)
    TextRange range;
};
std::vector<ComparableWord> comparableWords(std::string_view text);

/// First place of `needle` in `haystack` as a run of words, or empty. Linear (Knuth, Morris, Pratt 1977).
TextRange findWords(const std::vector<ComparableWord>& needle, const std::vector<ComparableWord>& haystack);

/// What stands between double quotes (straight or curly), three words and more, divided at an ellipsis.
std::vector<TextRange> quotations(std::string_view text);

} // namespace touchstone
