// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/retriever_comparison.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// Gives the same ids for every question; fails for questions that begin with "bad".
class Listed final : public Retriever {
public:
    explicit Listed(std::vector<std::string> ids) : m_ids(std::move(ids)) {}
    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions&,
                                     JobContext&) const override {
        if (query.starts_with("bad"))
            return fail(ErrorCode::Unreachable, "The engine is gone.");
        RetrievalResult result;
        for (const std::string& id : m_ids)
            result.hits.emplace_back().stored.chunk.id.value = id;
        return result;
    }

private:
    std::vector<std::string> m_ids;
};

RetrieverComparison compared(const std::vector<std::string>& a, const std::vector<std::string>& b,
                             std::vector<ComparedQuestion> questions = {{"1", "x"}, {"2", "y"}}) {
    RetrievalOptions options;
    options.k = 4;
    JobContext context;
    auto all = compareRetrievers(Listed(a), Listed(b), questions, options, 1, context);
    EXPECT_TRUE(all) << (all ? "" : describe(all.error()));
    return all.value_or(RetrieverComparison{});
}

TEST(RetrieverComparison, OverlapCountsWhatBothFound) {
    const auto all = compared({"a", "b", "c", "d"}, {"b", "a", "x", "y"});
    EXPECT_DOUBLE_EQ(*all.overlap.mean, 0.5);
    EXPECT_DOUBLE_EQ(*all.sameFirst.mean, 0);
    EXPECT_DOUBLE_EQ(*all.rankAgreement.mean, -1);
    EXPECT_EQ(all.overlap.n, 2U);
    EXPECT_EQ(all.here.mean.n, 2U);
    EXPECT_GE(all.here.p95, all.here.median);
    const auto fewer = compared({"a", "b"}, {"a"});
    EXPECT_DOUBLE_EQ(*fewer.overlap.mean, 0.5) << "a list that is shorter has missed something";
    EXPECT_EQ(fewer.rankAgreement.n, 0U);
    EXPECT_EQ(fewer.rankAgreement.na, 2U);
    EXPECT_DOUBLE_EQ(*compared({}, {}).overlap.mean, 1);
}

TEST(RetrieverComparison, KendallsTauOfKnownOrders) {
    EXPECT_DOUBLE_EQ(*kendallTau({"a", "b", "c", "d"}, {"a", "b", "c", "d"}), 1);
    EXPECT_DOUBLE_EQ(*kendallTau({"a", "b", "c", "d"}, {"d", "c", "b", "a"}), -1);
    EXPECT_NEAR(*kendallTau({"a", "b", "c", "d"}, {"b", "a", "c", "d"}), 4.0 / 6, 1e-12);
    EXPECT_NEAR(*kendallTau({"a", "x", "b", "c"}, {"c", "a", "b"}), -1.0 / 3, 1e-12);
    EXPECT_FALSE(kendallTau({"a"}, {"a"}));
}

TEST(RetrieverComparison, QuestionsThatFailAreCountedAndAllOfThemAreAnError) {
    const auto all = compared({"a"}, {"a"}, {{"1", "x"}, {"2", "bad"}, {"3", "y"}});
    EXPECT_EQ(all.failed, 1U);
    EXPECT_EQ(all.overlap.n, 2U);
    EXPECT_NE(all.answers[1].failure.find("gone"), std::string::npos);
    JobContext context;
    EXPECT_EQ(compareRetrievers(Listed({}), Listed({}), {{"1", "bad"}}, {}, 1, context).error().code,
              ErrorCode::Unreachable);
    EXPECT_EQ(compareRetrievers(Listed({}), Listed({}), {}, {}, 1, context).error().code, ErrorCode::Usage);
}

} // namespace
} // namespace touchstone
