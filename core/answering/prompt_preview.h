// SPDX-License-Identifier: GPL-3.0-or-later
// A prompt rendered for one question without asking a model: what each part weighs, what the budget cut, and
// how much of it is the same for every question, which is what a provider can cache. Pure; safe for
// concurrent use.
#pragma once

#include "core/answering/packing.h"
#include "core/prompts/prompt.h"

#include <string>
#include <utility>
#include <vector>

namespace touchstone {

struct PreviewMessage {
    Role role = Role::User;
    bool example = false;
    std::string content;
    std::size_t tokens = 0;      ///< ~
    std::size_t stableBytes = 0; ///< of content, from its beginning
};

struct PromptPreview {
    std::vector<PreviewMessage> messages;
    std::vector<std::pair<std::string, std::size_t>> variables; ///< tokens (~) that each put in; sources: all
    Packed packed;
    std::size_t budgetTokens = 0, tokens = 0;
    std::size_t stableMessages = 0, stableBytes = 0,
                stableTokens = 0; ///< from the beginning of the first message
};

/// `boundarySecret` as in AskOptions. Errors: as renderPrompt.
Result<PromptPreview> previewPrompt(const PromptVersion& prompt, const std::string& question,
                                    const std::vector<Hit>& hits, std::size_t budgetTokens,
                                    const std::string& boundarySecret);

} // namespace touchstone
