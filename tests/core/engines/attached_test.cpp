// SPDX-License-Identifier: GPL-3.0-or-later
// Collections that somebody else has made: looked at, mapped, searched, and never written to.
#include "core/engines/attached.h"
#include "core/engines/engine_retriever.h"
#include "core/engines/push.h"
#include "core/retrieval/filters.h"
#include "tests/core/engines/engine_double.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <atomic>

namespace touchstone {
namespace {

using namespace test;
using Json = nlohmann::json;
using Kind = EngineDouble::Kind;

const std::vector<std::string> kWords{"horses", "saddles", "middleware", "cheese"};

/// Counts of a few words: near enough to meaning for these passages.
std::vector<double> vectorOf(const std::string& text, std::size_t dimension) {
    std::vector<double> out(dimension, 0.01);
    for (std::size_t i = 0; i < kWords.size() && i < dimension; ++i)
        for (std::size_t at = text.find(kWords[i]); at != std::string::npos;
             at = text.find(kWords[i], at + 1))
            out[i] += 1;
    return out;
}

class Attached : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        engine.change([](auto& all) {
            DoubleCollection wiki{"wiki", 4, "Cosine", {}, {}};
            int id = 1;
            for (const auto& [path, text] :
                 std::vector<std::pair<std::string, std::string>>{{"barn.md", "horses and saddles"},
                                                                  {"web.md", "middleware for horses"},
                                                                  {"food.md", "cheese, cheese"}})
                wiki.points[std::to_string(id++)] = {Json(vectorOf(text, 4)),
                                                     {{"page_content", text},
                                                      {"metadata", {{"source", path}, {"at", 100}}},
                                                      {"lang", "en"},
                                                      {"year", 2020 + id}},
                                                     ""};
            all["wiki"] = wiki;
        });
    }
    Result<AttachReport> attach(const std::function<void(AttachRequest&)>& change = {}) {
        AttachRequest wanted;
        wanted.spec = *Spec::parse(engine.spec());
        wanted.collection = "wiki";
        wanted.embedder = "openai-compatible:url=" + embedding.base() + "/v1,model=words,retries=0";
        if (change)
            change(wanted);
        JobContext job;
        return attachCollection(workspace, wanted, {http.get(), secrets.get()}, job);
    }
    Result<RetrievalResult> search(const std::string& query, const RetrievalOptions& options = {}) {
        auto database = *workspace->connect();
        const auto record = EngineRecords(database).get("wiki");
        if (!record)
            return fail(record.error());
        JobContext job;
        const auto retriever = openAttachedRetriever(*record, {http.get(), secrets.get()}, job);
        if (!retriever)
            return fail(retriever.error());
        return (*retriever)->retrieve(query, options, job);
    }

    std::atomic<std::size_t> dimension{4};
    std::atomic<bool> otherModel{false};
    EngineDouble engine{Kind::Qdrant};
    ScriptedServer embedding{[this](ScriptedConnection& wire, const ScriptedRequest& sent) {
        const Json body = Json::parse(sent.body);
        Json data = Json::array();
        for (std::size_t i = 0; i < body["input"].size(); ++i) {
            auto vector = vectorOf(body["input"][i].get<std::string>(), dimension);
            if (otherModel)
                std::reverse(vector.begin(), vector.end());
            data.push_back({{"index", i}, {"embedding", vector}});
        }
        wire.send(jsonAnswer(200, Json{{"data", data}}.dump()));
    }};
    std::unique_ptr<HttpTransport> http = makeHttpTransport();
    std::unique_ptr<SecretStore> secrets = makeSecretStore();
};

TEST_F(Attached, FieldsAreGuessedFromSamplesAndTheEmbedderIsChecked) {
    const auto report = attach();
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_EQ(report->record.mapping.text, "page_content");
    EXPECT_EQ(report->record.mapping.path, "metadata.source");
    EXPECT_EQ(report->embedderDimension, 4U);
    EXPECT_EQ(report->record.total, 3U);
    ASSERT_EQ(report->samples.size(), 3U);
    EXPECT_EQ(report->samples[0].chunk.path, "barn.md");
    EXPECT_EQ(report->samples[0].chunk.text.text(), "horses and saddles");
    EXPECT_NEAR(*report->samples[0].similarity, 1, 1e-3);
    EXPECT_TRUE(report->warnings.empty());
    EXPECT_TRUE(engine.violations().empty());
}

TEST_F(Attached, SearchMakesHitsOfPointsAndFiltersAtTheEngine) {
    ASSERT_TRUE(attach([](AttachRequest& wanted) { wanted.mapping.start = "metadata.at"; }));
    const auto found = search("saddles for horses");
    ASSERT_TRUE(found) << describe(found.error());
    ASSERT_EQ(found->hits.size(), 3U);
    const Hit& first = found->hits.front();
    EXPECT_EQ(first.stored.chunk.path, "barn.md");
    EXPECT_EQ(first.stored.chunk.range, (TextRange{100, 118}));
    EXPECT_EQ(first.stages.at("dense").rank, 1U);
    EXPECT_EQ(found->searchedChunks, 3U);
    ASSERT_EQ(found->notes.size(), 1U) << "hybrid is vectors alone, and that is said";
    RetrievalOptions options;
    options.mode = RetrievalMode::Dense;
    options.filters = {*parseFilter("path=food.md|web.md"), *parseFilter("year!=2023")};
    const auto filtered = search("horses", options);
    ASSERT_TRUE(filtered) << describe(filtered.error());
    ASSERT_EQ(filtered->hits.size(), 1U);
    EXPECT_EQ(filtered->hits[0].stored.chunk.path, "web.md");
    options.filters = {*parseFilter("path=*.md")};
    EXPECT_EQ(search("horses", options).error().code, ErrorCode::Usage);
    options.filters.clear();
    options.mode = RetrievalMode::Lexical;
    EXPECT_EQ(search("horses", options).error().code, ErrorCode::Usage);
    EXPECT_TRUE(search("   ")->hits.empty());
    EXPECT_TRUE(engine.violations().empty());
}

TEST_F(Attached, NothingIsEverWritten) {
    ASSERT_TRUE(attach());
    ASSERT_TRUE(search("horses"));
    auto database = *workspace->connect();
    JobContext job;
    ASSERT_TRUE(deleteEngine(workspace, *EngineRecords(database).get("wiki"), false,
                             {http.get(), secrets.get()}, job));
    EXPECT_TRUE(engine.writes().empty());
    EXPECT_EQ(engine.collections().at("wiki").points.size(), 3U);
}

TEST_F(Attached, AnEmbedderOfAnotherDimensionIsRefusedWithARemedy) {
    dimension = 3;
    const auto refused = attach();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
    EXPECT_NE(refused.error().message.find("vectors of 4 numbers"), std::string::npos);
    dimension = 4;
    ASSERT_TRUE(attach());
    dimension = 5;
    EXPECT_EQ(search("horses").error().code, ErrorCode::Usage);
}

TEST_F(Attached, AnotherModelOfTheSameDimensionIsWarnedOf) {
    otherModel = true;
    const auto report = attach();
    ASSERT_TRUE(report) << describe(report.error());
    ASSERT_EQ(report->warnings.size(), 1U);
    EXPECT_NE(report->warnings[0].find("another"), std::string::npos);
}

TEST_F(Attached, MistakesNameWhatThereIs) {
    EXPECT_NE(attach([](AttachRequest& wanted) { wanted.collection = "wikki"; }).error().hint.find("wiki"),
              std::string::npos);
    const auto noField = attach([](AttachRequest& wanted) { wanted.mapping.path = "file"; });
    EXPECT_NE(noField.error().hint.find("metadata.source"), std::string::npos);
    EXPECT_EQ(attach([](AttachRequest& wanted) { wanted.embedder = "lsa"; }).error().code, ErrorCode::Usage);
    EXPECT_EQ(attach([](AttachRequest& wanted) { wanted.embedder = ""; }).error().code, ErrorCode::Usage);
    const auto looked =
        attach([](AttachRequest& wanted) { wanted.embedder = "", wanted.previewOnly = true; });
    EXPECT_TRUE(looked);
    EXPECT_EQ(search("horses").error().code, ErrorCode::NotFound) << "a preview keeps nothing";
    add();
    EXPECT_EQ(attach([](AttachRequest& wanted) { wanted.name = "small"; }).error().code, ErrorCode::Usage)
        << "a corpus is called so";
}

TEST_F(Attached, EmptyCollectionsAndPointsWithoutTextAreRefused) {
    engine.change([](auto& all) {
        for (auto& [id, point] : all.at("wiki").points)
            point.payload.erase("page_content");
    });
    EXPECT_NE(attach().error().hint.find("--text"), std::string::npos);
    engine.change([](auto& all) { all.at("wiki").points.clear(); });
    EXPECT_EQ(attach().error().code, ErrorCode::Usage);
}

} // namespace
} // namespace touchstone
