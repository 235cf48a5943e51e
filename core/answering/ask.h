// SPDX-License-Identifier: GPL-3.0-or-later
// One question: retrieve, pack, ask, cite, verify. Safe for concurrent calls. Events come on the working
// thread, pieces of text on the transport's while the working thread waits; never two at a time.
#pragma once

#include "core/answering/answer.h"
#include "core/base/job_context.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// What a caller may say about the model's manner of answering; none = the model's SPEC decides.
struct AnswerParameters {
    std::optional<double> temperature{}, topP{};
    std::optional<std::int64_t> maxTokens{}, seed{};
    std::vector<std::string> stop{};
};

/// Stands between a question and a model that may look things up for itself (core/agent). Safe for concurrent
/// use.
class ToolRounds {
public:
    virtual ~ToolRounds() = default;
    /// As ChatModel::complete(), with the tools' rounds in between. `sources` are what the model was given,
    /// numbered from 1; what its tools find is added and numbered on, so that it can be cited. `boundary` is
    /// the mark around quoted material in this request. Each use of a tool goes to `uses`.
    virtual ChatOutcome complete(ChatModel& model, const ChatRequest& request, const std::string& boundary,
                                 std::vector<Hit>& sources, std::vector<ToolUse>& uses, const ChatSink& sink,
                                 JobContext& context) = 0;
};

struct AskOptions {
    RetrievalOptions retrieval{RetrievalMode::Hybrid, 8, {}, false};
    std::size_t contextTokens = 3000;    ///< budget for the sources in the prompt
    std::optional<PromptVersion> prompt; ///< none: the built-in "answer"
    /// Set: the marks around the sources are derived from it and the request, so that an equal question over
    /// equal sources gives an equal request (cache, replay); a document that does not know it cannot guess
    /// them. "": new random marks for each request.
    std::string boundarySecret{};
    /// Earlier messages of users and assistants, oldest first: a follow-up is searched together with the
    /// questions that it leans on, and the model is given as many of them as fit.
    std::vector<Message> history{};
    std::size_t historyTokens = 1000;
    AnswerParameters parameters{};
    /// Ids of chunks that the answer has to do without although they are found: what would it say then?
    std::vector<std::string> withoutChunks{};
    ToolRounds* tools = nullptr; ///< not owned; none: the model is asked once
    bool askBack = true;         ///< a question that clearly has several readings is asked back
    bool checkOutput = true;     ///< core/guardrails on the answer; what it objects to is withheld
    /// Says in a sentence what the documents are about; called where a question is not about them.
    std::function<std::string()> covers{};
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
