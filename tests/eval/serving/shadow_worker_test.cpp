// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/shadow_answers.h"
#include "eval/serving/shadow_worker.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>

namespace touchstone {
namespace {

TEST(IsShadowed, IsTheSameForTheSameQuestionAndNearTheShare) {
    int chosen = 0;
    int others = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string question = "Question " + std::to_string(i);
        chosen += isShadowed(question, 0.2, 1) ? 1 : 0;
        others += isShadowed(question, 0.2, 1) != isShadowed(question, 0.2, 2) ? 1 : 0;
        EXPECT_EQ(isShadowed(question, 0.2, 1), isShadowed(question, 0.2, 1));
        EXPECT_TRUE(!isShadowed(question, 0.2, 1) || isShadowed(question, 0.5, 1))
            << "a larger share holds it";
        EXPECT_TRUE(isShadowed(question, 1, 1));
        EXPECT_FALSE(isShadowed(question, 0, 1));
    }
    EXPECT_NEAR(chosen, 400, 60);
    EXPECT_GT(others, 400) << "another seed, another share";
}

/// Answers when it is let, and counts.
class HeldModel final : public ChatModel {
public:
    [[nodiscard]] std::string name() const override { return "held"; }
    [[nodiscard]] std::string spec() const override { return "held:"; }
    ChatOutcome complete(const ChatRequest& /*request*/, const ChatSink& sink, JobContext& context) override {
        std::unique_lock lock(m_mutex);
        ++m_calls;
        m_changed.notify_all();
        ChatOutcome out;
        if (!m_changed.wait(lock, context.stop, [this] { return m_isLet; })) {
            out.error = makeError(ErrorCode::Cancelled, "Stopped.");
            return out;
        }
        out.partial.text = "In shed seven [1].";
        out.partial.cost = 0.5;
        out.partial.currency = "EUR";
        sink(out.partial.text);
        return out;
    }
    void let() {
        const std::lock_guard lock(m_mutex);
        m_isLet = true;
        m_changed.notify_all();
    }
    bool waitForCall() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_calls > 0; });
    }
    int calls() {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isLet = false;
    int m_calls = 0;
};

class ShadowWorkerTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::path(testing::TempDir()) / ("shadow-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder / "share");
        std::filesystem::create_directory_symlink(
            std::filesystem::path(TOUCHSTONE_SOURCE_DIR) / "resources/prompts", m_folder / "share/prompts");
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            ::setenv(name, (m_folder / name).c_str(), 1);
        ::setenv("TOUCHSTONE_DATA", (m_folder / "share").c_str(), 1);
        WorkbenchOptions where;
        where.workspace = m_folder / "w.touchstone";
        auto bench = Workbench::open(where);
        ASSERT_TRUE(bench) << describe(bench.error());
        m_bench = *bench;
        m_database = std::make_unique<Database>(*m_bench->workspace()->connect());
        m_library = std::make_unique<PromptLibrary>(*m_database, m_bench->promptFolder());
        auto committed = m_library->commit(
            {"answer", "## user\n{{#sources}}{{text}}\n{{/sources}}{{question}}\n", "p", "m", "me", "", {}});
        ASSERT_TRUE(committed) << describe(committed.error());
        m_candidate = committed->prompt;
    }
    void TearDown() override {
        m_bench.reset();
        m_library.reset();
        m_database.reset();
        std::filesystem::remove_all(m_folder);
    }
    std::unique_ptr<ShadowWorker> start(ShadowOptions options) {
        options.candidate = m_candidate;
        options.share = 1;
        auto worker = ShadowWorker::start(m_bench, std::move(options));
        EXPECT_TRUE(worker);
        return worker ? std::move(*worker) : nullptr;
    }
    [[nodiscard]] ShadowJob job(const std::string& question) const {
        ShadowJob out;
        out.question = question;
        out.corpora = "c";
        out.production.question = question;
        out.production.prompt = "answer@1";
        out.production.text = "In shed seven.";
        Hit hit;
        hit.rank = 1;
        hit.stored.chunk.id.value = "c_1";
        out.passages.hits.push_back(hit);
        out.model = m_model;
        return out;
    }
    static void waitUntil(const std::function<bool()>& met) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!met() && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
    }

    std::filesystem::path m_folder;
    std::shared_ptr<Workbench> m_bench;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<PromptLibrary> m_library;
    StoredPrompt m_candidate;
    std::shared_ptr<HeldModel> m_model = std::make_shared<HeldModel>();
};

TEST_F(ShadowWorkerTest, WhatDoesNotFitTheQueueIsDroppedAndTheEndWaitsForNothing) {
    ShadowOptions options;
    options.queue = 2;
    const auto worker = start(options);
    worker->submit(job("1"));
    ASSERT_TRUE(m_model->waitForCall());
    for (const char* question : {"2", "3", "4", "5"})
        worker->submit(job(question));
    EXPECT_EQ(worker->counts().at("dropped_full"), 2U);
    EXPECT_NE(worker->metricsText().find("touchstone_shadow_waiting 2"), std::string::npos);
    worker->stop();
    EXPECT_EQ(worker->counts().at("dropped_stopped"), 3U);
    EXPECT_EQ(m_model->calls(), 1);
    worker->submit(job("6"));
    EXPECT_EQ(worker->counts().at("dropped_stopped"), 4U);
    const auto events = m_library->events("answer");
    ASSERT_TRUE(events);
    EXPECT_EQ(events->at(1).action, "shadow-on");
    EXPECT_EQ(events->at(2).reason, "2 dropped_full, 3 dropped_stopped");
}

TEST_F(ShadowWorkerTest, PairsAreKeptAndMoneyIsLimited) {
    m_model->let();
    ShadowOptions options;
    options.cost = 0.9;
    const auto worker = start(options);
    for (const char* question : {"1", "2", "3"}) {
        ShadowJob one = job(question);
        one.production.partial = true; // its model stopped at max_tokens: that is an answer as well
        worker->submit(std::move(one));
    }
    waitUntil([&] {
        const auto counts = worker->counts();
        return counts.contains("compared") && counts.at("compared") == 2 && counts.contains("dropped_budget");
    });
    worker->stop();
    EXPECT_EQ(worker->counts().at("compared"), 2U);
    EXPECT_EQ(worker->counts().at("dropped_budget"), 1U);
    EXPECT_NE(worker->metricsText().find("touchstone_shadow_cost_total{currency=\"EUR\"} 1"),
              std::string::npos);
    const auto pairs = ShadowRepository(*m_database).pairs("answer", m_candidate.version, 1, "live");
    ASSERT_TRUE(pairs);
    ASSERT_EQ(pairs->size(), 2U);
    EXPECT_EQ(pairs->front().productionOutput.answer, "In shed seven.");
    EXPECT_EQ(pairs->front().candidateOutput.answer, "In shed seven [1].");
}

TEST_F(ShadowWorkerTest, WhatCannotBeComparedIsSkipped) {
    m_model->let();
    const auto worker = start({});
    ShadowJob same = job("the candidate itself is in production by now");
    same.production.prompt = promptLabel(m_candidate);
    worker->submit(std::move(same));
    ShadowJob broken = job("production failed");
    broken.production.error = makeError(ErrorCode::Unreachable, "gone");
    worker->submit(std::move(broken));
    ShadowJob quoted = job("nobody was asked");
    quoted.model = nullptr;
    worker->submit(std::move(quoted));
    worker->skip();
    worker->stop();
    EXPECT_EQ(worker->counts().at("skipped"), 4U);
    EXPECT_EQ(m_model->calls(), 0);
}

TEST_F(ShadowWorkerTest, ACandidateWaitsWhileAClientIsAnswered) {
    m_model->let();
    const auto worker = start({});
    worker->clientBegins();
    worker->submit(job("1"));
    EXPECT_EQ(m_model->calls(), 0);
    worker->clientEnds();
    EXPECT_TRUE(m_model->waitForCall());
}

} // namespace
} // namespace touchstone
