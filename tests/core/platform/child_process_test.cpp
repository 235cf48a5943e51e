// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/child_process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <stop_token>
#include <thread>

namespace touchstone::test {
namespace {

ChildRequest shell(const std::string& script, std::string_view input = {}) {
    ChildRequest request;
    request.program = "/bin/sh";
    request.arguments = {"-c", script};
    request.input = input;
    return request;
}

double secondsOf(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

TEST(ChildProcess, TakesInputAndGivesOutput) {
    JobContext job;
    const std::string input(3 << 20U, 'x'); // more than a pipe holds
    const auto outcome = runChild(shell("cat; exit 3", input), job);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->output, input);
    EXPECT_EQ(outcome->exitCode, 3);
    EXPECT_EQ(outcome->signal, 0);
}

TEST(ChildProcess, SaysHowItEnded) {
    JobContext job;
    EXPECT_EQ(runChild(shell("kill -SEGV $$"), job)->signal, SIGSEGV);
    ChildRequest slow = shell("exec sleep 30");
    slow.wallSeconds = 0.2;
    EXPECT_LT(secondsOf([&] { EXPECT_TRUE(runChild(slow, job)->timedOut); }), 10);
    ChildRequest much = shell("exec yes");
    much.outputBytes = 1 << 20U;
    EXPECT_TRUE(runChild(much, job)->tooMuch);
    ChildRequest none;
    none.program = "/nowhere/at-all";
    EXPECT_EQ(runChild(none, job).error().code, ErrorCode::Io);
}

TEST(ChildProcess, InheritsNothing) {
    ::setenv("TOUCHSTONE_TEST_SECRET", "hidden", 1);
    JobContext job;
    const auto outcome = runChild(shell("env; ls /proc/self/fd | wc -l"), job);
    ::unsetenv("TOUCHSTONE_TEST_SECRET");
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->output.find("hidden"), std::string::npos);
    EXPECT_NE(outcome->output.find("LC_ALL"), std::string::npos);
}

TEST(ChildProcess, AStopEndsIt) {
    std::stop_source stop;
    JobContext job;
    job.stop = stop.get_token();
    const ChildRequest request = shell("echo begun; exec sleep 30");
    const std::jthread stopper([&] { stop.request_stop(); });
    EXPECT_LT(secondsOf([&] { EXPECT_EQ(runChild(request, job).error().code, ErrorCode::Cancelled); }), 10);
}

} // namespace
} // namespace touchstone::test
