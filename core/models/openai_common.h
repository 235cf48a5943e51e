// SPDX-License-Identifier: GPL-3.0-or-later
// What both of OpenAI's languages share. Internal to core/models. Pure functions.
#pragma once

#include "core/models/wire_format.h"

#include <string>
#include <string_view>

namespace touchstone {

FinishReason openAiFinish(std::string_view word);
void readOpenAiUsage(const nlohmann::json& usage, Usage& into);
/// The list of tokens with their alternatives.
void readOpenAiLogprobs(const nlohmann::json& tokens, AnswerCollector& into);
std::string schemaName(const ChatRequest& request);
/// Equal for requests with equal instructions: the provider then looks where it has them.
std::string promptCacheKey(const ChatRequest& request);

} // namespace touchstone
