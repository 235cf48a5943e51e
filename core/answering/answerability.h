// SPDX-License-Identifier: GPL-3.0-or-later
// Whether passages carry an answer to a question, judged by words and similarity alone. Pure.
#pragma once

#include "core/answering/question_terms.h"
#include "core/retrieval/retriever.h"

#include <string>

namespace touchstone {

/// What the decision rests on; every share is weighted by the rareness of the words, 0..1.
struct AnswerabilitySigns {
    double bestPassage = 0;   ///< largest share of the question's words in one passage and its headings
    double bestWindow = 0;    ///< the same in three neighbouring sentences and their headings
    double nowhere = 0;       ///< share of the words that no passage has
    double rarestMissing = 0; ///< 1 when the heaviest word of the question is in no passage
    double similarity = 0;    ///< cosine of the best passage; 0 without vectors
    std::size_t words = 0;    ///< content words of the question
};

AnswerabilitySigns answerabilitySigns(const QuestionTerms& question, const RetrievalResult& retrieved);

/// Above 0: answer; below: refuse. The weights were fitted on two gold sets (docs/decisions).
double answerabilityScore(const AnswerabilitySigns& signs);

} // namespace touchstone
