// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/bootstrap.h"
#include "eval/statistics/corrections.h"
#include "eval/statistics/paired_tests.h"
#include "eval/statistics/power.h"
#include "eval/statistics/prediction_powered.h"
#include "eval/statistics/proportions.h"

#include <gtest/gtest.h>

#include <cmath>

namespace touchstone {
namespace {

TEST(Mcnemar, PublishedVector) {
    EXPECT_NEAR(mcnemarExact(2, 9), 0.06542969, 1e-8);
    EXPECT_EQ(mcnemarExact(0, 0), 1.0);
    EXPECT_EQ(mcnemarExact(7, 7), 1.0);
}

TEST(SignFlip, CountsFlipsThatAreAsExtreme) {
    const std::vector<double> d{.1, .2, -.05, .3, 0, .15, .05, -.1};
    JobContext context;
    const auto flip = signFlip(d, 1, context);
    ASSERT_TRUE(flip);
    EXPECT_NEAR(*flip->meanDifference, .08125, 1e-12);
    EXPECT_NEAR(*flip->p, 44.0 / 256.0, 1e-12);
    EXPECT_TRUE(flip->exact);
}

TEST(SignFlip, MeetInTheMiddleEqualsCountingAllFlips) {
    std::vector<double> d;
    for (int i = 0; i < 13; ++i)
        d.push_back(std::sin(i * 1.7) + 0.2);
    double observed = 0;
    for (const double v : d)
        observed += v;
    int extreme = 0;
    for (unsigned bits = 0; bits < (1U << d.size()); ++bits) {
        double sum = 0;
        for (std::size_t i = 0; i < d.size(); ++i)
            sum += (bits >> i & 1U) != 0 ? d[i] : -d[i];
        extreme += std::abs(sum) >= std::abs(observed) - 1e-12 ? 1 : 0;
    }
    JobContext context;
    EXPECT_NEAR(*signFlip(d, 1, context)->p, extreme / static_cast<double>(1U << d.size()), 1e-12);
}

TEST(SignFlip, LargeSamplesAreSampledAndReproducible) {
    std::vector<double> d(60, 0.0);
    for (std::size_t i = 0; i < d.size(); ++i)
        d[i] = std::cos(static_cast<double>(i)) + 0.15;
    JobContext context;
    const auto first = signFlip(d, 5, context);
    EXPECT_FALSE(first->exact);
    EXPECT_EQ(*first->p, *signFlip(d, 5, context)->p);
    EXPECT_NEAR(*first->p, *pairedT(d, .95).p, 0.02);
}

TEST(SignFlip, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    JobContext context;
    context.stop = source.get_token();
    const std::vector<double> d(100, 1.0);
    EXPECT_EQ(signFlip(d, 1, context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(bootstrapMean(d, {}, context).error().code, ErrorCode::Cancelled);
}

TEST(Wilson, PublishedVectors) {
    const auto most = wilsonInterval(45, 50, .95);
    EXPECT_NEAR(most.interval->low, .786398, 1e-6);
    EXPECT_NEAR(most.interval->high, .956524, 1e-6);
    EXPECT_EQ(wilsonInterval(0, 20, .95).interval->low, 0.0);
    EXPECT_NEAR(wilsonInterval(0, 20, .95).interval->high, .161125, 1e-6);
    EXPECT_EQ(wilsonInterval(20, 20, .95).interval->high, 1.0);
    EXPECT_FALSE(wilsonInterval(0, 0, .95).estimate);
    EXPECT_FALSE(wilsonInterval(3, 2, .95).estimate);
}

TEST(PairedT, NothingIsDefinedWithoutSpread) {
    const std::vector<double> constant(5, 0.1 + 0.2);
    const auto t = pairedT(constant, .95);
    EXPECT_TRUE(t.meanDifference);
    EXPECT_FALSE(t.p);
    EXPECT_FALSE(pairedT({}, .95).meanDifference);
}

TEST(Wilcoxon, ExactWithTiesEqualsCountingAllSigns) {
    const std::vector<double> d{1, -1, 2, 2, -3, 4, 4, 5};
    // Doubled middle ranks: 3 3 7 7 10 13 13 16; the negative sum is (3 + 10)/2.
    const std::vector<int> ranks{3, 3, 7, 7, 10, 13, 13, 16};
    int low = 0;
    for (unsigned bits = 0; bits < 256; ++bits) {
        int sum = 0;
        for (std::size_t i = 0; i < ranks.size(); ++i)
            sum += (bits >> i & 1U) != 0 ? ranks[i] : 0;
        low += sum <= 13 ? 1 : 0;
    }
    const auto result = wilcoxon(d, WilcoxonZeros::Drop, WilcoxonMethod::Exact);
    EXPECT_DOUBLE_EQ(*result.w, 6.5);
    EXPECT_NEAR(*result.p, 2.0 * low / 256.0, 1e-12);
}

TEST(Corrections, EmptyAndSingleInputs) {
    EXPECT_TRUE(holmAdjusted({}).empty());
    EXPECT_TRUE(benjaminiHochbergAdjusted({}).empty());
    EXPECT_EQ(holmAdjusted(std::vector<double>{.03}), std::vector<double>{.03});
}

TEST(Bootstrap, SameSeedSameInterval) {
    std::vector<double> values;
    for (int i = 0; i < 50; ++i)
        values.push_back(std::fmod(i * 0.37, 1.0));
    JobContext context;
    const auto a = bootstrapMean(values, {}, context);
    const auto b = bootstrapMean(values, {}, context);
    EXPECT_EQ(a->bca->low, b->bca->low);
    EXPECT_LT(a->bca->low, *a->mean);
    EXPECT_GT(a->bca->high, *a->mean);
    EXPECT_FALSE(bootstrapMean(std::vector<double>(9, 1.0), {}, context)->bca);
    EXPECT_FALSE(bootstrapMean({}, {}, context)->mean);
}

TEST(Power, GrowsWithItemsAndComesBack) {
    const auto n = pairsNeeded(.3, .05, .8);
    ASSERT_TRUE(n);
    EXPECT_NEAR(*powerPairedT(.3, *n, .05), .8, 1e-8);
    EXPECT_NEAR(*powerPairedT(0, 30, .05), .05, 1e-9);
    EXPECT_NEAR(*powerPairedT(1.5, 80, .05), 1.0, 1e-9);
    EXPECT_FALSE(pairsNeeded(0, .05, .8));
    EXPECT_FALSE(powerMcnemar(.7, .5, 10, .05));
    EXPECT_EQ(*powerMcnemar(0, 0, 10, .05), 0.0);
}

TEST(PredictionPowered, WorkedVector) {
    const std::vector<double> y{1, 1, 0, 1, 0, 1, 1, 0, 1, 0};
    const std::vector<double> judge{1, 1, 1, 1, 0, 1, 1, 1, 1, 0};
    std::vector<double> rest(100, 0.0);
    std::fill(rest.begin(), rest.begin() + 80, 1.0);
    const auto best = ppiMean(y, judge, rest, std::nullopt, .95);
    EXPECT_NEAR(*best.lambda, .675620, 1e-6);
    EXPECT_NEAR(*best.estimate, .6, 1e-12);
    EXPECT_NEAR(*best.standardError, .125773, 1e-6);
    EXPECT_NEAR(best.interval->low, .353489, 1e-6);
    EXPECT_NEAR(*ppiMean(y, judge, rest, 1.0, .95).standardError, .132665, 1e-6);
    EXPECT_NEAR(*ppiMean(y, judge, rest, 0.0, .95).standardError, .154919, 1e-6);
}

} // namespace
} // namespace touchstone
