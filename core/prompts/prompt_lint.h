// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely to go wrong with a prompt, told from its words alone: no model is asked. Rules of thumb:
// each finding says why, and none stops a commit. Pure; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

struct PromptFinding {
    std::string rule;    ///< lower_snake, as docs/user/prompts.md lists them
    bool warning = true; ///< false: a remark
    std::int64_t line = 0, column = 1;
    std::string message;
};

struct PromptLintOptions {
    /// Questions and answers that the prompt is measured by: (id, text). An example that holds one is a leak.
    std::vector<std::pair<std::string, std::string>> gold;
    std::size_t budgetTokens = 1500; ///< of everything but the sources and the question
};

/// In order of the text. Errors: BadInput (a text that checkPromptText refuses).
Result<std::vector<PromptFinding>> lintPrompt(const PromptVersion& prompt, const PromptLintOptions& options);

} // namespace touchstone
