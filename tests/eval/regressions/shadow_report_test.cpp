// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_behaviour.h"
#include "eval/regressions/shadow_answers.h"
#include "eval/regressions/shadow_report.h"
#include "tests/core/ingest/small_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

SampleOutput said(bool refused, bool cited, double ms = 100) {
    SampleOutput out;
    out.answer = refused ? "The sources do not say." : cited ? "In shed seven [1]." : "In shed seven.";
    out.refused = refused;
    out.hits.emplace(1);
    out.citations.emplace();
    if (cited) {
        out.citations->push_back({});
        out.citations->back().n = 1;
        out.citations->back().hit = 0;
        out.citations->back().status = "verified";
    }
    out.totalMs = ms;
    return out;
}

ShadowPair pairOf(SampleOutput a, SampleOutput b, const std::string& question) {
    ShadowPair pair;
    pair.batch = "B";
    pair.prompt = "answer";
    pair.production = 2;
    pair.candidate = 3;
    pair.question = question;
    pair.recorded = true;
    pair.productionOutput = std::move(a);
    pair.candidateOutput = std::move(b);
    return pair;
}

/// `bad` of `n` candidates refuse, or lose their citation.
std::vector<ShadowPair> pairsWith(int n, int bad, bool refuse) {
    std::vector<ShadowPair> out;
    for (int i = 0; i < n; ++i)
        out.push_back(pairOf(said(false, true), i < bad ? said(refuse, false) : said(false, true),
                             "Question " + std::to_string(i)));
    return out;
}

Result<ShadowReport> reportOn(const std::vector<ShadowPair>& pairs, const std::vector<Gate>& gates = {}) {
    JobContext context;
    return reportShadow(pairs, std::nullopt, gates, 1, context);
}

TEST(ShadowReport, MoreRefusalsDegrade) {
    const auto report = reportOn(pairsWith(20, 8, true));
    ASSERT_TRUE(report) << describe(report.error());
    EXPECT_TRUE(report->degrades);
    EXPECT_THAT(report->worse, ElementsAre("answered"));
    EXPECT_THAT(report->verdict, HasSubstr("answer@3 degrades what answer@2 answers to 20 questions"));
    EXPECT_EQ(report->items.size(), 8U);
    EXPECT_EQ(report->items.front().verdict.fate, ItemFate::Broken);
    const auto json = shadowReportJson(*report, pairsWith(20, 8, true), 3);
    EXPECT_EQ(json["broken"].size(), 3U);
    EXPECT_EQ(json["counts"]["broken"], 8);
    EXPECT_EQ(json["passages"]["recorded"], 20);
}

TEST(ShadowReport, LostCitationsDegradeAlthoughTheirStatusIsNotMeasuredThen) {
    const auto report = reportOn(pairsWith(20, 8, false));
    ASSERT_TRUE(report);
    EXPECT_THAT(report->worse, ElementsAre("cited"));
}

TEST(ShadowReport, AFewChangesAreChanceAndTheLimitIsSaid) {
    const auto report = reportOn(pairsWith(20, 3, true));
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->degrades);
    EXPECT_THAT(report->verdict, HasSubstr("Nothing shows that answer@3 degrades"));
    EXPECT_THAT(report->verdict, HasSubstr("20 questions show a difference of"));
    const auto better = reportOn([] {
        std::vector<ShadowPair> pairs = pairsWith(20, 8, true);
        for (ShadowPair& pair : pairs)
            std::swap(pair.productionOutput, pair.candidateOutput);
        return pairs;
    }());
    ASSERT_TRUE(better);
    EXPECT_FALSE(better->degrades);
    EXPECT_THAT(better->better, ElementsAre("answered"));
    EXPECT_THAT(better->verdict, HasSubstr("is better in answered"));
}

TEST(ShadowReport, SlownessIsToldButIsNoDegradedAnswer) {
    std::vector<ShadowPair> pairs;
    for (int i = 0; i < 20; ++i)
        pairs.push_back(
            pairOf(said(false, true, 100 + i), said(false, true, 900 + 2 * i), "Q" + std::to_string(i)));
    const auto report = reportOn(pairs);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->degrades);
    const auto gates = parseGates(
        R"({"touchstone_gates":1,"gates":[{"measure":"latency_ms","max_drop_percent":50},{"measure":"answered","min":1}]})",
        "g");
    ASSERT_TRUE(gates) << describe(gates.error());
    const auto gated = reportOn(pairs, *gates);
    ASSERT_TRUE(gated);
    ASSERT_TRUE(gated->gates);
    EXPECT_FALSE(gated->gates->passed());
    EXPECT_EQ(gated->gates->results[1].state, GateState::Passed);
}

TEST(ShadowReport, AFailedCandidateCountsAsNoAnswer) {
    std::vector<ShadowPair> pairs = pairsWith(12, 0, true);
    for (int i = 0; i < 8; ++i)
        setError(pairs[static_cast<std::size_t>(i)].candidateOutput,
                 makeError(ErrorCode::Refused, "The prompt is too long."));
    const auto report = reportOn(pairs);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->degrades);
    EXPECT_EQ(report->failedCandidate, 8U);
    EXPECT_FALSE(reportOn({}));
}

TEST(ShadowReport, QuestionsThatAreAskedTwiceAreTwoPairs) {
    std::vector<ShadowPair> pairs = pairsWith(6, 0, true);
    for (ShadowPair& pair : pairs) {
        pair.question = "the same";
        pair.item = "x";
    }
    const auto report = reportOn(pairs);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->comparison.pairedItems, 6U);
}

TEST(DetectableDifference, ShrinksWithMoreQuestionsAlsoWhereNothingMoved) {
    MeasureComparison measure;
    measure.info.binary = true;
    measure.differences.assign(20, 0);
    const auto few = detectableDifference(measure);
    measure.differences.assign(200, 0);
    const auto many = detectableDifference(measure);
    ASSERT_TRUE(few && many);
    EXPECT_GT(*few, 0.3);
    EXPECT_LT(*many, 0.06);
    measure.differences.assign(5, 0); // five changes in one direction: p = 1/16
    EXPECT_FALSE(detectableDifference(measure));
    measure.differences = {0.1, 0.3, 0.2, 0.4};
    EXPECT_NEAR(*detectableDifference(measure), 2.8015852 * 0.1290994 / 2, 1e-6);
}

class ShadowStore : public SmallCorpus {};

TEST_F(ShadowStore, PairsComeBackByVersionAndKindInTheirOrder) {
    add();
    Database database = *workspace->connect();
    ShadowRepository repository(database);
    std::vector<ShadowPair> pairs = pairsWith(3, 1, true);
    ASSERT_TRUE(repository.save(pairs, {{"c_1", "a text"}, {"c_1", "a text"}}));
    pairs[0].kind = "live";
    pairs[0].production = 1;
    ASSERT_TRUE(repository.save({pairs[0]}, {}));
    const auto back = repository.pairs("answer", 3, 2, "replay");
    ASSERT_TRUE(back) << describe(back.error());
    ASSERT_EQ(back->size(), 3U);
    EXPECT_EQ(back->at(1).question, "Question 1");
    EXPECT_TRUE(back->at(0).candidateOutput.refused);
    EXPECT_EQ(back->at(1).candidateOutput.citations->at(0).status, "verified");
    EXPECT_GT(back->at(0).atUnixMs, 0);
    const auto counts = repository.counts("answer", 3, "live");
    ASSERT_TRUE(counts);
    EXPECT_THAT(*counts, ElementsAre(std::pair<const int, std::uint64_t>(1, 1)));
    EXPECT_THAT(*repository.pairs("answer", 4, 2, "replay"), IsEmpty());
}

} // namespace
} // namespace touchstone
