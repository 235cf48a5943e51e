// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/folder_watch.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace touchstone {
namespace {

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                                  IN_DONT_FOLLOW;

/// Wakes a poll() when the job is to stop.
class StopSignal {
public:
    explicit StopSignal(const std::stop_token& stop)
        : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_callback(stop, Wake{m_fd}) {}
    ~StopSignal() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    struct Wake {
        int fd;
        void operator()() const {
            const std::uint64_t one = 1;
            [[maybe_unused]] const ssize_t written = ::write(fd, &one, sizeof one);
        }
    };
    int m_fd;
    std::stop_callback<Wake> m_callback; ///< destroyed first: no wake after the close
};

} // namespace

Result<FolderWatch> FolderWatch::open(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return fail(ErrorCode::NotFound, fmt::format("There is no folder {}.", folder.string()));
    const int inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inotify < 0)
        return fail(ErrorCode::Io, fmt::format("Folders cannot be watched here: {}.",
                                               std::system_category().message(errno)));
    FolderWatch watch(inotify, folder);
    watch.watch(folder);
    return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : m_inotify(std::exchange(other.m_inotify, -1)), m_folder(std::move(other.m_folder)),
      m_folders(std::move(other.m_folders)), m_complete(other.m_complete), m_gone(other.m_gone) {}

FolderWatch::~FolderWatch() {
    if (m_inotify >= 0)
        ::close(m_inotify);
}

void FolderWatch::watch(const std::filesystem::path& folder) {
    const int number = ::inotify_add_watch(m_inotify, folder.c_str(), kEvents);
    if (number < 0) {
        // It may have gone again meanwhile; anything else leaves a blind spot.
        m_complete = m_complete && (errno == ENOENT || errno == ENOTDIR);
        return;
    }
    m_folders[number] = folder;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code unknown;
        if (it->symlink_status(unknown).type() == std::filesystem::file_type::directory &&
            !it->path().filename().string().starts_with('.'))
            watch(it->path());
    }
}

/// Takes what the kernel has to tell. True: something has changed.
Result<bool> FolderWatch::drain() {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    bool changed = false;
    for (;;) {
        const ssize_t got = ::read(m_inotify, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return changed;
        if (got <= 0)
            return fail(ErrorCode::Io, fmt::format("The folder {} cannot be watched any more: {}.",
                                                   m_folder.string(), std::system_category().message(errno)));
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            at += sizeof event + event.len;
            changed = true;
            const auto folder = m_folders.find(event.wd);
            if ((event.mask & IN_Q_OVERFLOW) != 0) {
                watch(m_folder); // folders may have come unseen; those that are known keep their numbers
                continue;
            }
            if (folder == m_folders.end())
                continue;
            if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0 && folder->second == m_folder)
                m_gone = true;
            if ((event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 &&
                name[0] != '.')
                watch(std::filesystem::path(folder->second) / name);
            if ((event.mask & IN_IGNORED) != 0)
                m_folders.erase(event.wd);
        }
    }
}

Result<bool> FolderWatch::wait(std::chrono::milliseconds quiet, std::chrono::milliseconds timeout,
                               JobContext& context) {
    using Steady = std::chrono::steady_clock;
    const StopSignal stop(context.stop);
    const auto begun = Steady::now();
    auto last = begun;
    bool changed = false;
    for (;;) {
        TOUCHSTONE_TRY(context.check());
        const auto now = Steady::now();
        if (changed && now - last >= quiet)
            return true;
        if (!changed && timeout.count() > 0 && now - begun >= timeout)
            return !m_complete;
        const auto left = changed
                              ? quiet - std::chrono::duration_cast<std::chrono::milliseconds>(now - last)
                              : timeout - std::chrono::duration_cast<std::chrono::milliseconds>(now - begun);
        const bool forEver = !changed && timeout.count() <= 0;
        std::array<pollfd, 2> fds{{{m_inotify, POLLIN, 0}, {stop.fd(), POLLIN, 0}}};
        const int ready =
            ::poll(fds.data(), fds.size(),
                   forEver ? -1 : static_cast<int>(std::clamp<std::int64_t>(left.count() + 1, 1, 3'600'000)));
        if (ready < 0 && errno != EINTR)
            return fail(ErrorCode::Io, fmt::format("Waiting for changes failed: {}.",
                                                   std::system_category().message(errno)));
        if (ready <= 0 || (fds[0].revents & POLLIN) == 0)
            continue;
        const Result<bool> told = drain();
        if (!told)
            return told;
        if (m_gone)
            return fail(ErrorCode::NotFound, fmt::format("The folder {} has gone.", m_folder.string()),
                        "Bring it back and start watching again; the corpus stays as it is.");
        if (*told) {
            changed = true;
            last = Steady::now();
        }
    }
}

} // namespace touchstone
