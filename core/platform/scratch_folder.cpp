// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/scratch_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <vector>

namespace touchstone {

namespace {

constexpr const char* kPrefix = "scratch-";
constexpr const char* kLock = "lock";
constexpr std::chrono::minutes kYoung{1}; ///< a folder without a lock may be about to get one

/// The kernel lets go of the lock when its process ends, however it ends. -1: another process has it, or
/// there is no such file.
int lockOf(const std::filesystem::path& folder, int flags) {
    const int file = ::open((folder / kLock).c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

} // namespace

Result<std::unique_ptr<ScratchFolder>> ScratchFolder::make(const std::filesystem::path& parent) {
    std::error_code error;
    std::filesystem::create_directories(parent, error);
    sweep(parent);
    std::string pattern = (parent / fmt::format("{}XXXXXX", kPrefix)).string();
    const bool made = !error && ::mkdtemp(pattern.data()) != nullptr;
    const int lock = made ? lockOf(pattern, O_RDWR | O_CREAT) : -1;
    if (lock < 0)
        return fail(ErrorCode::Io,
                    fmt::format("No temporary folder can be made in {}: {}.", parent.string(),
                                error ? error.message() : std::strerror(errno)),
                    "Check that it can be written, or set XDG_CACHE_HOME to a place that can.");
    return std::unique_ptr<ScratchFolder>(new ScratchFolder(pattern, lock));
}

void ScratchFolder::sweep(const std::filesystem::path& parent) {
    std::error_code error;
    std::vector<std::filesystem::path> left;
    for (const auto& entry : std::filesystem::directory_iterator(parent, error)) {
        std::error_code gone;
        if (!entry.is_symlink(gone) && entry.is_directory(gone) &&
            entry.path().filename().string().starts_with(kPrefix))
            left.push_back(entry.path());
    }
    for (const std::filesystem::path& folder : left) {
        const int lock = lockOf(folder, O_RDWR);
        if (lock < 0) {
            const bool locked = std::filesystem::exists(folder / kLock, error);
            const auto age = std::filesystem::file_time_type::clock::now() -
                             std::filesystem::last_write_time(folder, error);
            if (locked || error || age < kYoung)
                continue;
        }
        std::filesystem::remove_all(folder, error);
        if (lock >= 0)
            ::close(lock);
    }
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    ::close(m_lock);
}

} // namespace touchstone
