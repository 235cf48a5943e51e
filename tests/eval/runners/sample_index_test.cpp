// SPDX-License-Identifier: GPL-3.0-or-later
// Samples in columns and one by one; a summary and its JSON.
#include "eval/runners/run_summary.h"
#include "eval/runners/sample_index.h"
#include "eval/runners/sample_view.h"
#include "tests/eval/runners/made_up_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace touchstone {
namespace {

class SampleIndexes : public MadeUpRuns {
protected:
    RunRecord record(const std::string& id) { return *RunRepository(*database).find(id); }
    SampleIndex read(const std::string& id) {
        auto index = readSampleIndex(*database, record(id), context);
        EXPECT_TRUE(index) << (index ? "" : describe(index.error()));
        return index.value_or(SampleIndex{});
    }
};

TEST_F(SampleIndexes, ColumnsHoldValuesAndTellWhatIsMissing) {
    const std::string id = makeRun({{"token_f1", {0.5, std::nullopt, 1.0}}});
    ASSERT_TRUE(RunRepository(*database).replaceScores(
        RunId{id}, {0, 2, 0}, R"({"token_f1": {"failed": "no JSON", "raw": "x"}, "late": 3})"));
    const SampleIndex index = read(id);
    ASSERT_EQ(index.rows.size(), 3U);
    ASSERT_EQ(index.metrics, (std::vector<std::string>{"token_f1", "late"}));
    EXPECT_FLOAT_EQ(index.values[0][0], 0.5F);
    EXPECT_TRUE(std::isnan(index.values[0][1]));
    EXPECT_TRUE(std::isinf(index.values[0][2]));
    EXPECT_TRUE(std::isnan(index.values[1][0])) << "a measure that came later";
    EXPECT_FLOAT_EQ(index.values[1][2], 3);
    EXPECT_EQ(index.items.size(), 8U);
    EXPECT_EQ(index.questions[1], "Question 1?");
}

TEST_F(SampleIndexes, WordsInScoresMayHoldAnything) {
    const std::string id = makeRun({{"token_f1", {0.5, 0.5}}});
    ASSERT_TRUE(RunRepository(*database).replaceScores(
        RunId{id}, {0, 0, 0},
        R"({"token_f1": {"failed": "said \"no\": {", "raw": "}, \\"}, "b\"c": 2, "late": -1.5e1})"));
    ASSERT_TRUE(RunRepository(*database).replaceScores(RunId{id}, {0, 1, 0}, "{}"));
    const SampleIndex index = read(id);
    ASSERT_EQ(index.metrics, (std::vector<std::string>{"token_f1", "b\"c", "late"}));
    EXPECT_TRUE(std::isinf(index.values[0][0]));
    EXPECT_FLOAT_EQ(index.values[1][0], 2);
    EXPECT_FLOAT_EQ(index.values[2][0], -15);
    EXPECT_TRUE(std::isnan(index.values[0][1]));
}

TEST_F(SampleIndexes, ScoresThatCannotBeReadAreAnError) {
    const std::string id = makeRun({{"token_f1", {0.5}}});
    for (const char* broken : {"{\"token_f1\": ", "[1]"}) {
        ASSERT_TRUE(RunRepository(*database).replaceScores(RunId{id}, {0, 0, 0}, broken));
        const auto index = readSampleIndex(*database, record(id), context);
        ASSERT_FALSE(index) << broken;
        EXPECT_EQ(index.error().code, ErrorCode::BadInput);
    }
}

TEST_F(SampleIndexes, AnswersAreCutAtAWholeCharacter) {
    const std::string id = makeRun({{"token_f1", {0.5, 0.5}}});
    NewSample sample;
    sample.record.key = {0, 1, 0};
    sample.record.item = "q1";
    SampleOutput output;
    output.answer = "Grün ist die Wiese.";
    sample.record.output = outputJson(output);
    sample.record.scores = "{}";
    ASSERT_TRUE(RunRepository(*database).save(RunId{id}, {sample}));
    const std::vector<SampleKey> keys{{0, 1, 0}, {0, 7, 0}, {0, 0, 0}};
    const auto answers = readAnswers(*database, RunId{id}, keys, 3);
    ASSERT_TRUE(answers);
    EXPECT_EQ(*answers, (std::vector<std::string>{"Gr", "", "An "}));
}

TEST_F(SampleIndexes, AViewMarksTheGoldAmongTheHitsAndNamesWhatIsMissing) {
    const auto edition = CorpusRepository(*database).editions()->front();
    const std::string id = makeRun({{"token_f1", {0.5, 0.5}}}, edition.snapshot);
    NewSample sample;
    sample.record.key = {0, 0, 0};
    sample.record.item = "q0";
    SampleOutput output;
    output.answer = "An answer.";
    OutputHit other;
    other.path = "b.md";
    other.chunk = "c_other";
    output.hits = std::vector<OutputHit>{other};
    sample.record.output = outputJson(output);
    sample.record.scores = scoresJson({"token_f1"}, {Score::of(0.5)});
    ASSERT_TRUE(RunRepository(*database).save(RunId{id}, {sample}));
    const RunRecord run = record(id);
    auto view = readSampleView(*database, run, {0, 0, 0});
    ASSERT_TRUE(view) << describe(view.error());
    EXPECT_EQ(view->noGrades, "");
    EXPECT_EQ(view->gold.question, "Question 0?");
    ASSERT_EQ(view->grades.size(), 1U);
    EXPECT_EQ(view->grades[0], 0);
    ASSERT_EQ(view->missed.size(), 1U);
    const std::string& key = view->missed.front().first;
    EXPECT_TRUE(key.starts_with("a.md")) << key;

    (*output.hits)[0].path = "a.md";
    if (const auto anchor = key.find('#'); anchor != std::string::npos)
        (*output.hits)[0].anchor = key.substr(anchor + 1);
    sample.record.output = outputJson(output);
    ASSERT_TRUE(RunRepository(*database).save(RunId{id}, {sample}));
    view = readSampleView(*database, run, {0, 0, 0});
    ASSERT_TRUE(view);
    EXPECT_EQ(view->grades[0], 1);
    EXPECT_TRUE(view->missed.empty());
    EXPECT_EQ(readSampleView(*database, run, {0, 6, 0}).error().code, ErrorCode::NotFound);
}

TEST_F(SampleIndexes, AChangedCorpusIsSaidAndNotGuessedAt) {
    const std::string id = makeRun({{"token_f1", {0.5}}}, "another snapshot");
    NewSample sample;
    sample.record.key = {0, 0, 0};
    sample.record.item = "q0";
    SampleOutput output;
    output.hits = std::vector<OutputHit>{OutputHit{}};
    sample.record.output = outputJson(output);
    sample.record.scores = "{}";
    ASSERT_TRUE(RunRepository(*database).save(RunId{id}, {sample}));
    const auto view = readSampleView(*database, record(id), {0, 0, 0});
    ASSERT_TRUE(view);
    EXPECT_NE(view->noGrades, "");
    EXPECT_TRUE(view->missed.empty());
}

TEST_F(SampleIndexes, ASummaryComesBackFromItsJson) {
    const std::string id = makeRun({{"token_f1", {0.5, std::nullopt, 1.0}}, {"latency_ms", {5.0, 6.0, 7.0}}});
    const auto columns = readColumns(*database, record(id));
    ASSERT_TRUE(columns);
    const auto summary = summarise(*columns, 1, context);
    ASSERT_TRUE(summary);
    const std::string text = summaryJson(*summary, false).dump();
    const auto back = summaryFromJson(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(summaryJson(*back, false).dump(), text);
    EXPECT_FALSE(summaryFromJson("{}"));
    EXPECT_FALSE(summaryFromJson("[1]"));
    EXPECT_FALSE(summaryFromJson("[{"));
}

} // namespace
} // namespace touchstone
