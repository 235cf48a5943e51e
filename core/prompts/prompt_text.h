// SPDX-License-Identifier: GPL-3.0-or-later
// The text form of a prompt, read: front lines and parts with roles (docs/formats/prompt.md). Pure functions
// over views of the text; safe for concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kLongestPrompt = 1U << 20U; ///< bytes
inline constexpr std::size_t kMostPromptLines = 100'000; ///< keeps a diff of any two within a second
inline constexpr std::string_view kPromptSettingKeys[] = {
    "model", "temperature", "top_p", "max_tokens", "seed", "stop", "effort", "schema", "tools"};

/// `key: value` before the first part; lines that begin with a blank go on with the value.
struct PromptField {
    std::string key, value;
    std::int64_t line = 0, column = 1; ///< of the value's first character
};

struct PromptPart {
    Role role = Role::User;
    bool example = false;       ///< "## example user": few-shot, sent like any other part
    std::int64_t firstLine = 0; ///< 1-based line of the text after the heading
    std::size_t start = 0, end = 0;
};

struct PromptLayout {
    std::vector<PromptField> fields; ///< in the order of the text, unknown ones too
    std::vector<PromptPart> parts;
    [[nodiscard]] const PromptField* field(std::string_view key) const;
};

/// Errors: BadInput with `file`, line and column: text before the first role, no role.
Result<PromptLayout> layoutOf(std::string_view text, const std::string& file);

struct PromptTool {
    std::string name, description, parameters; ///< JSON Schema as text
};

/// What the front lines ask of the model; what is not there is left to the model's own SPEC.
struct PromptSettings {
    std::string model; ///< SPEC that the prompt was written for; a remark, never used unasked
    std::optional<double> temperature, topP;
    std::optional<std::int64_t> maxTokens, seed;
    std::vector<std::string> stop;
    std::string effort; ///< reasoning effort
    std::string schema; ///< of the answer, JSON Schema as text; "" = text
    std::vector<PromptTool> tools;
};

/// Errors: BadInput with place (a number out of range, no JSON).
Result<PromptSettings> promptSettings(const PromptLayout& layout, const std::string& file);
Result<PromptSettings> promptSettings(const PromptVersion& prompt);

/// Everything that can be told without the values: size, UTF-8, layout, settings, each part's template.
/// Errors: BadInput with `file`, line and column.
Result<> checkPromptText(std::string_view text, const std::string& file);

/// Lower-case letters, digits, '-', '_' and '.', at most 64. Errors: Usage.
Result<> checkPromptName(std::string_view name);

} // namespace touchstone
