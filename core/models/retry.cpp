// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/retry.h"

#include "core/base/clock.h"
#include "core/base/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>
#include <string>

namespace touchstone {

namespace {

using Ms = std::chrono::milliseconds;

std::string seconds(Ms span) {
    return fmt::format("{:g} s", static_cast<double>(span.count()) / 1000.0);
}

class RetryingModel final : public ChatModel {
public:
    RetryingModel(std::unique_ptr<ChatAttempt> attempt, RetryPolicy policy)
        : m_attempt(std::move(attempt)), m_policy(policy) {}
    [[nodiscard]] std::string name() const override { return m_attempt->name(); }
    [[nodiscard]] std::string spec() const override { return m_attempt->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override;

private:
    double uniform() {
        const std::lock_guard lock(m_mutex);
        return m_random.uniform();
    }
    std::unique_ptr<ChatAttempt> m_attempt;
    RetryPolicy m_policy;
    std::mutex m_mutex;
    Random m_random{std::random_device{}()};
};

ChatOutcome RetryingModel::complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) {
    const Clock& clock = *context.clock;
    const auto begun = clock.steady();
    const auto left = [&] {
        return m_policy.timeout - std::chrono::duration_cast<Ms>(clock.steady() - begun);
    };
    Ms wait = m_policy.firstWait;
    int sent = 0;
    std::optional<double> cost = 0.0;
    std::string given; // to the sink, over all tries
    for (int tried = 0;; ++tried) {
        std::string now;
        const ChatSink continuing = [&](std::string_view piece) {
            now += piece;
            // A second try is handed on from where it goes beyond the first.
            if (now.size() <= given.size() || !now.starts_with(given))
                return;
            const std::string_view fresh = std::string_view(now).substr(given.size());
            if (sink)
                sink(fresh);
            given = now;
        };
        ChatOutcome outcome = m_attempt->attempt(request, m_policy.afterFirstToken ? continuing : sink,
                                                 std::max(left(), Ms(1)), context);
        sent += outcome.partial.attempts;
        outcome.partial.attempts = sent;
        outcome.partial.totalMs = std::chrono::duration<double, std::milli>(clock.steady() - begun).count();
        if (cost && outcome.partial.cost)
            *cost += *outcome.partial.cost;
        else if (outcome.ok() || !outcome.partial.text.empty())
            cost.reset();
        outcome.partial.cost = cost;
        if (outcome.ok())
            return outcome;
        Error& error = *outcome.error;
        if (error.code == ErrorCode::Unreachable && error.detail.starts_with("time") && left() <= Ms(5))
            error.message =
                fmt::format("{} was not done within the {} that the whole call may take (timeout=).",
                            m_attempt->name(), seconds(m_policy.timeout));
        if ((!outcome.partial.text.empty() && !m_policy.afterFirstToken) || !worthRetrying(error) ||
            context.stopped())
            return outcome;
        if (tried >= m_policy.retries) {
            if (tried > 0)
                error.message += fmt::format(" ({} tries.)", tried + 1);
            return outcome;
        }
        wait = error.retryAfter ? *error.retryAfter : nextWait(m_policy, wait, uniform());
        if (wait >= left()) {
            if (error.retryAfter)
                error.hint =
                    fmt::format("The server asks to wait {} before a retry, longer than the call may take.",
                                seconds(wait));
            return outcome;
        }
        if (context.progress)
            context.progress(
                {context.job, fmt::format("waiting {} for the model server", seconds(wait)), 0, 0, {}});
        if (!(m_policy.wait ? m_policy.wait(wait, context.stop) : waitFor(wait, context.stop))) {
            outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return outcome;
        }
    }
}

} // namespace

Ms nextWait(const RetryPolicy& policy, Ms before, double uniform) {
    const auto low = static_cast<double>(policy.firstWait.count());
    const double high = std::max(low, 3.0 * static_cast<double>(before.count()));
    const double drawn = low + (high - low) * uniform;
    return std::min(policy.longestWait, Ms(static_cast<std::int64_t>(drawn)));
}

bool worthRetrying(const Error& error) {
    if (error.code == ErrorCode::Refused)
        return error.retryable;
    return error.code == ErrorCode::Unreachable && error.retryable && error.detail.starts_with("cut");
}

bool waitFor(Ms span, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    // The clock of the wait goes only forward, whatever happens to the time of day.
    never.wait_until(lock, stop, std::chrono::steady_clock::now() + span, [] { return false; });
    return !stop.stop_requested();
}

std::unique_ptr<ChatModel> withRetry(std::unique_ptr<ChatAttempt> attempt, RetryPolicy policy) {
    return std::make_unique<RetryingModel>(std::move(attempt), policy);
}

} // namespace touchstone
