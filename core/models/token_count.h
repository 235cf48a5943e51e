// SPDX-License-Identifier: GPL-3.0-or-later
// How many tokens a text is for a model: exactly, where its server counts for us, else estimated. Does
// network work: never on the interface's thread, and never behind a question that was not asked for it.
#pragma once

#include "core/models/chat_model.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

struct TokenCount {
    std::int64_t tokens = 0;
    bool exact = false; ///< false: our estimate
    /// "1234", or "~1234" for an estimate.
    [[nodiscard]] std::string toString() const;
};

/// llama.cpp's /tokenize, Anthropic's count_tokens, Gemini's countTokens; everything else is estimated, as is
/// what a server does not count. Errors: Usage, Offline, Cancelled, and those of the key.
Result<TokenCount> countTokens(const Spec& spec, const ModelServices& services, std::string_view text,
                               JobContext& context);

} // namespace touchstone
