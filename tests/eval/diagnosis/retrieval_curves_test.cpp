// SPDX-License-Identifier: GPL-3.0-or-later
// Depths and stages of a run of the extractive answerer over a small corpus.
#include "eval/diagnosis/retrieval_curves.h"
#include "eval/gold/gold_repository.h"
#include "eval/runners/prepared_run.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/sample_rerun.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace touchstone {
namespace {

class RetrievalCurvesTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        const std::string lines =
            R"({"id":"right","question":"Which page is about horses?","relevant":[{"path":"a.md"}]})"
            "\n"
            R"({"id":"gone","question":"Which page is about horses and middleware?","relevant":[{"path":"lost.md"}]})"
            "\n"
            R"({"id":"deep","question":"Which page is about horses?","relevant":[{"path":"b.md"}]})"
            "\n"
            R"({"id":"absent","question":"Which page is about middleware?","relevant":[]})";
        const auto saved = GoldRepository(*database).save("g", "small", *parseGoldJsonLines(lines, "g"));
        ASSERT_TRUE(saved) << describe(saved.error());
        targets.workspace = workspace;
        targets.model = [](const std::string&) -> Result<std::shared_ptr<ChatModel>> { return nullptr; };
        targets.retriever = [this](const EditionInfo& edition, JobContext& opening) {
            return openRetriever(workspace, {edition}, {}, opening);
        };
        targets.promptFolder = std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts";
        const auto edition = CorpusRepository(*database).edition({"small", std::nullopt});
        Experiment experiment = starterExperiment(*saved, *edition, "extractive");
        experiment.target["retrieval"]["k"] = 1;
        const auto ready = prepareRun(*database, experiment, targets, "1.0");
        ASSERT_TRUE(ready) << describe(ready.error());
        const auto created = createRun(*database, *ready);
        ASSERT_TRUE(created) << describe(created.error());
        const auto done = executeRun(*database, *created, *ready, {false, targets}, context);
        ASSERT_TRUE(done) << describe(done.error());
        run = *done;
    }
    std::unique_ptr<Database> database;
    TargetServices targets;
    RunRecord run;
};

TEST_F(RetrievalCurvesTest, AnItemIsLostAtTheStageThatNoLongerHasItsGold) {
    const auto curves = retrievalCurves(*database, run, targets, context);
    ASSERT_TRUE(curves) << describe(curves.error());
    ASSERT_EQ(curves->size(), 1U);
    const ArmCurves& arm = curves->front();
    EXPECT_EQ(arm.items, 3U) << "what must be refused has no gold";
    ASSERT_EQ(arm.depths.size(), 4U);
    EXPECT_EQ(arm.depths[0].goldRank, 1U);
    EXPECT_FALSE(arm.depths[0].lost);
    EXPECT_EQ(arm.depths[1].goldRank, 0U);
    EXPECT_FALSE(arm.depths[1].lost) << "the corpus never had it";
    EXPECT_EQ(arm.depths[2].goldRank, 0U);
    EXPECT_EQ(arm.depths[2].lost, FunnelStage::Retrieved) << "a candidate, but one passage was taken";
    EXPECT_FALSE(arm.depths[3].goldRank);
    ASSERT_EQ(arm.funnel.size(), kFunnelStages);
    EXPECT_EQ(arm.funnel[0].items, 2U);
    EXPECT_EQ(arm.funnel[1].items, 2U);
    for (std::size_t i = 2; i < kFunnelStages; ++i)
        EXPECT_EQ(arm.funnel[i].items, 1U) << i;
    EXPECT_DOUBLE_EQ(*arm.funnel[2].share.estimate, 0.5);
}

TEST_F(RetrievalCurvesTest, ACurveRisesAndEndsWithTheLongestRanking) {
    const auto curves = retrievalCurves(*database, run, targets, context);
    ASSERT_TRUE(curves) << describe(curves.error());
    const std::vector<CurvePoint>& recall = curves->front().recall;
    ASSERT_FALSE(recall.empty());
    EXPECT_EQ(recall.front().k, 1U);
    EXPECT_NEAR(*recall.front().mean, 1.0 / 3, 1e-12);
    for (std::size_t i = 1; i < recall.size(); ++i)
        EXPECT_GE(*recall[i].mean, *recall[i - 1].mean);
    ASSERT_TRUE(recall.front().interval);
    EXPECT_GE(recall.front().interval->low, 0);
    EXPECT_LE(recall.front().interval->high, 1);
}

TEST_F(RetrievalCurvesTest, WhatRetrievesByItselfHasNoCandidates) {
    targets.retriever = [](const EditionInfo&, JobContext&) -> Result<std::shared_ptr<const Retriever>> {
        return fail(ErrorCode::Offline, "The embedder is not reachable.");
    };
    const auto curves = retrievalCurves(*database, run, targets, context);
    ASSERT_TRUE(curves) << describe(curves.error());
    EXPECT_EQ(curves->front().funnel.size(), kFunnelStages - 1);
    EXPECT_EQ(curves->front().note, "The embedder is not reachable.");
}

TEST_F(RetrievalCurvesTest, AnItemIsAskedAgainWithOneSettingChanged) {
    const SampleKey deep{0, 2, 0};
    const auto before = readSampleView(*database, run, deep);
    ASSERT_TRUE(before) << describe(before.error());
    const auto now = rerunSample(*database, run, deep, "retrieval.k", 8, targets, context);
    ASSERT_TRUE(now) << describe(now.error());
    EXPECT_EQ(now->arm, "retrieval.k=8");
    EXPECT_EQ(now->gold.id, "deep");
    EXPECT_EQ(before->output.hits->size(), 1U);
    EXPECT_GT(now->output.hits->size(), 1U);
    EXPECT_EQ(now->passages.size(), now->output.hits->size());
    EXPECT_FALSE(now->passages.front().empty());
    EXPECT_TRUE(std::any_of(now->grades.begin(), now->grades.end(), [](auto grade) { return grade > 0; }));
    ASSERT_EQ(now->scores.size(), before->scores.size());
    const auto again = readSampleView(*database, run, deep);
    EXPECT_EQ(again->record.output, before->record.output) << "nothing of it is kept";
    EXPECT_EQ(rerunSample(*database, run, deep, "retrieval.mode", "nonsense", targets, context).error().code,
              ErrorCode::BadInput);
    RunRecord foreign = run;
    foreign.kind = "import";
    EXPECT_EQ(rerunSample(*database, foreign, deep, "retrieval.k", 8, targets, context).error().code,
              ErrorCode::Usage);
}

TEST_F(RetrievalCurvesTest, AnotherCorpusIsRefusedAndAStopIsObeyed) {
    RunRecord other = run;
    other.snapshot = "another";
    EXPECT_EQ(retrievalCurves(*database, other, targets, context).error().code, ErrorCode::BadInput);
    std::stop_source stop;
    stop.request_stop();
    context.stop = stop.get_token();
    EXPECT_EQ(retrievalCurves(*database, run, targets, context).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone
