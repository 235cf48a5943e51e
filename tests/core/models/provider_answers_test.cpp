// SPDX-License-Identifier: GPL-3.0-or-later
// What each provider answers: streams with thoughts, tool calls in fragments, usage, ends and errors.
#include "tests/core/models/model_fixture.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using namespace test;

std::string named(const std::string& event, const std::string& data) {
    return "event: " + event + "\ndata: " + data + "\n\n";
}

/// Asks the provider of `spec` at a server that sends `body`.
struct Asked {
    Asked(const std::string& spec, ModelAt::Hand hand, bool tools = false) : at(std::move(hand)) {
        at.make(spec + (spec.find(':') == std::string::npos ? ":" : ",") + "url=" + at.server.base() +
                (spec.starts_with("openai") ? "/v1" : "") + ",timeout=3,retries=0" +
                (spec.starts_with("azure") ? ",key=env:TOUCHSTONE_TEST_MODEL_KEY" : ""));
        ChatRequest request = plainQuestion();
        if (tools)
            request.tools = {{"search", "", R"({"type":"object","properties":{"q":{"type":"string"}}})"}};
        outcome = at.model->complete(
            request, [this](std::string_view piece) { at.streamed += piece; }, at.context);
    }
    ModelAt at;
    ChatOutcome outcome;
};

std::string anthropicHead() {
    return named(
        "message_start",
        R"({"type":"message_start","message":{"id":"msg","model":"claude","content":[],"usage":)"
        R"({"input_tokens":200,"cache_creation_input_tokens":34,"cache_read_input_tokens":1000,"output_tokens":1}}})");
}
std::string anthropicEnd(const std::string& reason) {
    return named("message_delta", R"({"type":"message_delta","delta":{"stop_reason":")" + reason +
                                      R"("},"usage":{"output_tokens":56}})") +
           named("message_stop", R"({"type":"message_stop"})");
}

TEST(Anthropic, ThoughtsToolsAndUsage) {
    const std::string body =
        anthropicHead() + named("ping", R"({"type":"ping"})") +
        named(
            "content_block_start",
            R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})") +
        named(
            "content_block_delta",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}})") +
        named(
            "content_block_delta",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s1"}})") +
        named("content_block_delta",
              R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I look."}})") +
        named(
            "content_block_start",
            R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"search","input":{}}})") +
        named(
            "content_block_delta",
            R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"q\":"}})") +
        named(
            "content_block_start",
            R"({"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_2","name":"search","input":{}}})") +
        named(
            "content_block_delta",
            R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\"x\"}"}})") +
        anthropicEnd("tool_use");
    Asked asked("anthropic:model=m", streams(body), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    const ChatResult& result = asked.outcome.partial;
    EXPECT_EQ(result.text, "I look.");
    EXPECT_EQ(result.reasoning, "hm");
    EXPECT_EQ(result.reasoningSignature, "s1");
    EXPECT_EQ(result.finish, FinishReason::ToolCalls);
    ASSERT_EQ(result.toolCalls.size(), 2U);
    EXPECT_EQ(result.toolCalls[0].arguments, R"({"q":"x"})");
    EXPECT_EQ(result.toolCalls[1].arguments, "{}") << "no fragment is an empty object";
    EXPECT_EQ(result.usage.input, 1234);
    EXPECT_EQ(result.usage.output, 56);
    EXPECT_EQ(result.usage.cached, 1000);
    EXPECT_EQ(result.usage.cacheWrite, 34);
}

TEST(Anthropic, EveryEndHasItsMeaning) {
    for (const auto& [word, finish] : std::vector<std::pair<std::string, FinishReason>>{
             {"end_turn", FinishReason::Stop},
             {"stop_sequence", FinishReason::Stop},
             {"max_tokens", FinishReason::Length},
             {"model_context_window_exceeded", FinishReason::Length},
             {"refusal", FinishReason::ContentFilter},
             {"pause_turn", FinishReason::Unknown}}) {
        Asked asked(
            "anthropic:model=m",
            streams(
                anthropicHead() +
                named(
                    "content_block_delta",
                    R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}})") +
                anthropicEnd(word)));
        EXPECT_TRUE(asked.outcome.ok());
        EXPECT_EQ(asked.outcome.partial.finish, finish) << word;
        EXPECT_EQ(asked.outcome.partial.finishWord, word);
    }
}

TEST(Gemini, PiecesThoughtsAndCalls) {
    const std::string body = sseData(
        {R"({"candidates":[{"content":{"role":"model","parts":[{"text":"secret","thought":true}]},"index":0}],"usageMetadata":{"promptTokenCount":9}})",
         R"({"candidates":[{"content":{"parts":[{"text":"Shed "},{"functionCall":{"name":"search","args":{"q":"x"}},"thoughtSignature":"seal"}]},"index":0}]})",
         R"({"candidates":[{"content":{"parts":[{"text":"seven"}]},"finishReason":"STOP","index":0}],"responseId":"r1","usageMetadata":{"promptTokenCount":1234,"cachedContentTokenCount":1000,"candidatesTokenCount":50,"thoughtsTokenCount":6}})"});
    Asked asked("gemini:model=m", streams(body), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    const ChatResult& result = asked.outcome.partial;
    EXPECT_EQ(result.text, "Shed seven");
    EXPECT_EQ(result.reasoning, "secret");
    EXPECT_EQ(result.usage.input, 1234);
    EXPECT_EQ(result.usage.output, 56);
    EXPECT_EQ(result.usage.reasoning, 6);
    ASSERT_EQ(result.toolCalls.size(), 1U);
    EXPECT_EQ(result.toolCalls[0].signature, "seal");
    EXPECT_FALSE(result.toolCalls[0].id.empty()) << "an id is made where none came";
    EXPECT_EQ(result.finish, FinishReason::ToolCalls);
    EXPECT_EQ(result.requestId, "r1");
}

TEST(Gemini, AListInsteadOfAStreamAndABlockedPrompt) {
    Asked list(
        "gemini:model=m",
        says(jsonAnswer(
            200,
            R"([{"candidates":[{"content":{"parts":[{"text":"a"}]},"index":0}]},)"
            R"({"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"MAX_TOKENS","index":0}]}])")));
    EXPECT_EQ(list.outcome.partial.text, "ab");
    EXPECT_EQ(list.outcome.partial.finish, FinishReason::Length);
    Asked blocked("gemini:model=m", streams(sseData({R"({"promptFeedback":{"blockReason":"SAFETY"}})"})));
    EXPECT_TRUE(blocked.outcome.ok());
    EXPECT_EQ(blocked.outcome.partial.finish, FinishReason::ContentFilter);
}

TEST(Ollama, LinesThoughtsAndCallsWithoutIds) {
    const std::string body =
        R"({"model":"q","message":{"role":"assistant","content":"","thinking":"hm"},"done":false})"
        "\n"
        R"({"message":{"content":"Shed","tool_calls":[{"function":{"name":"search","arguments":{"q":"x"}}},{"function":{"name":"search","arguments":{"q":"y"}}}]},"done":false})"
        "\n"
        R"({"message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":26,"eval_count":298})"
        "\n";
    Asked asked("ollama:model=m", says(httpAnswer(200, "application/x-ndjson", body)), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    const ChatResult& result = asked.outcome.partial;
    EXPECT_EQ(result.text, "Shed");
    EXPECT_EQ(result.reasoning, "hm");
    ASSERT_EQ(result.toolCalls.size(), 2U);
    EXPECT_NE(result.toolCalls[0].id, result.toolCalls[1].id);
    EXPECT_EQ(result.usage.output, 298);
    EXPECT_TRUE(result.notes.empty());
}

TEST(Ollama, APromptThatDoesNotFitIsNotSent) {
    ModelAt at(says(""));
    at.make("ollama:model=m,num_ctx=100,url=" + at.server.base());
    const ChatOutcome outcome = at.ask(std::string(2000, 'x') + " " + std::string(2000, 'y'));
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->code, ErrorCode::Usage);
    EXPECT_NE(outcome.error->hint.find("num_ctx="), std::string::npos);
    EXPECT_NE(outcome.error->hint.find("-k"), std::string::npos);
    EXPECT_EQ(at.server.requestCount(), 0);
}

TEST(OpenAi, ToolFragmentsOfTwoCallsThoughtsAndLogprobs) {
    const auto piece = [](const std::string& delta, const std::string& more = "") {
        return R"({"choices":[{"index":0,"delta":)" + delta + more + R"(,"finish_reason":null}]})";
    };
    const std::string body = sseData(
        {piece(R"({"role":"assistant","content":null,"reasoning_content":"hm"})"),
         piece(
             R"({"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"search","arguments":""}}]})"),
         piece(R"({"tool_calls":[{"index":1,"id":"b","function":{"name":"search","arguments":"{\"q\""}}]})"),
         piece(
             R"({"tool_calls":[{"index":0,"function":{"arguments":"{}"}},{"index":1,"function":{"arguments":":\"y\"}"}}]})"),
         piece(
             R"({"content":"T"})",
             R"(,"logprobs":{"content":[{"token":"T","logprob":-0.5,"top_logprobs":[{"token":"U","logprob":-1}]}]})"),
         R"({"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"system_fingerprint":"fp"})",
         "[DONE]"});
    Asked asked("openai-compatible:model=m", streams(body), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    const ChatResult& result = asked.outcome.partial;
    ASSERT_EQ(result.toolCalls.size(), 2U);
    EXPECT_EQ(result.toolCalls[1].arguments, R"({"q":"y"})");
    EXPECT_EQ(result.reasoning, "hm");
    EXPECT_EQ(result.text, "T");
    ASSERT_EQ(result.logprobs.size(), 1U);
    EXPECT_EQ(result.logprobs[0].others[0].second, -1.0);
    EXPECT_EQ(result.fingerprint, "fp");
}

TEST(OpenAi, AToolCallThatIsCutIsNoCall) {
    const std::string call =
        R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"search","arguments":"{\"q\":"}}]},"finish_reason":null}]})";
    Asked cut("openai-compatible:model=m",
              streams(sseData(
                  {call, R"({"choices":[{"index":0,"delta":{},"finish_reason":"length"}]})", "[DONE]"})),
              true);
    ASSERT_FALSE(cut.outcome.ok());
    EXPECT_NE(cut.outcome.error->hint.find("max_tokens"), std::string::npos);
    EXPECT_TRUE(cut.outcome.partial.toolCalls.empty());
}

TEST(OpenAiResponses, EventsBecomeAnAnswer) {
    const auto event = [](const std::string& data) { return "data: " + data + "\n\n"; };
    const std::string body =
        event(R"({"type":"response.created","response":{"id":"r"}})") +
        event(R"({"type":"response.reasoning_summary_text.delta","delta":"hm"})") +
        event(
            R"({"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","call_id":"c","name":"search","arguments":""}})") +
        event(
            R"({"type":"response.function_call_arguments.delta","output_index":1,"delta":"{\"q\":\"x\"}"})") +
        event(R"({"type":"response.output_text.delta","output_index":2,"delta":"Shed"})") +
        event(
            R"({"type":"response.completed","response":{"status":"completed","model":"gpt","usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":2}}}})");
    Asked asked("openai:model=m,api=responses", streams(body), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    EXPECT_EQ(asked.outcome.partial.text, "Shed");
    EXPECT_EQ(asked.outcome.partial.reasoning, "hm");
    EXPECT_EQ(asked.outcome.partial.toolCalls.at(0).id, "c");
    EXPECT_EQ(asked.outcome.partial.usage.cached, 4);
    Asked incomplete(
        "openai:model=m,api=responses",
        streams(
            event(R"({"type":"response.output_text.delta","delta":"Sh"})") +
            event(
                R"({"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"}}})")));
    EXPECT_EQ(incomplete.outcome.partial.finish, FinishReason::Length);
    Asked failed(
        "openai:model=m,api=responses",
        streams(event(
            R"({"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"ill"}}})")));
    ASSERT_FALSE(failed.outcome.ok());
    EXPECT_NE(failed.outcome.error->message.find("ill"), std::string::npos);
}

TEST(Cohere, StreamToolsAndUsage) {
    const std::string body = sseData(
        {R"({"type":"message-start","id":"r1"})",
         R"({"type":"tool-plan-delta","delta":{"message":{"tool_plan":"I look."}}})",
         R"({"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"Shed"}}}})",
         R"({"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"t","type":"function","function":{"name":"search","arguments":""}}}}})",
         R"({"type":"tool-call-delta","index":0,"delta":{"message":{"tool_calls":{"function":{"arguments":"{\"q\":\"x\"}"}}}}})",
         R"({"type":"message-end","delta":{"finish_reason":"TOOL_CALL","usage":{"tokens":{"input_tokens":12,"output_tokens":3}}}})"});
    Asked asked("cohere:model=m", streams(body), true);
    ASSERT_TRUE(asked.outcome.ok()) << asked.outcome.error->message;
    EXPECT_EQ(asked.outcome.partial.text, "Shed");
    EXPECT_EQ(asked.outcome.partial.reasoning, "I look.");
    EXPECT_EQ(asked.outcome.partial.toolCalls.at(0).arguments, R"({"q":"x"})");
    EXPECT_EQ(asked.outcome.partial.usage.input, 12);
}

TEST(Errors, EveryShapeGivesItsWordsAndWhetherToTryAgain) {
    struct Shape {
        const char* spec;
        int status;
        const char* body;
        const char* words;
        bool again;
    };
    for (
        const Shape& shape : std::vector<Shape>{
            {"anthropic:model=m", 529,
             R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", "Overloaded",
             true},
            {"anthropic:model=m", 400,
             R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens"}})",
             "too long", false},
            {"gemini:model=m", 429,
             R"([{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED"}}])", "quota", true},
            {"gemini:model=m", 502, R"({"error":{"code":502,"message":"bad"}})", "bad", false},
            {"ollama:model=m", 404, R"({"error":"model 'm' not found"})", "model 'm' not found", false},
            {"cohere:model=m", 401, R"({"message":"invalid api token"})", "invalid api token", false},
            {"azure-openai:deployment=m", 429, R"({"error":{"code":"429","message":"slow down"}})",
             "slow down", true},
            {"openai-compatible:model=m", 503, R"({"detail":"no worker"})", "no worker", true},
            {"openai-compatible:model=m", 429, R"({"error":{"message":"pay","code":"insufficient_quota"}})",
             "pay", false}}) {
        Asked asked(shape.spec, says(jsonAnswer(shape.status, shape.body)));
        ASSERT_FALSE(asked.outcome.ok()) << shape.body;
        EXPECT_EQ(asked.outcome.error->code, ErrorCode::Refused);
        EXPECT_NE(asked.outcome.error->message.find(shape.words), std::string::npos)
            << asked.outcome.error->message;
        EXPECT_EQ(asked.outcome.error->retryable, shape.again) << shape.body;
        EXPECT_EQ(asked.outcome.error->httpStatus, shape.status);
    }
}

TEST(Limits, HeadersOfBothFamiliesAreRead) {
    ModelAt at(says(streamHead({{"x-ratelimit-limit-requests", "60"},
                                {"x-ratelimit-remaining-requests", "59"},
                                {"x-ratelimit-reset-requests", "1m30s"},
                                {"x-ratelimit-remaining-tokens", "1000"},
                                {"x-ratelimit-reset-tokens", "250ms"},
                                {"x-request-id", "req-1"}}) +
                    chatStream("Shed")));
    const ChatResult result = at.ask().partial;
    EXPECT_EQ(result.rate.requests.remaining, 59);
    EXPECT_EQ(result.rate.requests.resetMs, 90000);
    EXPECT_EQ(result.rate.tokens.resetMs, 250);
    EXPECT_EQ(result.requestId, "req-1");
}

} // namespace
} // namespace touchstone
