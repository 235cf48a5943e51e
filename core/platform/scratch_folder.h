// SPDX-License-Identifier: GPL-3.0-or-later
// A folder for work that must not stay: readable by nobody else, deleted at the end, and where the process
// was killed, by the next one that looks. Functions are safe for concurrent use, also between processes.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace touchstone {

class ScratchFolder {
public:
    /// A new folder below `parent`, which is made where it is missing. Errors: Io.
    static Result<std::unique_ptr<ScratchFolder>> make(const std::filesystem::path& parent);
    /// Deletes the folders below `parent` whose processes have gone.
    static void sweep(const std::filesystem::path& parent);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    ScratchFolder(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}
    std::filesystem::path m_path;
    int m_lock; ///< held for as long as the process lives
};

} // namespace touchstone
