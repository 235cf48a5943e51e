// SPDX-License-Identifier: GPL-3.0-or-later
// The providers that a SPEC can name: whose language they speak, where they live, where their key comes from.
// Constant values.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

enum class WireDialect : std::uint8_t { OpenAi, Azure, Anthropic, Gemini, Ollama, Cohere, Tei };

struct ProviderInfo {
    std::string_view name;
    WireDialect dialect = WireDialect::OpenAi;
    std::string_view url;          ///< "" = must be given
    std::string_view keyVariable;  ///< used only for the host of `url`; "" = none
    bool completionTokens = false; ///< sends max_completion_tokens, not max_tokens
    bool chat = true, embeddings = false;
    std::string_view about; ///< for `help SPEC`
    bool rerank = false;
};

/// Null when there is none of that name.
const ProviderInfo* findProvider(std::string_view name);
const std::vector<ProviderInfo>& allProviders();

} // namespace touchstone
