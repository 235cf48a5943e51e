// SPDX-License-Identifier: GPL-3.0-or-later
// What a server can make of a question, over a real workspace and a scripted server.
#include "core/answering/workbench.h"
#include "core/traces/traces.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

namespace touchstone {
namespace {

class ServedRefusals : public testing::Test {
protected:
    void SetUp() override {
        m_folder = std::filesystem::path(testing::TempDir()) / ("refusals-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder / "docs");
        std::filesystem::create_directories(m_folder / "share");
        std::filesystem::create_directory_symlink(
            std::filesystem::path(TOUCHSTONE_SOURCE_DIR) / "resources/prompts", m_folder / "share/prompts");
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            ::setenv(name, (m_folder / name).c_str(), 1);
        ::setenv("TOUCHSTONE_DATA", (m_folder / "share").c_str(), 1);
        std::ofstream(m_folder / "docs/a.md") << "# Wombats\n\nZephyrine wombats sleep in shed seven.\n";
        WorkbenchOptions options;
        options.workspace = m_folder / "w.touchstone";
        auto bench = Workbench::open(options);
        ASSERT_TRUE(bench.has_value()) << describe(bench.error());
        m_bench = *bench;
        AddRequest request;
        request.source = (m_folder / "docs").string();
        request.name = "t";
        ASSERT_TRUE(m_bench->addCorpus(request, m_context).has_value());
    }
    void TearDown() override {
        m_bench.reset();
        std::filesystem::remove_all(m_folder);
    }
    /// Asks a server that says `reply`; "" = nobody listens.
    Answer ask(const std::string& reply, const std::string& question = "Where do wombats sleep?") {
        const test::ScriptedServer server(
            [&](test::ScriptedConnection& wire, const test::ScriptedRequest&) { wire.send(reply); });
        const int port = reply.empty() ? test::unusedPort() : server.port();
        const auto model = m_bench->model("openai-compatible:url=http://127.0.0.1:" + std::to_string(port) +
                                          "/v1,model=m,retries=0");
        EXPECT_TRUE(model.has_value());
        const auto editions = m_bench->resolveEditions("t");
        auto answer = m_bench->ask(question, *editions, model->get(), {}, {}, m_context);
        EXPECT_TRUE(answer.has_value()) << (answer ? "" : describe(answer.error()));
        m_sent = server.requestCount();
        return answer ? *answer : Answer{};
    }
    std::string tracedOutcome(const Answer& answer) {
        auto database = m_bench->workspace()->connect();
        const auto trace = TraceRepository(*database).load(answer.trace);
        if (trace)
            for (const TraceSpan& span : trace->spans)
                for (const auto& [key, value] : span.attributes)
                    if (key == "outcome")
                        return std::get<std::string>(value);
        return {};
    }
    void expect(const Answer& answer, AnswerOutcome outcome) {
        EXPECT_EQ(answerOutcomeName(answerOutcomeOf(answer)), answerOutcomeName(outcome));
        EXPECT_EQ(tracedOutcome(answer), answerOutcomeName(outcome));
        EXPECT_TRUE(!answer.text.empty() || answer.error) << "something to read";
    }
    std::filesystem::path m_folder;
    std::shared_ptr<Workbench> m_bench;
    JobContext m_context;
    int m_sent = 0;
};

TEST_F(ServedRefusals, TheFilterOfTheProviderInAStreamAndAsAnError) {
    expect(ask(test::streamHead() +
               test::sseData(
                   {R"({"choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]})", "[DONE]"})),
           AnswerOutcome::ProviderFilter);
    expect(ask(test::jsonAnswer(400, R"({"error":{"code":"content_filter","message":"filtered"}})")),
           AnswerOutcome::ProviderFilter);
}

TEST_F(ServedRefusals, AGuardrailWithholdsWhatTheModelMadeUp) {
    const Answer answer =
        ask(test::streamHead() +
            test::chatStream("Log in with ghp_A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6S7t8 and see [1]."));
    expect(answer, AnswerOutcome::Guardrail);
    EXPECT_EQ(answer.rule, "secret_pattern");
    EXPECT_EQ(answer.text.find("ghp_"), std::string::npos);
    EXPECT_TRUE(answer.citations.empty());
}

TEST_F(ServedRefusals, AServerThatIsDownBrokenOrBusy) {
    expect(ask(""), AnswerOutcome::ProviderDown);
    expect(ask(test::jsonAnswer(503, R"({"error":{"message":"overloaded"}})")), AnswerOutcome::ProviderDown);
    expect(ask(test::jsonAnswer(429, R"({"error":{"message":"slow down"}})")), AnswerOutcome::ProviderDown);
    expect(ask(test::jsonAnswer(401, R"({"error":{"message":"who are you"}})")),
           AnswerOutcome::ProviderRefused);
    expect(ask(test::httpAnswer(200, "text/html", "<h1>Welcome</h1>")), AnswerOutcome::ProviderRefused);
}

TEST_F(ServedRefusals, ABudgetStopsBeforeAnythingIsSent) {
    Settings settings = m_bench->settings();
    settings.dailyBudget.calls = 0;
    ASSERT_TRUE(m_bench->saveSettings(settings).has_value());
    expect(ask(test::streamHead() + test::chatStream("Wombats [1].")), AnswerOutcome::BudgetReached);
    EXPECT_EQ(m_sent, 0);
}

TEST_F(ServedRefusals, SmallTalkSendsNothing) {
    const Answer answer = ask(test::streamHead() + test::chatStream("Hello."), "Hello there!");
    expect(answer, AnswerOutcome::OutOfScope);
    EXPECT_EQ(m_sent, 0);
    EXPECT_NE(answer.text.find("t holds 1 page, among them “Wombats”."), std::string::npos) << answer.text;
}

} // namespace
} // namespace touchstone
