// SPDX-License-Identifier: GPL-3.0-or-later
// What a prompt is given for one question, and what becomes of it: variables, messages, settings of the
// request. Pure but for the random mark; safe for concurrent use.
#pragma once

#include "core/models/chat_request.h"
#include "core/prompts/prompt.h"
#include "core/retrieval/retriever.h"

#include <string>
#include <vector>

namespace touchstone {

/// The mark around sources. A document cannot know it, so it cannot end its own quotation. `secret` "": a new
/// one each time; else equal for equal prompt, question and sources.
std::string sourceBoundary(const std::string& secret, const std::string& promptHash,
                           const std::string& question, const std::vector<Hit>& hits,
                           std::size_t sourceCount);

/// question, boundary, refusal and the first `sourceCount` hits as `sources`.
PromptVariables answerVariables(const std::string& question, const std::vector<Hit>& hits,
                                std::size_t sourceCount, const std::string& boundary);

/// The messages with the settings of the prompt's front lines, which go before those of the model's SPEC.
/// Tools are left out: who runs them adds them. Errors: as renderPrompt, BadInput (a setting).
Result<ChatRequest> promptRequest(const PromptVersion& prompt, const PromptVariables& variables);

} // namespace touchstone
