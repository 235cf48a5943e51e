// SPDX-License-Identifier: GPL-3.0-or-later
// Applications of others as targets: an HTTP endpoint and a program that speaks JSON Lines.
#include "eval/runners/child_process.h"
#include "eval/runners/http_target.h"
#include "eval/runners/target.h"
#include "tests/core/ingest/small_corpus.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <thread>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

class ForeignTargetsTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        edition = *CorpusRepository(*database).edition({"small", std::nullopt});
        services_.workspace = workspace;
        http = makeHttpTransport();
        secrets = makeSecretStore();
        services_.http = http.get();
        services_.secrets = secrets.get();
        services_.allowCommand = true;
        item = parseGoldJsonLines(R"({"id":"q1","question":"What is \"it\"?","relevant":[]})", "g")->front();
    }
    Result<TargetReply> ask(const Json& settings) {
        Arm arm;
        arm.json = settings;
        auto parsed = parseTarget(settings);
        EXPECT_TRUE(parsed) << (parsed ? "" : describe(parsed.error()));
        arm.settings = *parsed;
        auto target = makeTarget({arm, "", {}}, edition, services_, context);
        if (!target)
            return fail(std::move(target.error()));
        return (*target)->answer(item, 0, context);
    }
    static Json http_(const std::string& url) {
        return {{"kind", "http"}, {"url", url}, {"body", {{"q", "{{question}}"}, {"n", 1}}}, {"timeout", 5}};
    }
    std::unique_ptr<Database> database;
    std::unique_ptr<HttpTransport> http;
    std::unique_ptr<SecretStore> secrets;
    EditionInfo edition;
    TargetServices services_;
    GoldItem item;
};

TEST_F(ForeignTargetsTest, EndpointIsAskedByTemplateAndReadByPointers) {
    test::ScriptedServer server([](test::ScriptedConnection& connection, const test::ScriptedRequest&) {
        connection.send(test::jsonAnswer(
            200,
            R"({"out":{"text":"Horses and middleware [1]."},"docs":["The first page is about horses and middleware."],
                     "tokens":{"in":11}})"));
    });
    Json settings = http_(server.base() + "/ask");
    settings["reply"] = {{"answer", "/out/text"}, {"contexts", "/docs"}, {"usage_input", "/tokens/in"}};
    const auto reply = ask(settings);
    ASSERT_TRUE(reply) << describe(reply.error());
    ASSERT_FALSE(reply->error) << describe(*reply->error);
    EXPECT_EQ(Json::parse(server.requests().at(0).body), (Json{{"q", "What is \"it\"?"}, {"n", 1}}));
    EXPECT_EQ(reply->output.answer, "Horses and middleware [1].");
    EXPECT_EQ(reply->output.usage.input, 11);
    ASSERT_TRUE(reply->output.hits);
    EXPECT_EQ(reply->output.hits->at(0).path, "a.md");
    EXPECT_EQ(reply->output.citations->at(0).status, "verified");
    EXPECT_GE(reply->output.totalMs, 0);
}

TEST_F(ForeignTargetsTest, StreamsAreJoined) {
    test::ScriptedServer server([](test::ScriptedConnection& connection, const test::ScriptedRequest& asked) {
        if (asked.target == "/sse")
            connection.send(test::streamHead() + test::sseData({R"({"t":"Two "})", R"({"t":"words."})",
                                                                R"({"contexts":["c"]})", "[DONE]"}));
        else
            connection.send(
                test::httpAnswer(200, "application/x-ndjson", "{\"t\":\"Two \"}\n{\"t\":\"words.\"}"));
    });
    for (const char* stream : {"sse", "ndjson"}) {
        Json settings = http_(server.base() + "/" + stream);
        settings["stream"] = stream;
        settings["reply"] = {{"answer", "/t"}};
        const auto reply = ask(settings);
        ASSERT_TRUE(reply) << describe(reply.error());
        EXPECT_EQ(reply->output.answer, "Two words.") << stream;
        EXPECT_GE(reply->output.ttftMs, 0) << stream;
        EXPECT_EQ(reply->output.hits.has_value(), std::string(stream) == "sse");
    }
}

TEST_F(ForeignTargetsTest, FaultsOfAnEndpointAreFailedItemsWithTheirWords) {
    test::ScriptedServer server([](test::ScriptedConnection& connection, const test::ScriptedRequest& asked) {
        if (asked.target == "/500")
            connection.send(test::jsonAnswer(500, R"({"oops":1})"));
        else if (asked.target == "/prose")
            connection.send(test::httpAnswer(200, "text/plain", "no JSON here"));
        else
            connection.send(test::jsonAnswer(200, R"({"other":1})"));
    });
    for (const char* path : {"/500", "/prose", "/pointer"}) {
        const auto reply = ask(http_(server.base() + path));
        ASSERT_TRUE(reply) << describe(reply.error());
        ASSERT_TRUE(reply->error) << path;
        EXPECT_TRUE(reply->output.failed()) << path;
        EXPECT_FALSE(reply->output.errorRaw.empty()) << path;
    }
}

TEST_F(ForeignTargetsTest, CommandSpeaksLinesAndKeepsRunning) {
    const Json settings{
        {"kind", "command"},
        {"command",
         {"sh", "-c", "while read -r line; do echo '{\"answer\":\"A line.\",\"contexts\":[]}'; done"}},
        {"timeout", 10}};
    const auto reply = ask(settings);
    ASSERT_TRUE(reply) << describe(reply.error());
    ASSERT_FALSE(reply->error) << describe(*reply->error);
    EXPECT_EQ(reply->output.answer, "A line.");
    services_.allowCommand = false;
    const auto refused = ask(settings);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
}

TEST_F(ForeignTargetsTest, CommandThatEndsOrIsSilentIsAFailedItem) {
    for (const char* script : {"exit 3", "read -r line; echo nonsense", "read -r line; echo '{}'"}) {
        const auto reply = ask({{"kind", "command"}, {"command", {"sh", "-c", script}}, {"timeout", 10}});
        ASSERT_TRUE(reply) << script;
        EXPECT_TRUE(reply->error) << script;
    }
    const auto silent = ask({{"kind", "command"}, {"command", {"sleep", "30"}}, {"timeout", 0.1}});
    ASSERT_TRUE(silent);
    EXPECT_EQ(silent->error->code, ErrorCode::Unreachable);
    EXPECT_FALSE(ask({{"kind", "command"}, {"command", {"/no/such/program"}}}));
}

TEST(ChildProcess, StopTakesEffectAtOnce) {
    auto child = ChildProcess::start({"sleep", "30"});
    ASSERT_TRUE(child);
    std::stop_source stop;
    stop.request_stop();
    const auto begun = std::chrono::steady_clock::now();
    const auto line = child->exchange("{}", std::chrono::seconds(20), stop.get_token());
    ASSERT_FALSE(line);
    EXPECT_EQ(line.error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

TEST(HttpTarget, TemplatesTakeValuesAsTheyAre) {
    GoldItem item;
    item.id = "7";
    item.question = "{{id}} \"x\"";
    const Json body = Json::parse(R"({"a":["{{question}}","n{{id}}{{other}}",1],"{{id}}":true})");
    EXPECT_EQ(filledTemplate(body, item),
              Json::parse(R"({"a":["{{id}} \"x\"","n7{{other}}",1],"{{id}}":true})"));
}

} // namespace
} // namespace touchstone
