// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/embedder.h"
#include "core/platform/url.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>

namespace touchstone {
namespace {

using namespace test;
using Hand = ScriptedServer::Handler;

std::string packed(const std::vector<float>& values) {
    std::string bytes(values.size() * 4, '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return base64Encode(bytes);
}

class Embedding {
public:
    explicit Embedding(Hand hand, const std::string& more = "") : server(std::move(hand)) {
        auto made = makeHttpEmbedder(
            Spec::parse("openai-compatible:url=" + server.base() + "/v1,model=e,timeout=3" + more).value(),
            {http.get(), secrets.get()});
        EXPECT_TRUE(made.has_value());
        embedder = std::move(*made);
    }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts) {
        return embedder->embed(texts, EmbedPurpose::Passage, context);
    }
    ScriptedServer server;
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
    std::unique_ptr<Embedder> embedder;
    JobContext context;
};

/// Answers each text with (its length, its place), the last one first, in base64 or as numbers.
void answerInReverse(ScriptedConnection& wire, const ScriptedRequest& request, bool base64) {
    const auto input = nlohmann::json::parse(request.body)["input"];
    nlohmann::json data = nlohmann::json::array();
    for (std::size_t i = input.size(); i-- > 0;) {
        const std::vector<float> vector = {static_cast<float>(input[i].get<std::string>().size()), 0.0F,
                                           1.0F};
        nlohmann::json entry = {{"index", i}};
        entry["embedding"] = base64 ? nlohmann::json(packed(vector)) : nlohmann::json(vector);
        data.push_back(entry);
    }
    wire.send(jsonAnswer(200, nlohmann::json{{"data", data}}.dump()));
}

TEST(HttpEmbedder, KeepsTheOrderOfTheTextsAndNormalises) {
    for (const bool base64 : {true, false}) {
        Embedding at([&](ScriptedConnection& wire,
                         const ScriptedRequest& request) { answerInReverse(wire, request, base64); },
                     ",batch=2");
        EXPECT_EQ(at.embedder->dimension(), 0U);
        const auto vectors = at.embed({"a", "", "ccc"});
        ASSERT_TRUE(vectors.has_value()) << vectors.error().message;
        EXPECT_EQ(at.embedder->dimension(), 3U);
        ASSERT_EQ(vectors->size(), 9U);
        EXPECT_NEAR((*vectors)[0], 1 / std::sqrt(2.0), 1e-6);
        EXPECT_NEAR((*vectors)[3], 1 / std::sqrt(2.0), 1e-6) << "an empty text is sent as a blank";
        EXPECT_NEAR((*vectors)[6], 3 / std::sqrt(10.0), 1e-6);
        EXPECT_EQ(at.server.requestCount(), 2) << "two batches";
    }
}

TEST(HttpEmbedder, FaultyVectorsAreRefused) {
    for (const char* body :
         {R"({"data":[]})", R"({"data":[{"index":0,"embedding":[1,"x"]},{"index":1,"embedding":[1,2]}]})",
          R"({"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1]}]})",
          R"({"data":[{"index":0,"embedding":[1,2]},{"index":0,"embedding":[1,2]}]})",
          R"({"data":[{"index":0,"embedding":[1,2]},{"index":7,"embedding":[1,2]}]})",
          R"({"data":[{"index":0,"embedding":[1e300,2]},{"index":1,"embedding":[1,2]}]})",
          R"({"data":[{"index":0,"embedding":"AAAAf////n8="},{"index":1,"embedding":"AAAA"}]})",
          R"({"data":[{"index":0,"embedding":[]},{"index":1,"embedding":[]}]})", "{", "[1]"}) {
        Embedding at(
            [&](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, body)); });
        const auto vectors = at.embed({"a", "b"});
        ASSERT_FALSE(vectors) << body;
        EXPECT_EQ(vectors.error().code, ErrorCode::Malformed) << body;
        EXPECT_NE(vectors.error().message.find(std::to_string(at.server.port())), std::string::npos);
    }
}

TEST(HttpEmbedder, OverloadIsTriedAgainAndARefusalIsNot) {
    Embedding busy([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.number == 1)
            wire.send(jsonAnswer(503, "{}", {{"Retry-After", "0"}}));
        else
            answerInReverse(wire, request, true);
    });
    EXPECT_TRUE(busy.embed({"a"}).has_value());
    EXPECT_EQ(busy.server.requestCount(), 2);
    Embedding refused([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(jsonAnswer(400, R"({"error":{"message":"too many tokens"}})"));
    });
    const auto vectors = refused.embed({"a"});
    ASSERT_FALSE(vectors);
    EXPECT_EQ(vectors.error().code, ErrorCode::Refused);
    EXPECT_NE(vectors.error().message.find("too many tokens"), std::string::npos);
    EXPECT_EQ(refused.server.requestCount(), 1);
}

TEST(HttpEmbedder, ADimensionThatChangesIsAnError) {
    Embedding at(
        [](ScriptedConnection& wire, const ScriptedRequest&) {
            wire.send(jsonAnswer(200, R"({"data":[{"index":0,"embedding":[1,2]}]})"));
        },
        ",dim=3");
    EXPECT_EQ(at.embed({"a"}).error().code, ErrorCode::Malformed);
}

TEST(HttpEmbedder, OfflineNothingIsSent) {
    Embedding at([](ScriptedConnection&, const ScriptedRequest&) {});
    at.http->setOffline(true);
    auto remote =
        makeHttpEmbedder(Spec::parse("openai-compatible:url=http://192.0.2.1:8080/v1,model=m").value(),
                         {at.http.get(), at.secrets.get()});
    ASSERT_TRUE(remote.has_value());
    EXPECT_EQ((*remote)->embed({"a"}, EmbedPurpose::Query, at.context).error().code, ErrorCode::Offline);
    EXPECT_FALSE(
        makeHttpEmbedder(Spec::parse("openai-compatible:url=http://h/v1").value(),
                         at.http ? ModelServices{at.http.get(), at.secrets.get()} : ModelServices{}));
}

} // namespace
} // namespace touchstone
