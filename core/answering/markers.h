// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer claims and which sources it names for it: [n] markers, found in Markdown and put to their
// sentences. Pure; one pass over the text.
#pragma once

#include "core/base/text_range.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A sentence, a part of one that ends with its own markers, or a code block that a marker follows.
struct Claim {
    TextRange range;          ///< bytes of the answer, markers included
    std::string text;         ///< what is claimed: without markers and Markdown's marks
    std::vector<int> sources; ///< numbers in order of appearance, each once
    bool code = false;        ///< the whole text is code
};

/// Claims with at least one marker, in order. [1], [1][2], [1, 2] and [1-3] are markers, also after the full
/// stop (they belong to the sentence before). Not markers: anything in code, escaped brackets, link texts
/// ([1](…), [1]: …), footnotes ([^1]), numbers of more than three digits.
std::vector<Claim> citedClaims(std::string_view answer);

/// All sentences of the prose, with or without markers; headings are left out.
struct AnswerSentence {
    TextRange range;  ///< bytes of the answer
    std::string text; ///< without markers and Markdown's marks
};
std::vector<AnswerSentence> answerSentences(std::string_view answer);

} // namespace touchstone
