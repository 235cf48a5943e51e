// SPDX-License-Identifier: GPL-3.0-or-later
// A process that adds is killed at random moments. TOUCHSTONE_KILLS sets how often (20).
#include "core/base/random.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace touchstone {
namespace {

class KillTest : public SmallCorpus {
protected:
    void writePages(const std::string& word) const {
        for (int i = 0; i < 120; ++i) {
            std::string text = "# Page " + std::to_string(i) + "\n\n";
            for (int line = 0; line < 20; ++line)
                text += "Line " + std::to_string(line) + " of page " + std::to_string(i) + " says " + word +
                        ".\n\n";
            folder.write("docs/p" + std::to_string(i) + ".md", text);
        }
    }
    /// A process of its own that adds and is killed after `delayUs`; true when it was killed.
    bool addAndKill(std::uint32_t delayUs) const {
        const pid_t child = ::fork();
        if (child == 0) {
            JobContext own;
            auto opened = Workspace::open(workspace->path());
            const bool added = opened && addCorpus(**opened, request, services, own);
            ::_exit(added ? 0 : 1);
        }
        const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(delayUs);
        while (std::chrono::steady_clock::now() < until) {
            int status = 0;
            if (::waitpid(child, &status, WNOHANG) == child) {
                EXPECT_EQ(status, 0) << "an add that is not killed succeeds";
                return false;
            }
            std::this_thread::yield();
        }
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status);
    }
    std::string integrity() const {
        auto database = *workspace->connect();
        std::string said;
        for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            Result<Statement> check = database.prepare(pragma);
            while (check && check->step().value_or(false))
                said += check->text(0) + " ";
        }
        return said;
    }
    std::string liveSnapshot() const {
        auto database = *workspace->connect();
        const auto edition = CorpusRepository(database).edition({request.name, request.version});
        return edition ? edition->snapshot : "";
    }
};

TEST_F(KillTest, LeavesTheOldStateOrTheNewOneAndTheNextAddFinishes) {
    const char* wanted = std::getenv("TOUCHSTONE_KILLS");
    const int rounds = wanted != nullptr ? std::atoi(wanted) : 20;
    writePages("old");
    add();
    const std::string old = liveSnapshot();
    const std::string oldText = textOfCorpus();
    writePages("new");
    const auto begun = std::chrono::steady_clock::now();
    const std::string fresh = add().snapshot;
    const auto span = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun)
            .count());
    const std::string freshText = textOfCorpus();
    ASSERT_NE(old, fresh);
    writePages("old");
    ASSERT_EQ(add().snapshot, old);

    Random random(20260131);
    int killed = 0;
    bool isOld = true;
    for (int round = 0; round < rounds; ++round) {
        writePages(isOld ? "new" : "old");
        killed += addAndKill(random.below(span + span / 10)) ? 1 : 0;
        ASSERT_EQ(integrity(), "ok ") << "round " << round;
        auto reopened = Workspace::open(workspace->path());
        ASSERT_TRUE(reopened) << describe(reopened.error());
        const std::string now = liveSnapshot();
        ASSERT_TRUE(now == old || now == fresh) << "round " << round;
        ASSERT_EQ(textOfCorpus(), now == old ? oldText : freshText) << "no mixture, round " << round;
        ASSERT_EQ(add().snapshot, isOld ? fresh : old) << "round " << round;
        ASSERT_EQ(count("snapshot"), 1);
        ASSERT_EQ(count("document"), 123);
        isOld = !isOld;
    }
    EXPECT_GT(killed, rounds / 4) << "too few kills hit a running process";
}

TEST_F(KillTest, KilledFirstAddLeavesNoCorpusAndSweepRemovesItsRows) {
    writePages("first");
    const auto begun = std::chrono::steady_clock::now();
    request.name = "measure";
    add();
    const auto span =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    request.name = "first";
    Random random(7);
    for (int round = 0; round < 5; ++round) {
        if (!addAndKill(random.below(static_cast<std::uint32_t>(span.count() / 2))))
            continue;
        ASSERT_EQ(liveSnapshot(), "");
        ASSERT_TRUE(sweep(*workspace, context));
        EXPECT_EQ(count("snapshot"), 1);
        EXPECT_EQ(count("edition"), 1);
        EXPECT_EQ(count("document"), 123);
        EXPECT_EQ(count("snapshot_file"), 123);
    }
    EXPECT_EQ(add().filesParsed, 123U);
}

TEST_F(KillTest, WhatAKilledAddHadWrittenIsUsedByTheNext) {
    add();
    writePages("more");
    std::stop_source stop;
    context.stop = stop.get_token();
    context.progress = [&](const Progress& progress) {
        if (progress.stage == "indexing")
            stop.request_stop();
    };
    ASSERT_FALSE(addCorpus(*workspace, request, services, context));
    context = JobContext{};
    const AddReport report = add();
    EXPECT_EQ(report.documentsNew, 0U);
    EXPECT_EQ(report.documentsKept, 123U);
}

TEST_F(KillTest, ReaderSeesOneStateThroughout) {
    writePages("old");
    const AddReport first = add();
    auto database = *workspace->connect(Database::Mode::ReadOnly);
    CorpusRepository repository(database);
    writePages("new");
    context.progress = [&](const Progress&) {
        const auto edition = repository.edition({"small", std::nullopt});
        ASSERT_TRUE(edition);
        EXPECT_EQ(edition->snapshot, first.snapshot);
        EXPECT_EQ(repository.documents(*edition)->size(), first.filesParsed);
    };
    // The stage that flips the pointer reports when it is done.
    const auto watch = context.progress;
    context.progress = [&](const Progress& progress) {
        if (progress.stage != "committing")
            watch(progress);
    };
    const AddReport second = add();
    EXPECT_EQ(repository.edition({"small", std::nullopt})->snapshot, second.snapshot);
}

} // namespace
} // namespace touchstone
