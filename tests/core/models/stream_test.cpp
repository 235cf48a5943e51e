// SPDX-License-Identifier: GPL-3.0-or-later
// Streams that are right, in odd clothes.
#include "tests/core/models/model_fixture.h"
#include "tests/support/slowdown.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using namespace test;

const std::string kAnswer = "Zephyrine wombats sleep in shed seven – naïve 😀 «done» [1].";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

struct Clothes {
    const char* name;
    ModelAt::Hand hand;
    bool usage = true;
};
void PrintTo(const Clothes& clothes, std::ostream* out) {
    *out << clothes.name;
}

class GoodStreams : public ::testing::TestWithParam<Clothes> {};

TEST_P(GoodStreams, GiveTheAnswer) {
    ModelAt at(GetParam().hand);
    const auto begun = std::chrono::steady_clock::now();
    const ChatOutcome outcome = at.ask();
    ASSERT_TRUE(outcome.ok()) << outcome.error->message;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2500ms * test::kSlowdown);
    EXPECT_EQ(outcome.partial.text, kAnswer);
    EXPECT_EQ(at.streamed, kAnswer);
    EXPECT_EQ(outcome.partial.attempts, 1);
    EXPECT_GE(outcome.partial.ttftMs, 0);
    if (GetParam().usage) {
        EXPECT_EQ(outcome.partial.usage.input, 321);
        EXPECT_EQ(outcome.partial.usage.output, 45);
        EXPECT_EQ(outcome.partial.usage.cached, 300);
    }
}

std::string chunked(const std::string& body, std::size_t step, const char* extension = "") {
    std::string out =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (std::size_t i = 0; i < body.size(); i += step) {
        char size[20];
        const std::string piece = body.substr(i, step);
        std::snprintf(size, sizeof size, "%zx", piece.size());
        out += size + std::string(extension) + "\r\n" + piece + "\r\n";
    }
    return out + "0\r\nX-Trailer: 1\r\n\r\n";
}

const std::string kBody = chatStream(kAnswer);
const std::string kPlain =
    R"({"choices":[{"index":0,"message":{"role":"assistant","content":)" + nlohmann::json(kAnswer).dump() +
    R"(},"finish_reason":"stop"}],"usage":{"prompt_tokens":321,"completion_tokens":45,)"
    R"("prompt_tokens_details":{"cached_tokens":300}}})";

std::string manyKeepAlives() {
    std::string out;
    for (int i = 0; i < 200000; ++i)
        out += ":\n\n";
    return out;
}

INSTANTIATE_TEST_SUITE_P(
    Clothes, GoodStreams,
    ::testing::Values(
        Clothes{"plain", streams(kBody)},
        Clothes{"seven_bytes_at_a_time",
                [](ScriptedConnection& wire, const ScriptedRequest&) {
                    wire.send(streamHead()), wire.drip(kBody, 7);
                }},
        Clothes{"chunks_of_one_byte", says(chunked(kBody, 1))},
        Clothes{"chunk_extensions", says(chunked(kBody, 50, ";x=y"))},
        Clothes{"http_1_0", says("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + kBody)},
        Clothes{"continue_first", says("HTTP/1.1 100 Continue\r\n\r\n" + streamHead() + kBody)},
        Clothes{"crlf", streams(replaced(kBody, "\n", "\r\n"))},
        Clothes{"cr", streams(replaced(kBody, "\n", "\r"))},
        Clothes{"byte_order_mark", streams("\xEF\xBB\xBF" + kBody)},
        Clothes{"comments", streams(": hello\n\n" + replaced(kBody, "\n\n", "\n\n:\n\n: ping\n\n\n"))},
        Clothes{"many_keep_alives", streams(manyKeepAlives() + kBody)},
        Clothes{"data_over_lines", streams(replaced(kBody, ",\"choices\"", ",\ndata:\"choices\""))},
        Clothes{"no_blank", streams(replaced(kBody, "data: ", "data:"))},
        Clothes{
            "null_content_first",
            streams(
                sseData(
                    {R"({"choices":[{"index":0,"delta":{"role":"assistant","content":null},"finish_reason":null}],)"
                     R"("usage":null})"}) +
                kBody)},
        Clothes{"empty_choices_first",
                streams(sseData({R"({"choices":[],"prompt_filter_results":[]})"}) + kBody)},
        Clothes{"rubbish_after_done", streams(kBody + "data: {not json\n\n<html>")},
        Clothes{"open_after_done",
                [](ScriptedConnection& wire,
                   const ScriptedRequest&) { wire.send(streamHead() + kBody), wire.silence(); }},
        Clothes{"no_usage",
                streams(sseData({chatPiece(kAnswer), R"({"choices":[{"delta":{},"finish_reason":"stop"}]})",
                                 "[DONE]"})),
                false},
        Clothes{
            "no_done",
            streams(sseData({chatPiece(kAnswer), R"({"choices":[{"delta":{},"finish_reason":"stop"}]})"})),
            false},
        Clothes{"one_document", says(jsonAnswer(200, kPlain))},
        Clothes{"wrong_content_type", says(httpAnswer(200, "text/plain", kBody))},
        Clothes{"json_content_type", says(httpAnswer(200, "application/json", kBody))},
        Clothes{"no_content_type", says("HTTP/1.1 200 OK\r\n\r\n" + kBody)}),
    [](const ::testing::TestParamInfo<Clothes>& clothes) { return std::string(clothes.param.name); });

TEST(ChatRequest, IsWhatTheServerExpects) {
    ModelAt at(streams(kBody), ",temperature=0.5,max_tokens=77,seed=3", "/v1/chat/completions/");
    ASSERT_TRUE(at.ask("What?").ok());
    const ScriptedRequest request = at.server.requests().at(0);
    EXPECT_EQ(request.target, "/v1/chat/completions");
    EXPECT_EQ(request.header("authorization"), std::string("Bearer ") + kModelKey);
    EXPECT_EQ(request.header("content-type"), "application/json");
    const auto body = nlohmann::json::parse(request.body);
    EXPECT_EQ(body["model"], "test-model");
    EXPECT_EQ(body["messages"][0], (nlohmann::json{{"role", "system"}, {"content", "Use the sources."}}));
    EXPECT_EQ(body["messages"][1]["content"], "What?");
    EXPECT_EQ(body["stream"], true);
    EXPECT_EQ(body["stream_options"]["include_usage"], true);
    EXPECT_EQ(body["temperature"], 0.5);
    EXPECT_EQ(body["max_tokens"], 77);
    EXPECT_EQ(body["seed"], 3);
    EXPECT_EQ(body.size(), 7U) << body;
}

TEST(ChatRequest, OpenAiItselfTakesAnotherName) {
    ModelAt at(streams(kBody));
    at.make("openai:url=" + at.server.base() + "/v1,model=m,max_tokens=9");
    ASSERT_TRUE(at.ask().ok());
    const auto body = nlohmann::json::parse(at.server.requests().at(0).body);
    EXPECT_EQ(body["max_completion_tokens"], 9);
    EXPECT_FALSE(body.contains("max_tokens"));
    EXPECT_EQ(at.server.requests().at(0).header("authorization"), "")
        << "OPENAI_API_KEY is meant for api.openai.com alone";
}

TEST(ChatStream, FinishReasonsAreTold) {
    ModelAt filtered(streams(sseData(
        {chatPiece("Zeph"), R"({"choices":[{"delta":{},"finish_reason":"content_filter"}]})", "[DONE]"})));
    const ChatOutcome outcome = filtered.ask();
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.partial.finish, FinishReason::ContentFilter);
    EXPECT_EQ(outcome.partial.text, "Zeph");
    ModelAt cut(streams(replaced(kBody, R"("finish_reason":"stop")", R"("finish_reason":"length")")));
    EXPECT_EQ(cut.ask().partial.finish, FinishReason::Length);
    ModelAt blocked(says(jsonAnswer(400, R"({"error":{"message":"filtered","code":"content_filter"}})")));
    const ChatOutcome refused = blocked.ask();
    EXPECT_TRUE(refused.ok());
    EXPECT_EQ(refused.partial.finish, FinishReason::ContentFilter);
}

TEST(ChatStream, ASecretToldBackIsMaskedEvenInPieces) {
    std::vector<std::string> pieces;
    const std::string text = std::string("The key is ") + kModelKey + ".";
    for (const char c : text)
        pieces.push_back(chatPiece(std::string(1, c)));
    pieces.emplace_back(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})");
    pieces.emplace_back("[DONE]");
    ModelAt at(says(streamHead({{"x-request-id", std::string("Bearer ") + kModelKey}}) + sseData(pieces)));
    const ChatOutcome outcome = at.ask();
    ASSERT_TRUE(outcome.ok()) << outcome.error->message;
    EXPECT_EQ(outcome.partial.text, "The key is «key».");
    EXPECT_EQ(at.streamed, "The key is «key».");
    EXPECT_EQ(outcome.partial.requestId.find(kModelKey), std::string::npos);
}

TEST(ChatStream, HalfCharactersAndZeroBytesBecomeReplacements) {
    ModelAt surrogate(streams(
        sseData({R"({"choices":[{"delta":{"content":"a \ud800 b \ud83d\ude00"},"finish_reason":"stop"}]})",
                 "[DONE]"})));
    EXPECT_EQ(surrogate.ask().partial.text, "a \xEF\xBF\xBD b 😀");
    ModelAt invalid(streams(sseData(
        {"{\"choices\":[{\"delta\":{\"content\":\"a \xFF b\"},\"finish_reason\":\"stop\"}]}", "[DONE]"})));
    EXPECT_EQ(invalid.ask().partial.text, "a \xEF\xBF\xBD b");
    ModelAt zero(streams(
        sseData({R"({"choices":[{"delta":{"content":"a \u0000 b"},"finish_reason":"stop"}]})", "[DONE]"})));
    EXPECT_EQ(zero.ask().partial.text, "a \xEF\xBF\xBD b");
}

} // namespace
} // namespace touchstone
