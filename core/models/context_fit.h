// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a prompt fits the context of its model, told before it is sent: servers refuse, or cut without a
// word. Pure.
#pragma once

#include "core/models/server_options.h"

namespace touchstone {

/// Tokens that are kept for the answer where max_tokens is not set.
inline constexpr std::int64_t kAnswerReserve = 512;

/// Our estimate of the input, '~' (no half more, unlike a budget's bound).
std::int64_t estimatedInputTokens(const ChatRequest& request);

/// Ok where no context is known. Errors: Usage, with how much is missing and what to do.
Result<> checkContext(const ServerOptions& options, const ChatRequest& request);

} // namespace touchstone
