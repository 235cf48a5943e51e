// SPDX-License-Identifier: GPL-3.0-or-later
// `serve` without its command line: a real workspace, a scripted model server, clients that send bytes.
#include "eval/serving/http_server.h"
#include "eval/serving/service.h"
#include "tests/eval/serving/raw_client.h"
#include "tests/support/scripted_server.h"
#include "tests/support/slowdown.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>

namespace touchstone {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;
using test::bodyOf;
using test::RawClient;
using test::statusOf;

constexpr const char* kToken = "a-token-for-the-test";

class ServiceTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::path(testing::TempDir()) / ("serving-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder / "docs");
        std::filesystem::create_directories(m_folder / "share");
        std::filesystem::create_directory_symlink(
            std::filesystem::path(TOUCHSTONE_SOURCE_DIR) / "resources/prompts", m_folder / "share/prompts");
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            ::setenv(name, (m_folder / name).c_str(), 1);
        ::setenv("TOUCHSTONE_DATA", (m_folder / "share").c_str(), 1);
        std::ofstream(m_folder / "docs/a.md")
            << "# Wombats\n\n## Where they sleep\n\nZephyrine wombats sleep in shed seven.\n\n"
               "## What they eat\n\nWombats eat grass and roots.\n";
    }
    void TearDown() override {
        m_server.reset();
        std::filesystem::remove_all(m_folder);
    }

    void serve(const std::string& model = {}, const std::string& token = kToken) {
        WorkbenchOptions where;
        where.workspace = m_folder / "w.touchstone";
        auto bench = Workbench::open(where);
        ASSERT_TRUE(bench.has_value()) << describe(bench.error());
        JobContext context;
        AddRequest add;
        add.source = (m_folder / "docs").string();
        add.name = "animals";
        ASSERT_TRUE((*bench)->addCorpus(add, context).has_value());
        ServiceOptions options;
        options.model = model;
        options.token = token;
        options.version = "1.2.3";
        auto service = Service::open(*bench, options, context);
        ASSERT_TRUE(service.has_value()) << describe(service.error());
        m_service = std::move(*service);
        HttpServerOptions http;
        http.errorReply = [](int status, const std::string& message) { return errorReply(status, message); };
        auto server =
            HttpServer::start(http, [this](HttpExchange& exchange) { m_service->handle(exchange); });
        ASSERT_TRUE(server.has_value());
        m_server = std::move(*server);
    }
    [[nodiscard]] static std::string request(const std::string& path, const std::string& body,
                                             const std::string& more = {}) {
        return fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n{}Content-Type: "
                           "application/json\r\nContent-Length: {}\r\n\r\n{}",
                           body.empty() ? "GET" : "POST", path, kToken, more, body.size(), body);
    }
    std::string call(const std::string& bytes) const {
        RawClient client(m_server->port());
        client.send(bytes);
        return client.readAnswer();
    }
    std::string ask(const std::string& body) const { return call(request("/v1/chat/completions", body)); }
    /// The data of all events of a stream.
    std::vector<std::string> streamed(const std::string& body) const {
        RawClient client(m_server->port());
        client.send(request("/v1/chat/completions", body, "Connection: close\r\n"));
        std::string text = client.readAll();
        std::vector<std::string> events;
        for (std::size_t at = 0; (at = text.find("data: ", at)) != std::string::npos;) {
            const std::size_t end = text.find("\n\n", at);
            events.push_back(text.substr(at + 6, end - at - 6));
            at = end;
        }
        return events;
    }

    static std::string question(const std::string& more = {}) {
        return R"({"model": "touchstone", "messages": [{"role": "user", "content": "Where do Zephyrine wombats sleep?"}])" +
               more + "}";
    }
    std::filesystem::path m_folder;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<HttpServer> m_server;
};

std::string specOf(const test::ScriptedServer& server) {
    return "openai-compatible:url=" + server.base() + "/v1,model=m,retries=0";
}

TEST_F(ServiceTest, AnswersWithCitationsInOpenAisShape) {
    serve();
    const std::string answer = ask(question());
    ASSERT_EQ(statusOf(answer), 200) << answer;
    const Json json = Json::parse(bodyOf(answer));
    EXPECT_EQ(json["object"], "chat.completion");
    EXPECT_EQ(json["choices"][0]["finish_reason"], "stop");
    const std::string text = json["choices"][0]["message"]["content"];
    EXPECT_NE(text.find("shed seven"), std::string::npos);
    ASSERT_FALSE(json["citations"].empty());
    const Json& citation = json["citations"][0];
    EXPECT_EQ(citation["path"], "a.md");
    EXPECT_EQ(citation["status"], "verified");
    for (const char* field :
         {"n", "chunk", "path", "version", "heading", "anchor", "url", "start", "end", "quote", "status"})
        EXPECT_TRUE(citation.contains(field)) << field;
    EXPECT_EQ(json["touchstone"]["refused"], false);
    EXPECT_FALSE(json["touchstone"]["trace"].is_null());
    EXPECT_FALSE(json["touchstone"].contains("hits"));
    EXPECT_TRUE(
        Json::parse(bodyOf(ask(question(R"(, "touchstone": {"hits": true})"))))["touchstone"].contains(
            "hits"));
}

TEST_F(ServiceTest, ARefusalHasItsReason) {
    serve();
    const Json json = Json::parse(
        bodyOf(ask(R"({"messages": [{"role": "user", "content": "What is the capital of Peru?"}]})")));
    EXPECT_EQ(json["touchstone"]["refused"], true);
    EXPECT_EQ(json["touchstone"]["reason"], "not_in_sources");
    EXPECT_FALSE(json["choices"][0]["message"]["content"].get<std::string>().empty());
}

TEST_F(ServiceTest, StreamsPiecesCitationsAndUsage) {
    const test::ScriptedServer model([](test::ScriptedConnection& connection, const test::ScriptedRequest&) {
        connection.send(test::streamHead() + test::chatStream("Zephyrine wombats sleep in shed seven [1]."));
    });
    serve(specOf(model));
    const auto events = streamed(question(R"(, "stream": true, "stream_options": {"include_usage": true})"));
    ASSERT_GE(events.size(), 5U);
    EXPECT_EQ(events.back(), "[DONE]");
    EXPECT_EQ(Json::parse(events.front())["choices"][0]["delta"]["role"], "assistant");
    std::string text;
    for (std::size_t i = 0; i + 2 < events.size(); ++i)
        text += Json::parse(events[i])["choices"][0]["delta"].value("content", "");
    EXPECT_EQ(text, "Zephyrine wombats sleep in shed seven [1].");
    const Json last = Json::parse(events[events.size() - 3]);
    EXPECT_EQ(last["choices"][0]["finish_reason"], "stop");
    EXPECT_EQ(last["citations"][0]["status"], "verified");
    const Json usage = Json::parse(events[events.size() - 2]);
    EXPECT_TRUE(usage["choices"].empty());
    EXPECT_EQ(usage["usage"]["prompt_tokens"], 321);
}

TEST_F(ServiceTest, EarlierMessagesReachTheModelAndTheSearch) {
    const test::ScriptedServer model([](test::ScriptedConnection& connection, const test::ScriptedRequest&) {
        connection.send(test::streamHead() + test::chatStream("Grass and roots [1]."));
    });
    serve(specOf(model));
    const Json json = Json::parse(bodyOf(ask(
        R"({"temperature": 0.25, "max_tokens": 99, "messages": [{"role": "user", "content": "Where do wombats sleep at night?"},
            {"role": "assistant", "content": "In shed seven [4]."}, {"role": "user", "content": "And what do they eat?"}]})")));
    EXPECT_EQ(json["citations"][0]["status"], "verified") << json;
    const Json sent = Json::parse(model.requests().front().body);
    EXPECT_EQ(sent["temperature"], 0.25);
    EXPECT_EQ(sent["max_tokens"], 99);
    ASSERT_EQ(sent["messages"].size(), 4U);
    EXPECT_EQ(sent["messages"][1]["content"], "Where do wombats sleep at night?");
    EXPECT_EQ(sent["messages"][2]["content"], "In shed seven.") << "its number counts other sources";
    EXPECT_NE(sent["messages"][3]["content"].get<std::string>().find("Where they sleep"), std::string::npos)
        << "what the earlier question is about is searched too";
}

TEST_F(ServiceTest, AProvidersFaultIsAStatusBeforeTextAndAnEventAfterIt) {
    const test::ScriptedServer model(
        [](test::ScriptedConnection& connection, const test::ScriptedRequest& request) {
            if (request.number == 3)
                connection.send(test::streamHead() + test::sseData({test::chatPiece("Half an ")}));
            else
                connection.send(test::jsonAnswer(500, R"({"error": {"message": "on fire"}})"));
        });
    serve(specOf(model));
    for (const char* more : {"", R"(, "stream": true)"}) {
        const std::string answer = ask(question(more));
        EXPECT_EQ(statusOf(answer), 502) << answer;
        EXPECT_EQ(Json::parse(bodyOf(answer))["error"]["type"], "upstream_error");
    }
    const auto events = streamed(question(R"(, "stream": true)"));
    ASSERT_GE(events.size(), 3U);
    EXPECT_TRUE(Json::parse(events.back()).contains("error")) << events.back();
}

TEST_F(ServiceTest, AClientThatGoesEndsTheModelsCall) {
    std::promise<void> asked, left;
    const test::ScriptedServer model([&](test::ScriptedConnection& connection, const test::ScriptedRequest&) {
        asked.set_value();
        if (connection.silence())
            left.set_value();
    });
    serve(specOf(model));
    RawClient client(m_server->port());
    client.send(request("/v1/chat/completions", question()));
    asked.get_future().wait();
    const auto gone = std::chrono::steady_clock::now();
    client.close();
    ASSERT_EQ(left.get_future().wait_for(10s), std::future_status::ready);
    EXPECT_LT(std::chrono::steady_clock::now() - gone, 200ms * test::kSlowdown)
        << "100 ms here and 100 ms in the transport, at most";
}

TEST_F(ServiceTest, TokenHostOriginTypeAndPathAreChecked) {
    serve();
    const auto status = [this](const std::string& bytes) { return statusOf(call(bytes)); };
    const std::string host = "Host: localhost\r\n";
    const std::string token = fmt::format("Authorization: Bearer {}\r\n", kToken);
    EXPECT_EQ(status("GET /v1/models HTTP/1.1\r\n" + host + token + "\r\n"), 200);
    EXPECT_EQ(status("GET /v1/models HTTP/1.1\r\n" + host + "\r\n"), 401);
    EXPECT_EQ(status("GET /v1/models HTTP/1.1\r\n" + host + "Authorization: Bearer wrong\r\n\r\n"), 401);
    EXPECT_EQ(status("GET /metrics HTTP/1.1\r\n" + host + "\r\n"), 401);
    EXPECT_EQ(status("GET /nowhere HTTP/1.1\r\n" + host + "\r\n"), 401) << "paths are not told to strangers";
    EXPECT_EQ(status("GET /nowhere HTTP/1.1\r\n" + host + token + "\r\n"), 404);
    EXPECT_EQ(status("GET /healthz HTTP/1.1\r\n" + host + "\r\n"), 200);
    EXPECT_EQ(status("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 403);
    EXPECT_EQ(status("GET /v1/models HTTP/1.1\r\n" + host + token + "Origin: https://evil.example\r\n\r\n"),
              403);
    EXPECT_EQ(status("DELETE /v1/models HTTP/1.1\r\n" + host + token + "\r\n"), 405);
    EXPECT_EQ(status("POST /v1/search HTTP/1.1\r\n" + host + token + "Content-Length: 2\r\n\r\n{}"), 415);
    EXPECT_EQ(status(request("/v1/search", "{}")), 400);
    EXPECT_EQ(status(request("/v1/chat/completions",
                             R"({"messages": [{"role": "user", "content": "q"}], "model": "gpt-4"})")),
              404);
    EXPECT_EQ(
        status(request(
            "/v1/chat/completions",
            R"({"messages": [{"role": "user", "content": "q"}], "model": "openai-compatible:url=http://127.0.0.1:1/v1,model=m"})")),
        404)
        << "a request cannot name an address";
    EXPECT_EQ(status(request("/v1/search", R"({"query": "q", "corpus": "plants"})")), 404);
}

TEST_F(ServiceTest, SearchGivesTheHitsOfTheCommandLine) {
    serve();
    const Json json =
        Json::parse(bodyOf(call(request("/v1/search", R"({"query": "what do wombats eat", "k": 1})"))));
    ASSERT_EQ(json["hits"].size(), 1U);
    EXPECT_EQ(json["hits"][0]["path"], "a.md");
    EXPECT_EQ(json["query"], "what do wombats eat");
}

TEST_F(ServiceTest, ModelsAndHealthAndMetrics) {
    serve();
    const Json models = Json::parse(bodyOf(call(request("/v1/models", ""))));
    EXPECT_EQ(models["data"][0]["id"], "touchstone");
    EXPECT_EQ(models["data"][1]["id"], "extractive");
    EXPECT_EQ(Json::parse(bodyOf(call(request("/v1/models/extractive", ""))))["object"], "model");
    EXPECT_EQ(statusOf(call(request("/v1/models/none", ""))), 404);
    EXPECT_EQ(Json::parse(bodyOf(call(request("/healthz", ""))))["status"], "ok");
    RawClient client(m_server->port()); // one connection: a request is counted before the next is read
    for (const std::string& body :
         {question(),
          std::string(R"({"messages": [{"role": "user", "content": "What is the capital of Peru?"}]})"),
          std::string("{")}) {
        client.send(request("/v1/chat/completions", body));
        client.readAnswer();
    }
    client.send(request("/metrics", ""));
    const std::string text = bodyOf(client.readAnswer());
    for (const char* line :
         {"touchstone_build_info{version=\"1.2.3\"} 1\n",
          "touchstone_requests_total{path=\"/v1/chat/completions\",status=\"200\"} 2\n",
          "touchstone_requests_total{path=\"/v1/chat/completions\",status=\"400\"} 1\n",
          "touchstone_request_duration_seconds_bucket{path=\"/v1/chat/completions\",le=\"+Inf\"} 3\n",
          "touchstone_request_duration_seconds_count{path=\"/v1/chat/completions\"} 3\n",
          "touchstone_refusals_total{reason=\"not_in_sources\"} 1\n",
          "touchstone_answers_total{outcome=\"answered\"} 1\n", "touchstone_first_text_seconds_count 2\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST_F(ServiceTest, ManyClientsAtOnceAllGetTheirAnswers) {
    serve();
    std::vector<std::future<int>> all;
    for (int i = 0; i < 16; ++i)
        all.push_back(std::async(std::launch::async, [this, i] {
            return statusOf(i % 2 == 0 ? ask(question())
                                       : call(request("/v1/search", R"({"query": "wombats"})")));
        }));
    for (auto& one : all)
        EXPECT_EQ(one.get(), 200);
}

} // namespace
} // namespace touchstone
