// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

extern char** environ;

namespace touchstone {

namespace {

constexpr std::size_t kLongestLine = 8U << 20U;
constexpr int kLookAgainMs = 50; // for a stop

void closeAll(std::initializer_list<int> descriptors) {
    for (const int descriptor : descriptors)
        if (descriptor >= 0)
            ::close(descriptor);
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& argv) {
    // A socket, so that writing to a child that has gone is an error and no signal.
    int in[2] = {-1, -1};
    int out[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0 || ::pipe2(out, O_CLOEXEC) != 0) {
        closeAll({in[0], in[1], out[0], out[1]});
        return fail(ErrorCode::Io, fmt::format("No pipe can be made: {}.", std::strerror(errno)));
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    std::vector<char*> words;
    for (const std::string& word : argv)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ChildProcess child;
    const int failed = ::posix_spawnp(&child.m_pid, words[0], &actions, &attributes, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    closeAll({in[1], out[1]});
    child.m_in = in[0];
    child.m_out = out[0];
    child.m_name = argv.front();
    if (failed != 0) {
        child.m_pid = -1;
        return fail(ErrorCode::Usage,
                    fmt::format("{} cannot be started: {}.", argv.front(), std::strerror(failed)));
    }
    ::fcntl(child.m_in, F_SETFL, O_NONBLOCK);
    ::fcntl(child.m_out, F_SETFL, O_NONBLOCK);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_in(std::exchange(other.m_in, -1)),
      m_out(std::exchange(other.m_out, -1)), m_name(std::move(other.m_name)),
      m_rest(std::move(other.m_rest)) {}

ChildProcess::~ChildProcess() {
    closeAll({m_in, m_out});
    if (m_pid <= 0)
        return;
    ::kill(-m_pid, SIGKILL);
    ::kill(m_pid, SIGKILL); // where it has left its group
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
}

Result<std::string> ChildProcess::exchange(const std::string& line, std::chrono::milliseconds timeout,
                                           const std::stop_token& stop) {
    const auto end = std::chrono::steady_clock::now() + timeout;
    const std::string sent = line + "\n";
    std::size_t written = 0;
    for (;;) {
        if (const std::size_t newline = m_rest.find('\n');
            newline != std::string::npos && written == sent.size()) {
            std::string answer = m_rest.substr(0, newline);
            m_rest.erase(0, newline + 1);
            return answer;
        }
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "Stopped.");
        if (m_rest.size() > kLongestLine)
            return fail(ErrorCode::Malformed, fmt::format("{} writes a line that does not end.", m_name));
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return fail(ErrorCode::Unreachable, fmt::format("{} gave no answer within {:g} s.", m_name,
                                                            static_cast<double>(timeout.count()) / 1000));
        pollfd both[2] = {{m_out, POLLIN, 0},
                          {m_in, static_cast<short>(written < sent.size() ? POLLOUT : 0), 0}};
        ::poll(both, 2, static_cast<int>(std::min<std::int64_t>(left.count(), kLookAgainMs)));
        if ((both[1].revents & POLLOUT) != 0) {
            const ssize_t count = ::send(m_in, sent.data() + written, sent.size() - written, MSG_NOSIGNAL);
            if (count > 0)
                written += static_cast<std::size_t>(count);
            else if (errno != EAGAIN && errno != EINTR)
                return fail(ErrorCode::Unreachable, fmt::format("{} no longer reads.", m_name));
        }
        if ((both[0].revents & (POLLIN | POLLHUP)) == 0)
            continue;
        char buffer[65536];
        const ssize_t count = ::read(m_out, buffer, sizeof buffer);
        if (count > 0)
            m_rest.append(buffer, static_cast<std::size_t>(count));
        else if (count == 0 || (errno != EAGAIN && errno != EINTR))
            return fail(ErrorCode::Unreachable, fmt::format("{} has ended without an answer.", m_name));
    }
}

} // namespace touchstone
