// SPDX-License-Identifier: GPL-3.0-or-later
// Every pair of judgements and run of the golden retrieval cases, against trec_eval's values.
#include "eval/metrics/retrieval_scores.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

namespace touchstone::test {
namespace {

TEST(GoldenRetrieval, EveryCaseIsEqualToTrecEval) {
    const auto path = goldenFile("retrieval/cases.jsonl");
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "no golden values at " << path << "; TOUCHSTONE_TEST_DATA names their folder";
    std::size_t cases = 0;
    for (const auto& in : goldenLines(path)) {
        ++cases;
        const std::string id = in.at("id");
        const auto qrels = parseQrels(in.at("qrels").get<std::string>(), id + ".qrels");
        const auto run = parseRun(in.at("run").get<std::string>(), id + ".run");
        ASSERT_TRUE(qrels) << describe(qrels.error());
        ASSERT_TRUE(run) << describe(run.error());
        std::vector<Measure> measures;
        for (const auto& name : in.at("measures"))
            measures.push_back(parseMeasure(name.get<std::string>()).value());
        const RetrievalScores scores = scoreRetrieval(*qrels, *run, measures);
        EXPECT_EQ(scores.topics.size(), in.at("num_q").get<std::size_t>()) << id;
        EXPECT_EQ(scores.topicsInBoth, in.at("num_q_both").get<std::size_t>()) << id;
        EXPECT_EQ(scores.both.has_value(), !in.at("both").is_null()) << id;
        EXPECT_EQ(scores.topics.size(), in.at("topics").size()) << id;
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const double complete = in.at("complete")[m];
            EXPECT_TRUE(isNear(scores.complete[m], complete, 1e-10)) << id << ' ' << measures[m].name;
            if (scores.both) {
                EXPECT_TRUE(isNear((*scores.both)[m], in.at("both")[m], 1e-10))
                    << id << ' ' << measures[m].name;
            }
            for (const TopicScores& topic : scores.topics)
                EXPECT_TRUE(isNear(topic.values[m], in.at("topics").at(topic.topic)[m], 1e-10))
                    << id << ' ' << topic.topic << ' ' << measures[m].name << ' ' << topic.values[m];
        }
    }
    EXPECT_GE(cases, 400U);
}

} // namespace
} // namespace touchstone::test
