// SPDX-License-Identifier: GPL-3.0-or-later
// What can be put around a model, each on its own: limits of rate and of calls at once, deadlines, a chain of
// fallbacks, a circuit breaker. (Retry is in retry.h, budget in budget.h, cache in response_cache.h, records
// in exchange_record.h.) Everything here is safe for concurrent use and goes by JobContext::clock; a wait is
// handed in, so that tests need not wait.
#pragma once

#include "core/models/chat_model.h"
#include "core/models/retry.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace touchstone {

using Milliseconds = std::chrono::milliseconds;
/// False when stopped. The usual one is waitFor of retry.h.
using Wait = std::function<bool(Milliseconds, const std::stop_token&)>;

/// Requests and tokens per minute of one key: a limit of ours, and what the provider's headers say. A call
/// that would go beyond waits its turn, first come first served.
class RateLimiter {
public:
    /// 0 = no limit of ours; headers count all the same.
    RateLimiter(std::int64_t requestsPerMinute, std::int64_t tokensPerMinute);
    /// How long to wait before `tokens` may go out; takes them when it is zero.
    Milliseconds admit(std::int64_t tokens, std::chrono::steady_clock::time_point now);
    /// What an answer said, and what it wished.
    void learn(const RateLimits& limits, std::optional<Milliseconds> retryAfter,
               std::chrono::steady_clock::time_point now);

private:
    struct Bucket { ///< fills up evenly
        double perMinute = 0, level = 0;
        std::chrono::steady_clock::time_point at{};
        bool started = false;
        Milliseconds wait(double wanted, std::chrono::steady_clock::time_point now);
        void take(double wanted) { level -= wanted; }
    };
    struct Told { ///< by the provider
        std::int64_t remaining = -1;
        std::chrono::steady_clock::time_point resets{};
        Milliseconds wait(std::int64_t wanted, std::chrono::steady_clock::time_point now);
        void take(std::int64_t wanted);
        void learn(const RateWindow& window, std::chrono::steady_clock::time_point now);
    };
    std::mutex m_mutex;
    Bucket m_requests, m_tokens;
    Told m_toldRequests, m_toldTokens;
    std::chrono::steady_clock::time_point m_pausedUntil{};
};
/// The limiter of a server and key reference, shared by all models of the process that use it.
std::shared_ptr<RateLimiter> rateLimiterFor(const std::string& server, const std::string& keyReference,
                                            std::int64_t requestsPerMinute, std::int64_t tokensPerMinute);
/// A wait that is longer than the call may take ends it at once: Refused, attempts 0, with retryAfter.
std::unique_ptr<ChatModel> withRateLimit(std::unique_ptr<ChatModel> model,
                                         std::shared_ptr<RateLimiter> limiter, Wait wait = {},
                                         Milliseconds most = std::chrono::minutes(10));
/// The same for each try of a call, within the time that is left.
std::unique_ptr<ChatAttempt> withRateLimit(std::unique_ptr<ChatAttempt> attempt,
                                           std::shared_ptr<RateLimiter> limiter, Wait wait = {});

/// So many calls at once; the others wait in order and can be stopped.
class ConcurrencyLimit {
public:
    explicit ConcurrencyLimit(std::int64_t most) : m_free(most) {}
    bool enter(const std::stop_token& stop); ///< false when stopped
    void leave();

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::int64_t m_free;
    std::uint64_t m_next = 0, m_serving = 0;
    std::map<std::uint64_t, bool> m_gone; ///< tickets whose owners were stopped
};
std::unique_ptr<ChatModel> withConcurrencyLimit(std::unique_ptr<ChatModel> model,
                                                std::shared_ptr<ConcurrencyLimit> limit);

/// Ends a call whose model does not end it: before the first piece of text, between two pieces, altogether.
/// (The time to connect is the transport's; connect_timeout= sets it.) The error is Unreachable with detail
/// "time", and what came is kept.
struct Deadlines {
    Milliseconds firstToken{0}, betweenTokens{0}, total{0}; ///< 0 = none
};
std::unique_ptr<ChatModel> withDeadline(std::unique_ptr<ChatModel> model, Deadlines deadlines);

/// Asks the models in order until one answers. Goes on after Unreachable, Refused, Malformed, and
/// BudgetReached; never after a stop, a usage error, or once text has come. The result says who answered and
/// why the others did not.
std::unique_ptr<ChatModel> withFallback(std::vector<std::unique_ptr<ChatModel>> models);

/// After `failures` calls in a row that failed for the server's sake, none is sent for `rest`; then one is
/// let through, and its end decides.
struct BreakerPolicy {
    int failures = 5;
    Milliseconds rest{30000};
};
std::unique_ptr<ChatModel> withCircuitBreaker(std::unique_ptr<ChatModel> model, BreakerPolicy policy);

} // namespace touchstone
