// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jobs/jobrunner.h"
#include "tests/support/slowdown.h"

#include <gtest/gtest.h>

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <condition_variable>
#include <latch>
#include <mutex>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

constexpr int kPatience = 5000;

/// What a job brought back, and how often.
struct Outcome {
    int succeeded = 0, failed = 0, cancelled = 0;
    int value = 0;
    [[nodiscard]] int all() const { return succeeded + failed + cancelled; }
    std::function<void(Result<int>)> taker() {
        return [this](Result<int> result) {
            if (result) {
                ++succeeded;
                value = *result;
            } else if (result.error().code == ErrorCode::Cancelled) {
                ++cancelled;
            } else {
                ++failed;
            }
        };
    }
};

/// Work that ends when it is stopped, and only then.
Result<int> untilStopped(JobContext& context) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, context.stop, [] { return false; });
    TOUCHSTONE_TRY(context.check());
    return 0;
}

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kPatience);
}

/// Everything that is on its way has arrived once this job's end has.
void settle(JobRunner& runner) {
    bool done = false;
    runner.start<int>(
        Lane::Io, {}, nullptr, [](JobContext&) -> Result<int> { return 0; },
        [&](const Result<int>&) { done = true; });
    ASSERT_TRUE(waitFor([&] { return done && runner.jobs().empty(); }));
}

} // namespace

TEST(JobRunner, ExactlyOneOutcomeFollowsAStart) {
    JobRunner runner;
    Outcome good, bad, stopped;
    runner.start<int>(
        Lane::Io, QStringLiteral("good"), &runner, [](JobContext&) -> Result<int> { return 7; },
        good.taker());
    runner.start<int>(
        Lane::Eval, QStringLiteral("bad"), &runner,
        [](JobContext&) -> Result<int> { return fail(ErrorCode::NotFound, "no such thing"); }, bad.taker());
    JobHandle handle =
        runner.start<int>(Lane::Model, QStringLiteral("stopped"), &runner, untilStopped, stopped.taker());
    EXPECT_EQ(runner.jobs().size(), 3U);
    ASSERT_TRUE(waitFor([&] { return good.all() == 1 && bad.all() == 1; }));
    handle.cancel();
    handle.cancel();
    ASSERT_TRUE(waitFor([&] { return stopped.all() == 1; }));
    settle(runner);
    EXPECT_EQ(good.succeeded, 1);
    EXPECT_EQ(good.value, 7);
    EXPECT_EQ(bad.failed, 1);
    EXPECT_EQ(stopped.cancelled, 1);
    EXPECT_EQ(good.all() + bad.all() + stopped.all(), 3) << "and nothing came twice";
    EXPECT_FALSE(handle.active());
}

TEST(JobRunner, CancelTakesEffectWithin100Milliseconds) {
    JobRunner runner;
    Outcome outcome;
    std::latch begun(1);
    JobHandle handle = runner.start<int>(
        Lane::Model, {}, &runner,
        [&](JobContext& context) {
            begun.count_down();
            return untilStopped(context);
        },
        outcome.taker());
    begun.wait();
    QElapsedTimer timer;
    timer.start();
    handle.cancel();
    ASSERT_TRUE(waitFor([&] { return outcome.all() == 1; }));
    EXPECT_LT(timer.elapsed(), 100 * test::kSlowdown);
    EXPECT_EQ(outcome.cancelled, 1);
}

TEST(JobRunner, CancelByIdAndAllReachesThoseThatWait) {
    JobRunner runner;
    Outcome first, waiting;
    const JobHandle running = runner.start<int>(Lane::Index, {}, &runner, untilStopped, first.taker());
    runner.start<int>(Lane::Index, {}, &runner, untilStopped, waiting.taker());
    runner.cancel(running.id());
    ASSERT_TRUE(waitFor([&] { return first.all() == 1; }));
    EXPECT_EQ(waiting.all(), 0) << "another job than the one that was meant";
    runner.cancelAll();
    ASSERT_TRUE(waitFor([&] { return waiting.all() == 1; }));
    EXPECT_EQ(waiting.cancelled, 1);
}

TEST(JobRunner, AForgottenJobSaysNothingMore) {
    JobRunner runner;
    Outcome stale, fresh;
    int pieces = 0;
    std::latch posted(1);
    JobHandle handle = runner.start<int>(
        Lane::Model, {}, &runner,
        [&](JobContext& context) {
            JobRunner::post([&] { ++pieces; });
            posted.count_down();
            return untilStopped(context);
        },
        stale.taker());
    posted.wait();
    // The piece lies in the mailbox already; the newer request comes first.
    handle.forget();
    handle = runner.start<int>(
        Lane::Model, {}, &runner, [](JobContext&) -> Result<int> { return 2; }, fresh.taker());
    ASSERT_TRUE(waitFor([&] { return fresh.all() == 1; }));
    settle(runner);
    EXPECT_EQ(stale.all(), 0);
    EXPECT_EQ(pieces, 0);
    EXPECT_EQ(fresh.value, 2);
}

TEST(JobRunner, AResultWhoseReceiverIsGoneIsDropped) {
    JobRunner runner;
    Outcome outcome;
    std::latch go(1);
    auto receiver = std::make_unique<QObject>();
    runner.start<int>(
        Lane::Eval, {}, receiver.get(),
        [&](JobContext&) -> Result<int> {
            go.wait();
            return 1;
        },
        outcome.taker());
    receiver.reset();
    go.count_down();
    settle(runner);
    ASSERT_TRUE(waitFor([&] { return runner.jobs().empty(); }));
    EXPECT_EQ(outcome.all(), 0);
}

TEST(JobRunner, DestructionStopsAndJoins) {
    std::atomic<bool> left{false};
    Outcome outcome;
    {
        JobRunner runner;
        std::latch begun(1);
        runner.start<int>(
            Lane::Io, {}, &runner,
            [&](JobContext& context) {
                begun.count_down();
                auto result = untilStopped(context);
                left = true;
                return result;
            },
            outcome.taker());
        begun.wait();
    }
    EXPECT_TRUE(left) << "the work had ended before the runner was gone";
    QTest::qWait(1);
    EXPECT_EQ(outcome.all(), 0) << "nobody is told afterwards";
}

TEST(JobRunner, TheMailboxIsDrainedAtMostEvery33Milliseconds) {
    JobRunner runner;
    QElapsedTimer clock;
    clock.start();
    std::vector<qint64> drains; // when the first letter of a drain came
    int letters = 0;
    int turn = 0, lastTurn = -1; // of the event loop: letters of one drain come in one turn
    QObject ticker;
    const auto connection =
        QObject::connect(qApp->eventDispatcher(), &QAbstractEventDispatcher::awake, &ticker, [&] { ++turn; });
    Outcome outcome;
    runner.start<int>(
        Lane::Model, {}, &runner,
        [&](JobContext& context) -> Result<int> {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            for (int i = 0; i < 300; ++i) {
                JobRunner::post([&] {
                    ++letters;
                    if (turn != lastTurn)
                        drains.push_back(clock.elapsed());
                    lastTurn = turn;
                });
                never.wait_for(lock, context.stop, std::chrono::milliseconds(1), [] { return false; });
            }
            return 0;
        },
        outcome.taker());
    ASSERT_TRUE(waitFor([&] { return outcome.all() == 1; }));
    QObject::disconnect(connection);
    EXPECT_EQ(letters, 300) << "every letter came";
    ASSERT_GE(drains.size(), 4U);
    EXPECT_LE(drains.size(), static_cast<std::size_t>(clock.elapsed() / 30 + 2));
    for (std::size_t i = 1; i < drains.size(); ++i)
        EXPECT_GE(drains[i] - drains[i - 1], 30) << "drain " << i;
}

TEST(JobRunner, ProgressShowsTheNewestAndQuickLooksAreNoLine) {
    JobRunner runner;
    Outcome outcome, quiet;
    std::latch go(1);
    runner.start<int>(
        Lane::Index, QStringLiteral("Adding"), &runner,
        [&](JobContext& context) -> Result<int> {
            for (std::uint64_t i = 1; i <= 50; ++i)
                context.progress(Progress{"Adding", "parse", i, 50, {}});
            go.wait();
            return 0;
        },
        outcome.taker());
    runner.start<int>(Lane::Eval, QStringLiteral("quiet"), &runner, untilStopped, quiet.taker(), false);
    ASSERT_EQ(runner.jobs().size(), 1U);
    EXPECT_EQ(runner.jobs().front().title, QStringLiteral("Adding"));
    ASSERT_TRUE(waitFor([&] { return !runner.jobs().empty() && runner.jobs().front().done == 50; }));
    EXPECT_EQ(runner.jobs().front().total, 50U);
    EXPECT_EQ(runner.jobs().front().stage, QStringLiteral("parse"));
    go.count_down();
    ASSERT_TRUE(waitFor([&] { return outcome.all() == 1; }));
    EXPECT_TRUE(runner.jobs().empty());
}

TEST(JobHandle, IsActiveUntilTheOutcomeIsTold) {
    JobRunner runner;
    std::latch worked(1);
    bool told = false, activeWhenTold = true;
    JobHandle handle;
    handle = runner.start<int>(
        Lane::Io, {}, nullptr,
        [&](JobContext&) -> Result<int> {
            worked.count_down();
            return 0;
        },
        [&](const Result<int>&) {
            told = true;
            activeWhenTold = handle.active();
        });
    worked.wait();
    QTest::qSleep(20); // the work is over by now; nobody was told, as no event was handled
    EXPECT_TRUE(handle.active()) << "who looks now would start a second one";
    ASSERT_TRUE(waitFor([&] { return told; }));
    EXPECT_FALSE(activeWhenTold) << "whoever is told may start the next";
}

TEST(JobRunner, EditsAreDoneOneByOneInTheirOrderAlsoWhenTheWindowCloses) {
    constexpr int kEdits = 40;
    std::vector<int> done; // no lock: two at once would be the mistake, and the sanitizers see it
    {
        JobRunner runner;
        for (int i = 0; i < kEdits; ++i)
            runner.start<int>(Lane::Edits, {}, nullptr,
                              [&done, i](JobContext&) -> Result<int> {
                                  if (i % 4 == 0)
                                      QTest::qSleep(2); // long enough for the next one to overtake it
                                  done.push_back(i);
                                  return i;
                              },
                              {});
    }
    ASSERT_EQ(done.size(), static_cast<std::size_t>(kEdits));
    EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
}
