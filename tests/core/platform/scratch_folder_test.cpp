// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/scratch_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>

namespace touchstone {
namespace {

class ScratchFolders : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "ts-test-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        home = pattern;
        parent = home / "cache" / "scratch";
    }
    void TearDown() override { std::filesystem::remove_all(home); }
    std::ptrdiff_t count() const {
        return std::distance(std::filesystem::directory_iterator(parent),
                             std::filesystem::directory_iterator());
    }
    std::filesystem::path home, parent;
};

TEST_F(ScratchFolders, GoWithAllThatIsInThem) {
    {
        const auto folder = ScratchFolder::make(parent);
        ASSERT_TRUE(folder) << describe(folder.error());
        std::filesystem::create_directories((*folder)->path() / "deep/er");
        std::ofstream((*folder)->path() / "deep/er/file") << "private";
        struct stat seen {};
        ASSERT_EQ(::stat((*folder)->path().c_str(), &seen), 0);
        EXPECT_EQ(seen.st_mode & 0777U, 0700U);
        ScratchFolder::sweep(parent);
        EXPECT_TRUE(std::filesystem::exists((*folder)->path() / "deep/er/file")) << "it is in use";
    }
    EXPECT_EQ(count(), 0);
}

TEST_F(ScratchFolders, OfAKilledProcessAreDeletedByTheNext) {
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const auto folder = ScratchFolder::make(parent);
        std::ofstream((*folder)->path() / "file") << "private";
        const bool told = ::write(ready[1], "x", 1) == 1;
        ::pause();
        ::_exit(told ? 0 : 1);
    }
    char letter = 0;
    ASSERT_EQ(::read(ready[0], &letter, 1), 1);
    ScratchFolder::sweep(parent);
    EXPECT_EQ(count(), 1) << "its process lives";
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    {
        const auto folder = ScratchFolder::make(parent);
        ASSERT_TRUE(folder);
        EXPECT_EQ(count(), 1) << "the new one alone";
    }
    EXPECT_EQ(count(), 0);
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_F(ScratchFolders, LeaveAloneWhatIsNotTheirs) {
    std::filesystem::create_directories(parent / "mine");
    std::filesystem::create_directories(parent / "scratch-young"); // about to get its lock
    std::filesystem::create_directories(home / "elsewhere");
    std::filesystem::create_directory_symlink(home / "elsewhere", parent / "scratch-link");
    std::filesystem::create_directories(parent / "scratch-old");
    std::filesystem::last_write_time(parent / "scratch-old",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    ScratchFolder::sweep(parent);
    EXPECT_TRUE(std::filesystem::exists(parent / "mine"));
    EXPECT_TRUE(std::filesystem::exists(parent / "scratch-young"));
    EXPECT_TRUE(std::filesystem::exists(home / "elsewhere"));
    EXPECT_FALSE(std::filesystem::exists(parent / "scratch-old"));
    ScratchFolder::sweep(home / "nowhere");
    std::ofstream(home / "file") << "x";
    EXPECT_EQ(ScratchFolder::make(home / "file").error().code, ErrorCode::Io);
}

} // namespace
} // namespace touchstone
