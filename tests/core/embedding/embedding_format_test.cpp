// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of every provider: what is sent and how the answer is read.
#include "core/embedding/embedding_format.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using namespace test;
using Json = nlohmann::json;

struct At {
    At(const std::string& spec, ScriptedServer::Handler hand) : server(std::move(hand)) {
        auto made = makeHttpEmbedder(Spec::parse(spec + ",timeout=3,url=" + server.base()).value(),
                                     {http.get(), secrets.get()});
        EXPECT_TRUE(made.has_value()) << made.error().message;
        embedder = std::move(*made);
    }
    Result<std::vector<float>> embed(const std::vector<std::string>& texts, EmbedPurpose purpose) {
        return embedder->embed(texts, purpose, context);
    }
    Json sent(std::size_t which = 0) { return Json::parse(server.requests().at(which).body); }
    ScriptedServer server;
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
    std::unique_ptr<Embedder> embedder;
    JobContext context;
};

ScriptedServer::Handler always(std::string json) {
    return [json = std::move(json)](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(jsonAnswer(200, json));
    };
}

TEST(EmbeddingFormat, EachProviderIsAskedInItsLanguage) {
    At ollama("ollama:model=e", always(R"({"embeddings":[[3,4]]})"));
    EXPECT_EQ(ollama.embed({"a"}, EmbedPurpose::Query).value(), (std::vector<float>{0.6F, 0.8F}));
    EXPECT_EQ(ollama.server.requests()[0].target, "/api/embed");
    EXPECT_EQ(ollama.sent()["truncate"], false) << "nothing is cut in silence";

    At cohere("cohere:model=e", always(R"({"embeddings":{"float":[[3,4]]}})"));
    EXPECT_TRUE(cohere.embed({"a"}, EmbedPurpose::Query).has_value());
    EXPECT_EQ(cohere.server.requests()[0].target, "/v2/embed");
    EXPECT_EQ(cohere.sent()["input_type"], "search_query");

    At gemini("gemini:model=e,dim=2", always(R"({"embeddings":[{"values":[3,4]}]})"));
    EXPECT_TRUE(gemini.embed({"a"}, EmbedPurpose::Passage).has_value());
    EXPECT_EQ(gemini.server.requests()[0].target, "/v1beta/models/e:batchEmbedContents");
    EXPECT_EQ(gemini.sent()["requests"][0]["taskType"], "RETRIEVAL_DOCUMENT");
    EXPECT_EQ(gemini.sent()["requests"][0]["outputDimensionality"], 2);

    At azure("azure-openai:deployment=d", always(R"({"data":[{"index":0,"embedding":[3,4]}]})"));
    EXPECT_TRUE(azure.embed({"a"}, EmbedPurpose::Passage).has_value());
    EXPECT_EQ(azure.server.requests()[0].target, "/openai/deployments/d/embeddings?api-version=2024-10-21");
}

TEST(EmbeddingFormat, TeiSaysHowManyTextsItTakes) {
    At tei("tei:batch=32", [](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/info")
            return (void)wire.send(jsonAnswer(200, R"({"max_client_batch_size":2})"));
        Json out = Json::array();
        for (std::size_t i = 0; i < Json::parse(request.body)["inputs"].size(); ++i)
            out.push_back({1.0, 0.0});
        wire.send(jsonAnswer(200, out.dump()));
    });
    EXPECT_EQ(tei.embed({"a", "b", "c"}, EmbedPurpose::Passage).value().size(), 6U);
    EXPECT_EQ(tei.server.requestCount(), 3) << "info and two batches";
}

TEST(EmbeddingFormat, ABatchThatIsTooLargeIsHalved) {
    At at("tei:batch=32", [](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/info")
            return (void)wire.send(jsonAnswer(404, "{}"));
        const auto inputs = Json::parse(request.body)["inputs"];
        if (inputs.size() > 2)
            return (void)wire.send(
                jsonAnswer(413, R"({"error":"batch too large","error_type":"Validation"})"));
        Json out = Json::array();
        for (std::size_t i = 0; i < inputs.size(); ++i)
            out.push_back({1.0, 0.0});
        wire.send(jsonAnswer(200, out.dump()));
    });
    EXPECT_EQ(at.embed({"a", "b", "c", "d", "e"}, EmbedPurpose::Passage).value().size(), 10U);
}

TEST(EmbeddingFormat, FewerVectorsThanAskedIsSaidClearly) {
    for (const char* spec : {"ollama:model=e", "cohere:model=e", "gemini:model=e"}) {
        At at(spec, always(R"({"embeddings":[[1,2]]})"));
        const auto vectors = at.embed({"a", "b"}, EmbedPurpose::Passage);
        ASSERT_FALSE(vectors.has_value()) << spec;
        EXPECT_NE(vectors.error().message.find("1 vectors for 2 texts"), std::string::npos)
            << vectors.error().message;
    }
}

TEST(EmbeddingFormat, PrefixesAreInTheSpecAndBeforeTheTexts) {
    EXPECT_EQ(
        withUsualPrefixes(Spec::parse("ollama:model=multilingual-e5-small").value()).get("query_prefix"),
        "query: ");
    EXPECT_EQ(withUsualPrefixes(Spec::parse("ollama:model=x").value()).get("query_prefix"), "");
    EXPECT_EQ(
        withUsualPrefixes(Spec::parse("ollama:model=e5-small,query_prefix=q").value()).get("query_prefix"),
        "q");
    At at("ollama:model=e,query_prefix=\"query: \",passage_prefix=\"passage: \"",
          always(R"({"embeddings":[[1,2]]})"));
    (void)at.embed({"a"}, EmbedPurpose::Query);
    (void)at.embed({"a"}, EmbedPurpose::Passage);
    EXPECT_EQ(at.sent(0)["input"][0], "query: a");
    EXPECT_EQ(at.sent(1)["input"][0], "passage: a");
}

TEST(EmbeddingFormat, DimensionsBeyondThoseAskedForAreCut) {
    At at("ollama:model=e,dim=2", always(R"({"embeddings":[[3,4,99]]})"));
    EXPECT_EQ(at.embed({"a"}, EmbedPurpose::Query).value(), (std::vector<float>{0.6F, 0.8F}));
    EXPECT_EQ(at.sent()["dimensions"], 2);
}

TEST(EmbeddingFormat, BatchesKeepToTheirTokens) {
    At at("ollama:model=e,batch_tokens=10", [](ScriptedConnection& wire, const ScriptedRequest& request) {
        Json out{{"embeddings", Json::array()}};
        for (std::size_t i = 0; i < Json::parse(request.body)["input"].size(); ++i)
            out["embeddings"].push_back({1.0, 0.0});
        wire.send(jsonAnswer(200, out.dump()));
    });
    const std::string six = "one two six ten red big";
    EXPECT_EQ(at.embed({six, six, six}, EmbedPurpose::Passage).value().size(), 6U);
    EXPECT_EQ(at.server.requestCount(), 3);
}

} // namespace
} // namespace touchstone
