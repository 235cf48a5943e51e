// SPDX-License-Identifier: GPL-3.0-or-later
// Why a passage was not found: the stage that dropped it, and what would bring it.
#include "core/retrieval/miss.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace touchstone {
namespace {

/// Ten pages that speak of the cache, the last one in other words, and one about something else.
class Misses : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        for (int i = 0; i < 10; ++i) {
            std::string more;
            for (int filler = 0; filler < i * 4; ++filler)
                more += "Filler sentence number " + std::to_string(filler) + " about nothing. ";
            folder.write("docs/cache" + std::to_string(i) + ".md",
                         "# Page " + std::to_string(i) + "\n\nThe cache keeps answers. " + more + "\n");
        }
        folder.write("docs/far.md", "# Gardens\n\n## Tulips\n\nTulips bloom in spring.\n");
        add();
    }
    Result<RetrievalResult> ask(const std::string& query, const std::string& place,
                                RetrievalOptions options = {}) {
        auto database = *workspace->connect();
        const auto edition = *CorpusRepository(database).edition({request.name, request.version});
        auto retriever = openRetriever(workspace, {edition}, {}, context);
        EXPECT_TRUE(retriever);
        if (options.rerank.empty())
            options.rerank = "none";
        options.whyNot = place;
        return (*retriever)->retrieve(query, options, context);
    }
    WhyNot why(const std::string& query, const std::string& place, const RetrievalOptions& options = {}) {
        auto result = ask(query, place, options);
        EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
        EXPECT_TRUE(result && result->whyNot);
        return result && result->whyNot ? *result->whyNot : WhyNot{};
    }
};

TEST_F(Misses, APassageBehindKIsDroppedByTheLastStageAndKBringsIt) {
    RetrievalOptions options;
    options.k = 3;
    const auto all = ask("cache answers", "cache0.md", RetrievalOptions{});
    ASSERT_TRUE(all);
    const Hit& fifth = all->hits.at(4);
    const WhyNot miss = why("cache answers", fifth.stored.chunk.path, options);
    EXPECT_FALSE(miss.retrieved);
    EXPECT_EQ(miss.rank, 5U);
    EXPECT_EQ(miss.droppedBy, "fused");
    EXPECT_EQ(miss.smallestK, 5U);
    ASSERT_FALSE(miss.changes.empty());
    EXPECT_EQ(miss.changes.front().setting, "k");
    EXPECT_EQ(miss.changes.front().value, "5");
    EXPECT_TRUE(miss.missing.empty());
    // What is promised holds.
    for (const WhyNotChange& change : miss.changes) {
        RetrievalOptions changed = options;
        if (change.setting == "k")
            changed.k = static_cast<std::size_t>(std::stoul(change.value));
        else if (change.setting == "dense_weight")
            changed.fusion.denseWeight = std::stod(change.value);
        else if (change.setting == "mode")
            changed.mode = *retrievalModeByName(change.value);
        else if (change.setting == "fusion")
            changed.fusion.kind = change.value == "rrf" ? FusionKind::ReciprocalRank : FusionKind::Convex;
        else if (change.setting == "rerank")
            changed.rerank = change.value;
        const WhyNot now = why("cache answers", fifth.stored.chunk.path, changed);
        EXPECT_TRUE(now.retrieved) << change.setting << " " << change.value;
        EXPECT_EQ(now.rank, change.rank) << change.setting << " " << change.value;
    }
}

TEST_F(Misses, WhatWasFoundSaysSo) {
    const WhyNot found = why("tulips in spring", "far.md#tulips");
    EXPECT_TRUE(found.retrieved);
    EXPECT_EQ(found.rank, 1U);
    EXPECT_TRUE(found.droppedBy.empty());
    EXPECT_EQ(found.smallestK, 1U);
    EXPECT_TRUE(found.changes.empty());
    ASSERT_EQ(found.stages.size(), 3U);
    EXPECT_EQ(found.stages[2].name, "fused");
    EXPECT_TRUE(found.stages[2].passed);
}

TEST_F(Misses, WordsThatItLacksAndWordsThatNobodyHas) {
    const WhyNot miss = why("cache zyzzyva", "far.md#tulips");
    EXPECT_EQ(miss.unknown, (std::vector<std::string>{"zyzzyva"}));
    EXPECT_EQ(miss.missing.size(), 1U);
    RetrievalOptions words;
    words.mode = RetrievalMode::Lexical;
    const WhyNot lexical = why("cache", "far.md#tulips", words);
    EXPECT_FALSE(lexical.retrieved);
    EXPECT_EQ(lexical.droppedBy, "candidates");
    EXPECT_EQ(lexical.rank, 0U);
    EXPECT_EQ(lexical.smallestK, 0U);
}

TEST_F(Misses, AFilterIsNamed) {
    RetrievalOptions options;
    options.filters = {{"path", false, {"cache*.md"}}};
    const WhyNot miss = why("tulips", "far.md#tulips", options);
    EXPECT_EQ(miss.droppedBy, "filter");
    EXPECT_TRUE(miss.changes.empty());
}

TEST_F(Misses, TheRerankerIsAStage) {
    RetrievalOptions options;
    options.k = 1;
    options.rerank = "features";
    const auto all = ask("cache answers", "cache0.md", [] {
        RetrievalOptions wide;
        wide.rerank = "features";
        return wide;
    }());
    ASSERT_TRUE(all);
    const std::string path = all->hits.at(2).stored.chunk.path;
    const WhyNot miss = why("cache answers", path, options);
    EXPECT_EQ(miss.droppedBy, "rerank");
    EXPECT_EQ(miss.rank, 3U);
    ASSERT_EQ(miss.stages.back().name, "rerank");
    EXPECT_EQ(miss.stages.back().rank, 3U);
    EXPECT_FALSE(miss.stages.back().passed);
}

TEST_F(Misses, AChunkIsFoundByItsIdAndMistakesAreTold) {
    const auto hits = ask("tulips", "far.md");
    ASSERT_TRUE(hits);
    const std::string id = hits->hits.front().stored.chunk.id.value;
    EXPECT_EQ(why("tulips", id).chunk, id);
    for (const char* place : {"nowhere.md", "far.md#roses", "#", "c_nothing", "far.md#tulips "}) {
        const auto result = ask("tulips", place);
        ASSERT_FALSE(result) << place;
        EXPECT_EQ(result.error().code, ErrorCode::NotFound) << place;
    }
    EXPECT_NE(ask("tulips", "far.md#roses").error().hint.find("#tulips"), std::string::npos);
}

} // namespace
} // namespace touchstone
