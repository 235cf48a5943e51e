// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the extractive answerer over a small corpus, diagnosed with real retrieval.
#include "eval/diagnosis/run_diagnosis.h"
#include "eval/gold/gold_repository.h"
#include "eval/reports/run_document.h"
#include "eval/reports/run_report.h"
#include "eval/runners/run_executor.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

class RunDiagnosisTest : public SmallCorpus {
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
        auto saved = GoldRepository(*database).save("g", "small", *parseGoldJsonLines(lines, "g"));
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
        auto ready = prepareRun(*database, experiment, targets, "1.0");
        ASSERT_TRUE(ready) << describe(ready.error());
        auto created = createRun(*database, *ready);
        ASSERT_TRUE(created) << describe(created.error());
        auto done = executeRun(*database, *created, *ready, {false, targets}, context);
        ASSERT_TRUE(done) << describe(done.error());
        run = *done;
    }
    Json diagnose() {
        auto found = diagnoseRun(*database, run, targets, context);
        EXPECT_TRUE(found) << (found ? "" : describe(found.error()));
        return found ? diagnosisJson(run, *found) : Json();
    }

    std::unique_ptr<Database> database;
    TargetServices targets;
    RunRecord run;
};

TEST_F(RunDiagnosisTest, EveryWrongItemHasItsStageAndTheCountsAddUp) {
    const Json json = diagnose();
    std::map<std::string, std::string> causes;
    for (const Json& item : json["items"]) {
        causes[item["item"]] = item["cause"];
        EXPECT_FALSE(item["explanation"].get<std::string>().empty());
        if (item["item"] == "deep") {
            EXPECT_EQ(item["replay_equal"], true);
        }
    }
    EXPECT_EQ(causes, (std::map<std::string, std::string>{{"gone", "not_in_corpus"},
                                                          {"deep", "not_retrieved"},
                                                          {"absent", "answered_though_absent"}}));
    const Json& arm = json["arms"][0];
    EXPECT_EQ(arm["items"], 4);
    EXPECT_EQ(arm["wrong"]["n"], 3);
    std::size_t sum = 0;
    for (const Json& cause : arm["causes"])
        sum += cause["n"].get<std::size_t>();
    EXPECT_EQ(sum, 3U);
    ASSERT_FALSE(arm["fixes"].empty());
    bool more = false;
    for (const Json& fix : arm["fixes"])
        more = more || (fix["setting"] == "retrieval.k" && fix["basis"] == "replay" &&
                        fix["mended"] == Json::array({"deep"}));
    EXPECT_TRUE(more) << arm["fixes"].dump(1);
}

TEST_F(RunDiagnosisTest, IsTheSameEachTime) {
    EXPECT_EQ(diagnose().dump(), diagnose().dump());
}

TEST_F(RunDiagnosisTest, IsPartOfTheReportsUntilASampleChanges) {
    auto before = runReportJson(*database, run, true, context);
    ASSERT_TRUE(before);
    DiagnosisRepository kept(*database);
    ASSERT_TRUE(kept.keep(run.id, diagnose()));
    auto json = runReportJson(*database, run, false, context);
    ASSERT_TRUE(json) << describe(json.error());
    EXPECT_EQ((*json)["diagnosis"][0]["wrong"]["n"], 3);
    EXPECT_EQ((*json)["items"][1]["diagnosis"]["cause"], "not_in_corpus");
    EXPECT_FALSE((*json)["items"][0].contains("diagnosis"));
    auto document = readRunDocument(*database, run, context);
    ASSERT_TRUE(document) << describe(document.error());
    EXPECT_NE(runReportHtml(*document).find("not_in_corpus"), std::string::npos);
    EXPECT_NE(runReportMarkdown(*document).find("answered_though_absent"), std::string::npos);
    auto after = runReportJson(*database, run, true, context);
    EXPECT_EQ(before->dump(), after->dump()) << "equal runs print equal bytes, diagnosed or not";
    ASSERT_TRUE(database->execute("UPDATE sample SET output = output"));
    auto none = kept.find(run.id);
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
}

TEST_F(RunDiagnosisTest, AnotherCorpusIsNotBlamed) {
    run.snapshot = "another";
    const auto found = diagnoseRun(*database, run, targets, context);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::BadInput);
}

TEST_F(RunDiagnosisTest, StopsWhenToldTo) {
    std::stop_source stop;
    stop.request_stop();
    context.stop = stop.get_token();
    const auto found = diagnoseRun(*database, run, targets, context);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace touchstone
