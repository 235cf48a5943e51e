// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/refusal.h"
#include "core/models/retry.h"
#include "tests/core/models/model_fixture.h"
#include "tests/support/slowdown.h"

#include <future>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using namespace test;
using Ms = std::chrono::milliseconds;

ModelAt::Hand firstThenGood(int bad, std::string first) {
    return [bad, first = std::move(first)](ScriptedConnection& wire, const ScriptedRequest& request) {
        wire.send(request.number <= bad ? first : streamHead() + chatStream("Shed seven [1]."));
    };
}

TEST(Retry, WhatPassesIsTriedAgain) {
    for (const int status : {408, 429, 500, 502, 503, 504, 529}) {
        ModelAt at(firstThenGood(1, jsonAnswer(status, "{}", {{"Retry-After", "0"}})));
        const ChatOutcome outcome = at.ask();
        EXPECT_TRUE(outcome.ok()) << status;
        EXPECT_EQ(outcome.partial.attempts, 2) << status;
        EXPECT_EQ(outcome.partial.text, "Shed seven [1].");
    }
    ModelAt reset([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.number == 1)
            wire.reset();
        else
            wire.send(streamHead() + chatStream("Shed seven [1]."));
    });
    EXPECT_EQ(reset.ask().partial.attempts, 2);
}

TEST(Retry, TheServersWishIsKept) {
    for (const auto& [name, value] : HeaderLines{{"Retry-After", "0.35"}, {"retry-after-ms", "350"}}) {
        ModelAt at(firstThenGood(1, jsonAnswer(429, "{}", {{name, value}})));
        ASSERT_TRUE(at.ask().ok());
        const auto requests = at.server.requests();
        ASSERT_EQ(requests.size(), 2U);
        const auto waited = requests[1].at - requests[0].at;
        EXPECT_GE(waited, 345ms) << name;
        EXPECT_LT(waited, 500ms * test::kSlowdown) << name;
    }
}

TEST(Retry, TheWholeCallStaysWithinItsTime) {
    ModelAt at(says(jsonAnswer(503, "{}")), ",retries=50");
    const auto begun = std::chrono::steady_clock::now();
    const ChatOutcome outcome = at.ask();
    ASSERT_FALSE(outcome.ok());
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3000ms * test::kPace + 500ms * test::kSlowdown);
    EXPECT_GT(at.server.requestCount(), 1);
}

TEST(Retry, AWaitIsCancelledAtOnce) {
    ModelAt at(says(jsonAnswer(429, "{}", {{"Retry-After", "2"}})));
    std::stop_source source;
    at.context.stop = source.get_token();
    std::promise<void> waiting;
    at.context.progress = [&](const Progress&) { waiting.set_value(); };
    auto call = std::async(std::launch::async, [&] { return at.ask(); });
    waiting.get_future().wait();
    const auto begun = std::chrono::steady_clock::now();
    source.request_stop();
    const ChatOutcome outcome = call.get();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 100ms * test::kSlowdown);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->code, ErrorCode::Cancelled);
    EXPECT_EQ(at.server.requestCount(), 1);
}

TEST(Retry, CancellingAStreamKeepsWhatCame) {
    ModelAt at([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(streamHead() + sseData({chatPiece("Shed")}));
        wire.silence();
    });
    std::stop_source source;
    at.context.stop = source.get_token();
    ChatRequest request;
    request.messages = {{Role::User, "?"}};
    const ChatOutcome outcome = at.model->complete(
        request, [&](std::string_view) { source.request_stop(); }, at.context);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->code, ErrorCode::Cancelled);
    EXPECT_EQ(outcome.partial.text, "Shed");
}

TEST(Retry, JitterStaysBetweenTheFirstWaitAndThreeTimesTheLast) {
    const RetryPolicy policy;
    EXPECT_EQ(nextWait(policy, 500ms, 0.0), 500ms);
    EXPECT_EQ(nextWait(policy, 500ms, 1.0), 1500ms);
    EXPECT_EQ(nextWait(policy, 2000ms, 0.5), 3250ms);
    EXPECT_EQ(nextWait(policy, 60000ms, 1.0), policy.longestWait);
}

TEST(RetryAfter, ReadsEveryFormAndNoNonsense) {
    const auto wish = [](const HttpHeaders& headers) {
        HttpResponse response;
        response.headers = headers;
        return retryAfterOf(response, 784111770000 /* 1994-11-06T08:49:30Z */);
    };
    EXPECT_EQ(wish({{"retry-after", "2"}}), Ms(2000));
    EXPECT_EQ(wish({{"retry-after", "1.5"}}), Ms(1500));
    EXPECT_EQ(wish({{"retry-after-ms", "1500"}, {"retry-after", "30"}}), Ms(1500));
    for (const char* date :
         {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
        EXPECT_EQ(wish({{"retry-after", date}}), Ms(7000)) << date;
    EXPECT_EQ(wish({{"retry-after", "Thu, 01 Jan 1970 00:00:00 GMT"}}), Ms(0));
    EXPECT_GT(wish({{"retry-after", "99999999999999999999999"}}).value(), std::chrono::hours(24 * 365));
    for (const char* nonsense :
         {"", "soon; or -7", "-99999999999999999999", "nan", "inf", "Thu, 99 Jan 1970", "1e"})
        EXPECT_EQ(wish({{"retry-after", nonsense}}), std::nullopt) << nonsense;
}

} // namespace
} // namespace touchstone
