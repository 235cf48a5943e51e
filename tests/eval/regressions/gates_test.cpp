// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/gates.h"
#include "tests/eval/runners/made_up_run.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class GatesTest : public MadeUpRuns {
protected:
    void SetUp() override {
        MadeUpRuns::SetUp();
        baseline = makeRun({{"refusal_right", {1, 1, 1, 1, 1, 1, 1, 0}},
                            {"token_f1", {.5, .5, .5, .5, .5, .5, .5, .5}},
                            {"latency_ms", {100, 100, 100, 100, 100, 100, 100, 900}}});
        run = makeRun({{"refusal_right", {0, 1, 1, 1, 1, 1, 1, 1}},
                       {"token_f1", {.4, .5, .5, .5, .5, .5, .5, .5}},
                       {"latency_ms", {100, 100, 100, 100, 100, 100, 100, 500}}});
    }
    GateResult check(const std::string& gate) {
        const auto gates = parseGates(R"({"touchstone_gates":1,"gates":[)" + gate + "]}", "gates.json");
        EXPECT_TRUE(gates) << gate << (gates ? "" : describe(gates.error()));
        auto report =
            checkGates(*gates, *readSide(*database, baseline), *readSide(*database, run), 1, context);
        EXPECT_TRUE(report) << (report ? "" : describe(report.error()));
        return report->results.at(0);
    }
    GateState state(const std::string& gate) { return check(gate).state; }
    std::string baseline, run;
};

TEST_F(GatesTest, AbsoluteRules) {
    EXPECT_EQ(state(R"({"measure":"refusal_right","min":0.875})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"refusal_right","min":0.9})"), GateState::Failed);
    EXPECT_EQ(state(R"({"measure":"latency_ms","statistic":"p95","max":400})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"latency_ms","statistic":"p99","max":400})"), GateState::Failed);
    EXPECT_EQ(state(R"({"measure":"cost","statistic":"total","max":2})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"cost","statistic":"total","max":1.99})"), GateState::Failed);
    EXPECT_EQ(state(R"({"measure":"cost_per_success","max":0.26})"), GateState::Passed) << "8 answered for 2";
    EXPECT_EQ(state(R"({"measure":"token_f1","statistic":"failed","max":0})"), GateState::Passed);
}

TEST_F(GatesTest, RulesAgainstTheBaseline) {
    EXPECT_EQ(state(R"({"measure":"token_f1","max_drop":0.0125})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"token_f1","max_drop":0.012})"), GateState::Failed);
    EXPECT_EQ(state(R"({"measure":"token_f1","max_drop_percent":2.5})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"token_f1","max_drop_percent":2.4})"), GateState::Failed);
    EXPECT_EQ(state(R"({"measure":"latency_ms","max_drop":0})"), GateState::Passed) << "faster is no drop";
}

TEST_F(GatesTest, NonInferiorityLooksAtTheBoundAndNotAtTheMean) {
    const GateResult narrow = check(R"({"measure":"token_f1","non_inferior_margin":0.02})");
    EXPECT_EQ(narrow.state, GateState::Failed)
        << "the mean loses .0125, but it may as well lose more: " << narrow.message;
    EXPECT_EQ(state(R"({"measure":"token_f1","non_inferior_margin":0.1})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"refusal_right","non_inferior_margin":0.05})"), GateState::Failed)
        << "equal means of few items prove nothing";
}

TEST_F(GatesTest, NewlyBrokenItemsOfATagAreNamed) {
    const GateResult broken = check(R"({"measure":"refusal_right","no_newly_broken":true,"tag":"even"})");
    EXPECT_EQ(broken.state, GateState::Failed);
    EXPECT_EQ(broken.items, (std::vector<std::string>{"q0"}));
    EXPECT_EQ(state(R"({"measure":"refusal_right","no_newly_broken":true,"tag":"odd"})"), GateState::Passed);
    EXPECT_EQ(state(R"({"measure":"token_f1","no_newly_broken":true})"), GateState::Failed) << ".5 to .4";
}

TEST_F(GatesTest, MeasureWithoutAValueIsNeverPassed) {
    EXPECT_EQ(state(R"({"measure":"nDCG@10","min":0})"), GateState::Error);
    EXPECT_EQ(state(R"({"measure":"nDCG@10","max_drop":1})"), GateState::Error);
    run = makeRun({{"refusal_right", {1, 1}}}, "s1", 4);
    const auto gates =
        *parseGates(R"({"touchstone_gates":1,"gates":[{"measure":"refusal_right","min":0.5}]})", "g");
    const auto report =
        checkGates(gates, *readSide(*database, baseline), *readSide(*database, run), 1, context);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->passed()) << "a partial run passes nothing";
}

TEST(GateFile, MistakesAreToldWithTheirLine) {
    const auto errorOf = [](const std::string& text) {
        const auto gates = parseGates(text, "g.json");
        EXPECT_FALSE(gates) << text;
        EXPECT_EQ(gates.error().code, ErrorCode::BadInput);
        return gates ? Error{} : gates.error();
    };
    const auto file = [](const std::string& second) {
        return "{\"touchstone_gates\": 1,\n \"gates\": [\n  {\"measure\": \"R@5\", \"min\": 0.5},\n  " +
               second + "\n]}";
    };
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5"})")).line, 4);
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5","min":0.5,"max":1})")).line, 4);
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5","mni":0.5})")).line, 4);
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5","min":"0.5"})")).line, 4);
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5","statistic":"median","min":0.5})")).line, 4);
    EXPECT_EQ(errorOf(file(R"({"measure":"R@5","statistic":"p95","max_drop":0.5})")).line, 4);
    EXPECT_EQ(errorOf(file("{")).line, 5);
    errorOf("[]");
    errorOf(R"({"touchstone_gates":1,"gates":[]})");
    errorOf(R"({"touchstone_gates":2,"gates":[{"measure":"R@5","min":0}]})");
    EXPECT_TRUE(parseGates(file(R"({"measure":"R@5","max_drop":0})"), "g.json"));
}

} // namespace
} // namespace touchstone
