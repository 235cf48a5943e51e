// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/decorators.h"
#include "core/models/rate_headers.h"
#include "core/models/retry.h"
#include "tests/core/models/fake_model.h"
#include "tests/support/slowdown.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Ms = std::chrono::milliseconds;

struct Waits { ///< lets a fake clock pass instead of waiting
    FakeClock clock;
    std::vector<Ms> spans;
    Wait wait() {
        return [this](Ms span, const std::stop_token& stop) {
            spans.push_back(span);
            clock.advance(span);
            return !stop.stop_requested();
        };
    }
    JobContext context() {
        JobContext out;
        out.clock = &clock;
        return out;
    }
};

TEST(RateLimit, OurOwnLimitSpreadsRequests) {
    Waits time;
    auto context = time.context();
    const auto model =
        withRateLimit(std::make_unique<FakeModel>(), std::make_shared<RateLimiter>(60, 0), time.wait());
    for (int i = 0; i < 60; ++i)
        EXPECT_TRUE(model->complete(question(), nullptr, context).ok());
    EXPECT_TRUE(time.spans.empty()) << "a full bucket is spent at once";
    EXPECT_TRUE(model->complete(question(), nullptr, context).ok());
    ASSERT_EQ(time.spans.size(), 1U);
    EXPECT_EQ(time.spans[0], 1000ms);
}

TEST(RateLimit, WhatTheHeadersSayIsKept) {
    Waits time;
    auto context = time.context();
    auto owned = std::make_unique<FakeModel>();
    FakeModel* inner = owned.get();
    inner->script.push_back([](const ChatRequest&, const ChatSink&) {
        ChatOutcome outcome;
        outcome.partial.text = "x";
        outcome.partial.rate.requests = {10, 0, 4000};
        return outcome;
    });
    const auto model = withRateLimit(std::move(owned), std::make_shared<RateLimiter>(0, 0), time.wait());
    (void)model->complete(question(), nullptr, context);
    (void)model->complete(question(), nullptr, context);
    EXPECT_EQ(time.spans, (std::vector<Ms>{4000ms}));
    (void)model->complete(question(), nullptr, context);
    EXPECT_EQ(time.spans.size(), 1U) << "what was told is over";
}

TEST(RateLimit, AWishToWaitHoldsForAllCallsOfTheKey) {
    Waits time;
    auto context = time.context();
    const auto limiter = std::make_shared<RateLimiter>(0, 0);
    auto first = std::make_unique<FakeModel>();
    Error busy = refused(429);
    busy.retryAfter = 7000ms;
    first->script.push_back(fails(busy));
    (void)withRateLimit(std::move(first), limiter, time.wait())->complete(question(), nullptr, context);
    (void)withRateLimit(std::make_unique<FakeModel>(), limiter, time.wait())
        ->complete(question(), nullptr, context);
    EXPECT_EQ(time.spans, (std::vector<Ms>{7000ms}));
    const auto shared = rateLimiterFor("h:1", "env:A", 0, 0);
    EXPECT_EQ(shared, rateLimiterFor("h:1", "env:A", 0, 0));
    EXPECT_NE(shared, rateLimiterFor("h:1", "env:B", 0, 0));
}

TEST(RateLimit, AWaitBeyondTheTimeOfTheCallEndsItAtOnce) {
    Waits time;
    auto context = time.context();
    const auto limiter = std::make_shared<RateLimiter>(0, 0);
    limiter->learn({}, Ms(3'600'000), time.clock.steady());
    auto owned = std::make_unique<FakeModel>();
    FakeModel* inner = owned.get();
    const auto model = withRateLimit(std::move(owned), limiter, time.wait(), Ms(8000));
    const ChatOutcome outcome = model->complete(question(), nullptr, context);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->retryAfter, Ms(3'600'000));
    EXPECT_EQ(outcome.partial.attempts, 0);
    EXPECT_EQ(inner->calls, 0);
    EXPECT_TRUE(time.spans.empty());
}

TEST(RateHeaders, FormsOfResets) {
    HttpResponse response;
    response.headers = {{"anthropic-ratelimit-requests-limit", "50"},
                        {"anthropic-ratelimit-requests-remaining", "0"},
                        {"anthropic-ratelimit-requests-reset", "2026-02-01T00:00:10Z"},
                        {"anthropic-ratelimit-input-tokens-remaining", "500"},
                        {"anthropic-ratelimit-input-tokens-reset", "2026-02-01T00:00:05Z"},
                        {"anthropic-ratelimit-output-tokens-remaining", "100"},
                        {"anthropic-ratelimit-output-tokens-reset", "2026-02-01T00:01:00+00:00"}};
    const std::int64_t now = 1769904000000; // 2026-02-01T00:00:00Z
    const RateLimits limits = rateLimitsOf(response, now);
    EXPECT_EQ(limits.requests.remaining, 0);
    EXPECT_EQ(limits.requests.resetMs, 10000);
    EXPECT_EQ(limits.tokens.remaining, 100) << "the tightest counts";
    EXPECT_EQ(limits.tokens.resetMs, 60000);
    EXPECT_EQ(rateLimitsOf({}, now).requests.remaining, -1);
}

TEST(ConcurrencyLimit, NoMoreThanAllowedAndAWaiterCanBeStopped) {
    auto owned = std::make_unique<FakeModel>();
    std::atomic<int> now{0}, most{0};
    std::promise<void> goOn;
    const auto wait = goOn.get_future().share();
    for (int i = 0; i < 3; ++i)
        owned->script.push_back([&, wait](const ChatRequest&, const ChatSink&) {
            most = std::max(most.load(), ++now);
            wait.wait();
            --now;
            return ChatOutcome{};
        });
    // The script is taken call by call, which the limit below makes safe only with one at a time.
    const std::shared_ptr<ChatModel> model =
        withConcurrencyLimit(std::move(owned), std::make_shared<ConcurrencyLimit>(1));
    const auto call = [&](std::stop_token stop) {
        return std::async(std::launch::async, [model, stop] {
            JobContext own;
            own.stop = stop;
            return model->complete(question(), nullptr, own);
        });
    };
    std::stop_source stopped;
    auto first = call({});
    while (now == 0)
        std::this_thread::yield();
    auto second = call(stopped.get_token());
    auto third = call({});
    stopped.request_stop();
    EXPECT_EQ(second.get().error.value_or(Error{}).code, ErrorCode::Cancelled);
    goOn.set_value();
    (void)first.get();
    (void)third.get();
    EXPECT_EQ(most, 1);
}

TEST(Deadline, EndsACallThatDoesNotEnd) {
    class Silent final : public ChatModel {
    public:
        bool speaks = false;
        [[nodiscard]] std::string name() const override { return "silent"; }
        [[nodiscard]] std::string spec() const override { return "silent"; }
        ChatOutcome complete(const ChatRequest&, const ChatSink& sink, JobContext& context) override {
            ChatOutcome outcome;
            if (speaks) {
                sink("Shed");
                outcome.partial.text = "Shed";
            }
            (void)waitFor(10s, context.stop);
            outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return outcome;
        }
    };
    JobContext context;
    for (const bool speaks : {false, true}) {
        auto silent = std::make_unique<Silent>();
        silent->speaks = speaks;
        Deadlines limits;
        limits.firstToken = 40ms;
        limits.betweenTokens = 50ms;
        const auto begun = std::chrono::steady_clock::now();
        const ChatOutcome outcome =
            withDeadline(std::move(silent), limits)->complete(question(), nullptr, context);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s * test::kSlowdown);
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error->code, ErrorCode::Unreachable);
        EXPECT_EQ(outcome.error->detail, "time");
        EXPECT_EQ(outcome.partial.text, speaks ? "Shed" : "");
    }
    EXPECT_TRUE(withDeadline(std::make_unique<FakeModel>(), {})->complete(question(), nullptr, context).ok());
}

TEST(Fallback, TheNextModelAnswersAndTheReasonIsThere) {
    JobContext context;
    auto first = std::make_unique<FakeModel>(), second = std::make_unique<FakeModel>();
    first->script.push_back(fails(refused(503)));
    second->label = "fake:model=second";
    std::vector<std::unique_ptr<ChatModel>> chain;
    chain.push_back(std::move(first));
    chain.push_back(std::move(second));
    const ChatOutcome outcome = withFallback(std::move(chain))->complete(question(), nullptr, context);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.partial.answeredBy, "fake:model=second");
    ASSERT_EQ(outcome.partial.fallbacks.size(), 1U);
    EXPECT_NE(outcome.partial.fallbacks[0].find("the server says no"), std::string::npos);
    EXPECT_EQ(outcome.partial.attempts, 2);
}

TEST(Fallback, NotOnceTextHasComeAndNotForOurOwnSlips) {
    JobContext context;
    for (const auto& [error, came] :
         std::vector<std::pair<Error, std::string>>{{refused(503), "Shed"},
                                                    {makeError(ErrorCode::Usage, "x"), ""},
                                                    {makeError(ErrorCode::Cancelled, "x"), ""}}) {
        auto first = std::make_unique<FakeModel>(), second = std::make_unique<FakeModel>();
        FakeModel* later = second.get();
        first->script.push_back(fails(error, came));
        std::vector<std::unique_ptr<ChatModel>> chain;
        chain.push_back(std::move(first));
        chain.push_back(std::move(second));
        const auto model = withFallback(std::move(chain));
        EXPECT_FALSE(model->complete(question(), nullptr, context).ok());
        EXPECT_EQ(later->calls, 0);
    }
}

TEST(CircuitBreaker, RestsAfterFailuresAndLetsOneThrough) {
    Waits time;
    auto context = time.context();
    auto owned = std::make_unique<FakeModel>();
    FakeModel* inner = owned.get();
    for (int i = 0; i < 3; ++i)
        inner->script.push_back(fails(refused(500)));
    const auto model = withCircuitBreaker(std::move(owned), {2, 10s});
    (void)model->complete(question(), nullptr, context);
    (void)model->complete(question(), nullptr, context);
    const ChatOutcome resting = model->complete(question(), nullptr, context);
    EXPECT_EQ(inner->calls, 2);
    EXPECT_EQ(resting.error->retryAfter, 10000ms);
    EXPECT_EQ(resting.partial.attempts, 0);
    time.clock.advance(10s);
    (void)model->complete(question(), nullptr, context); // fails: rests again
    EXPECT_FALSE(model->complete(question(), nullptr, context).ok());
    EXPECT_EQ(inner->calls, 3);
    time.clock.advance(10s);
    EXPECT_TRUE(model->complete(question(), nullptr, context).ok());
    EXPECT_TRUE(model->complete(question(), nullptr, context).ok());
}

TEST(CircuitBreaker, AWrongKeyIsNotTheServersIllness) {
    JobContext context;
    auto owned = std::make_unique<FakeModel>();
    FakeModel* inner = owned.get();
    for (int i = 0; i < 4; ++i)
        inner->script.push_back(fails(refused(401, false)));
    const auto model = withCircuitBreaker(std::move(owned), {2, 10s});
    for (int i = 0; i < 4; ++i)
        (void)model->complete(question(), nullptr, context);
    EXPECT_EQ(inner->calls, 4);
}

class FakeAttempt final : public ChatAttempt {
public:
    explicit FakeAttempt(std::shared_ptr<FakeModel> model) : m_model(std::move(model)) {}
    [[nodiscard]] std::string name() const override { return "fake"; }
    [[nodiscard]] std::string spec() const override { return "fake"; }
    ChatOutcome attempt(const ChatRequest& request, const ChatSink& sink, Ms, JobContext& context) override {
        return m_model->complete(request, sink, context);
    }

private:
    std::shared_ptr<FakeModel> m_model;
};

TEST(Retry, WithAClockThatIsMadeUp) {
    Waits time;
    auto context = time.context();
    const auto inner = std::make_shared<FakeModel>();
    Error busy = refused(503);
    busy.retryAfter = 60000ms;
    inner->script.push_back(fails(busy));
    RetryPolicy policy;
    policy.wait = time.wait();
    EXPECT_TRUE(
        withRetry(std::make_unique<FakeAttempt>(inner), policy)->complete(question(), nullptr, context).ok());
    EXPECT_EQ(time.spans, (std::vector<Ms>{60000ms}));
}

TEST(Retry, AfterTheFirstTokenOnlyWhenAsked) {
    for (const bool asked : {false, true}) {
        Waits time;
        auto context = time.context();
        const auto inner = std::make_shared<FakeModel>();
        Error cut = makeError(ErrorCode::Unreachable, "cut");
        cut.detail = "cut";
        cut.retryable = true;
        inner->script.push_back(fails(cut, "Shed se"));
        RetryPolicy policy;
        policy.wait = time.wait();
        policy.afterFirstToken = asked;
        std::string streamed;
        const ChatOutcome outcome =
            withRetry(std::make_unique<FakeAttempt>(inner), policy)
                ->complete(
                    question(), [&](std::string_view piece) { streamed += piece; }, context);
        EXPECT_EQ(outcome.ok(), asked);
        EXPECT_EQ(streamed, asked ? "Shed seven [1]." : "Shed se");
        EXPECT_EQ(outcome.partial.attempts, asked ? 2 : 1);
    }
}

} // namespace
} // namespace touchstone
