// SPDX-License-Identifier: GPL-3.0-or-later
// Rate limits: a bucket that fills up evenly for each limit of ours, and the provider's own words.
#include "core/models/context_fit.h"
#include "core/models/decorators.h"
#include "core/models/retry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

Milliseconds until(TimePoint then, TimePoint now) {
    return then <= now ? Milliseconds(0) : std::chrono::ceil<Milliseconds>(then - now);
}

/// Waits for its turn, sends, learns. `send` is given the time that is left.
ChatOutcome passLimit(RateLimiter& limiter, const Wait& pause, const std::string& name,
                      const ChatRequest& request, Milliseconds left, JobContext& context,
                      const std::function<ChatOutcome(Milliseconds)>& send) {
    const std::int64_t tokens = estimatedInputTokens(request) + request.maxTokens.value_or(kAnswerReserve);
    ChatOutcome stopped;
    for (;;) {
        const Milliseconds wait = limiter.admit(tokens, context.clock->steady());
        if (wait.count() == 0)
            break;
        const double seconds = static_cast<double>(wait.count()) / 1000.0;
        if (wait >= left) {
            stopped.error = makeError(
                ErrorCode::Refused,
                fmt::format(
                    "The rate limit of {} is reached: {:.1f} s to wait, longer than the call may take.", name,
                    seconds),
                "Wait and try again later, or raise timeout=.");
            stopped.error->httpStatus = 429;
            stopped.error->retryAfter = wait;
            return stopped;
        }
        if (context.progress)
            context.progress(
                {context.job, fmt::format("waiting {:.1f} s for the rate limit", seconds), 0, 0, {}});
        if (!(pause ? pause(wait, context.stop) : waitFor(wait, context.stop))) {
            stopped.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return stopped;
        }
        left -= wait;
    }
    ChatOutcome outcome = send(left);
    std::optional<Milliseconds> wish;
    if (outcome.error && (outcome.error->httpStatus == 429 || outcome.error->httpStatus == 503 ||
                          outcome.error->httpStatus == 529))
        wish = outcome.error->retryAfter;
    limiter.learn(outcome.partial.rate, wish, context.clock->steady());
    return outcome;
}

class RateLimitedModel final : public ChatModel {
public:
    RateLimitedModel(std::unique_ptr<ChatModel> model, std::shared_ptr<RateLimiter> limiter, Wait wait,
                     Milliseconds most)
        : m_model(std::move(model)), m_limiter(std::move(limiter)), m_wait(std::move(wait)), m_most(most) {}
    [[nodiscard]] std::string name() const override { return m_model->name(); }
    [[nodiscard]] std::string spec() const override { return m_model->spec(); }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        return passLimit(*m_limiter, m_wait, m_model->name(), request, m_most, context,
                         [&](Milliseconds) { return m_model->complete(request, sink, context); });
    }

private:
    std::unique_ptr<ChatModel> m_model;
    std::shared_ptr<RateLimiter> m_limiter;
    Wait m_wait;
    Milliseconds m_most;
};

class RateLimitedAttempt final : public ChatAttempt {
public:
    RateLimitedAttempt(std::unique_ptr<ChatAttempt> attempt, std::shared_ptr<RateLimiter> limiter, Wait wait)
        : m_attempt(std::move(attempt)), m_limiter(std::move(limiter)), m_wait(std::move(wait)) {}
    [[nodiscard]] std::string name() const override { return m_attempt->name(); }
    [[nodiscard]] std::string spec() const override { return m_attempt->spec(); }
    ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink, Milliseconds left,
                        JobContext& context) override {
        return passLimit(*m_limiter, m_wait, m_attempt->name(), request, left, context,
                         [&](Milliseconds rest) { return m_attempt->attempt(request, sink, rest, context); });
    }

private:
    std::unique_ptr<ChatAttempt> m_attempt;
    std::shared_ptr<RateLimiter> m_limiter;
    Wait m_wait;
};

} // namespace

Milliseconds RateLimiter::Bucket::wait(double wanted, TimePoint now) {
    if (perMinute <= 0)
        return Milliseconds(0);
    if (!started) {
        started = true;
        level = perMinute;
        at = now;
    }
    const double minutes = std::chrono::duration<double, std::ratio<60>>(now - at).count();
    level = std::min(perMinute, level + std::max(0.0, minutes) * perMinute);
    at = now;
    // What is larger than the whole bucket goes out when the bucket is full.
    const double missing = std::min(wanted, perMinute) - level;
    if (missing <= 1e-9)
        return Milliseconds(0);
    return Milliseconds(static_cast<std::int64_t>(std::ceil(missing / perMinute * 60000.0)));
}

Milliseconds RateLimiter::Told::wait(std::int64_t wanted, TimePoint now) {
    if (remaining < 0)
        return Milliseconds(0);
    if (resets <= now) { // what was told is over
        remaining = -1;
        return Milliseconds(0);
    }
    return remaining >= wanted ? Milliseconds(0) : until(resets, now);
}

void RateLimiter::Told::take(std::int64_t wanted) {
    if (remaining >= 0)
        remaining = std::max<std::int64_t>(0, remaining - wanted);
}

void RateLimiter::Told::learn(const RateWindow& window, TimePoint now) {
    if (window.remaining < 0 || window.resetMs < 0)
        return;
    remaining = window.remaining;
    resets = now + std::min<Milliseconds>(Milliseconds(window.resetMs), std::chrono::hours(24));
}

RateLimiter::RateLimiter(std::int64_t requestsPerMinute, std::int64_t tokensPerMinute) {
    m_requests.perMinute = static_cast<double>(requestsPerMinute);
    m_tokens.perMinute = static_cast<double>(tokensPerMinute);
}

Milliseconds RateLimiter::admit(std::int64_t tokens, TimePoint now) {
    const std::lock_guard lock(m_mutex);
    const Milliseconds wait = std::max({until(m_pausedUntil, now), m_requests.wait(1, now),
                                        m_tokens.wait(static_cast<double>(tokens), now),
                                        m_toldRequests.wait(1, now), m_toldTokens.wait(tokens, now)});
    if (wait.count() > 0)
        return wait;
    m_requests.take(1);
    m_tokens.take(static_cast<double>(tokens));
    m_toldRequests.take(1);
    m_toldTokens.take(tokens);
    return Milliseconds(0);
}

void RateLimiter::learn(const RateLimits& limits, std::optional<Milliseconds> retryAfter, TimePoint now) {
    const std::lock_guard lock(m_mutex);
    m_toldRequests.learn(limits.requests, now);
    m_toldTokens.learn(limits.tokens, now);
    if (retryAfter)
        m_pausedUntil =
            std::max(m_pausedUntil, now + std::min<Milliseconds>(*retryAfter, std::chrono::hours(24)));
}

std::shared_ptr<RateLimiter> rateLimiterFor(const std::string& server, const std::string& keyReference,
                                            std::int64_t requestsPerMinute, std::int64_t tokensPerMinute) {
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<RateLimiter>> known;
    const std::lock_guard lock(mutex);
    std::erase_if(known, [](const auto& entry) { return entry.second.expired(); });
    const std::string key =
        fmt::format("{}\n{}\n{}\n{}", server, keyReference, requestsPerMinute, tokensPerMinute);
    if (auto limiter = known[key].lock())
        return limiter;
    auto limiter = std::make_shared<RateLimiter>(requestsPerMinute, tokensPerMinute);
    known[key] = limiter;
    return limiter;
}

std::unique_ptr<ChatModel> withRateLimit(std::unique_ptr<ChatModel> model,
                                         std::shared_ptr<RateLimiter> limiter, Wait wait, Milliseconds most) {
    return std::make_unique<RateLimitedModel>(std::move(model), std::move(limiter), std::move(wait), most);
}

std::unique_ptr<ChatAttempt> withRateLimit(std::unique_ptr<ChatAttempt> attempt,
                                           std::shared_ptr<RateLimiter> limiter, Wait wait) {
    return std::make_unique<RateLimitedAttempt>(std::move(attempt), std::move(limiter), std::move(wait));
}

} // namespace touchstone
