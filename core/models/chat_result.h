// SPDX-License-Identifier: GPL-3.0-or-later
// What a model answers, and its form as JSON for cache and records. Plain values and pure functions.
#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class FinishReason : std::uint8_t { Stop, Length, ContentFilter, ToolCalls, Unknown };
std::string_view finishReasonName(FinishReason reason);

struct Usage { // tokens; -1 = the provider did not say
    /// `input` counts what was read from and written to the provider's cache as well, `output` reasoning too.
    std::int64_t input = -1, output = -1, cached = -1, reasoning = -1;
    std::int64_t cacheWrite = -1; ///< part of input that was written to the provider's cache
};

struct TokenLogprob {
    std::string token;
    double logprob = 0;
    std::vector<std::pair<std::string, double>> others{}; ///< alternatives, likeliest first
};

struct RateWindow { ///< -1 = not said
    std::int64_t limit = -1, remaining = -1;
    std::int64_t resetMs = -1; ///< until it is full again
};
/// What the head of an answer says about the provider's limits for this key.
struct RateLimits {
    RateWindow requests, tokens;
};

/// Whether the program's own response cache gave the answer.
enum class CacheState : std::uint8_t { Off, Miss, Hit };
std::string_view cacheStateName(CacheState state); ///< off, miss, hit

struct ChatResult {
    std::string text; ///< the whole answer, valid UTF-8
    FinishReason finish = FinishReason::Unknown;
    Usage usage;
    std::string model; ///< as the server names it
    std::string requestId;
    double ttftMs = -1; ///< to the first piece of text; -1 = none came
    double totalMs = 0;
    int attempts = 0;                     ///< requests sent; 0 when the cache answered
    std::string finishWord{};             ///< the provider's own word behind `finish`
    std::string reasoning{};              ///< thoughts, never part of text
    std::string reasoningSignature{};     ///< to be sent back with them
    std::vector<ToolCall> toolCalls{};    ///< whole calls; arguments are JSON objects
    std::vector<TokenLogprob> logprobs{}; ///< of text, where they were asked for
    std::string fingerprint{};            ///< of the server's set-up, where it tells one
    CacheState cache = CacheState::Off;
    std::string cacheKey{};               ///< SHA-256, where a cache was asked
    std::string answeredBy{};             ///< spec of the model of a fallback chain that answered
    std::vector<std::string> fallbacks{}; ///< why each model before it did not: one sentence each
    std::vector<std::string> notes{};     ///< what of the request was not sent, what may have been cut
    RateLimits rate{};
    std::optional<double> cost{}; ///< none: the price is not known; a cache hit costs 0
    std::string currency{};
};

/// A call that failed keeps what had come: `partial.text` may hold the beginning of an answer.
struct ChatOutcome {
    ChatResult partial; ///< the result when error is empty
    std::optional<Error> error;
    [[nodiscard]] bool ok() const { return !error.has_value(); }
};

/// Called with each piece of text as it comes, whole characters only, on the transport's thread.
using ChatSink = std::function<void(std::string_view piece)>;

/// One line of JSON with all that `chatResultFromJson` brings back. cache, cost and fallbacks are left out:
/// they belong to the call, not to the answer.
std::string chatResultJson(const ChatResult& result);
/// Errors: BadInput.
Result<ChatResult> chatResultFromJson(std::string_view json);

} // namespace touchstone
