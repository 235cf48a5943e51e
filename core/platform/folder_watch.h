// SPDX-License-Identifier: GPL-3.0-or-later
// Tells that something below a folder has changed (inotify), not what: whoever asks looks for himself.
// Folders that come later are watched as well, links are not followed, hidden folders are left out. Where the
// system's limit of watches is reached it says so, and wait() then returns at every timeout as if there had
// been a change. Belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace touchstone {

class FolderWatch {
public:
    /// Errors: NotFound, Io.
    static Result<FolderWatch> open(const std::filesystem::path& folder);
    ~FolderWatch();
    FolderWatch(FolderWatch&& other) noexcept;
    FolderWatch& operator=(FolderWatch&&) = delete;

    /// Waits for a change, and then until there was none for `quiet`. With `timeout` above 0 it gives up
    /// after that long: false. Errors: Cancelled (within 100 ms), NotFound (the folder itself has gone), Io.
    Result<bool> wait(std::chrono::milliseconds quiet, std::chrono::milliseconds timeout,
                      JobContext& context);
    [[nodiscard]] bool isComplete() const { return m_complete; } ///< false: not every folder could be watched

private:
    FolderWatch(int inotify, std::filesystem::path folder)
        : m_inotify(inotify), m_folder(std::move(folder)) {}
    void watch(const std::filesystem::path& folder);
    Result<bool> drain();

    int m_inotify;
    std::filesystem::path m_folder;
    std::unordered_map<int, std::filesystem::path> m_folders;
    bool m_complete = true, m_gone = false;
};

} // namespace touchstone
