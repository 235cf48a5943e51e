// SPDX-License-Identifier: GPL-3.0-or-later
// Every metric of an answered item on cases worked out by hand, and at its edges.
#include "eval/metrics/sample_scorer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace touchstone {
namespace {

Sample answered(const std::string& answer) {
    Sample sample;
    sample.question = "Where do the wombats sleep?";
    sample.references = {"They sleep in shed seven."};
    sample.sections = {{"a.md#sheds", 2}, {"b.md#more", 1}, {"c.md#no", 0}};
    sample.goldPlaces = {{"a.md", {0, 100}}, {"b.md", {0, 50}}};
    sample.answer = answer;
    sample.ranking = std::vector<std::string>{"c.md#no", "a.md#sheds", "x.md#y", "b.md#more"};
    sample.citations.emplace();
    return sample;
}

Score scoreOf(const std::string& metric, const Sample& sample) {
    auto scorer = SampleScorer::make({metric});
    EXPECT_TRUE(scorer) << metric;
    return scorer ? scorer->score(sample).at(0) : Score::failed("no scorer");
}

double valueOf(const std::string& metric, const Sample& sample) {
    const Score score = scoreOf(metric, sample);
    EXPECT_TRUE(score.hasValue()) << metric << ": " << score.reason;
    return score.value;
}

SampleCitation cited(const std::string& status, const std::string& section, const std::string& path,
                     TextRange range, bool exact = false) {
    return {status, section, SamplePlace{path, range}, exact};
}

TEST(SampleScorer, RetrievalMeasuresAreThoseOfTheRanking) {
    const Sample sample = answered("x");
    EXPECT_DOUBLE_EQ(valueOf("RR@10", sample), 0.5);
    EXPECT_DOUBLE_EQ(valueOf("R@2", sample), 0.5);
    EXPECT_DOUBLE_EQ(valueOf("R@5", sample), 1);
    EXPECT_DOUBLE_EQ(valueOf("P@5", sample), 0.4);
    EXPECT_DOUBLE_EQ(valueOf("Success@1", sample), 0);
    const double dcg = 2 / std::log2(3) + 1 / std::log2(5);
    EXPECT_NEAR(valueOf("nDCG@10", sample), dcg / (2 + 1 / std::log2(3)), 1e-12);
    EXPECT_NEAR(valueOf("AP@10", sample), (0.5 + 0.5) / 2, 1e-12);
}

TEST(SampleScorer, MarksOfCitationsAreNoWordsOfTheAnswer) {
    EXPECT_EQ(withoutMarks("In shed seven [1]. Or [12][3] there."), "In shed seven. Or there.");
    EXPECT_EQ(withoutMarks("a[0] = [x] [1234567]"), "a = [x] [1234567]") << "a mark is one to four digits";
    EXPECT_EQ(withoutMarks("[1"), "[1");
    EXPECT_DOUBLE_EQ(valueOf("exact_match", answered("they sleep in shed seven [1].")), 1);
    EXPECT_DOUBLE_EQ(valueOf("length_words", answered("In shed seven [1].")), 3);
}

TEST(SampleScorer, TextMeasuresTakeTheReference) {
    const Sample sample = answered("In shed seven [1].");
    EXPECT_DOUBLE_EQ(valueOf("exact_match", sample), 0);
    EXPECT_NEAR(valueOf("token_f1", sample), 2 * 1 * 0.6 / 1.6, 1e-12);
    EXPECT_NEAR(valueOf("rougeL", sample), 2 * 1 * 0.6 / 1.6, 1e-12);
    EXPECT_NEAR(valueOf("rouge1", sample), 2 * 1 * 0.6 / 1.6, 1e-12);
    EXPECT_DOUBLE_EQ(valueOf("bleu", answered("They sleep in shed seven.")), 100);
    EXPECT_DOUBLE_EQ(valueOf("chrf", answered("They sleep in shed seven.")), 100);
    Sample without = sample;
    without.references.clear();
    EXPECT_EQ(scoreOf("token_f1", without).reason, "no reference answer");
}

TEST(SampleScorer, PointsAreCoveredByTheirContentWords) {
    Sample sample = answered("The wombats are sleeping in shed 7, behind the mill [1].");
    sample.answerPoints = {"wombats sleep in shed 7", "the shed is behind the mill", "bring a lamp"};
    EXPECT_NEAR(valueOf("answer_points", sample), 2.0 / 3, 1e-12)
        << "inflected words count, a missing point does not";
    sample.refused = true;
    EXPECT_DOUBLE_EQ(valueOf("answer_points", sample), 0);
    sample.answerPoints.clear();
    EXPECT_EQ(scoreOf("answer_points", sample).state, ScoreState::NotApplicable);
}

TEST(SampleScorer, CitationsAreJudgedByNumberStatusAndPlace) {
    Sample sample = answered("x");
    sample.citations = std::vector<SampleCitation>{cited("verified", "a.md#sheds", "a.md", {10, 30}, true),
                                                   cited("partly", "x.md#y", "x.md", {0, 20}),
                                                   cited("verified", "a.md#sheds", "a.md", {200, 220}),
                                                   {"no_such_source", "", std::nullopt, false}};
    EXPECT_DOUBLE_EQ(valueOf("citation_validity", sample), 0.75);
    EXPECT_DOUBLE_EQ(valueOf("citation_verified", sample), 0.5);
    EXPECT_DOUBLE_EQ(valueOf("quote_exactness", sample), 0.25);
    EXPECT_DOUBLE_EQ(valueOf("citation_location", sample), 0.25)
        << "the right file at another place does not count";
    EXPECT_DOUBLE_EQ(valueOf("citation_precision", sample), 0.5);
    EXPECT_DOUBLE_EQ(valueOf("citation_recall", sample), 0.5) << "grade 0 is no relevant section";
    // 20 common bytes; cited 20 + 20 + 20, gold 100 + 50.
    EXPECT_NEAR(valueOf("citation_location_iou", sample), 20.0 / (60 + 150 - 20), 1e-12);
}

TEST(SampleScorer, CitedAndAnsweredAreSaidWithoutGold) {
    Sample sample = answered("x");
    EXPECT_DOUBLE_EQ(valueOf("cited", sample), 0) << "no citations at all";
    sample.citations = std::vector<SampleCitation>{{"no_such_source", "", std::nullopt, false}};
    EXPECT_DOUBLE_EQ(valueOf("cited", sample), 0);
    sample.citations->push_back({"partly", "", std::nullopt, false});
    EXPECT_DOUBLE_EQ(valueOf("cited", sample), 1);
    EXPECT_DOUBLE_EQ(valueOf("answered", sample), 1);
    sample.refused = true;
    EXPECT_EQ(scoreOf("cited", sample).reason, "refused");
    EXPECT_DOUBLE_EQ(valueOf("answered", sample), 0);
    sample.refused = false;
    sample.failure = "The server said no.";
    EXPECT_DOUBLE_EQ(valueOf("answered", sample), 0);
    EXPECT_EQ(scoreOf("cited", sample).state, ScoreState::Failed);
}

TEST(SampleScorer, OverlappingRangesCountOnce) {
    Sample sample = answered("x");
    sample.goldPlaces = {{"a.md", {0, 60}}, {"a.md", {40, 100}}};
    sample.citations = std::vector<SampleCitation>{cited("verified", "a.md#s", "a.md", {50, 150}),
                                                   cited("verified", "a.md#s", "a.md", {50, 150})};
    EXPECT_NEAR(valueOf("citation_location_iou", sample), 50.0 / 150, 1e-12);
}

TEST(SampleScorer, AnswersWithoutCitationsHaveNoPrecisionButARecallOfZero) {
    const Sample sample = answered("x");
    EXPECT_EQ(scoreOf("citation_precision", sample).reason, "no citations");
    EXPECT_EQ(scoreOf("citation_validity", sample).reason, "no citations");
    EXPECT_DOUBLE_EQ(valueOf("citation_recall", sample), 0);
    Sample foreign = sample;
    foreign.citations.reset();
    EXPECT_EQ(scoreOf("citation_recall", foreign).reason, "the target does not cite");
}

TEST(SampleScorer, RefusalsAreRightWhereNothingAnswers) {
    Sample sample = answered("x");
    EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 1);
    sample.refused = true;
    EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 0);
    EXPECT_EQ(scoreOf("token_f1", sample).reason, "refused");
    EXPECT_EQ(scoreOf("citation_validity", sample).reason, "refused");
    sample.answerable = false;
    EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 1);
    EXPECT_EQ(scoreOf("nDCG@10", sample).reason, "unanswerable");
    for (const char* other : {"provider_filter", "guardrail", "ambiguous"}) {
        sample.refusal = other;
        EXPECT_EQ(scoreOf("refusal_right", sample).state, ScoreState::NotApplicable) << other;
        sample.answerable = true;
        EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 0) << other;
        sample.answerable = false;
    }
    sample.refusal = "out_of_scope";
    EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 1);
    sample.refused = false;
    EXPECT_DOUBLE_EQ(valueOf("refusal_right", sample), 0);
    EXPECT_EQ(scoreOf("citation_location", sample).state, ScoreState::NotApplicable);
}

TEST(SampleScorer, FailedAnswersFailEveryMeasureOfTheAnswer) {
    Sample sample = answered("");
    sample.failure = "The server said no.";
    sample.failureRaw = "HTTP 500";
    for (const char* metric : {"token_f1", "answer_points", "citation_validity", "citation_recall",
                               "refusal_right", "format", "length_words"}) {
        const Score score = scoreOf(metric, sample);
        EXPECT_EQ(score.state, ScoreState::Failed) << metric;
        EXPECT_EQ(score.raw, "HTTP 500") << metric;
    }
    EXPECT_DOUBLE_EQ(valueOf("RR@10", sample), 0.5) << "what was retrieved before stays measured";
}

TEST(SampleScorer, WhatWasNotMeasuredIsNotApplicable) {
    Sample sample = answered("x");
    for (const char* metric : {"latency_ms", "ttft_ms", "cost", "output_tokens"})
        EXPECT_EQ(scoreOf(metric, sample).state, ScoreState::NotApplicable) << metric;
    sample.latencyMs = 12.5;
    sample.outputTokens = 9;
    EXPECT_DOUBLE_EQ(valueOf("latency_ms", sample), 12.5);
    EXPECT_DOUBLE_EQ(valueOf("output_tokens", sample), 9);
    sample.ranking.reset();
    sample.noRanking = "closed book";
    EXPECT_EQ(scoreOf("R@5", sample).reason, "closed book");
}

TEST(MetricRegistry, EveryMetricIsDescribedOnceAndFound) {
    std::set<std::string> names;
    for (const MetricInfo& info : metricRegistry()) {
        EXPECT_TRUE(names.insert(info.name).second) << info.name;
        for (const std::string_view text :
             {info.group, info.range, info.formula, info.source, info.edgeCases, info.example})
            EXPECT_FALSE(text.empty()) << info.name;
        EXPECT_NE(metricsHelp().find(info.name), std::string::npos);
        if (info.level == "item" && !info.name.ends_with("@k")) {
            EXPECT_EQ(metricByName(info.name)->name, info.name);
        }
    }
    for (const std::string& name : defaultMetrics())
        EXPECT_TRUE(metricByName(name)) << name;
    EXPECT_TRUE(SampleScorer::make(defaultMetrics()));
}

TEST(MetricRegistry, UnknownNamesAreUsageWithTheNearest) {
    for (const char* name : {"token_f2", "nDGC@10", "nDCG@k", "nDCG@", "cost_per_success", "", "@5"}) {
        const auto found = metricByName(name);
        ASSERT_FALSE(found) << name;
        EXPECT_EQ(found.error().code, ErrorCode::Usage);
    }
    EXPECT_NE(metricByName("token_f2").error().hint.find("token_f1"), std::string::npos);
    EXPECT_EQ(metricByName("nDCG@7")->name, "nDCG@7");
}

} // namespace
} // namespace touchstone
