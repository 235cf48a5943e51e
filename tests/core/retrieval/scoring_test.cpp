// SPDX-License-Identifier: GPL-3.0-or-later
// Rankings over index sets in memory.
#include "core/retrieval/scoring.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace touchstone;

namespace {

Chunk chunkOf(const std::string& heading, const std::string& text) {
    Chunk chunk;
    chunk.heading = heading;
    chunk.headings = {"Guide", heading};
    chunk.sections = {{heading, "a", {0, 1}}};
    chunk.text.append(text, kOwnFile, 0);
    chunk.embeddedText = "Guide > " + heading + "\n\n" + text;
    return chunk;
}

IndexSet setOf(const std::vector<Chunk>& chunks, std::size_t chunksPerPage = 1) {
    IndexSetBuilder builder;
    std::int64_t row = 0;
    for (const Chunk& chunk : chunks) {
        builder.add(chunk, row + 100, row / static_cast<std::int64_t>(chunksPerPage));
        ++row;
    }
    JobContext context;
    auto set = builder.build(context);
    EXPECT_TRUE(set.has_value());
    return set.value_or(IndexSet{});
}

IndexSet guide() {
    return setOf({chunkOf("Middleware", "A middleware sees every request before the endpoint."),
                  chunkOf("Cookies", "Cookies are small values that the browser sends with every request."),
                  chunkOf("Deployment", "Put the application behind a proxy and start several workers."),
                  chunkOf("Headers", "Read `x_token` from the headers of the request."),
                  chunkOf("Testing", "The test client sends a request without a server.")});
}

Ranking ranked(const std::vector<const IndexSet*>& sets, const std::string& query, RetrievalMode mode,
               std::size_t k = 10, FusionKind kind = FusionKind::Convex) {
    RetrievalOptions options;
    options.mode = mode;
    options.k = k;
    options.fusion.kind = kind;
    JobContext context;
    auto ranking = rankChunks(sets, query, options, Analyser(), context);
    EXPECT_TRUE(ranking.has_value());
    return ranking.value_or(Ranking{});
}

} // namespace

TEST(Scoring, EveryModePutsTheNamedSubjectFirst) {
    const IndexSet set = guide();
    for (RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid})
        for (FusionKind kind : {FusionKind::Convex, FusionKind::ReciprocalRank}) {
            const Ranking ranking = ranked({&set}, "How do I write a middleware?", mode, 10, kind);
            ASSERT_FALSE(ranking.best.empty());
            EXPECT_EQ(ranking.best.front().number, 0U);
            EXPECT_EQ(ranking.lexical.ran, mode != RetrievalMode::Dense);
            EXPECT_EQ(ranking.dense.ran, mode != RetrievalMode::Lexical);
        }
}

TEST(Scoring, IdentifiersAreFoundAsTypedAndByPart) {
    const IndexSet set = guide();
    for (const char* query : {"x_token", "token"}) {
        const Ranking ranking = ranked({&set}, query, RetrievalMode::Lexical);
        ASSERT_FALSE(ranking.best.empty()) << query;
        EXPECT_EQ(ranking.best.front().number, 3U);
    }
}

TEST(Scoring, QuestionsWithoutAKnownWordFindNothing) {
    const IndexSet set = guide();
    for (const char* query : {"", "   ", "the of and", "???", "zzz qqq", "\xff\xfe", "日本語"})
        for (RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid})
            EXPECT_TRUE(ranked({&set}, query, mode).best.empty()) << query;
}

TEST(Scoring, ALongPasteIsCappedAndAnswered) {
    const IndexSet set = guide();
    std::string paste;
    while (paste.size() < 100000)
        paste += "middleware word" + std::to_string(paste.size()) + " [[[ \" OR ";
    EXPECT_EQ(ranked({&set}, paste, RetrievalMode::Hybrid).best.front().number, 0U);
}

TEST(Scoring, KBoundsTheHitsAndOrderIsByScoreThenNumber) {
    std::vector<Chunk> same(6, chunkOf("Same", "identical words here"));
    same.push_back(chunkOf("Other", "something else entirely"));
    const IndexSet set = setOf(same);
    const Ranking ranking = ranked({&set}, "identical words", RetrievalMode::Hybrid, 4);
    ASSERT_EQ(ranking.best.size(), 4U);
    for (std::uint32_t i = 0; i < 4; ++i)
        EXPECT_EQ(ranking.best[i].number, i);
    EXPECT_TRUE(ranked({&set}, "identical", RetrievalMode::Hybrid, 0).best.empty());
}

TEST(Scoring, SeveralSetsAreFusedAndNumberedOn) {
    const IndexSet one = guide(), empty = setOf({}),
                   two = setOf({chunkOf("Caching", "A cache keeps answers."),
                                chunkOf("Middleware", "A middleware again.")});
    const Ranking ranking = ranked({&one, &empty, &two}, "middleware", RetrievalMode::Hybrid);
    ASSERT_GE(ranking.best.size(), 2U);
    std::vector<std::uint32_t> first{ranking.best[0].number, ranking.best[1].number};
    std::sort(first.begin(), first.end());
    EXPECT_EQ(first, (std::vector<std::uint32_t>{0, 6}));
}

TEST(Scoring, PageSpeaksForItsChunks) {
    // The same words twice; one of them on a page about the subject.
    const IndexSet set =
        setOf({chunkOf("Cookies", "Cookies of the browser and their domain."),
               chunkOf("Limits", "The largest size can be set."),
               chunkOf("Uploads", "Uploaded files are spooled to disk; an upload is a file."),
               chunkOf("Limits", "The largest size can be set.")},
              2);
    const Ranking ranking = ranked({&set}, "largest size of uploaded files", RetrievalMode::Hybrid);
    const auto placeOf = [&](std::uint32_t number) {
        return std::find_if(ranking.best.begin(), ranking.best.end(),
                            [&](const RankedChunk& chunk) { return chunk.number == number; }) -
               ranking.best.begin();
    };
    EXPECT_LT(placeOf(3), placeOf(1));
    EXPECT_EQ(ranking.best[static_cast<std::size_t>(placeOf(3))].pageRank, 1U);
}

TEST(Scoring, StopIsHeard) {
    const IndexSet set = guide();
    std::stop_source source;
    source.request_stop();
    JobContext context;
    context.stop = source.get_token();
    const auto ranking = rankChunks({&set}, "middleware", {}, Analyser(), context);
    ASSERT_FALSE(ranking.has_value());
    EXPECT_EQ(ranking.error().code, ErrorCode::Cancelled);
}
