// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in a real keyring: this program runs itself once more inside a session bus of its own, with a
// gnome-keyring that holds nothing. Skipped where one of the two is not installed.
#include "core/platform/secrets.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace touchstone {
namespace {

constexpr const char* kInside = "TOUCHSTONE_TEST_KEYRING";

bool installed(const std::string& program) {
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/bin/"})
        if (::access((folder + program).c_str(), X_OK) == 0)
            return true;
    return false;
}

TEST(Keychain, StoresReadsAndForgetsAKey) {
    if (std::getenv(kInside) == nullptr)
        GTEST_SKIP() << "runs inside the session of the test below";
    const auto store = makeSecretStore();
    ASSERT_TRUE(store->keychainAvailable());
    EXPECT_EQ(store->read("keychain:touchstone-test").error().code, ErrorCode::NotFound);
    const auto written = store->write("keychain:touchstone-test", "sk-keyring-0123456789");
    ASSERT_TRUE(written.has_value()) << written.error().message << " " << written.error().detail;
    EXPECT_EQ(store->read("keychain:touchstone-test").value(), "sk-keyring-0123456789");
    EXPECT_EQ(Redactor::instance().redact("it is sk-keyring-0123456789."), "it is «key».");
    ASSERT_TRUE(store->write("keychain:touchstone-test", "sk-keyring-9876543210").has_value());
    EXPECT_EQ(store->read("keychain:touchstone-test").value(), "sk-keyring-9876543210")
        << "replaced, not doubled";
    ASSERT_TRUE(store->remove("keychain:touchstone-test").has_value());
    EXPECT_EQ(store->read("keychain:touchstone-test").error().code, ErrorCode::NotFound);
    EXPECT_EQ(store->remove("keychain:touchstone-test").error().code, ErrorCode::NotFound);
}

TEST(Keychain, ARealKeyringKeepsIt) {
    if (std::getenv(kInside) != nullptr)
        GTEST_SKIP() << "this is the session itself";
    for (const char* program : {"dbus-run-session", "gnome-keyring-daemon"})
        if (!installed(program))
            GTEST_SKIP() << program << " is not installed";
    std::string home = (std::filesystem::temp_directory_path() / "touchstone-keyring-XXXXXX").string();
    ASSERT_NE(::mkdtemp(home.data()), nullptr);
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string command =
        "env -u DISPLAY -u WAYLAND_DISPLAY HOME='" + home + "' XDG_DATA_HOME='" + home +
        "/data' XDG_RUNTIME_DIR='" + home + "' ASAN_OPTIONS=detect_leaks=0 " + kInside +
        "=1 timeout 60 dbus-run-session -- sh -c 'printf x | gnome-keyring-daemon --unlock "
        "--components=secrets >/dev/null 2>&1; exec \"" +
        self + "\" --gtest_filter=Keychain.StoresReadsAndForgetsAKey --gtest_brief=1'";
    const int status = std::system(command.c_str());
    std::error_code ignored;
    std::filesystem::remove_all(home, ignored);
    EXPECT_EQ(status, 0) << command;
}

} // namespace
} // namespace touchstone
