// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/env.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace touchstone {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "touchstone-env-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { fs::remove_all(m_folder); }
    fs::path m_folder;
};

TEST_F(Files, WhatIsWrittenIsReadBack) {
    const fs::path path = m_folder / "new" / "deeper" / "a.bin";
    const std::string bytes("a\0b\nc", 5);
    ASSERT_TRUE(writeFileAtomically(path, bytes).has_value());
    EXPECT_EQ(readFile(path).value(), bytes);
    ASSERT_TRUE(writeFileAtomically(path, "", true).has_value());
    EXPECT_EQ(readFile(path).value(), "");
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_EQ(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()), 1)
        << "nothing is left beside the file";
}

TEST_F(Files, ALinkStaysALink) {
    ASSERT_TRUE(writeFileAtomically(m_folder / "real", "old").has_value());
    fs::create_symlink("real", m_folder / "link");
    ASSERT_TRUE(writeFileAtomically(m_folder / "link", "new").has_value());
    EXPECT_TRUE(fs::is_symlink(m_folder / "link"));
    EXPECT_EQ(readFile(m_folder / "real").value(), "new");
}

TEST_F(Files, WhatIsNoFileIsRefusedWithoutWaiting) {
    ASSERT_EQ(::mkfifo((m_folder / "pipe").c_str(), 0600), 0);
    for (const fs::path& path : {m_folder / "pipe", fs::path("/dev/zero"), m_folder}) {
        const auto read = readFile(path);
        ASSERT_FALSE(read) << path;
        EXPECT_EQ(read.error().code, ErrorCode::BadInput) << path;
        EXPECT_EQ(read.error().file, path.string());
    }
    EXPECT_EQ(readFile(m_folder / "none").error().code, ErrorCode::NotFound);
}

TEST_F(Files, TheCapCountsWhatIsThereNotWhatTheSizeSays) {
    ASSERT_TRUE(writeFileAtomically(m_folder / "ten", "0123456789").has_value());
    EXPECT_TRUE(readFile(m_folder / "ten", 10).has_value());
    EXPECT_EQ(readFile(m_folder / "ten", 9).error().code, ErrorCode::BadInput);
    const auto sizeless = readFile("/proc/self/status"); // says 0 and has bytes
    ASSERT_TRUE(sizeless.has_value());
    EXPECT_GT(sizeless->size(), 100U);
    EXPECT_EQ(readFile("/proc/self/status", 10).error().code, ErrorCode::BadInput);
}

TEST_F(Files, PlacesFollowTheVariablesUnlessRelative) {
    ::setenv("XDG_DATA_HOME", m_folder.c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", "relative/path", 1);
    ::setenv("HOME", "/home/somebody", 1);
    const Places places = Places::fromEnvironment();
    EXPECT_EQ(places.defaultWorkspace(), m_folder / "touchstone/default.touchstone");
    EXPECT_EQ(places.settingsFile(), "/home/somebody/.config/touchstone/settings.json");
    ::setenv("TOUCHSTONE_DATA", m_folder.c_str(), 1);
    EXPECT_EQ(places.sharedData(), m_folder);
    ::unsetenv("TOUCHSTONE_DATA");
    EXPECT_FALSE(places.programDir.empty());
}

TEST_F(Files, ABusIsThereOnlyWhereTheSessionNamesOne) {
    const auto before = environmentVariable("XDG_RUNTIME_DIR");
    const auto with = [&](const char* address, const std::string& runtime) {
        if (address)
            ::setenv("DBUS_SESSION_BUS_ADDRESS", address, 1);
        else
            ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
        ::setenv("XDG_RUNTIME_DIR", runtime.c_str(), 1);
        return hasSessionBus();
    };
    EXPECT_TRUE(with("unix:path=/run/user/1/bus", ""));
    EXPECT_FALSE(with("", ""));
    EXPECT_FALSE(with(kNoSessionBus, ""));
    EXPECT_FALSE(with(nullptr, m_folder.string()));
    std::ofstream(m_folder / "bus") << "";
    EXPECT_TRUE(with(nullptr, m_folder.string()));
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    if (before)
        ::setenv("XDG_RUNTIME_DIR", before->c_str(), 1);
    else
        ::unsetenv("XDG_RUNTIME_DIR");
}

} // namespace
} // namespace touchstone
