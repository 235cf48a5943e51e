// SPDX-License-Identifier: GPL-3.0-or-later
// The retriever over a workspace that an add has filled, also when its stored indexes are damaged.
#include "core/index/index_repository.h"
#include "core/retrieval/retriever.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace touchstone {
namespace {

class RetrieverTest : public SmallCorpus {
protected:
    EditionInfo edition() {
        auto database = *workspace->connect();
        return *CorpusRepository(database).edition({request.name, request.version});
    }
    std::shared_ptr<const Retriever> open() {
        auto retriever = openRetriever(workspace, {edition()}, {}, context);
        EXPECT_TRUE(retriever) << (retriever ? "" : describe(retriever.error()));
        return retriever.value_or(nullptr);
    }
    RetrievalResult search(const std::shared_ptr<const Retriever>& retriever, const std::string& query,
                           RetrievalOptions options = {}) {
        JobContext job;
        auto result = retriever->retrieve(query, options, job);
        EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
        return result.value_or(RetrievalResult{});
    }
};

TEST_F(RetrieverTest, HitsCarryTheChunkAndEveryStage) {
    add();
    RetrievalOptions options;
    options.explain = true;
    const RetrievalResult result = search(open(), "horses", options);
    ASSERT_FALSE(result.hits.empty());
    const Hit& first = result.hits.front();
    EXPECT_EQ(first.stored.chunk.path, "a.md");
    EXPECT_EQ(first.corpus, "small");
    EXPECT_EQ(first.rank, 1U);
    for (const char* stage : {"lexical", "dense", "page", "neighbours", "fused"})
        EXPECT_EQ(first.stages.count(stage), 1U) << stage;
    EXPECT_EQ(first.stages.at("lexical").rank, 1U);
    EXPECT_GT(result.topLexical, 0);
    EXPECT_GT(result.topDense, 0);
    EXPECT_DOUBLE_EQ(result.queryCoverage, 1);
    ASSERT_EQ(first.terms.size(), 1U);
    EXPECT_GT(first.terms[0].score, 0);
    EXPECT_GE(first.similarityPercentile, 0);
}

TEST_F(RetrieverTest, CoverageTellsWhatTheSourcesDoNotHold) {
    add();
    const auto retriever = open();
    EXPECT_LT(search(retriever, "horses elephants giraffes").queryCoverage, 0.6);
    EXPECT_EQ(search(retriever, "").hits.size(), 0U);
    EXPECT_EQ(search(retriever, "").queryCoverage, 0);
}

TEST_F(RetrieverTest, DamagedOrMissingIndexesAreMadeAnew) {
    add();
    const auto before = search(open(), "middleware and dependencies");
    ASSERT_GE(before.hits.size(), 2U);
    for (const char* kind : {"chunk-rows", "lexical", "lsa-model", "lsa-vectors"})
        for (const bool missing : {false, true}) {
            {
                auto database = *workspace->connect();
                IndexRepository repository(database);
                auto blob = **repository.get(edition().snapshotRow, kind);
                blob[blob.size() / 2] = static_cast<char>(blob[blob.size() / 2] ^ 1);
                ASSERT_TRUE(repository.put(edition().snapshotRow, kind, missing ? std::string() : blob));
            }
            const auto after = search(open(), "middleware and dependencies");
            ASSERT_EQ(after.hits.size(), before.hits.size()) << kind;
            for (std::size_t i = 0; i < after.hits.size(); ++i) {
                EXPECT_EQ(after.hits[i].stored.chunk.id, before.hits[i].stored.chunk.id) << kind;
                EXPECT_NEAR(after.hits[i].score, before.hits[i].score, 1e-4);
            }
        }
}

TEST_F(RetrieverTest, EditionsAreSearchedTogether) {
    add();
    const EditionInfo first = edition();
    request.name = "other";
    folder.write("docs/a.md", "# Gamma\n\nThis one is about zebras.\n");
    add();
    auto both = openRetriever(workspace, {first, edition()}, {}, context);
    ASSERT_TRUE(both);
    EXPECT_EQ(search(*both, "zebras").hits.front().corpus, "other");
    EXPECT_EQ(search(*both, "horses").hits.front().corpus, "small");
    EXPECT_EQ(search(*both, "horses").searchedChunks, first.chunks + edition().chunks);
}

TEST_F(RetrieverTest, ServesSeveralThreadsAtOnce) {
    add();
    const auto retriever = open();
    std::vector<std::jthread> threads;
    std::atomic<int> sound{0};
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            JobContext job;
            for (int j = 0; j < 20; ++j) {
                const auto result = retriever->retrieve("horses", {}, job);
                sound +=
                    result && !result->hits.empty() && result->hits[0].stored.chunk.path == "a.md" ? 1 : 0;
            }
        });
    threads.clear();
    EXPECT_EQ(sound, 80);
}

TEST_F(RetrieverTest, SnapshotThatHasGoneIsAnErrorWithARemedy) {
    add();
    const auto retriever = open();
    ASSERT_FALSE(search(retriever, "horses").hits.empty());
    auto database = *workspace->connect();
    ASSERT_TRUE(CorpusRepository(database).remove({request.name, request.version}));
    ASSERT_TRUE(sweep(*workspace, context));
    ASSERT_EQ(count("chunk"), 0);
    JobContext job;
    const auto result = retriever->retrieve("horses", {}, job);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    EXPECT_NE(result.error().message.find("no longer"), std::string::npos) << result.error().message;
    EXPECT_NE(result.error().hint.find("search again"), std::string::npos) << result.error().hint;
}

TEST_F(RetrieverTest, OldRetrieverNeverShowsThePageOfANewSnapshot) {
    add();
    const auto old = open();
    folder.write("docs/a.md", "# Alpha\n\nHorses have moved away; here live zebras now.\n");
    add();
    JobContext job;
    const auto result = old->retrieve("horses", {}, job);
    ASSERT_FALSE(result) << "the old page is swept";
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    ASSERT_FALSE(search(open(), "zebras").hits.empty());
    EXPECT_NE(search(open(), "zebras").hits[0].stored.chunk.text.text().find("zebras"), std::string::npos);
}

TEST(RetrievalModes, NamesComeBackAndOthersAreUsage) {
    for (RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid})
        EXPECT_EQ(*retrievalModeByName(retrievalModeName(mode)), mode);
    EXPECT_EQ(retrievalModeByName("semantic").error().code, ErrorCode::Usage);
}

} // namespace
} // namespace touchstone
