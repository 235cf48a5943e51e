// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/retrieval_report.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

RetrievalRun madeUp() {
    RetrievalRun run;
    run.gold.name = "g";
    run.gold.version = 2;
    run.edition.name = "small";
    run.edition.version = "1.0";
    run.measures = {{"nDCG@10", 0.6121, std::make_pair(0.5704, 0.6549), 3, 1, 1},
                    {"R@5", std::nullopt, std::nullopt, 0, 4, 1}};
    run.queries = {{"fine", {0.9, 1.0}, {"a.md#x"}, ""},
                   {"low", {0.25, 0.5}, {"b.md#y|z"}, ""},
                   {"lowest", {0.0, 0.0}, {}, ""},
                   {"unanswerable", {std::nullopt, std::nullopt}, {"a.md#x"}, ""},
                   {"broken|one", {std::nullopt, std::nullopt}, {}, "away\n(call back)"}};
    run.n = 3;
    run.na = 1;
    run.failed = 1;
    return run;
}

TEST(MeasureText, HasTheMeanAndItsInterval) {
    const RetrievalRun run = madeUp();
    EXPECT_EQ(measureText(run.measures[0]), "0.612 [.570, .655]");
    EXPECT_EQ(measureText(run.measures[1]), "n/a");
    EXPECT_EQ(measureText({"R@5", 1.0, std::make_pair(1.0, 1.0), 2, 0, 0}), "1.000 [1.000, 1.000]");
    EXPECT_EQ(measureText({"R@5", 0.5, std::nullopt, 1, 0, 0}), "0.500");
}

TEST(RetrievalReport, NamesWhatWasMeasuredAndTheCounts) {
    const std::string report = retrievalReportMarkdown(madeUp());
    EXPECT_EQ(report.rfind("# Retrieval: g@2 on small@1.0\n", 0), 0U);
    EXPECT_NE(report.find("5 questions: 3 with relevant places, 1 unanswerable (not applicable), 1 failed."),
              std::string::npos);
    EXPECT_NE(report.find("| nDCG@10 | 0.612 [.570, .655] | 3 | 1 | 1 |\n"), std::string::npos);
    EXPECT_NE(report.find("| R@5 | n/a | 0 | 4 | 1 |\n"), std::string::npos);
}

TEST(RetrievalReport, FailedQuestionsComeFirstThenTheWorst) {
    const std::string report = retrievalReportMarkdown(madeUp());
    const auto broken = report.find("| broken\\|one | failed | away (call back) |\n");
    const auto lowest = report.find("| lowest | 0.000 | nothing |\n");
    const auto low = report.find("| low | 0.250 | b.md#y\\|z |\n");
    ASSERT_NE(broken, std::string::npos) << report;
    ASSERT_NE(lowest, std::string::npos) << report;
    ASSERT_NE(low, std::string::npos) << report;
    EXPECT_LT(broken, lowest);
    EXPECT_LT(lowest, low);
    EXPECT_EQ(report.find("| fine |"), std::string::npos);
    EXPECT_EQ(report.find("| unanswerable |"), std::string::npos);
}

TEST(RetrievalReport, WithoutLostQuestionsThereIsNoSuchSection) {
    RetrievalRun run = madeUp();
    run.queries.resize(1);
    EXPECT_EQ(retrievalReportMarkdown(run).find("below 0.5"), std::string::npos);
}

} // namespace
} // namespace touchstone
