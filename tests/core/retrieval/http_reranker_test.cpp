// SPDX-License-Identifier: GPL-3.0-or-later
// Rerankers that are somewhere else or in a model's folder: what is asked, and what is made of the answer.
#include "core/retrieval/rerankers.h"
#include "tests/core/embedding/tiny_model.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

namespace touchstone {
namespace {

using namespace test;
using Json = nlohmann::json;

class RerankServer {
public:
    explicit RerankServer(ScriptedServer::Handler hand) : server(std::move(hand)) {}
    Result<std::vector<double>> score(const std::string& spec, const std::vector<std::string>& passages) {
        auto made = makeReranker(Spec::parse(spec).value(), {http.get(), secrets.get()});
        if (!made)
            return fail(made.error());
        return (*made)->score("what?", passages, context);
    }
    ScriptedServer server;
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
    JobContext context;
};

/// The length of each passage as its score, the last one first.
std::string scoresInReverse(const Json& passages, bool tei) {
    Json list = Json::array();
    for (std::size_t i = passages.size(); i-- > 0;)
        list.push_back(
            {{"index", i}, {tei ? "score" : "relevance_score", passages[i].get<std::string>().size()}});
    return tei ? list.dump() : Json{{"results", list}, {"object", "list"}}.dump();
}

void answerAny(ScriptedConnection& wire, const ScriptedRequest& request) {
    if (request.target == "/info") {
        wire.send(jsonAnswer(200, R"({"max_client_batch_size":2})"));
        return;
    }
    const Json body = Json::parse(request.body);
    const bool tei = body.contains("texts");
    wire.send(jsonAnswer(200, scoresInReverse(tei ? body["texts"] : body["documents"], tei)));
}

TEST(HttpReranker, EachProviderIsAskedInItsLanguage) {
    ::setenv("TOUCHSTONE_TEST_RERANK_KEY", "s3cret", 1);
    struct Case {
        std::string provider, more, path;
    };
    for (const Case& each :
         {Case{"cohere", ",model=m,key=env:TOUCHSTONE_TEST_RERANK_KEY", "/v2/rerank"},
          Case{"jina", "/v1,model=m,key=env:TOUCHSTONE_TEST_RERANK_KEY", "/v1/rerank"},
          Case{"llamacpp", "/v1", "/v1/rerank"}, Case{"llamacpp", "/v1/rerank", "/v1/rerank"},
          Case{"openai-compatible", "/v1,model=m", "/v1/rerank"}}) {
        RerankServer at(answerAny);
        const auto scores =
            at.score(each.provider + ":url=" + at.server.base() + each.more, {"a", "", "ccc"});
        ASSERT_TRUE(scores) << each.provider << ": " << describe(scores.error());
        EXPECT_EQ(*scores, (std::vector<double>{1, 1, 3})) << "an empty passage is sent as a dash";
        ASSERT_EQ(at.server.requestCount(), 1);
        const ScriptedRequest request = at.server.requests()[0];
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, each.path);
        const Json body = Json::parse(request.body);
        EXPECT_EQ(body["query"], "what?");
        EXPECT_EQ(body["top_n"], 3);
        EXPECT_EQ(body.contains("model"), each.more.find("model=") != std::string::npos);
        EXPECT_EQ(request.header("authorization"),
                  each.more.find("key=") != std::string::npos ? "Bearer s3cret" : "");
    }
}

TEST(HttpReranker, TeiIsAskedForItsLimitAndInBatches) {
    RerankServer at(answerAny);
    const auto scores = at.score("tei:url=" + at.server.base(), {"a", "bb", "ccc"});
    ASSERT_TRUE(scores) << describe(scores.error());
    EXPECT_EQ(*scores, (std::vector<double>{1, 2, 3}));
    const auto requests = at.server.requests();
    ASSERT_EQ(requests.size(), 3U) << "/info and two batches";
    EXPECT_EQ(requests[0].target, "/info");
    EXPECT_EQ(requests[1].target, "/rerank");
    const Json body = Json::parse(requests[1].body);
    EXPECT_EQ(body["texts"].size(), 2U);
    EXPECT_EQ(body["truncate"], true);
}

TEST(HttpReranker, ABatchThatIsTooLargeIsHalved) {
    RerankServer at([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.target == "/info")
            wire.send(jsonAnswer(404, "{}"));
        else if (Json::parse(request.body)["texts"].size() > 1)
            wire.send(jsonAnswer(
                413, R"({"error":"batch size 3 > maximum allowed batch size 1","error_type":"Validation"})"));
        else
            answerAny(wire, request);
    });
    const auto scores = at.score("tei:url=" + at.server.base() + ",retries=0", {"a", "bb", "ccc"});
    ASSERT_TRUE(scores) << describe(scores.error());
    EXPECT_EQ(*scores, (std::vector<double>{1, 2, 3}));
}

TEST(HttpReranker, FaultyScoresAreRefused) {
    for (const char* body :
         {"{", "[]", R"({"results":[]})", R"({"results":[{"index":0,"relevance_score":1}]})",
          R"({"results":[{"index":0,"relevance_score":1},{"index":0,"relevance_score":2}]})",
          R"({"results":[{"index":0,"relevance_score":1},{"index":2,"relevance_score":2}]})",
          R"({"results":[{"index":0,"relevance_score":1},{"index":-1,"relevance_score":2}]})",
          R"({"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":"x"}]})",
          R"({"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":1e999}]})",
          R"({"results":[1,2]})", R"("text")"}) {
        RerankServer at(
            [&](ScriptedConnection& wire, const ScriptedRequest&) { wire.send(jsonAnswer(200, body)); });
        const auto scores = at.score("llamacpp:url=" + at.server.base() + "/v1", {"a", "b"});
        ASSERT_FALSE(scores) << body;
        EXPECT_EQ(scores.error().code, ErrorCode::Malformed) << body;
        EXPECT_NE(scores.error().message.find(std::to_string(at.server.port())), std::string::npos) << body;
    }
}

TEST(HttpReranker, OverloadIsTriedAgainAndARefusalIsNot) {
    RerankServer busy([](ScriptedConnection& wire, const ScriptedRequest& request) {
        if (request.number == 1)
            wire.send(jsonAnswer(429, R"({"message":"slow down"})", {{"Retry-After", "0"}}));
        else
            answerAny(wire, request);
    });
    EXPECT_TRUE(busy.score("cohere:model=m,url=" + busy.server.base(), {"a"}));
    EXPECT_EQ(busy.server.requestCount(), 2);
    RerankServer refused([](ScriptedConnection& wire, const ScriptedRequest&) {
        wire.send(jsonAnswer(
            501,
            R"({"error":{"code":501,"message":"This server does not support reranking.","type":"not_supported_error"}})"));
    });
    const auto scores = refused.score("llamacpp:retries=0,url=" + refused.server.base() + "/v1", {"a"});
    ASSERT_FALSE(scores);
    EXPECT_NE(scores.error().message.find("does not support reranking"), std::string::npos)
        << scores.error().message;
}

TEST(HttpReranker, ASilentServerEndsByTheClock) {
    RerankServer at([](ScriptedConnection& wire, const ScriptedRequest&) { wire.silence(); });
    const auto scores = at.score("llamacpp:timeout=0.3,retries=0,url=" + at.server.base() + "/v1", {"a"});
    ASSERT_FALSE(scores);
    EXPECT_EQ(scores.error().code, ErrorCode::Unreachable);
}

TEST(HttpReranker, OfflineNothingIsSent) {
    RerankServer at(answerAny);
    at.http->setOffline(true);
    EXPECT_EQ(at.score("cohere:model=m,url=http://192.0.2.1:8080", {"a"}).error().code, ErrorCode::Offline);
    EXPECT_TRUE(at.score("cohere:model=m,url=" + at.server.base(), {"a"})) << "loopback is no network";
}

TEST(CrossEncoderReranker, ScoresPairsInTheOrderOfThePassages) {
    FolderOfTest folder;
    writeTinyModel(folder.path());
    JobContext context;
    auto made = makeReranker(Spec::parse("cross-encoder:path=" + folder.path().string()).value(), {});
    ASSERT_TRUE(made) << describe(made.error());
    const std::vector<std::string> passages{"green", "blue, red red", "",
                                            "red greening blue red red red red red"};
    const auto together = (*made)->score("red", passages, context);
    ASSERT_TRUE(together) << describe(together.error());
    ASSERT_EQ(together->size(), passages.size());
    EXPECT_NE((*together)[0], (*together)[1]);
    for (std::size_t i = 0; i < passages.size(); ++i)
        EXPECT_NEAR((*(*made)->score("red", {passages[i]}, context))[0], (*together)[i], 1e-5) << i;
    // A question that would fill the model alone leaves room for the passage.
    const auto cut = (*made)->score("red red red red red red red red red red", {"green", "blue"}, context);
    ASSERT_TRUE(cut) << describe(cut.error());
    EXPECT_NE((*cut)[0], (*cut)[1]);
    EXPECT_TRUE((*made)->score("", {}, context)->empty());
}

TEST(CrossEncoderReranker, AModelWithoutAScoreIsNamed) {
    FolderOfTest folder;
    writeTinyModel(folder.path());
    auto tensors = tinyTensors();
    tensors.resize(tensors.size() - 2); // the head
    writeFile(folder.path() / "model.safetensors", safeTensorsBytes(tensors));
    JobContext context;
    auto made = makeReranker(Spec::parse("encoder:path=" + folder.path().string()).value(), {});
    ASSERT_TRUE(made);
    const auto scores = (*made)->score("red", {"green"}, context);
    ASSERT_FALSE(scores);
    EXPECT_EQ(scores.error().code, ErrorCode::BadInput);
    EXPECT_NE(scores.error().message.find(folder.path().string()), std::string::npos);
}

} // namespace
} // namespace touchstone
