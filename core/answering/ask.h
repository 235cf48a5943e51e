// SPDX-License-Identifier: GPL-3.0-or-later
// One question: retrieve, pack, ask, cite, verify. Safe for concurrent calls. Events come on the working
// thread, pieces of text on the transport's while the working thread waits; never two at a time.
#pragma once

#include "core/answering/answer.h"
#include "core/base/job_context.h"
#include "core/prompts/prompt.h"

#include <functional>
#include <memory>
#include <string>

namespace touchstone {

struct AskOptions {
    RetrievalOptions retrieval{RetrievalMode::Hybrid, 8, {}, false};
    std::size_t contextTokens = 3000;    ///< budget for the sources in the prompt
    std::optional<PromptVersion> prompt; ///< none: the built-in "answer"
    /// Set: the marks around the sources are derived from it and the request, so that an equal question over
    /// equal sources gives an equal request (cache, replay); a document that does not know it cannot guess
    /// them. "": new random marks for each request.
    std::string boundarySecret{};
};

/// What happens while an answer is made; each may be empty.
struct AskEvents {
    std::function<void(std::string_view stage)> stage;    ///< retrieving, reading, answering, checking
    std::function<void(const RetrievalResult&)> passages; ///< as soon as they are there
    std::function<void(std::string_view piece)> text;     ///< pieces of the answer as they come
};

/// model null: the extractive answerer. Never an error for what a user should read as an answer: a provider's
/// failure is in Answer::error with what came before. Errors: retrieval's, Cancelled before any text.
Result<Answer> ask(const std::string& question, const Retriever& retriever, ChatModel* model,
                   const AskOptions& options, const AskEvents& events, JobContext& context);

/// The answerer that needs no model: sentences, list items and code blocks quoted word for word and cited.
Answer answerExtractively(const std::string& question, const RetrievalResult& retrieved);

/// Parses [n] markers of an answer and checks each against its passage.
std::vector<Citation> checkCitations(const std::string& answerText, const std::vector<Hit>& sources);

} // namespace touchstone
