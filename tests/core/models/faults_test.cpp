// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong at a model server: one class, one sentence with the server's name, and how often it was
// asked.
#include "tests/core/models/model_fixture.h"
#include "tests/support/slowdown.h"

#include <gmock/gmock.h>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using namespace test;
using ::testing::HasSubstr;

struct Case {
    const char* name;
    ModelAt::Hand hand;
    ErrorCode code;
    const char* says;
    int least = 1, most = 1; ///< requests
    const char* partial = "";
};
void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

ModelAt::Hand status(int number, const std::string& code = "x") {
    return says(
        jsonAnswer(number, R"({"error":{"message":"wombat reason","type":"t","code":")" + code + "\"}}"));
}
ModelAt::Hand then(std::string body, std::function<void(ScriptedConnection&)> more) {
    return
        [body = std::move(body), more = std::move(more)](ScriptedConnection& wire, const ScriptedRequest&) {
            wire.send(streamHead() + body);
            more(wire);
        };
}
const auto silence = [](ScriptedConnection& wire) { wire.silence(); };
const std::string kFirst = sseData({chatPiece("Zephyrine")});

class ModelFaults : public ::testing::TestWithParam<Case> {};

TEST_P(ModelFaults, AreClearErrorsAndKeepWhatCame) {
    const Case& one = GetParam();
    ModelAt at(one.hand, ",retries=1");
    const auto begun = std::chrono::steady_clock::now();
    const ChatOutcome outcome = at.ask();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s * test::kSlowdown);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error->code, one.code) << outcome.error->message;
    EXPECT_THAT(outcome.error->message, HasSubstr(one.says));
    EXPECT_THAT(outcome.error->message, HasSubstr(std::to_string(at.server.port()))) << "which server";
    EXPECT_EQ(outcome.partial.text, one.partial);
    EXPECT_EQ(at.streamed, one.partial);
    EXPECT_GE(at.server.requestCount(), one.least);
    EXPECT_LE(at.server.requestCount(), one.most);
    EXPECT_EQ(outcome.partial.attempts, at.server.requestCount());
    EXPECT_EQ(exitCodeOf(outcome.error->code), 3);
    EXPECT_EQ(describe(*outcome.error).find(kModelKey), std::string::npos);
    EXPECT_EQ(outcome.error->detail.find(kModelKey), std::string::npos);
}

std::string many(std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

INSTANTIATE_TEST_SUITE_P(
    Table, ModelFaults,
    ::testing::Values(
        Case{"reset", [](ScriptedConnection& wire, const ScriptedRequest&) { wire.reset(); },
             ErrorCode::Unreachable, "closed", 2, 2},
        Case{"silence", [](ScriptedConnection& wire, const ScriptedRequest&) { wire.silence(); },
             ErrorCode::Unreachable, "no answer within"},
        Case{"silence_after_head", then("", silence), ErrorCode::Unreachable, "no answer within"},
        Case{"silence_in_the_middle", then(kFirst, silence), ErrorCode::Unreachable, "no byte for", 1, 1,
             "Zephyrine"},
        Case{"reset_in_the_middle",
             then(kFirst, [](ScriptedConnection& wire) { wire.silence(50ms), wire.reset(); }),
             ErrorCode::Unreachable, "cut", 1, 1, "Zephyrine"},
        Case{"end_in_the_middle", streams(kFirst), ErrorCode::Unreachable, "cut", 1, 1, "Zephyrine"},
        Case{"half_a_character", streams(kFirst + "data: {\"choices\":[{\"delta\":{\"content\":\"na\xC3"),
             ErrorCode::Unreachable, "cut", 1, 1, "Zephyrine"},
        Case{"keep_alives_for_ever",
             then("", [](ScriptedConnection& wire) { wire.drip(many(200, ":\n\n"), 3, 20ms); }),
             ErrorCode::Unreachable, "no answer within"},
        Case{"slow_for_ever",
             then(kFirst, [](ScriptedConnection& wire) { wire.drip(many(2000, ":"), 1, 50ms); }),
             ErrorCode::Unreachable, "s that the whole call may take", 1, 1, "Zephyrine"},
        Case{"empty", streams(""), ErrorCode::Malformed, "empty"},
        Case{"only_done", streams(sseData({"[DONE]"})), ErrorCode::Malformed, "empty"},
        Case{"no_content", says("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), ErrorCode::Malformed,
             "204"},
        Case{"not_http", says("SSH-2.0-OpenSSH_9.2\r\n"), ErrorCode::Malformed, "HTTP"},
        Case{"invalid_json", streams(kFirst + "data: {\"choices\":[\n\n"), ErrorCode::Malformed, "JSON", 1, 1,
             "Zephyrine"},
        Case{"another_shape", streams(sseData({R"({"hello":"world"})", "[1,2]", "null", "\"x\"", "[DONE]"})),
             ErrorCode::Malformed, "JSON"},
        Case{"wrong_types",
             streams(sseData(
                 {R"({"choices":[{"index":"a","delta":{"content":{"x":1}},"finish_reason":7}],"usage":[1]})",
                  "[DONE]"})),
             ErrorCode::Malformed, "empty"},
        Case{"nested", streams("data: " + many(100000, "[") + "\n\n"), ErrorCode::Malformed,
             "nested too deeply"},
        Case{"html", says(httpAnswer(200, "text/html", "<!DOCTYPE html><html></html>")), ErrorCode::Malformed,
             "HTML"},
        Case{"html_502", says(httpAnswer(502, "text/html", "<html><h1>Bad Gateway</h1></html>")),
             ErrorCode::Refused, "502", 2, 2},
        Case{"error_with_200", says(jsonAnswer(200, R"({"error":{"message":"the wombat is ill"}})")),
             ErrorCode::Refused, "the wombat is ill"},
        Case{"error_event", streams(sseData({R"({"error":{"message":"the wombat is ill","code":500}})"})),
             ErrorCode::Refused, "the wombat is ill", 2, 2},
        Case{"error_in_the_middle",
             streams(kFirst + sseData({R"({"error":{"message":"the wombat is ill"}})"})), ErrorCode::Refused,
             "the wombat is ill", 1, 1, "Zephyrine"},
        Case{"tool_call",
             streams(
                 sseData({R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"rm"}}]}}]})",
                          R"({"choices":[{"delta":{},"finish_reason":"tool_calls"}]})", "[DONE]"})),
             ErrorCode::Malformed, "tool call"},
        Case{"endless_line",
             then("data: ",
                  [](ScriptedConnection& wire) {
                      for (int i = 0; i < 100 && wire.send(std::string(1000000, 'a')); ++i) {
                      }
                  }),
             ErrorCode::Malformed, "too long"},
        Case{"gzip", says(streamHead({{"Content-Encoding", "gzip"}}) + "\x1f\x8b\x08\x01"),
             ErrorCode::Malformed, "gzip"},
        Case{"bad_request", status(400), ErrorCode::Refused, "(400): wombat reason"},
        Case{"not_found", status(404), ErrorCode::Refused, "(404): wombat reason"},
        Case{"unprocessable",
             says(jsonAnswer(422, R"({"detail":[{"loc":["body"],"msg":"field required"}]})")),
             ErrorCode::Refused, "field required"},
        Case{"key_told_back",
             says(jsonAnswer(401, std::string(R"({"error":{"message":"Incorrect key \u001b[2J Bearer )") +
                                      kModelKey + "\"}}")),
             ErrorCode::Refused, "«key»"},
        Case{"limited", status(429), ErrorCode::Refused, "(429): wombat reason", 2, 2},
        Case{"overloaded", status(529), ErrorCode::Refused, "529", 2, 2},
        Case{"quota", status(429, "insufficient_quota"), ErrorCode::Refused, "429"},
        Case{"context", status(400, "context_length_exceeded"), ErrorCode::Refused, "400"},
        Case{"redirect", says(jsonAnswer(307, "{}", {{"Location", "http://127.0.0.2:1/v1"}})),
             ErrorCode::Refused, "redirect (307)"},
        Case{"should_not_retry", says(jsonAnswer(500, R"({"error":"no"})", {{"x-should-retry", "false"}})),
             ErrorCode::Refused, "(500): no"},
        Case{"asks_for_an_hour", says(jsonAnswer(429, R"({"error":"slow down"})", {{"Retry-After", "3600"}})),
             ErrorCode::Refused, "slow down"},
        Case{"asks_for_ever", says(jsonAnswer(429, "{}", {{"Retry-After", "99999999999999999999999"}})),
             ErrorCode::Refused, "429"}),
    [](const ::testing::TestParamInfo<Case>& one) { return std::string(one.param.name); });

TEST(ModelFault, EndlessAnswersStopAtTheCap) {
    ModelAt at(then("", [](ScriptedConnection& wire) {
        const std::string piece = sseData({chatPiece(many(2000, "wombat "))});
        for (int i = 0; i < 2000 && wire.send(piece); ++i) {
        }
    }));
    const ChatOutcome outcome = at.ask();
    ASSERT_FALSE(outcome.ok());
    EXPECT_THAT(outcome.error->message, HasSubstr("too long"));
    EXPECT_LE(outcome.partial.text.size(), 4U << 20U);
    EXPECT_GT(outcome.partial.text.size(), 3U << 20U);
    EXPECT_EQ(at.server.requestCount(), 1);
}

TEST(ModelFault, NobodyListensIsSaidAtOnce) {
    ModelAt at(streams(""));
    at.make("openai-compatible:model=m,url=http://127.0.0.1:" + std::to_string(unusedPort()));
    const auto begun = std::chrono::steady_clock::now();
    const ChatOutcome outcome = at.ask();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 200ms * test::kSlowdown);
    ASSERT_FALSE(outcome.ok());
    EXPECT_THAT(outcome.error->message, HasSubstr("refuses the connection"));
}

TEST(ModelFault, ControlCharactersOfTheServerAreNotRepeated) {
    ModelAt at(says(jsonAnswer(400, R"({"error":{"message":"a\u001b]0;x\u0007\u001b[2Jb\r\n c"}})")));
    const ChatOutcome outcome = at.ask();
    ASSERT_FALSE(outcome.ok());
    for (const char c : outcome.error->message + outcome.error->detail)
        EXPECT_GE(static_cast<unsigned char>(c), 0x20U);
}

TEST(ModelFault, OfflineComesFirstForEveryProvider) {
    ModelAt at(streams(""));
    at.http->setOffline(true);
    for (const char* spec :
         {"openai-compatible:url=http://models.invalid/v1,model=m,key=env:TOUCHSTONE_NOT_SET_1",
          "openai:model=m", "anthropic:model=m", "gemini:model=m,key=env:TOUCHSTONE_NOT_SET_1",
          "openai-compatible:url=http://127.0.0.1@192.0.2.1/v1,model=m"}) {
        at.make(spec);
        const ChatOutcome outcome = at.ask();
        ASSERT_FALSE(outcome.ok()) << spec;
        EXPECT_EQ(outcome.error->code, ErrorCode::Offline) << spec << ": " << outcome.error->message;
        EXPECT_EQ(outcome.partial.attempts, 0);
    }
    at.http->setOffline(false);
    at.make("anthropic:model=m,key=env:TOUCHSTONE_NOT_SET_1");
    const ChatOutcome keyless = at.ask();
    ASSERT_FALSE(keyless.ok());
    EXPECT_EQ(keyless.error->code, ErrorCode::NotFound);
    EXPECT_THAT(keyless.error->message, HasSubstr("TOUCHSTONE_NOT_SET_1"));
    EXPECT_EQ(keyless.partial.attempts, 0);
}

} // namespace
} // namespace touchstone
