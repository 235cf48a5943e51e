// SPDX-License-Identifier: GPL-3.0-or-later
// Whether passages carry an answer to a question, judged by words and similarity alone. Pure.
#pragma once

#include "core/answering/question_terms.h"
#include "core/retrieval/retriever.h"

#include <string>

namespace touchstone {

/// What the decision rests on; every share is weighted by the rareness of the words, 0..1.
struct AnswerabilitySigns {
    double bestPassage = 0;  ///< largest share of the question's words in one passage and its headings
    double bestWindow = 0;   ///< the same in three neighbouring sentences and their headings
    double nowhere = 0;      ///< share of the words that no passage has
    double namesMissing = 0; ///< share of the question's names that no passage has; 0 without names
    double similarity = 0;   ///< cosine of the best passage; 0 without vectors
    std::size_t words = 0;   ///< content words of the question
};

AnswerabilitySigns answerabilitySigns(const QuestionTerms& question, const RetrievalResult& retrieved);

/// Above 0: answer; below: refuse. Chosen on the handbook's gold set and on FastAPI's; a name that is nowhere
/// weighs most, because it cannot have been put in other words.
double answerabilityScore(const AnswerabilitySigns& signs);

} // namespace touchstone
