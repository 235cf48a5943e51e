// SPDX-License-Identifier: GPL-3.0-or-later
// What a question is before it is answered: small talk, a question that is not about the documents, or one
// that clearly fits several places and has to be asked back. All of them say no rather than yes: a question
// that is wrongly turned away costs more than one that is wrongly answered. Pure.
#pragma once

#include "core/answering/answer.h"
#include "core/answering/question_terms.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// True for greetings, thanks and questions about the assistant itself, in English and German, and nothing
/// else beside them.
bool isSmallTalk(std::string_view question);

/// True where no passage that was found has a single word of what the question is about, or where nothing was
/// found at all in a search that left nothing out (`leftOut`: filters, passages switched off). Never in a
/// corpus of few chunks, which lacks most words anyway. Only ever asked about a question that was not
/// answered anyway: with vectors of meaning the words may differ.
bool isOutOfScope(const QuestionTerms& question, const RetrievalResult& retrieved, bool leftOut);

/// Two to five ways to read the question, empty where it is clear enough. Several are found where
/// - its one or two content words are, no more and no less, the heading of sections of different pages, none
///   of which stands far above the others, and it does not ask what the words mean; or
/// - the corpus is searched at several versions, the question names none of them and is not about their
///   differences, and the best section reads clearly different in another version.
std::vector<Reading> readingsOf(const std::string& question, const QuestionTerms& terms,
                                const RetrievalResult& retrieved);

} // namespace touchstone
