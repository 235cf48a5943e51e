// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/fusion.h"
#include "core/retrieval/surroundings.h"

#include <gtest/gtest.h>

#include <array>

using namespace touchstone;

TEST(Fusion, ConvexIsTheWeightedSum) {
    EXPECT_DOUBLE_EQ(convex(0.5, 1.0, 0.4), 0.7);
    EXPECT_DOUBLE_EQ(convex(0.5, 1.0, 0), 0.5);
    EXPECT_DOUBLE_EQ(convex(0.5, 1.0, 1), 1.0);
}

TEST(Fusion, MinMaxMapsTheSpanToOne) {
    const std::vector<float> scores{-1, 3, 1};
    const MinMax span = spanOf(scores);
    EXPECT_DOUBLE_EQ(span(-1), 0);
    EXPECT_DOUBLE_EQ(span(1), 0.5);
    EXPECT_DOUBLE_EQ(span(3), 1);
    EXPECT_DOUBLE_EQ(spanOf(std::vector<float>{2, 2})(2), 1) << "all equal";
    EXPECT_DOUBLE_EQ(spanOf({}).highest, 0);
}

TEST(Fusion, ReciprocalRankAddsTheSidesThatHaveTheCandidate) {
    const std::array<std::size_t, 2> both{1, 3}, one{0, 2}, none{0, 0};
    EXPECT_DOUBLE_EQ(reciprocalRank(both, 60), 1.0 / 61 + 1.0 / 63);
    EXPECT_DOUBLE_EQ(reciprocalRank(one, 60), 1.0 / 62);
    EXPECT_DOUBLE_EQ(reciprocalRank(none, 60), 0);
}

TEST(Fusion, BestOfBreaksTiesByNumberAndLeavesOutTheFloor) {
    const std::vector<float> scores{1, 5, 0, 5, 2, 5};
    EXPECT_EQ(bestOf(scores, 10, 0), (std::vector<std::uint32_t>{1, 3, 5, 4, 0}));
    EXPECT_EQ(bestOf(scores, 2, 0), (std::vector<std::uint32_t>{1, 3}));
    EXPECT_TRUE(bestOf({}, 3, 0).empty());
}

namespace {
/// Two sets: pages of 2 and 1 chunks, then one page of 3.
std::vector<IndexSet> sets() {
    std::vector<IndexSet> out(2);
    out[0].rows = {1, 2, 3};
    out[0].page = {0, 0, 1};
    out[1].rows = {4, 5, 6};
    out[1].page = {0, 0, 0};
    return out;
}
} // namespace

TEST(Surroundings, PagesOfSeveralSetsAreNumberedOn) {
    const auto both = sets();
    const Pages pages = pagesOf({&both[0], &both[1]});
    EXPECT_EQ(pages.of, (std::vector<std::uint32_t>{0, 0, 1, 2, 2, 2}));
    EXPECT_EQ(pages.count, 3U);
    EXPECT_EQ(pagesOf({}).count, 0U);
}

TEST(Surroundings, PageScoreIsTheMeanOfItsChunks) {
    const auto both = sets();
    const Pages pages = pagesOf({&both[0], &both[1]});
    const std::vector<float> similarity{0.5F, 0.75F, 0.375F, 0, 0, 0.375F};
    const PageScores scores = pageScores(pages, similarity);
    EXPECT_DOUBLE_EQ(scores.mean[0], 0.625);
    EXPECT_DOUBLE_EQ(scores.mean[1], 0.375);
    EXPECT_DOUBLE_EQ(scores.mean[2], 0.125);
    EXPECT_DOUBLE_EQ(scores.normalised[0], 1);
    EXPECT_DOUBLE_EQ(scores.normalised[1], 0.25) << "half of it for a page of one chunk";
    EXPECT_DOUBLE_EQ(scores.normalised[2], 0);
    EXPECT_EQ(scores.rank, (std::vector<std::size_t>{1, 2, 3}));
    for (double value : pageScores(pages, std::vector<float>(6, 0.5F)).normalised)
        EXPECT_EQ(value, 0) << "nothing to tell apart";
}

TEST(Surroundings, NeighboursStandOnTheSamePage) {
    const auto both = sets();
    const Pages pages = pagesOf({&both[0], &both[1]});
    const std::vector<double> scores{0.25, 0.5, 1, 0.75, 0.125, 0.375};
    EXPECT_DOUBLE_EQ(neighbourScore(pages, scores, 0), 0.5);
    EXPECT_DOUBLE_EQ(neighbourScore(pages, scores, 1), 0.25) << "the next chunk is of another page";
    EXPECT_DOUBLE_EQ(neighbourScore(pages, scores, 2), 0.5) << "alone on its page: half of its own";
    EXPECT_DOUBLE_EQ(neighbourScore(pages, scores, 4), 0.75) << "the better of the two";
}

TEST(UsualDenseWeight, GoesByTheKindOfEmbedder) {
    EXPECT_DOUBLE_EQ(usualDenseWeight(""), usualDenseWeight("lsa:dim=200"));
    EXPECT_GT(usualDenseWeight("encoder:path=/m"), usualDenseWeight("static:path=/m"));
    EXPECT_GT(usualDenseWeight("static:path=/m"), usualDenseWeight("lsa"));
    EXPECT_DOUBLE_EQ(usualDenseWeight("tei:url=http://127.0.0.1:1"), usualDenseWeight("encoder:path=/m"));
}
