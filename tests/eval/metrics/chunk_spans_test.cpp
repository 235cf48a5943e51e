// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/chunk_spans.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

ChunkSpanScores score(std::vector<DocumentSpan> references, std::vector<DocumentSpan> chunks,
                      std::vector<std::size_t> retrieved, std::optional<std::int64_t> count = std::nullopt) {
    return scoreChunkSpans({std::move(references), std::move(chunks), std::move(retrieved), count});
}

const std::vector<DocumentSpan> kThree{{0, 0, 40}, {0, 40, 80}, {0, 80, 120}};

TEST(ChunkSpans, OverlappingChunksArePaidTwice) {
    const auto s = score({{0, 10, 50}}, {{0, 0, 40}, {0, 30, 70}, {0, 70, 100}}, {0, 1});
    EXPECT_DOUBLE_EQ(s.recall.value(), 1);
    EXPECT_DOUBLE_EQ(s.precision.value(), .5);
    EXPECT_DOUBLE_EQ(s.precisionUnion.value(), 40.0 / 70);
    EXPECT_DOUBLE_EQ(s.iou.value(), .5);
    EXPECT_NEAR(s.precisionOmega.value(), .5714, 5e-5);
}

TEST(ChunkSpans, UncoveredReferencesEnterTheUnion) {
    const auto s = score({{0, 10, 50}}, kThree, {1, 2});
    EXPECT_DOUBLE_EQ(s.recall.value(), .25);
    EXPECT_DOUBLE_EQ(s.precision.value(), .125);
    EXPECT_NEAR(s.iou.value(), .0909, 5e-5);
    EXPECT_DOUBLE_EQ(s.precisionOmega.value(), .5);
}

TEST(ChunkSpans, MinusOneTakesAsManyAsHoldAReference) {
    const auto s = score({{0, 10, 50}, {0, 90, 110}}, kThree, {0, 1, 2}, -1);
    EXPECT_DOUBLE_EQ(s.recall.value(), 1);
    EXPECT_DOUBLE_EQ(s.precision.value(), .5);
    EXPECT_DOUBLE_EQ(s.precisionOmega.value(), .5);
}

TEST(ChunkSpans, ATouchIsNoHit) {
    const auto s = score({{0, 10, 40}}, {{0, 0, 40}, {0, 40, 80}}, {0, 1}, -1);
    EXPECT_DOUBLE_EQ(s.precision.value(), .75);
    EXPECT_DOUBLE_EQ(s.precisionOmega.value(), .75);
}

TEST(ChunkSpans, DocumentsAreKeptApart) {
    const auto s = score({{1, 10, 50}}, kThree, {0, 1, 2});
    EXPECT_DOUBLE_EQ(s.recall.value(), 0);
    EXPECT_DOUBLE_EQ(s.precision.value(), 0);
    EXPECT_DOUBLE_EQ(s.precisionOmega.value(), 0);
}

TEST(ChunkSpans, WhatIsNotDefinedHasNoValue) {
    const auto nothing = score({{0, 0, 9}}, kThree, {});
    EXPECT_DOUBLE_EQ(nothing.recall.value(), 0);
    EXPECT_DOUBLE_EQ(nothing.iou.value(), 0);
    EXPECT_FALSE(nothing.precision || nothing.precisionUnion);
    const auto noReference = score({}, kThree, {0});
    EXPECT_FALSE(noReference.recall || noReference.precision || noReference.iou ||
                 noReference.precisionOmega);
}

TEST(ChunkSpans, SummaryLeavesOutWhatIsNotDefined) {
    const MeanAndDeviation over = meanAndDeviation({1.0, std::nullopt, 0.0});
    EXPECT_EQ(over.n, 2U);
    EXPECT_DOUBLE_EQ(over.mean.value(), .5);
    EXPECT_DOUBLE_EQ(over.deviation.value(), .5);
    EXPECT_FALSE(meanAndDeviation({std::nullopt}).mean);
}

} // namespace
} // namespace touchstone
