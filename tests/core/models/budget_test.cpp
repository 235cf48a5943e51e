// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/budget.h"
#include "tests/core/models/fake_model.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <thread>

namespace touchstone {
namespace {

using namespace test;

ModelPrice price() {
    ModelPrice out;
    out.model = "m";
    out.input = 2;
    out.output = 10;
    out.cachedInput = 0.5;
    return out;
}

struct Limited {
    explicit Limited(BudgetLimits run, BudgetLimits day = {}, bool priced = true,
                     std::shared_ptr<SpendingStore> store = nullptr)
        : budget(std::make_shared<Budget>(std::move(run), std::move(day), std::move(store), "run-1")) {
        auto owned = std::make_unique<FakeModel>();
        inner = owned.get();
        model = withBudget(std::move(owned), budget, [priced](const std::string&) {
            return priced ? std::optional<ModelPrice>(price()) : std::nullopt;
        });
        context.clock = &clock;
        request.maxTokens = 50;
    }
    ChatOutcome ask() { return model->complete(request, nullptr, context); }
    std::shared_ptr<Budget> budget;
    FakeModel* inner = nullptr;
    std::unique_ptr<ChatModel> model;
    FakeClock clock;
    JobContext context;
    ChatRequest request = question();
};

TEST(Budget, TheWorstCaseMustFitBeforeAnythingIsSent) {
    BudgetLimits limits;
    limits.tokens = 300;
    Limited at(limits);
    EXPECT_TRUE(at.ask().ok()); // 120 are used
    EXPECT_TRUE(at.ask().ok());
    const ChatOutcome third = at.ask(); // 240, and the worst case is above 60
    ASSERT_FALSE(third.ok());
    EXPECT_EQ(third.error->code, ErrorCode::BudgetReached);
    EXPECT_EQ(exitCodeOf(third.error->code), 4);
    EXPECT_EQ(third.partial.attempts, 0);
    EXPECT_EQ(at.inner->calls, 2);
    EXPECT_EQ(at.budget->spent().tokens, 240);
}

TEST(Budget, MoneyCountsCachedTokensAtTheirOwnPrice) {
    EXPECT_DOUBLE_EQ(costOf(price(), {1000, 100, 400, -1}).value(), (600 * 2 + 400 * 0.5 + 100 * 10) / 1e6);
    EXPECT_FALSE(costOf(price(), {1000, -1, 0, -1}).has_value()) << "not counted is not zero";
    EXPECT_FALSE(costOf(std::nullopt, {1, 1, 0, -1}).has_value());
    EXPECT_FALSE(costOf(price(), {1, 1, 0, -1}, true).has_value()) << "no batch price";
    ModelPrice written = price();
    written.cacheWrite = 2.5;
    EXPECT_DOUBLE_EQ(costOf(written, {1000, 0, 0, -1, 1000}).value(), 2500 / 1e6);
    BudgetLimits limits;
    limits.money = 0.0015;
    Limited at(limits);
    const ChatOutcome first = at.ask();
    EXPECT_DOUBLE_EQ(first.partial.cost.value(), (100 * 2 + 20 * 10) / 1e6);
    EXPECT_TRUE(at.ask().ok());
    EXPECT_TRUE(at.ask().ok());
    EXPECT_EQ(at.ask().error.value_or(Error{}).code, ErrorCode::BudgetReached);
}

TEST(Budget, AnUnknownPriceIsCountedAndNeverZero) {
    Limited counted({}, {}, false);
    const ChatOutcome outcome = counted.ask();
    EXPECT_TRUE(outcome.ok());
    EXPECT_FALSE(outcome.partial.cost.has_value());
    EXPECT_EQ(counted.budget->spent().unpriced, 1);
    BudgetLimits money;
    money.money = 5;
    Limited limited(money, {}, false);
    EXPECT_EQ(limited.ask().error.value_or(Error{}).code, ErrorCode::BudgetReached);
    EXPECT_EQ(limited.inner->calls, 0);
}

TEST(Budget, RetriesAndBrokenCallsCount) {
    BudgetLimits limits;
    limits.calls = 3;
    Limited at(limits);
    at.inner->script.push_back([](const ChatRequest&, const ChatSink&) {
        ChatOutcome outcome;
        outcome.error = refused(503);
        outcome.partial.attempts = 3;
        return outcome;
    });
    EXPECT_EQ(at.ask().error->code, ErrorCode::Refused);
    EXPECT_EQ(at.ask().error->code, ErrorCode::BudgetReached);
    Limited cut({});
    cut.inner->script.push_back(fails(makeError(ErrorCode::Unreachable, "cut"), "Shed"));
    (void)cut.ask();
    EXPECT_GT(cut.budget->spent().tokens, 50) << "what may have been charged is counted";
}

TEST(Budget, SeveralCallsTogetherDoNotOverdraw) {
    BudgetLimits limits;
    limits.calls = 10;
    Limited at(limits);
    std::atomic<int> refusedCalls{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 10; ++j) {
                JobContext own;
                own.clock = &at.clock;
                if (!at.model->complete(question(), nullptr, own).ok())
                    ++refusedCalls;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(at.inner->calls, 10);
    EXPECT_EQ(refusedCalls, 30);
}

TEST(Budget, ADayCountsOtherRunsAndEnds) {
    const TemporaryFolder folder;
    const auto workspace = Workspace::open(folder.path() / "w.touchstone").value();
    BudgetLimits day;
    day.calls = 2;
    const auto store = std::make_shared<WorkspaceSpending>(workspace);
    Limited first({}, day, true, store), second({}, day, true, store);
    EXPECT_TRUE(first.ask().ok());
    EXPECT_TRUE(second.ask().ok());
    EXPECT_EQ(first.ask().error.value_or(Error{}).code, ErrorCode::BudgetReached);
    first.clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(first.ask().ok());
    const Spent all = store->since(0, "USD").value();
    EXPECT_EQ(all.calls, 3);
    EXPECT_EQ(all.tokens, 360);
    EXPECT_NEAR(all.money, 3 * 0.0004, 1e-9);
    EXPECT_EQ(store->since(0, "EUR").value().unpriced, 3) << "another currency is not added up";
}

TEST(Prices, ExactNamesGoBeforePatterns) {
    ModelPrice exact = price(), pattern = price(), other = price();
    pattern.model = "m*";
    other.model = "mo*";
    const std::vector<ModelPrice> all{pattern, other, exact};
    EXPECT_EQ(findPrice(all, "openai", "m"), &all[2]);
    EXPECT_EQ(findPrice(all, "openai", "mode"), &all[1]);
    EXPECT_EQ(findPrice(all, "openai", "mx"), &all[0]);
    EXPECT_EQ(findPrice(all, "openai", "x"), nullptr);
}

} // namespace
} // namespace touchstone
