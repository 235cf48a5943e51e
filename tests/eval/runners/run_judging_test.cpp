// SPDX-License-Identifier: GPL-3.0-or-later
// Runs whose answers are judged: whole, stopped and resumed, out of budget, planned.
#include "eval/gold/gold_repository.h"
#include "eval/reports/run_report.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/run_plan.h"
#include "eval/runners/run_verify.h"
#include "tests/core/ingest/small_corpus.h"
#include "tests/eval/judges/scripted_judge.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

class RunJudgingTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        std::string lines;
        for (int i = 0; i < 6; ++i)
            lines += R"({"id":"q)" + std::to_string(i) +
                     R"(","question":"Which page is about horses, number )" + std::to_string(i) +
                     R"(?","answer":"The first page.","relevant":[{"path":"a.md"}]})" + "\n";
        auto saved = GoldRepository(*database).save("g", "small", *parseGoldJsonLines(lines, "g"));
        ASSERT_TRUE(saved) << describe(saved.error());
        targets.workspace = workspace;
        targets.model = [this](const std::string& spec) -> Result<std::shared_ptr<ChatModel>> {
            return spec == "extractive" ? nullptr : judge;
        };
        targets.retriever = [this](const EditionInfo& edition, JobContext& opening) {
            return openRetriever(workspace, {edition}, {}, opening);
        };
        targets.promptFolder = std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts";
        experiment = starterExperiment(*saved, *CorpusRepository(*database).edition({"small", std::nullopt}),
                                       "extractive");
        experiment.parallel = 2;
        experiment.judges.model = "openai-compatible:model=judge";
        experiment.judges.rubrics = {{"use", "Is it of use?", {"no", "", "", "", "yes"}},
                                     {"tone", "Is it kind?", {}},
                                     {"length", "Is it short?", {}}};
        experiment.judges.inputPerMillion = 1000;
        experiment.judges.outputPerMillion = 1000;
        experiment.judges.currency = "EUR";
    }
    PreparedRun prepared() {
        auto ready = prepareRun(*database, experiment, targets, "1.0");
        EXPECT_TRUE(ready) << (ready ? "" : describe(ready.error()));
        return ready.value_or(PreparedRun{});
    }
    Result<RunRecord> start() {
        const PreparedRun ready = prepared();
        auto created = createRun(*database, ready);
        EXPECT_TRUE(created);
        return executeRun(*database, *created, ready, {false, targets}, context);
    }
    Result<RunRecord> resume(std::optional<std::int64_t> calls = std::nullopt) {
        RunRepository repository(*database);
        const auto run = repository.find(repository.list()->front().id.value);
        auto ready = prepareResume(*database, *run, targets, "1.0");
        if (!ready)
            return fail(std::move(ready.error()));
        ready->experiment.budget.calls = calls;
        EXPECT_TRUE(repository.claim(run->id));
        JobContext fresh;
        return executeRun(*database, *run, *ready, {false, targets}, fresh);
    }
    std::string stable(const RunRecord& run) {
        auto json = runReportJson(*database, run, true, context);
        EXPECT_TRUE(json) << (json ? "" : describe(json.error()));
        return json ? json->dump() : std::string();
    }

    std::unique_ptr<Database> database;
    std::shared_ptr<ScriptedJudge> judge = std::make_shared<ScriptedJudge>(ScriptedJudge::agree);
    TargetServices targets;
    Experiment experiment;
};

TEST_F(RunJudgingTest, ScoresStandWithTheOthersAndTheCallsAreCounted) {
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    EXPECT_EQ(run->state, RunState::Done);
    const auto json = nlohmann::ordered_json::parse(stable(*run));
    EXPECT_EQ(json["items"][0]["scores"]["rubric.use"], 4.0);
    EXPECT_EQ(json["items"][5]["scores"]["rubric.length"], 4.0);
    EXPECT_EQ(json["judging"]["calls"], 18);
    EXPECT_EQ(judge->requests.size(), 18U);
    EXPECT_NEAR(json["judging"]["cost"].get<double>(), 18 * 0.11, 1e-9);
    bool summarised = false;
    for (const auto& measure : json["arms"][0]["measures"])
        summarised =
            summarised || (measure["name"] == "rubric.use" && measure["mean"] == 4.0 && measure["n"] == 6);
    EXPECT_TRUE(summarised);
    EXPECT_EQ(json["manifest"]["judges"]["prompts"].size(), 6U);
}

TEST_F(RunJudgingTest, StoppedJudgingGoesOnWithoutPayingTwice) {
    const auto whole = start();
    ASSERT_TRUE(whole);
    const std::string want = stable(*whole);
    for (const std::size_t at : {1U, 5U, 11U, 17U}) {
        ASSERT_TRUE(database->execute("DELETE FROM run"));
        ASSERT_TRUE(database->execute("DELETE FROM model_answer"));
        std::stop_source stop;
        context.stop = stop.get_token();
        judge = std::make_shared<ScriptedJudge>([&](const ChatRequest& asked) {
            if (judge->requests.size() == at)
                stop.request_stop();
            return ScriptedJudge::agree(asked);
        });
        const auto stopped = start();
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
        context.stop = {};
        const auto done = resume();
        ASSERT_TRUE(done) << describe(done.error());
        EXPECT_EQ(stable(*done), want);
        EXPECT_EQ(judge->requests.size(), 18U) << "stopped at " << at;
    }
}

TEST_F(RunJudgingTest, BudgetEndsJudgingAndMoreGoesOn) {
    experiment.budget.calls = 7;
    const auto ended = start();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::BudgetReached);
    EXPECT_LE(judge->requests.size(), 7U);
    const auto done = resume(100);
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(judge->requests.size(), 18U);
}

TEST_F(RunJudgingTest, PlanCountsTheJudge) {
    const auto plan = planRun(prepared(), targets, context);
    ASSERT_TRUE(plan) << describe(plan.error());
    EXPECT_EQ(plan->calls, 18U);
    EXPECT_EQ(plan->arms[0].judgeCalls, 18U);
    ASSERT_TRUE(plan->arms[0].cost);
    EXPECT_GT(plan->arms[0].cost->likely, 0);
    EXPECT_TRUE(judge->requests.empty());
}

TEST_F(RunJudgingTest, ExperimentFileKeepsItsJudges) {
    experiment.judges.metrics = {"ragas.faithfulness"};
    const auto again = parseExperiment(experimentText(experiment), "x");
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(experimentText(*again), experimentText(experiment));
    std::string text = experimentText(experiment);
    text.replace(text.find("ragas.faithfulness"), 18, "ragas.faithfulnes");
    const auto wrong = parseExperiment(text, "x");
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().message.find("ragas.faithfulness"), std::string::npos);
    experiment.metrics = {"ragas.faithfulness"};
    EXPECT_FALSE(parseExperiment(experimentText(experiment), "x"))
        << "a judge's score is no metric of its own";
}

TEST_F(RunJudgingTest, ArmsAreComparedWithTheBaselineInBothOrders) {
    experiment.target["model"] = "openai-compatible:model=judge";
    experiment.matrix = {{"arm", {"extractive", "closed-book"}}};
    experiment.judges.rubrics.clear();
    experiment.judges.metrics = {"judge.pairwise"};
    experiment.judges.baseline = "arm=nobody";
    EXPECT_FALSE(prepareRun(*database, experiment, targets, "1.0")) << "no such arm";
    experiment.judges.baseline = "arm=extractive";
    judge = std::make_shared<ScriptedJudge>([](const ChatRequest& asked) -> std::string {
        if (asked.format.schema.empty())
            return "All pages are about horses.";
        const std::string& sent = asked.messages.back().content;
        const bool biased = sent.find("number 0") != std::string::npos;
        const bool first = sent.find("All pages") < sent.find("begins the second answer");
        return std::string(R"({"reason": "r", "verdict": ")") + (biased || first ? "first" : "second") +
               "\"}";
    });
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    const auto json = nlohmann::ordered_json::parse(stable(*run));
    const auto& pairs = json["judging"]["pairwise"];
    EXPECT_EQ(pairs["n"], 6);
    EXPECT_EQ(pairs["better"], 5);
    EXPECT_EQ(pairs["first_in_both_orders"], 1);
    EXPECT_EQ(json["manifest"]["judges"]["prompts"].size(), 7U);
    EXPECT_EQ(json["manifest"]["judges"]["baseline"], "arm=extractive");
    const auto verified = verifyRun(*database, *run, context);
    ASSERT_TRUE(verified) << describe(verified.error());
    EXPECT_EQ(verified->judged, 12U);
    EXPECT_TRUE(verified->drift.empty());
}

TEST_F(RunJudgingTest, VerifyCalculatesJudgedScoresFromTheStoredVerdicts) {
    experiment.judges.metrics = judgeMetrics();
    experiment.judges.metrics.pop_back(); // pairwise: there is one arm
    int asked = 0;
    judge = std::make_shared<ScriptedJudge>([&](const ChatRequest& request_) {
        return ++asked % 11 == 0 ? std::string("I cannot say.") : ScriptedJudge::agree(request_);
    });
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    const std::size_t calls = judge->requests.size();
    auto verified = verifyRun(*database, *run, context);
    ASSERT_TRUE(verified) << describe(verified.error());
    EXPECT_EQ(verified->judged, 6 * (judgeMetrics().size() - 1 + 3));
    EXPECT_EQ(verified->unverified, 0U);
    EXPECT_TRUE(verified->drift.empty()) << verifyJson(*run, *verified).dump(1);
    EXPECT_EQ(judge->requests.size(), calls) << "nobody is asked";
    ASSERT_TRUE(
        database->execute("UPDATE sample_verdict SET record = replace(record, '\"score\":4', "
                          "'\"score\":2') WHERE sample IN (SELECT id FROM sample WHERE ordinal = 3)"));
    verified = verifyRun(*database, *run, context);
    ASSERT_TRUE(verified);
    ASSERT_EQ(verified->drift.size(), 3U);
    EXPECT_EQ(verified->drift[0].item, "q3");
    EXPECT_EQ(verified->drift[0].metric, "rubric.use");
    EXPECT_EQ(verified->drift[0].computed, Score::of(2));
    ASSERT_TRUE(database->execute(
        "DELETE FROM sample_verdict WHERE sample IN (SELECT id FROM sample WHERE ordinal = 3)"));
    verified = verifyRun(*database, *run, context);
    ASSERT_TRUE(verified);
    EXPECT_TRUE(verified->drift.empty());
    EXPECT_EQ(verified->unverified, judgeMetrics().size() - 1 + 3);
}

} // namespace
} // namespace touchstone
