// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's limits out of the head of an answer: x-ratelimit-* of OpenAI and its likes,
// anthropic-ratelimit-*. Pure.
#pragma once

#include "core/models/chat_result.h"
#include "core/platform/http.h"

namespace touchstone {

/// -1 in every field that the server did not say. Of several token limits the tightest counts.
RateLimits rateLimitsOf(const HttpResponse& response, std::int64_t nowUnixMs);

} // namespace touchstone
