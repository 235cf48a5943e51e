// SPDX-License-Identifier: GPL-3.0-or-later
// Tries again what is worth another try: overload, rate limits, connections that broke before an answer.
// Never after the first piece of text, unless that is asked for. Safe for concurrent use.
#pragma once

#include "core/models/chat_model.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace touchstone {

/// One try of a call, within the time that is left.
class ChatAttempt {
public:
    virtual ~ChatAttempt() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual std::string spec() const = 0;
    virtual ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink,
                                std::chrono::milliseconds left, JobContext& context) = 0;
};

struct RetryPolicy {
    int retries = 2;                           ///< tries after the first
    std::chrono::milliseconds timeout{600000}; ///< the whole call: tries and waits
    std::chrono::milliseconds firstWait{500};  ///< least wait where the server names none
    std::chrono::milliseconds longestWait{8000};
    /// Try again also when text had come. The answer is then the new one; the sink gets what goes on from
    /// where it was, as far as the new text begins with the old.
    bool afterFirstToken = false;
    /// How to wait; false when stopped. Tests give a clock that need not pass.
    std::function<bool(std::chrono::milliseconds, const std::stop_token&)> wait{};
};

std::unique_ptr<ChatModel> withRetry(std::unique_ptr<ChatAttempt> attempt, RetryPolicy policy);

/// Waits, or returns early when stopped. False when stopped.
bool waitFor(std::chrono::milliseconds span, const std::stop_token& stop);
/// Whether another request may end better (the rule of withRetry, without its look at the text).
bool worthRetrying(const Error& error);
/// Decorrelated jitter: uniform between the first wait and three times the one before, at most the longest.
std::chrono::milliseconds nextWait(const RetryPolicy& policy, std::chrono::milliseconds before,
                                   double uniform);

} // namespace touchstone
