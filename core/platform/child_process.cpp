// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/child_process.h"

#include "core/platform/env.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

namespace touchstone {

namespace {

constexpr int kPollMs = 25;

class Fd {
public:
    explicit Fd(int fd = -1) : m_fd(fd) {}
    ~Fd() { close(); }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    [[nodiscard]] int get() const { return m_fd; }
    void set(int fd) {
        close();
        m_fd = fd;
    }
    void close() {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
};

Error systemError(std::string_view what) {
    return makeError(ErrorCode::Io,
                     fmt::format("{}: {}.", what, std::error_code(errno, std::generic_category()).message()));
}

/// The input as a file in memory: it can be mapped by the child, and nobody waits for anybody.
Result<> fillInput(Fd& file, std::string_view bytes) {
    file.set(memfd_create("touchstone-input", MFD_CLOEXEC));
    if (file.get() < 0)
        return fail(systemError("No memory for a helper's input"));
    while (!bytes.empty()) {
        const ssize_t written = write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail(systemError("No memory for a helper's input"));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (lseek(file.get(), 0, SEEK_SET) != 0)
        return fail(systemError("A helper's input cannot be read"));
    return {};
}

Result<pid_t> start(const ChildRequest& request, int input, int output) {
    std::vector<std::string> words = {request.program.string()};
    words.insert(words.end(), request.arguments.begin(), request.arguments.end());
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // No settings, proxies or keys of the user go into it.
    std::array<char*, 3> environment = {nullptr, nullptr, nullptr};
    std::string locale = "LC_ALL=C.UTF-8";
    std::string sanitizer = "ASAN_OPTIONS=detect_leaks=0";
    environment[0] = locale.data();
    environment[1] = sanitizer.data();

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    pid_t pid = 0;
    const int problem = posix_spawn(&pid, request.program.c_str(), &actions, &attributes, arguments.data(),
                                    environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) {
        errno = problem;
        return fail(
            systemError(fmt::format("The helper {} cannot be started", request.program.filename().string())));
    }
    return pid;
}

/// Ends the child, however this scope is left, and takes its status.
class Waited {
public:
    explicit Waited(pid_t pid) : m_pid(pid) {}
    ~Waited() {
        if (m_pid > 0) {
            kill(m_pid, SIGKILL);
            wait();
        }
    }
    Waited(const Waited&) = delete;
    Waited& operator=(const Waited&) = delete;
    int wait() {
        int status = 0;
        while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = 0;
        return status;
    }
    void end() { kill(m_pid, SIGKILL); }

private:
    pid_t m_pid;
};

} // namespace

Result<ChildOutcome> runChild(const ChildRequest& request, JobContext& job) {
    TOUCHSTONE_TRY(job.check());
    Fd input;
    TOUCHSTONE_TRY(fillInput(input, request.input));
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(systemError("No pipe to a helper"));
    Fd reading(ends[0]), writing(ends[1]);
    const Result<pid_t> pid = start(request, input.get(), writing.get());
    if (!pid)
        return fail(pid.error());
    Waited child(*pid);
    input.close();
    writing.close();

    ChildOutcome outcome;
    const auto begun = std::chrono::steady_clock::now();
    std::vector<char> buffer(64 << 10U);
    for (;;) {
        TOUCHSTONE_TRY(job.check());
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begun;
        outcome.timedOut = spent.count() > request.wallSeconds;
        outcome.tooMuch = outcome.output.size() > request.outputBytes;
        if (outcome.timedOut || outcome.tooMuch) {
            child.end();
            break;
        }
        pollfd waiting{reading.get(), POLLIN, 0};
        const int ready = poll(&waiting, 1, kPollMs);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t got = read(reading.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        outcome.output.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const int status = child.wait();
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    outcome.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return outcome;
}

std::filesystem::path helperProgram(std::string_view name) {
    namespace fs = std::filesystem;
    std::vector<fs::path> folders;
    if (const auto named = environmentVariable("TOUCHSTONE_HELPERS"); named && !named->empty())
        folders.emplace_back(*named);
    const fs::path program = Places::fromEnvironment().programDir;
    folders.push_back(program);
    folders.push_back(program.parent_path() / "bin"); // tests stand beside it
    for (const fs::path& folder : folders) {
        std::error_code failed;
        if (!folder.empty() && fs::is_regular_file(folder / name, failed))
            return folder / name;
    }
    return {};
}

} // namespace touchstone
