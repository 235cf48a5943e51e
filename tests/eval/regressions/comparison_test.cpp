// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/comparison.h"
#include "eval/statistics/corrections.h"
#include "tests/eval/runners/made_up_run.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class ComparisonTest : public MadeUpRuns {
protected:
    Result<Comparison> compare(const std::string& a, const std::string& b, const std::string& measure = "") {
        auto left = readSide(*database, a);
        auto right = readSide(*database, b);
        if (!left || !right)
            return fail(!left ? left.error() : right.error());
        return compareRuns(std::move(*left), std::move(*right), measure, 1, context);
    }
};

TEST_F(ComparisonTest, PairsByItemAndDropsWhatOneSideLacks) {
    const std::string a = makeRun({{"token_f1", {.1, .2, .5, .4, std::nullopt, .9, .5, .5}}});
    const std::string b = makeRun({{"token_f1", {.2, .4, .45, .7, .9, .9, .65, .4}}});
    const auto result = compare(a, b, "token_f1");
    ASSERT_TRUE(result) << describe(result.error());
    const MeasureComparison& one = result->measures.at(0);
    EXPECT_EQ(one.n, 7U);
    EXPECT_EQ(one.dropped, 1U);
    EXPECT_NEAR(*one.delta, (.1 + .2 - .05 + .3 + 0 + .15 - .1) / 7, 1e-12);
    EXPECT_NEAR(*one.meanB - *one.meanA, *one.delta, 1e-12);
    EXPECT_EQ(one.test, "sign_flip_exact");
    ASSERT_EQ(one.fixed.size(), 4U);
    EXPECT_EQ(one.fixed[0].item, "q3") << "the greatest change first";
    ASSERT_EQ(one.broken.size(), 2U);
    EXPECT_EQ(one.broken[0].item, "q7");
    EXPECT_EQ(one.unchanged, 1U);
    ASSERT_TRUE(one.ci);
    EXPECT_LT(one.ci->low, *one.delta);
    EXPECT_GT(one.ci->high, *one.delta);
    const auto json = comparisonJson(*result);
    for (const char* key :
         {"measure", "n", "mean_a", "mean_b", "delta", "ci", "p", "test", "fixed", "broken"})
        EXPECT_TRUE(json.contains(key)) << key;
}

TEST_F(ComparisonTest, SharesAreTestedByMcNemarAndTogetherCorrectedByHolm) {
    const std::string a =
        makeRun({{"refusal_right", {0, 0, 0, 0, 0, 0, 1, 1}}, {"R@5", {0, 0, 0, 0, 0, 0, 0, 0}}});
    const std::string b =
        makeRun({{"refusal_right", {1, 1, 1, 1, 1, 1, 1, 0}}, {"R@5", {1, 1, 1, 1, 1, 1, 1, 1}}});
    const auto result = compare(a, b);
    ASSERT_TRUE(result) << describe(result.error());
    ASSERT_EQ(result->measures.size(), 2U);
    const auto& right =
        result->measures[0].info.name == "refusal_right" ? result->measures[0] : result->measures[1];
    const auto& recall = result->measures[0].info.name == "R@5" ? result->measures[0] : result->measures[1];
    EXPECT_EQ(right.test, "mcnemar_exact");
    EXPECT_NEAR(*right.p, 2 * (1 + 7) / 128.0, 1e-12) << "6 against 1";
    EXPECT_NEAR(*recall.p, 2 / 256.0, 1e-12);
    EXPECT_FALSE(recall.ci) << "eight equal differences have no spread";
    const std::vector<double> adjusted = holmAdjusted(std::vector<double>{*right.p, *recall.p});
    EXPECT_NEAR(*right.pAdjusted, adjusted[0], 1e-12);
    EXPECT_NEAR(*recall.pAdjusted, adjusted[1], 1e-12);
}

TEST_F(ComparisonTest, LessIsBetterForCosts) {
    const std::string a = makeRun({{"cost", {1, 1}}});
    const std::string b = makeRun({{"cost", {0.5, 2}}});
    const auto result = compare(a, b, "cost");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->measures[0].fixed.at(0).item, "q0");
    EXPECT_EQ(result->measures[0].broken.at(0).item, "q1");
}

TEST_F(ComparisonTest, SaysFirstWhatDiffersAndWarns) {
    const std::string a = makeRun({{"R@5", {1, 1}}});
    const std::string b = makeRun({{"R@5", {1, 0}}}, "s2", 3);
    const auto result = compare(a, b);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->differences.size(), 1U);
    EXPECT_EQ(result->differences[0], "corpus snapshot: s1 -> s2");
    ASSERT_EQ(result->warnings.size(), 2U);
    EXPECT_NE(result->warnings[0].find("snapshot"), std::string::npos);
    EXPECT_NE(result->warnings[1].find("partial"), std::string::npos);
    EXPECT_NE(comparisonText(*result).find("What differs"), std::string::npos);
}

TEST_F(ComparisonTest, OtherGoldSetsAreRefusedOtherVersionsPairWhatStayed) {
    const std::string a = makeRun({{"R@5", {1, 1, 1}}});
    gold = saveGold("g", "{\"id\":\"q0\",\"question\":\"Question 0?\",\"relevant\":[]}\n"
                         "{\"id\":\"q1\",\"question\":\"Reworded?\",\"relevant\":[]}\n"
                         "{\"id\":\"new\",\"question\":\"New?\",\"relevant\":[]}\n");
    const std::string b = makeRun({{"R@5", {0, 1, 1}}});
    const auto versions = compare(a, b);
    ASSERT_TRUE(versions) << describe(versions.error());
    EXPECT_EQ(versions->pairedItems, 1U);
    EXPECT_EQ(versions->measures[0].n, 1U);
    EXPECT_GE(versions->warnings.size(), 3U);
    gold = saveGold("h", "{\"id\":\"q0\",\"question\":\"Question 0?\",\"relevant\":[]}\n");
    const auto other = compare(a, makeRun({{"R@5", {1}}}));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::Usage);
}

TEST_F(ComparisonTest, UnknownMeasuresAndArmsAreUsageNamingWhatThereIs) {
    const std::string a = makeRun({{"R@5", {1}}});
    const auto measure = compare(a, a, "token_f1");
    ASSERT_FALSE(measure);
    EXPECT_NE(measure.error().hint.find("R@5"), std::string::npos);
    EXPECT_EQ(readSide(*database, a + ":2").error().code, ErrorCode::Usage);
    EXPECT_NE(readSide(*database, a + ":other").error().hint.find("main"), std::string::npos);
    EXPECT_TRUE(readSide(*database, a + ":1"));
    EXPECT_TRUE(readSide(*database, a + ":main"));
    const auto same = compare(a, a);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->measures[0].delta, 0.0);
    EXPECT_EQ(same->measures[0].p, 1.0);
}

} // namespace
} // namespace touchstone
