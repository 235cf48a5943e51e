// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/completion_request.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

tl::expected<CompletionRequest, ApiError> parsed(const std::string& body) {
    return parseCompletionRequest(body, {});
}

TEST(CompletionRequest, TheLastMessageIsTheQuestionAndTheOthersAreHistory) {
    const auto request =
        parsed(R"({"model": "touchstone", "stream": true, "stream_options": {"include_usage": true},
        "messages": [{"role": "system", "content": "Be a pirate."}, {"role": "user", "content": "What is CORS?"},
        {"role": "assistant", "content": "A header [1]."},
        {"role": "user", "content": [{"type": "text", "text": "And how"}, {"type": "text", "text": "do I set it?"}]}],
        "temperature": 0.5, "max_tokens": 20, "max_completion_tokens": 30, "seed": 7, "stop": "END", "user": "u",
        "logit_bias": {}, "touchstone": {"k": 3, "mode": "lexical", "corpus": "a,b", "filters": "path:docs/**",
        "agent": true, "hits": true, "cache": "off"}})");
    ASSERT_TRUE(request.has_value()) << request.error().message;
    EXPECT_EQ(request->question, "And how\ndo I set it?");
    ASSERT_EQ(request->history.size(), 2U);
    EXPECT_EQ(request->history[1].role, Role::Assistant);
    EXPECT_TRUE(request->stream && request->includeUsage && request->agent && request->withHits);
    EXPECT_EQ(request->parameters.maxTokens, 30);
    EXPECT_EQ(request->parameters.seed, 7);
    EXPECT_EQ(request->parameters.stop, std::vector<std::string>{"END"});
    EXPECT_EQ(request->search.options.k, 3U);
    EXPECT_EQ(request->search.options.mode, RetrievalMode::Lexical);
    EXPECT_EQ(request->search.options.filters.size(), 1U);
    EXPECT_EQ(request->search.corpora, "a,b");
    EXPECT_EQ(request->cache, CacheMode::Off);
    EXPECT_EQ(request->ignored, (std::vector<std::string>{"messages[0] (system)", "logit_bias"}));
}

TEST(CompletionRequest, NullCountsAsAbsent) {
    const auto request = parsed(R"({"messages": [{"role": "user", "content": "q?"}], "temperature": null,
                                    "tools": null, "stop": null, "touchstone": null, "n": null})");
    ASSERT_TRUE(request.has_value()) << request.error().message;
    EXPECT_EQ(request->model, "touchstone");
    EXPECT_FALSE(request->parameters.temperature.has_value());
}

TEST(CompletionRequest, WhatIsWrongIsNamed) {
    const std::string good = R"("messages": [{"role": "user", "content": "q"}])";
    const std::vector<std::pair<std::string, std::string>> all = {
        {"", ""},
        {"{", ""},
        {"[]", ""},
        {"\"text\"", ""},
        {"{\"messages\": \"\xff\"}", ""},
        {std::string(40000, '['), ""},
        {"{}", "messages"},
        {R"({"messages": []})", "messages"},
        {R"({"messages": "q"})", "messages"},
        {R"({"messages": [1]})", "messages[0]"},
        {R"({"messages": [{"role": 1, "content": "q"}]})", "messages[0]"},
        {R"({"messages": [{"role": "wizard", "content": "q"}]})", "messages[0].role"},
        {R"({"messages": [{"role": "tool", "content": "q"}]})", "messages[0].role"},
        {R"({"messages": [{"role": "user", "content": 5}]})", "messages[0].content"},
        {R"({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]})", "messages[0].content"},
        {R"({"messages": [{"role": "user", "content": "  "}]})", "messages"},
        {R"({"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]})",
         "messages"},
        {R"({"messages": [{"role": "user", "content": ")" + std::string(40000, 'x') + "\"}]}", "messages"},
        {"{" + good + R"(, "model": 4})", "model"},
        {"{" + good + R"(, "stream": "yes"})", "stream"},
        {"{" + good + R"(, "stream_options": 1})", "stream_options"},
        {"{" + good + R"(, "temperature": "hot"})", "temperature"},
        {"{" + good + R"(, "temperature": 3})", "temperature"},
        {"{" + good + R"(, "max_tokens": 0})", "max_tokens"},
        {"{" + good + R"(, "max_tokens": 1.5})", "max_tokens"},
        {"{" + good + R"(, "max_tokens": 1e300})", "max_tokens"},
        {"{" + good + R"(, "n": 2})", "n"},
        {"{" + good + R"(, "stop": [1]})", "stop"},
        {"{" + good + R"(, "tools": [{"type": "function"}]})", "tools"},
        {"{" + good + R"(, "response_format": {"type": "json_object"}})", "response_format"},
        {"{" + good + R"(, "touchstone": []})", "touchstone"},
        {"{" + good + R"(, "touchstone": {"kk": 3}})", "touchstone.kk"},
        {"{" + good + R"(, "touchstone": {"k": 0}})", "touchstone.k"},
        {"{" + good + R"(, "touchstone": {"mode": "psychic"}})", "touchstone.mode"},
        {"{" + good + R"(, "touchstone": {"filters": ["nonsense"]}})", "touchstone.filters"},
        {"{" + good + R"(, "touchstone": {"cache": "maybe"}})", "touchstone.cache"},
    };
    for (const auto& each : all) {
        const auto request = parsed(each.first);
        ASSERT_FALSE(request.has_value()) << each.first.substr(0, 100);
        EXPECT_EQ(request.error().status, 400);
        EXPECT_EQ(request.error().param, each.second) << each.first.substr(0, 100);
        EXPECT_FALSE(request.error().message.empty());
    }
}

TEST(SearchRequest, IsReadAndRefusedLikewise) {
    const auto good = parseSearchRequest(R"({"query": "cors", "k": 2, "explain": true})", {});
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(good->search.options.k, 2U);
    EXPECT_TRUE(good->search.options.explain);
    for (const char* bad : {"{}", R"({"query": ""})", R"({"query": 1})", R"({"query": "a", "nonsense": 1})",
                            R"({"query": "a", "k": -1})", R"({"query": "a", "k": 1001})"})
        EXPECT_FALSE(parseSearchRequest(bad, {}).has_value()) << bad;
}

TEST(ApiError, HasTheShapeOfOpenAis) {
    const auto json = nlohmann::json::parse(apiErrorJson(badField("n", "Only one.")));
    EXPECT_EQ(
        json,
        nlohmann::json::parse(
            R"({"error": {"message": "Only one.", "type": "invalid_request_error", "param": "n", "code": null}})"));
    Error limited = makeError(ErrorCode::Refused, "Slow down.");
    limited.httpStatus = 429;
    limited.retryAfter = std::chrono::milliseconds(1500);
    const HttpReply reply = errorReply(apiErrorOf(limited, true));
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.headers, (std::vector<std::pair<std::string, std::string>>{{"Retry-After", "2"}}));
    EXPECT_EQ(apiErrorOf(makeError(ErrorCode::NotFound, "No corpus."), false).status, 404);
    EXPECT_EQ(apiErrorOf(makeError(ErrorCode::NotFound, "No variable."), true).status, 500);
    EXPECT_EQ(apiErrorOf(makeError(ErrorCode::BudgetReached, "Spent."), true).type, "insufficient_quota");
}

} // namespace
} // namespace touchstone
