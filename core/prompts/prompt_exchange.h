// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts of other tools, read into the text form and written from it: promptfoo (chat JSON, Nunjucks),
// Langfuse, Phoenix, MLflow (their JSON), plain text. What the text form has no place for is kept in a front
// line named after the tool and given back on export. Pure; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class PromptFormat : std::uint8_t { Promptfoo, Langfuse, Phoenix, MLflow, Text };
std::string_view promptFormatName(PromptFormat format); ///< promptfoo, langfuse, phoenix, mlflow, text
Result<PromptFormat> promptFormatByName(std::string_view name);

struct ForeignPrompt {
    PromptFormat format = PromptFormat::Text;
    std::string name;    ///< as the file says; "" = it says none
    std::string message; ///< of its commit; "" = none
    std::string text;    ///< the text form
    std::vector<std::string> warnings;
};

/// The format is seen from the content. Errors: BadInput with `file` and line (JSON of no known shape; a
/// template language that has no counterpart, naming the tag).
Result<ForeignPrompt> importPrompt(std::string_view content, const std::string& file);

/// Errors: BadInput (the text has no layout).
Result<std::string> exportPrompt(const PromptVersion& prompt, const std::string& message,
                                 PromptFormat format);

} // namespace touchstone
