// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/agreement.h"

#include <gtest/gtest.h>

#include <numeric>
#include <sstream>

namespace touchstone {
namespace {

constexpr std::int32_t kNo = LabelTable::kMissing;

LabelTable numbered(std::vector<std::vector<std::int32_t>> ratings, std::size_t scale) {
    LabelTable table;
    table.ratings = std::move(ratings);
    table.scaleSize = scale;
    table.values.resize(scale);
    std::iota(table.values.begin(), table.values.end(), 1.0);
    table.ordered = true;
    return table;
}

/// Two raters: counts[i][j] items with the labels i and j.
LabelTable crossed(const std::vector<std::vector<int>>& counts) {
    std::vector<std::vector<std::int32_t>> ratings;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            for (int k = 0; k < counts[i][j]; ++k)
                ratings.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(j)});
    return numbered(std::move(ratings), counts.size());
}

/// One line per rater, labels from 1, '*' missing.
LabelTable byRater(const std::vector<std::string>& lines, std::size_t scale) {
    std::vector<std::vector<std::int32_t>> ratings;
    for (const std::string& line : lines) {
        std::istringstream in(line);
        std::string label;
        for (std::size_t item = 0; in >> label; ++item) {
            if (ratings.size() <= item)
                ratings.emplace_back();
            ratings[item].push_back(label == "*" ? kNo : std::stoi(label) - 1);
        }
    }
    return numbered(std::move(ratings), scale);
}

AgreementValue measure(const LabelTable& table, AgreementMeasure which, std::uint32_t resamples = 200) {
    JobContext context;
    return measureAgreement(table, {resamples, 1}, context).value()[static_cast<std::size_t>(which)];
}

TEST(CohenKappa, WorkedTables) {
    EXPECT_NEAR(measure(crossed({{20, 5}, {10, 15}}), AgreementMeasure::CohenKappa).value.value(), .4, 1e-12);
    EXPECT_NEAR(measure(crossed({{45, 15}, {25, 15}}), AgreementMeasure::CohenKappa).value.value(), .130435,
                5e-7);
}

TEST(CohenKappa, IsLowWhereOneLabelPrevailsAndAc1IsNot) {
    const LabelTable table = crossed({{90, 5}, {5, 0}});
    EXPECT_NEAR(measure(table, AgreementMeasure::CohenKappa).value.value(), -.0526, 5e-5);
    EXPECT_NEAR(measure(table, AgreementMeasure::GwetAc1).value.value(), .8895, 5e-5);
}

TEST(CohenKappa, HasNoValueWithoutVariationOrWithAThirdRater) {
    const LabelTable alike = crossed({{9, 0}, {0, 0}});
    EXPECT_FALSE(measure(alike, AgreementMeasure::CohenKappa).value);
    EXPECT_FALSE(measure(alike, AgreementMeasure::AlphaNominal).value);
    EXPECT_DOUBLE_EQ(measure(alike, AgreementMeasure::GwetAc1).value.value(), 1);
    EXPECT_FALSE(measure(numbered({{0, 1, 0}, {1, 1, 0}}, 2), AgreementMeasure::CohenKappa).value);
}

TEST(FleissKappa, TheTableOfTheFirstPaper) {
    const int counts[10][5] = {{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0},
                               {2, 2, 8, 1, 1},  {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2},
                               {6, 5, 2, 1, 0},  {0, 2, 2, 3, 7}};
    std::vector<std::vector<std::int32_t>> ratings;
    for (const auto& row : counts) {
        auto& item = ratings.emplace_back();
        for (std::int32_t label = 0; label < 5; ++label)
            item.insert(item.end(), static_cast<std::size_t>(row[label]), label);
    }
    EXPECT_NEAR(measure(numbered(ratings, 5), AgreementMeasure::FleissKappa).value.value(), .209931, 5e-7);
    ratings[3][0] = kNo;
    EXPECT_FALSE(measure(numbered(ratings, 5), AgreementMeasure::FleissKappa).value);
}

TEST(KrippendorffAlpha, WorkedTablesWithGaps) {
    const LabelTable a = byRater(
        {"* * * * * 3 4 1 2 1 1 3 3 * 3", "1 * 2 1 3 3 4 3 * * * * * * *", "* * 2 1 3 4 4 * 2 1 1 3 3 * 4"},
        4);
    EXPECT_NEAR(measure(a, AgreementMeasure::AlphaNominal).value.value(), .691358, 5e-7);
    EXPECT_NEAR(measure(a, AgreementMeasure::AlphaOrdinal).value.value(), .806721, 5e-7);
    EXPECT_NEAR(measure(a, AgreementMeasure::AlphaInterval).value.value(), .810845, 5e-7);
    const LabelTable b = byRater({"1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3",
                                  "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *"},
                                 5);
    EXPECT_NEAR(measure(b, AgreementMeasure::AlphaNominal).value.value(), .743421, 5e-7);
    EXPECT_NEAR(measure(b, AgreementMeasure::AlphaOrdinal).value.value(), .815388, 5e-7);
    EXPECT_NEAR(measure(b, AgreementMeasure::AlphaInterval).value.value(), .849107, 5e-7);
}

TEST(Agreement, LabelsWithoutOrderHaveNoOrderedMeasure) {
    LabelTable table = crossed({{20, 5}, {10, 15}});
    table.ordered = false;
    table.values.clear();
    EXPECT_TRUE(measure(table, AgreementMeasure::CohenKappa).value);
    for (const AgreementMeasure which : {AgreementMeasure::KappaLinear, AgreementMeasure::KappaQuadratic,
                                         AgreementMeasure::AlphaOrdinal, AgreementMeasure::AlphaInterval,
                                         AgreementMeasure::GwetAc2Linear, AgreementMeasure::GwetAc2Quadratic})
        EXPECT_FALSE(measure(table, which).value) << agreementMeasureName(which);
}

TEST(Agreement, BootstrapIsNearTheClosedForm) {
    const AgreementValue kappa = measure(crossed({{80, 20}, {40, 60}}), AgreementMeasure::CohenKappa, 4000);
    ASSERT_TRUE(kappa.bootstrap && kappa.closed);
    EXPECT_NEAR(kappa.bootstrap->low, kappa.closed->low, .02);
    EXPECT_NEAR(kappa.bootstrap->high, kappa.closed->high, .02);
    const AgreementValue again = measure(crossed({{80, 20}, {40, 60}}), AgreementMeasure::CohenKappa, 4000);
    EXPECT_EQ(again.bootstrap->low, kappa.bootstrap->low);
}

TEST(Agreement, NothingAtAllHasNoValues) {
    for (const LabelTable& table : {numbered({}, 0), numbered({{}, {}}, 0), numbered({{kNo, kNo}}, 0)})
        for (std::size_t m = 0; m < kAgreementMeasures; ++m)
            EXPECT_FALSE(measure(table, static_cast<AgreementMeasure>(m)).value) << m;
}

TEST(Agreement, StopsWhenItIsStopped) {
    std::stop_source source;
    source.request_stop();
    JobContext context;
    context.stop = source.get_token();
    const auto result = measureAgreement(crossed({{2, 1}, {1, 2}}), {}, context);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone
