// SPDX-License-Identifier: GPL-3.0-or-later
// What must not stand in an answer: the instructions that the model was given, and secrets that came from
// nowhere that the reader can see. Verdicts, never words for people. Pure, any thread.
#pragma once

#include "core/base/text_range.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

enum class OutputRule : std::uint8_t {
    None,         ///< nothing to object to
    PromptLeak,   ///< a long stretch of the instructions, word for word
    SecretPattern ///< a key or token by its shape, which neither question nor sources hold
};
std::string_view outputRuleName(OutputRule rule); ///< none, prompt_leak, secret_pattern

struct OutputVerdict {
    OutputRule rule = OutputRule::None;
    TextRange range; ///< bytes of the answer that the rule objects to
};

/// `instructions`: the system messages as they were sent. `visible`: everything that the reader may see
/// anyway (question, what was said before, sources): what stands there is no leak. Linear in all of them.
OutputVerdict checkOutput(std::string_view answer, const std::vector<std::string_view>& instructions,
                          const std::vector<std::string_view>& visible);

} // namespace touchstone
