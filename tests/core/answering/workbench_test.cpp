// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench over a real workspace, and the extractive answerer on the sample's questions.
#include "core/answering/network_log.h"
#include "core/answering/workbench.h"
#include "core/traces/traces.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

namespace touchstone {
namespace {

class WorkbenchTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::path(testing::TempDir()) / ("workbench-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder / "docs");
        std::filesystem::create_directories(m_folder / "share");
        std::filesystem::create_directory_symlink(source() / "docs/user", m_folder / "share/handbook");
        std::filesystem::create_directory_symlink(source() / "resources/prompts", m_folder / "share/prompts");
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            ::setenv(name, (m_folder / name).c_str(), 1);
        ::setenv("TOUCHSTONE_DATA", (m_folder / "share").c_str(), 1);
        std::ofstream(m_folder / "docs/a.md") << "# Wombats\n\nZephyrine wombats sleep in shed seven.\n";
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    static std::filesystem::path source() { return TOUCHSTONE_SOURCE_DIR; }
    std::shared_ptr<Workbench> open(WorkbenchOptions options = {}) {
        auto bench = Workbench::open(options);
        EXPECT_TRUE(bench.has_value()) << (bench ? "" : describe(bench.error()));
        return bench ? *bench : nullptr;
    }
    void add(Workbench& bench, const std::string& name, std::optional<std::string> version = {}) {
        AddRequest request;
        request.source = (m_folder / "docs").string();
        request.name = name;
        request.version = std::move(version);
        const auto report = bench.addCorpus(request, m_context);
        ASSERT_TRUE(report.has_value()) << describe(report.error());
    }
    std::filesystem::path m_folder;
    JobContext m_context;
};

TEST_F(WorkbenchTest, OnlyTheDefaultWorkspaceGetsTheSample) {
    WorkbenchOptions named;
    named.workspace = m_folder / "own.touchstone";
    EXPECT_FALSE(open(named)->needsSample());
    const auto bench = open();
    EXPECT_TRUE(bench->needsSample());
    add(*bench, "t");
    EXPECT_FALSE(bench->needsSample());
}

TEST_F(WorkbenchTest, EditionsByNameOrTheOnlyOne) {
    const auto bench = open();
    EXPECT_EQ(bench->resolveEditions("").error().code, ErrorCode::NotFound);
    add(*bench, "t", "1");
    EXPECT_EQ(bench->resolveEditions("")->front().name, "t");
    add(*bench, "t", "2");
    EXPECT_EQ(bench->resolveEditions("")->size(), 1U) << "one corpus: its newest version";
    EXPECT_EQ(bench->resolveEditions("t@1, t@2,t@1")->size(), 2U);
    EXPECT_EQ(bench->resolveEditions("u").error().code, ErrorCode::NotFound);
    EXPECT_EQ(bench->resolveEditions(",").error().code, ErrorCode::Usage);
    add(*bench, "u");
    const auto several = bench->resolveEditions("");
    ASSERT_FALSE(several.has_value());
    EXPECT_EQ(several.error().code, ErrorCode::Usage);
    for (const char* name : {"t@1", "t@2", "u"})
        EXPECT_NE(several.error().message.find(name), std::string::npos) << several.error().message;
}

TEST_F(WorkbenchTest, ModelsBySpecOrNameAndOfflineSwitch) {
    WorkbenchOptions options;
    options.offline = true;
    const auto bench = open(options);
    EXPECT_TRUE(bench->http().offline());
    EXPECT_EQ(*bench->model(""), nullptr);
    EXPECT_EQ(*bench->model("extractive"), nullptr);
    EXPECT_EQ(bench->model("no such thing").error().code, ErrorCode::Usage);
    Settings settings = bench->settings();
    settings.models = {{"mine", "openai-compatible:url=http://127.0.0.1:9/v1,model=m"}};
    settings.defaultModel = "mine";
    ASSERT_TRUE(bench->saveSettings(settings).has_value());
    EXPECT_TRUE(bench->http().offline()) << "what the command line asked for outlives the settings";
    ASSERT_TRUE(bench->model("").has_value());
    EXPECT_NE(*bench->model(""), nullptr);
    EXPECT_EQ(*bench->model(""), *bench->model("mine")) << "made once";
    EXPECT_EQ(open()->settings().defaultModel, "mine");
}

TEST_F(WorkbenchTest, AskKeepsATrace) {
    const auto bench = open();
    add(*bench, "t");
    const auto editions = bench->resolveEditions("t");
    const auto answer = bench->ask("Where do wombats sleep?", *editions, nullptr, {}, {}, m_context);
    ASSERT_TRUE(answer.has_value()) << describe(answer.error());
    EXPECT_EQ(answer->text, "Zephyrine wombats sleep in shed seven. [1]");
    ASSERT_EQ(answer->citations.size(), 1U);
    EXPECT_EQ(answer->citations[0].range, (TextRange{11, 49}));
    EXPECT_EQ(*bench->retriever(*editions, m_context), *bench->retriever(*editions, m_context)) << "kept";
    auto database = bench->workspace()->connect();
    const auto trace = TraceRepository(*database).load(answer->trace);
    ASSERT_TRUE(trace.has_value()) << describe(trace.error());
    std::set<std::string> names;
    for (const TraceSpan& span : trace->spans)
        names.insert(span.name);
    EXPECT_TRUE(names.count("retrieve") == 1 && names.count("extract") == 1);
    EXPECT_EQ(bench->ask("What is the capital of Peru?", *editions, nullptr, {}, {}, m_context)->refused,
              RefusalReason::NotInSources);
}

TEST_F(WorkbenchTest, NetworkLogIsWrittenAside) {
    const auto bench = open();
    {
        NetworkLog log(bench->workspace());
        NetworkEvent event;
        event.host = "127.0.0.1:9";
        event.outcome = "unreachable";
        for (int i = 0; i < 5; ++i)
            log.add(event);
        log.flush();
        auto database = bench->workspace()->connect();
        EXPECT_EQ(TraceRepository(*database).networkLog()->size(), 5U);
        log.add(event);
    }
    auto database = bench->workspace()->connect();
    EXPECT_EQ(TraceRepository(*database).networkLog()->size(), 6U) << "what is left is written at the end";
}

TEST_F(WorkbenchTest, SampleQuestionsAreAnsweredOrRefusedRightly) {
    const auto bench = open();
    const auto report = bench->addSample(m_context);
    ASSERT_TRUE(report.has_value()) << describe(report.error());
    const auto editions = bench->resolveEditions("handbook");
    std::ifstream gold(source() / "resources/sample/gold.jsonl");
    int unanswerable = 0, refusedRightly = 0, refusedWrongly = 0, cited = 0, answerable = 0;
    for (std::string line; std::getline(gold, line);) {
        const auto item = nlohmann::json::parse(line);
        const auto answer =
            bench->ask(item["question"].get<std::string>(), *editions, nullptr, {}, {}, m_context);
        ASSERT_TRUE(answer.has_value());
        const bool refused = answer->refused != RefusalReason::None;
        if (item["relevant"].empty()) {
            ++unanswerable;
            refusedRightly += refused ? 1 : 0;
            continue;
        }
        ++answerable;
        if (refused) {
            ++refusedWrongly;
            std::printf("refused: %s\n", answer->question.c_str());
        }
        bool right = false;
        for (const Citation& citation : answer->citations)
            for (const auto& place : item["relevant"])
                right = right || (place.value("path", "") == citation.path &&
                                  place.value("anchor", "") == citation.anchor);
        cited += right ? 1 : 0;
    }
    std::printf("unanswerable: %d of %d refused; answerable: %d of %d refused, %d cite a right section\n",
                refusedRightly, unanswerable, refusedWrongly, answerable, cited);
    ASSERT_GE(unanswerable, 6);
    EXPECT_GE(refusedRightly, unanswerable - 1);
    EXPECT_LE(refusedWrongly, 2);
    EXPECT_GE(cited, answerable * 3 / 4);
}

} // namespace
} // namespace touchstone
