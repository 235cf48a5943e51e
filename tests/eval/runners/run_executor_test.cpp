// SPDX-License-Identifier: GPL-3.0-or-later
// Runs with a made-up model: complete, stopped, out of budget, failing, resumed.
#include "eval/gold/gold_repository.h"
#include "eval/reports/run_report.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/run_limits.h"
#include "eval/runners/run_plan.h"
#include "eval/runners/whole_documents.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

/// Answers the last line of what it is asked; counts; fails or waits where it is told to.
class EchoModel final : public ChatModel {
public:
    [[nodiscard]] std::string name() const override { return "echo"; }
    [[nodiscard]] std::string spec() const override { return "openai-compatible:model=echo"; }
    ChatOutcome complete(const ChatRequest& request, const ChatSink& sink, JobContext& context) override {
        const std::string& sent = request.messages.back().content;
        const std::string question = sent.substr(sent.rfind("Question: ") + 10);
        {
            const std::lock_guard lock(m_mutex);
            ++asked[question];
            requests.push_back(sent);
        }
        if (++calls == stopAt && stopper)
            stopper->request_stop();
        ChatOutcome outcome;
        outcome.partial.attempts = 1;
        if (hang || context.stopped()) {
            while (!context.stopped())
                std::this_thread::yield();
            outcome.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return outcome;
        }
        if (failing && question.find(*failing) != std::string::npos) {
            outcome.error = makeError(ErrorCode::Refused, "The server said no.");
            outcome.error->detail = "HTTP 500";
            outcome.error->httpStatus = failStatus;
            return outcome;
        }
        outcome.partial.text = "About " + question + ": horses [1].";
        outcome.partial.finish = FinishReason::Stop;
        outcome.partial.usage = {100, 10, 40, -1};
        outcome.partial.ttftMs = 1;
        sink(outcome.partial.text);
        return outcome;
    }
    std::map<std::string, int> asked;
    std::vector<std::string> requests;
    std::atomic<int> calls{0};
    int stopAt = 0, failStatus = 500;
    std::stop_source* stopper = nullptr;
    bool hang = false;
    std::optional<std::string> failing;

private:
    std::mutex m_mutex;
};

class RunExecutorTest : public SmallCorpus {
protected:
    void SetUp() override {
        SmallCorpus::SetUp();
        add();
        database = std::make_unique<Database>(*workspace->connect());
        std::string lines;
        for (int i = 0; i < 12; ++i)
            lines += R"({"id":"q)" + std::to_string(i) + R"(","question":"What about horses, number )" +
                     std::to_string(i) + R"(?","answer":"horses","relevant":[{"path":"a.md"}]})" + "\n";
        lines += R"({"id":"none","question":"What about horses that are whales?","relevant":[]})";
        auto saved = GoldRepository(*database).save("g", "small", *parseGoldJsonLines(lines, "g"));
        ASSERT_TRUE(saved) << describe(saved.error());
        services_.workspace = workspace;
        services_.model = [this](const std::string& spec) -> Result<std::shared_ptr<ChatModel>> {
            return spec == "extractive" ? nullptr : model;
        };
        services_.retriever = [this](const EditionInfo& edition, JobContext& opening) {
            return openRetriever(workspace, {edition}, {}, opening);
        };
        services_.promptFolder = std::string(TOUCHSTONE_SOURCE_DIR) + "/resources/prompts";
        const auto edition = CorpusRepository(*database).edition({"small", std::nullopt});
        experiment = starterExperiment(*saved, *edition, "openai-compatible:model=echo");
        experiment.parallel = 3;
    }
    PreparedRun prepared() {
        auto ready = prepareRun(*database, experiment, services_, "1.0");
        EXPECT_TRUE(ready) << (ready ? "" : describe(ready.error()));
        return ready.value_or(PreparedRun{});
    }
    Result<RunRecord> start() {
        const PreparedRun ready = prepared();
        auto run = createRun(*database, ready);
        EXPECT_TRUE(run) << (run ? "" : describe(run.error()));
        return executeRun(*database, *run, ready, {false, services_}, job);
    }
    Result<RunRecord> resume(bool failed = false) {
        RunRepository repository(*database);
        const auto runs = repository.list();
        EXPECT_EQ(runs->size(), 1U);
        const auto run = repository.find(runs->front().id.value);
        auto ready = prepareResume(*database, *run, services_, "1.1");
        if (!ready)
            return fail(std::move(ready.error()));
        EXPECT_TRUE(repository.claim(run->id));
        JobContext fresh;
        return executeRun(*database, *run, *ready, {failed, services_}, fresh);
    }
    std::string stable(const RunRecord& run) {
        auto json = runReportJson(*database, run, true, context);
        EXPECT_TRUE(json) << (json ? "" : describe(json.error()));
        return json ? json->dump() : std::string();
    }

    std::unique_ptr<Database> database;
    std::shared_ptr<EchoModel> model = std::make_shared<EchoModel>();
    TargetServices services_;
    Experiment experiment;
    JobContext job;
};

TEST_F(RunExecutorTest, EveryItemIsAskedOnceAndScored) {
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    EXPECT_EQ(run->state, RunState::Done);
    EXPECT_EQ(run->done, 13U);
    EXPECT_EQ(run->failed, 0U);
    EXPECT_EQ(model->asked.size(), 13U);
    EXPECT_EQ(model->calls, 13);
    const Json report = Json::parse(stable(*run));
    ASSERT_EQ(report["items"].size(), 13U);
    const Json& first = report["items"][0];
    EXPECT_EQ(first["item"], "q0");
    EXPECT_EQ(first["answer"], "About What about horses, number 0?: horses [1].");
    EXPECT_EQ(first["scores"]["RR@10"], 1.0);
    EXPECT_EQ(first["scores"]["refusal_right"], 1.0);
    EXPECT_EQ(report["items"][12]["scores"]["RR@10"]["na"], "unanswerable");
    EXPECT_EQ(report["arms"][0]["refusal"]["should_have_refused"], 1);
    EXPECT_EQ(report["arms"][0]["tokens"]["input"], 1300);
    EXPECT_FALSE(run->summary.empty());
    EXPECT_EQ(count("sample"), 13);
    EXPECT_EQ(count("trace"), 13) << "each item keeps its trace";
}

TEST_F(RunExecutorTest, EqualRunsPrintEqualBytes) {
    const auto first = start();
    const auto second = start();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(stable(*first), stable(*second));
    EXPECT_NE(first->id, second->id);
}

TEST_F(RunExecutorTest, StoppedRunGoesOnWithoutAskingTwice) {
    const auto whole = start();
    ASSERT_TRUE(whole);
    const std::string want = stable(*whole);
    ASSERT_TRUE(database->execute("DELETE FROM run"));
    for (int at = 1; at < 12; at += 3) {
        model = std::make_shared<EchoModel>();
        std::stop_source stop;
        model->stopper = &stop;
        model->stopAt = at;
        job.stop = stop.get_token();
        const auto stopped = start();
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
        const RunRecord left = RunRepository(*database).list()->front();
        EXPECT_EQ(left.state, RunState::Interrupted);
        const int before = model->calls;
        const auto done = resume();
        ASSERT_TRUE(done) << describe(done.error());
        EXPECT_EQ(done->state, RunState::Done);
        EXPECT_EQ(stable(*done), want);
        EXPECT_EQ(model->calls - before, 13 - static_cast<int>(left.done))
            << "what was kept is not asked again";
        ASSERT_TRUE(database->execute("DELETE FROM run"));
    }
}

TEST_F(RunExecutorTest, HangingCallsAreStoppedAtOnce) {
    model->hang = true;
    std::stop_source stop;
    model->stopper = &stop;
    model->stopAt = 3;
    job.stop = stop.get_token();
    const auto stopped = start();
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(count("sample"), 0);
}

TEST_F(RunExecutorTest, FailedItemsAreCountedAndTriedAgainAlone) {
    model->failing = "number 4";
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    EXPECT_EQ(run->state, RunState::Done);
    EXPECT_EQ(run->failed, 1U);
    const Json report = Json::parse(stable(*run));
    EXPECT_EQ(report["items"][4]["state"], "failed");
    EXPECT_EQ(report["items"][4]["scores"]["refusal_right"]["failed"], "The server said no.");
    EXPECT_EQ(report["items"][4]["scores"]["refusal_right"]["raw"], "HTTP 500");
    model->failing.reset();
    const int before = model->calls;
    const auto again = resume(true);
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(again->failed, 0U);
    EXPECT_EQ(model->calls - before, 1);
}

TEST_F(RunExecutorTest, ProviderThatRefusesEverythingEndsTheRun) {
    model->failing = "What";
    model->failStatus = 401;
    experiment.parallel = 1;
    const auto run = start();
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::Refused);
    EXPECT_EQ(model->calls, 1) << "without permission no other call can end better";
    EXPECT_EQ(RunRepository(*database).list()->front().state, RunState::Failed);
    model->failing.reset();
    const auto again = resume();
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(again->failed, 0U);
}

TEST_F(RunExecutorTest, BudgetEndsTheRunBeforeTheCall) {
    experiment.budget.calls = 5;
    const auto run = start();
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::BudgetReached);
    EXPECT_EQ(model->calls, 5);
    EXPECT_EQ(RunRepository(*database).list()->front().state, RunState::Interrupted);
    const auto again = resume();
    ASSERT_FALSE(again) << "the limit holds for the whole run";
    EXPECT_EQ(model->calls, 5);
}

TEST_F(RunExecutorTest, ArmsAndRepeatsAreRunsOfTheSameItems) {
    experiment.matrix = {{"arm", {"rag", "closed-book", "whole-document", "extractive"}}};
    experiment.repeats = 2;
    experiment.target["send_seed"] = true;
    const auto run = start();
    ASSERT_TRUE(run) << describe(run.error());
    EXPECT_EQ(run->done, 13U * 4 * 2);
    EXPECT_EQ(model->calls, 13 * 3 * 2) << "the extractive arm asks no model";
    const Json report = Json::parse(stable(*run));
    ASSERT_EQ(report["arms"].size(), 4U);
    EXPECT_EQ(report["arms"][1]["measures"][0]["n"], 0) << "closed book retrieves nothing";
    EXPECT_EQ(report["arms"][1]["measures"][0]["na"], 13);
    EXPECT_EQ(report["arms"][3]["cost"], 0.0);
    EXPECT_TRUE(report["arms"][0]["measures"][0].contains("variance_within_items"));
    EXPECT_EQ(report["arms"][0]["measures"][0]["variance_within_items"], 0.0);
}

TEST_F(RunExecutorTest, CostsFollowFromPricesAndTokens) {
    experiment.prices = {"EUR", 2.0, 0.5, 8.0};
    const auto run = start();
    ASSERT_TRUE(run);
    const Json report = Json::parse(stable(*run));
    EXPECT_NEAR(report["items"][0]["cost"].get<double>(), (60 * 2 + 40 * 0.5 + 10 * 8) / 1e6, 1e-15);
    EXPECT_EQ(report["items"][0]["currency"], "EUR");
    EXPECT_NEAR(report["arms"][0]["cost_per_success"].get<double>(), 13 * 0.00022 / 12, 1e-12);
    EXPECT_FALSE(costOf({100, -1, -1, -1}, experiment.prices)) << "unknown tokens have no price";
}

TEST_F(RunExecutorTest, ChangedCorpusIsRefused) {
    const auto run = start();
    ASSERT_TRUE(run);
    ASSERT_TRUE(database->execute("UPDATE run SET finished = NULL"));
    folder.write("docs/new.md", "# New\n\nOther words.\n");
    add();
    const auto again = resume();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::BadInput);
    EXPECT_NE(again.error().message.find("changed"), std::string::npos);
    const auto fresh = prepareRun(*database, experiment, services_, "1.0");
    ASSERT_FALSE(fresh) << "the experiment pins the snapshot";
    experiment.snapshot.clear();
    EXPECT_TRUE(prepareRun(*database, experiment, services_, "1.0"));
}

TEST_F(RunExecutorTest, DryRunAsksNobodyAndTellsTheCost) {
    experiment.prices = {"EUR", 2.0, std::nullopt, 8.0};
    experiment.budget.calls = 10;
    experiment.requestsPerMinute = 60;
    const auto plan = planRun(prepared(), services_, context);
    ASSERT_TRUE(plan) << describe(plan.error());
    EXPECT_EQ(model->calls, 0);
    EXPECT_EQ(plan->calls, 13U);
    ASSERT_TRUE(plan->arms[0].cost);
    EXPECT_GT(plan->arms[0].cost->low, 0);
    EXPECT_LT(plan->arms[0].cost->low, plan->arms[0].cost->high);
    EXPECT_EQ(plan->overBudget, "calls");
    EXPECT_EQ(plan->leastSeconds, 13.0);
    EXPECT_EQ(count("run"), 0);
}

TEST_F(RunExecutorTest, AnotherProcessThatWorksOnARunKeepsIt) {
    const auto run = start();
    ASSERT_TRUE(run);
    ASSERT_TRUE(database->execute("UPDATE run SET finished = NULL, pid = 1, pid_start = 0"));
    RunRepository repository(*database);
    EXPECT_EQ(repository.list()->front().state, RunState::Running);
    const auto claimed = repository.claim(run->id);
    ASSERT_FALSE(claimed);
    EXPECT_EQ(claimed.error().code, ErrorCode::WorkspaceBusy);
    ASSERT_TRUE(database->execute("UPDATE run SET pid = 1, pid_start = 123456789"));
    EXPECT_EQ(repository.list()->front().state, RunState::Interrupted) << "that process has ended";
    EXPECT_TRUE(repository.claim(run->id));
}

TEST_F(RunExecutorTest, RunsAreFoundByTheBeginningOfTheirId) {
    const auto run = start();
    ASSERT_TRUE(run && start());
    RunRepository repository(*database);
    EXPECT_EQ(repository.find(run->id.value)->id, run->id);
    EXPECT_EQ(repository.find("0").error().code, ErrorCode::Usage);
    EXPECT_EQ(repository.find("zz").error().code, ErrorCode::NotFound);
    EXPECT_EQ(repository.find("").error().code, ErrorCode::NotFound);
}

TEST(WholeDocuments, JoinedChunksHoldEveryWordOnce) {
    const auto chunk = [](const std::string& text, std::uint64_t start, const std::string& anchor) {
        Chunk out;
        out.document.value = "d_1";
        out.path = "a.md";
        out.url = "http://x/a#" + anchor;
        out.text.append(text, kOwnFile, start);
        out.range = {start, start + text.size()};
        out.sections = {{anchor, anchor, out.range}};
        out.tokens = 3;
        return out;
    };
    const Chunk page =
        joinedChunks({chunk("one two three", 0, "a"), chunk("three four", 8, "a"), chunk("five", 30, "b")});
    EXPECT_EQ(page.text.text(), "one two three four\n\nfive");
    EXPECT_EQ(page.range, (TextRange{0, 34}));
    EXPECT_EQ(page.sections.size(), 2U);
    EXPECT_EQ(page.url, "http://x/a");
    EXPECT_EQ(page.text.sourcesOf(14, 18).at(0).range, (TextRange{14, 18})) << "every word keeps its place";
}

} // namespace
} // namespace touchstone
