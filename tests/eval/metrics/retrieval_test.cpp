// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/retrieval_scores.h"

#include <gtest/gtest.h>

#include <cmath>

namespace touchstone {
namespace {

const char* const kQrels =
    "q1 0 d1 2\nq1 0 d2 1\nq1 0 d3 0\nq1 0 d9 1\nq2 0 d1 1\nq2 0 d2 0\nq3 0 d1 0\nq4 0 d7 3\n"
    "q5 0 d1 -1\nq5 0 d2 1\n";
const char* const kRun =
    "q1 Q0 d3 1 .9 x\nq1 Q0 d2 2 .9 x\nq1 Q0 d1 3 .9 x\nq1 Q0 d5 4 .5 x\nq1 Q0 d9 5 .1 x\n"
    "q2 Q0 d2 1 5 x\nq2 Q0 d1 2 4 x\nq3 Q0 d1 1 1 x\nq5 Q0 d1 1 2 x\nq5 Q0 d2 2 1 x\nq6 Q0 d1 1 2 x";

RetrievalScores score(const std::string& qrels, const std::string& run, std::string_view measures) {
    return scoreRetrieval(parseQrels(qrels, "q").value(), parseRun(run, "r").value(),
                          parseMeasures(measures).value());
}

TEST(TrecMeasures, WorkedExampleWithTiesMissingTopicsAndNegativeGrades) {
    const RetrievalScores s = score(kQrels, kRun,
                                    "map Rprec bpref recip_rank P_3 P_5 recall_3 recall_5 ndcg ndcg_cut_3 "
                                    "ndcg_cut_5 map_cut_3 success_3");
    const std::vector<std::vector<double>> want{
        {.5889, .6667, 0, .5, .6667, .6, .6667, 1, .6445, .5209, .6445, .3889, 1},
        {.5, 0, 0, .5, .3333, .2, 1, 1, .6309, .6309, .6309, .5, 1},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {.5, 0, 1, .5, .3333, .2, 1, 1, .6309, .6309, .6309, .5, 1}};
    ASSERT_EQ(s.topics.size(), want.size());
    for (std::size_t t = 0; t < want.size(); ++t)
        for (std::size_t m = 0; m < want[t].size(); ++m)
            EXPECT_NEAR(s.topics[t].values[m], want[t][m], 5e-5)
                << s.topics[t].topic << ' ' << s.measures[m].name;
    const std::vector<double> all{.3178, .1333, .2, .3, .2667, .2, .5333, .6, .3813, .3566, .3813, .2778, .6};
    for (std::size_t m = 0; m < all.size(); ++m)
        EXPECT_NEAR(s.complete[m], all[m], 5e-5) << s.measures[m].name;
    EXPECT_EQ(s.topicsInBoth, 4U);
    EXPECT_EQ(s.ignored, std::vector<std::string>{"q6"});
    EXPECT_FALSE(s.topics[3].inRun);
}

TEST(TrecMeasures, PublishedVectorsOfOtherTools) {
    const auto one =
        score("Q0 0 D0 0\nQ0 0 D1 1\nQ1 0 D0 0\nQ1 0 D3 2\n",
              "Q0 Q0 D0 1 1.2 x\nQ0 Q0 D1 2 1.0 x\nQ1 Q0 D0 1 2.4 x\nQ1 Q0 D3 2 3.6 x\n", "AP nDCG RR");
    EXPECT_NEAR(one.complete[0], .75, 1e-12);
    EXPECT_NEAR(one.complete[1], .8154648767857288, 1e-12);
    EXPECT_NEAR(one.complete[2], .75, 1e-12);
}

TEST(TrecMeasures, RankBiasedPrecisionScalesGradesAboveOne) {
    const auto measures = parseMeasures("rbp").value();
    EXPECT_NEAR(scoreRanking({"a", "b", "c"}, {{"a", 1}, {"c", 1}}, measures)[0], .1810, 1e-9);
    EXPECT_NEAR(scoreRanking({"a", "b", "c"}, {{"a", 1}, {"c", 2}}, measures)[0], .1310, 1e-9);
}

TEST(TrecMeasures, NativeRankingCountsADocumentOnce) {
    const auto measures = parseMeasures("P@2,R@2,judged@3,recall_cap@1,RR@1,num_ret").value();
    const auto values = scoreRanking({"a", "a", "b", "c"}, {{"b", 1}, {"z", 1}}, measures);
    EXPECT_DOUBLE_EQ(values[0], .5);
    EXPECT_DOUBLE_EQ(values[1], .5);
    EXPECT_NEAR(values[2], 1.0 / 3, 1e-12);
    EXPECT_DOUBLE_EQ(values[3], 0);
    EXPECT_DOUBLE_EQ(values[4], 0);
    EXPECT_DOUBLE_EQ(values[5], 3);
}

TEST(TrecMeasures, GeometricMeanHasAFloor) {
    const auto measure = parseMeasure("gm_map").value();
    EXPECT_NEAR(aggregate(measure, {1.0, 1e-5}), std::sqrt(1e-5), 1e-12);
}

TEST(MeasureNames, BothFormsAreOneMeasure) {
    const std::vector<std::pair<const char*, const char*>> pairs{{"ndcg_cut_10", "nDCG@10"},
                                                                 {"recall_5", "R@5"},
                                                                 {"recip_rank", "RR"},
                                                                 {"P_3", "P@3"},
                                                                 {"map", "AP"},
                                                                 {"success_5", "Success@5"},
                                                                 {"judged@10", "Judged@10"}};
    for (const auto& pair : pairs) {
        const auto a = parseMeasure(pair.first);
        const auto b = parseMeasure(pair.second);
        ASSERT_TRUE(a && b) << pair.first;
        EXPECT_EQ(a->kind, b->kind);
        EXPECT_EQ(a->cutoff, b->cutoff);
        EXPECT_EQ(b->name, pair.second);
    }
}

TEST(MeasureNames, MistakesAreUsageErrorsWithAHint) {
    for (const char* bad : {"", "P", "P@0", "ndgc", "ndcg@ten", "bpref@5", "@5", "P_99999999999999999999"})
        EXPECT_EQ(parseMeasure(bad).error().code, ErrorCode::Usage) << bad;
    EXPECT_NE(parseMeasure("ndcgg_cut_10").error().hint.find("ndcg_cut"), std::string::npos);
    EXPECT_EQ(parseMeasures(" , ").error().code, ErrorCode::Usage);
    EXPECT_EQ(parseMeasures("map, ndcg_cut_10 P_5")->size(), 3U);
}

void expectFault(const Error& error, std::int64_t line, std::int64_t column) {
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_EQ(error.file, "f");
    EXPECT_EQ(error.line, line) << error.message;
    EXPECT_EQ(error.column, column) << error.message;
}

TEST(TrecFiles, ErrorsNameLineAndColumn) {
    expectFault(parseQrels("q 0 d 1\nq 0 e\n", "f").error(), 2, 6);
    expectFault(parseQrels("q 0 é x\n", "f").error(), 1, 7);
    expectFault(parseQrels("q 0 d 1.5\n", "f").error(), 1, 7);
    expectFault(parseQrels("q 0 d 1 more\n", "f").error(), 1, 9);
    expectFault(parseQrels("q 0 d 1\nr 0 d 1\nq 0 d 2\n", "f").error(), 3, 5);
    expectFault(parseRun("q Q0 d 1 abc x\n", "f").error(), 1, 10);
    expectFault(parseRun("q Q0 d 1 nan x\n", "f").error(), 1, 10);
    expectFault(parseRun("q Q0 d 1 2 x\nq Q0 e 1\n", "f").error(), 2, 9);
    expectFault(parseRun("q Q0 d 1 2 x\n\nq Q0 d 2 1 x\n", "f").error(), 3, 6);
    EXPECT_EQ(parseQrels("# nothing\n", "f").error().code, ErrorCode::BadInput);
}

TEST(TrecFiles, TabsCarriageReturnsCommentsAndAMissingLastNewlineAreFine) {
    const auto qrels = parseQrels("\xEF\xBB\xBF# head\r\nq\t0\td#1\t+2\r\n\r\n  q 0  e -1", "f");
    ASSERT_TRUE(qrels) << describe(qrels.error());
    ASSERT_EQ(qrels->topics.size(), 1U);
    EXPECT_EQ(qrels->topics[0].rows[0].document, "d#1");
    EXPECT_EQ(qrels->topics[0].rows[0].grade, 2);
    EXPECT_EQ(qrels->topics[0].rows[1].grade, -1);
    EXPECT_TRUE(parseRun("", "f")->topics.empty());
    EXPECT_FALSE(scoreRetrieval(*qrels, *parseRun("", "f"), parseMeasures("map").value()).both);
}

TEST(TrecFiles, TiesAreBrokenByDocumentDescending) {
    const auto run = parseRun("q Q0 a 1 1e0 x\nq Q0 c 2 1.0 x\nq Q0 b 3 1 x\n", "f");
    ASSERT_TRUE(run);
    EXPECT_EQ(run->topics[0].rows[0].document, "c");
    EXPECT_EQ(run->topics[0].rows[2].document, "a");
}

TEST(TrecFiles, ShuffledTopicsStayTogether) {
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text +=
            "q" + std::to_string(i % 7) + " Q0 d" + std::to_string(i) + " 1 " + std::to_string(i) + " x\n";
    const auto run = parseRun(text, "f");
    ASSERT_TRUE(run);
    ASSERT_EQ(run->topics.size(), 7U);
    EXPECT_EQ(run->topics[0].rows.front().document, "d2996");
}

} // namespace
} // namespace touchstone
