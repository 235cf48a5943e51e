// SPDX-License-Identifier: GPL-3.0-or-later
// Every label table of the golden values, against scikit-learn's, statsmodels', krippendorff's and irrCAC's.
#include "eval/metrics/agreement.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace touchstone::test {
namespace {

using nlohmann::json;

LabelTable tableOf(const json& in) {
    std::vector<json> scale;
    if (in.contains("categories")) {
        scale = in.at("categories").get<std::vector<json>>();
    } else {
        for (const json& row : in.at("ratings"))
            for (const json& label : row)
                if (!label.is_null())
                    scale.push_back(label);
        std::sort(scale.begin(), scale.end());
        scale.erase(std::unique(scale.begin(), scale.end()), scale.end());
    }
    LabelTable table;
    table.scaleSize = scale.size();
    const bool numeric = std::all_of(scale.begin(), scale.end(), [](const json& l) { return l.is_number(); });
    table.ordered = numeric || in.contains("categories");
    if (numeric)
        for (const json& label : scale)
            table.values.push_back(label);
    for (const json& row : in.at("ratings")) {
        auto& labels = table.ratings.emplace_back();
        for (const json& label : row)
            labels.push_back(label.is_null()
                                 ? LabelTable::kMissing
                                 : static_cast<std::int32_t>(std::find(scale.begin(), scale.end(), label) -
                                                             scale.begin()));
    }
    return table;
}

TEST(GoldenAgreement, EveryTableIsEqual) {
    const auto path = goldenFile("agreement/tables.jsonl");
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "no golden values at " << path << "; TOUCHSTONE_TEST_DATA names their folder";
    const auto expected = goldenById(goldenFile("agreement/expected.jsonl"));
    JobContext context;
    for (const json& in : goldenLines(path)) {
        const auto have = measureAgreement(tableOf(in), {200, 1}, context);
        ASSERT_TRUE(have.has_value());
        for (std::size_t m = 0; m < kAgreementMeasures; ++m) {
            const std::string name(agreementMeasureName(static_cast<AgreementMeasure>(m)));
            const json& want = expected.at(in.at("id")).at("measures").at(name);
            const AgreementValue& value = (*have)[m];
            ASSERT_EQ(value.value.has_value(), !want.at("value").is_null()) << in.at("id") << ' ' << name;
            if (!value.value)
                continue;
            EXPECT_TRUE(isNear(*value.value, want.at("value"), 1e-9))
                << in.at("id") << ' ' << name << ' ' << *value.value;
            const json& closed = want.at("ci_closed");
            if (!value.closed) {
                EXPECT_TRUE(closed.is_null()) << in.at("id") << ' ' << name;
            } else if (closed.is_null()) { // rounding made a variance of 0 negative there
                EXPECT_NEAR(value.closed->low, value.closed->high, 1e-7) << in.at("id") << ' ' << name;
            } else {
                EXPECT_TRUE(isNear(value.closed->low, closed[0], 1e-7) &&
                            isNear(value.closed->high, closed[1], 1e-7))
                    << in.at("id") << ' ' << name << ' ' << value.closed->low << ' ' << value.closed->high;
            }
        }
    }
}

} // namespace
} // namespace touchstone::test
