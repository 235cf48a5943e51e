// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/folder_watch.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>

#include <thread>

namespace touchstone {
namespace {

using std::chrono::milliseconds;

class FolderWatchTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder.write("w/a.md", "a");
        folder.write("w/sub/b.md", "b");
        folder.write("w/.hidden/c.md", "c");
    }
    FolderWatch open() { return *FolderWatch::open(folder.path() / "w"); }
    bool changed(FolderWatch& watch) {
        const auto result = watch.wait(milliseconds(1), milliseconds(200), context);
        EXPECT_TRUE(result);
        return result.value_or(false);
    }
    TemporaryFolder folder;
    JobContext context;
};

TEST_F(FolderWatchTest, ChangesAtEveryDepthAreTold) {
    FolderWatch watch = open();
    EXPECT_TRUE(watch.isComplete());
    folder.write("w/a.md", "other");
    EXPECT_TRUE(changed(watch));
    folder.write("w/sub/b.md", "other");
    EXPECT_TRUE(changed(watch));
    std::filesystem::remove(folder.path() / "w/sub/b.md");
    EXPECT_TRUE(changed(watch));
}

TEST_F(FolderWatchTest, FoldersThatComeLaterAreWatchedToo) {
    FolderWatch watch = open();
    std::filesystem::create_directories(folder.path() / "w/new/deep");
    EXPECT_TRUE(changed(watch));
    folder.write("w/new/deep/x.md", "x");
    EXPECT_TRUE(changed(watch));
}

TEST_F(FolderWatchTest, QuietEndsWithTheTimeout) {
    FolderWatch watch = open();
    folder.write("w/.hidden/c.md", "other");
    const auto result = watch.wait(milliseconds(1), milliseconds(20), context);
    ASSERT_TRUE(result);
    EXPECT_FALSE(*result) << "hidden folders are left out";
}

TEST_F(FolderWatchTest, AStopEndsTheWaitAtOnce) {
    FolderWatch watch = open();
    std::stop_source stop;
    context.stop = stop.get_token();
    const std::jthread other([&] { stop.request_stop(); });
    const auto result = watch.wait(milliseconds(1), milliseconds(0), context);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

TEST_F(FolderWatchTest, TheEndOfTheFolderIsAnError) {
    FolderWatch watch = open();
    std::filesystem::remove_all(folder.path() / "w");
    const auto result = watch.wait(milliseconds(1), milliseconds(200), context);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    EXPECT_EQ(FolderWatch::open(folder.path() / "w").error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace touchstone
