// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/calibration.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

std::vector<JudgedItem> itemsOf(int bothPass, int judgeOnly, int personOnly, int bothFail, int passed = 0,
                                int failed = 0) {
    std::vector<JudgedItem> out;
    const auto add = [&](int count, bool judge, std::optional<bool> person) {
        for (int i = 0; i < count; ++i)
            out.push_back({judge, person, out.size()});
    };
    add(bothPass, true, true);
    add(judgeOnly, true, false);
    add(personOnly, false, true);
    add(bothFail, false, false);
    add(passed, true, std::nullopt);
    add(failed, false, std::nullopt);
    return out;
}

Calibration calibrated(const std::vector<JudgedItem>& items) {
    JobContext context;
    auto found = calibrateJudge(items, 1, context);
    EXPECT_TRUE(found) << (found ? "" : describe(found.error()));
    return found.value_or(Calibration{});
}

TEST(Calibration, CountsAgreementKappaAndCorrectedShare) {
    const Calibration found = calibrated(itemsOf(40, 10, 5, 45, 60, 40));
    EXPECT_EQ(found.labelled, 100U);
    EXPECT_NEAR(*found.agreement.estimate, 0.85, 1e-12);
    EXPECT_NEAR(*found.kappa, (0.85 - (0.45 * 0.5 + 0.55 * 0.5)) / 0.5, 1e-12);
    const double sensitivity = 40.0 / 45;
    const double specificity = 45.0 / 55;
    EXPECT_NEAR(*found.roganGladen, (0.55 + specificity - 1) / (sensitivity + specificity - 1), 1e-12);
    ASSERT_TRUE(found.roganGladenInterval);
    EXPECT_LT(found.roganGladenInterval->low, *found.roganGladen);
    ASSERT_TRUE(found.ppi.estimate);
    EXPECT_TRUE(found.better);
    EXPECT_NE(found.sentence.find("85.0 %"), std::string::npos);
}

TEST(Calibration, JudgeThatKnowsNothingIsCalledSo) {
    const Calibration always = calibrated(itemsOf(80, 20, 0, 0));
    EXPECT_FALSE(always.better);
    EXPECT_NE(always.sentence.find("not better than"), std::string::npos);
    EXPECT_FALSE(always.roganGladen) << "sensitivity 1, specificity 0: nothing can be corrected";
    const Calibration few = calibrated(itemsOf(5, 0, 1, 4));
    EXPECT_FALSE(few.better);
    EXPECT_NE(few.sentence.find("so few labels"), std::string::npos);
    JobContext context;
    EXPECT_FALSE(calibrateJudge(itemsOf(0, 0, 0, 0, 5, 5), 1, context));
}

TEST(Calibration, LabelsNeededFallWithTheWidthAndAreOutOfReachWhenTheRunIsSmall) {
    const Calibration found = calibrated(itemsOf(40, 10, 5, 45, 600, 400));
    ASSERT_EQ(found.needed.size(), 3U);
    ASSERT_TRUE(found.needed[0].more && found.needed[1].more);
    EXPECT_EQ(*found.needed[0].more, 0U) << "a hundred labels are enough for +-.1";
    EXPECT_GT(*found.needed[1].more, 0U);
    EXPECT_FALSE(calibrated(itemsOf(4, 1, 1, 4, 5, 5)).needed[2].more);
}

TEST(Calibration, LongAnswersThatPassOnlyWithTheJudgeAreABias) {
    const Calibration found = calibrated(itemsOf(20, 0, 0, 20)); // short ones first: no error anywhere
    EXPECT_EQ(*found.length.difference, 0);
    std::vector<JudgedItem> items = itemsOf(0, 0, 0, 20);
    for (JudgedItem& item : itemsOf(0, 20, 0, 0)) {
        item.length += 100;
        items.push_back(item);
    }
    const Calibration biased = calibrated(items);
    EXPECT_EQ(*biased.length.difference, 1);
    EXPECT_EQ(biased.length.second.judge, 20U);
    EXPECT_EQ(biased.length.second.person, 0U);
}

} // namespace
} // namespace touchstone
