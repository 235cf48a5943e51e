// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace: one SQLite file with everything but secrets. Opens, checks, migrates (after a copy
// FILE.vN.bak), sweeps what a dead writer left, and says who is writing. Thread rule: the object may be
// shared; each thread takes a connection of its own with connect().
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// Who holds the writer's row.
struct WriterInfo {
    std::int64_t pid = 0;
    std::string job; ///< "corpus add fastapi"
    std::int64_t sinceUnixMs = 0;
};

class Workspace {
public:
    /// Opens, or makes a new file with the newest schema (created() is then true).
    /// Errors: WorkspaceNewer (both version numbers), WorkspaceDamaged (what is wrong, what can be saved),
    /// Io.
    static Result<std::shared_ptr<Workspace>> open(const std::filesystem::path& path);

    /// A connection for the calling thread.
    Result<Database> connect(Database::Mode mode = Database::Mode::ReadWrite) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] bool created() const { return m_created; }
    [[nodiscard]] int schemaVersion() const { return m_schemaVersion; }

    /// The right to run a long writing job. Released by the destructor; the row of a process that has died
    /// does not count.
    class WriterLock {
    public:
        ~WriterLock();
        WriterLock(WriterLock&&) noexcept;
        WriterLock& operator=(WriterLock&&) = delete;

    private:
        friend class Workspace;
        explicit WriterLock(const Workspace* workspace) : m_workspace(workspace) {}
        const Workspace* m_workspace;
    };
    /// Waits up to waitMs. Errors: WorkspaceBusy, saying which process has been doing what since when.
    Result<WriterLock> lockForWriting(std::string_view job, int waitMs = 0) const;
    Result<std::optional<WriterInfo>> writer() const;

private:
    Workspace() = default;
    void dropDeadWriter() const;
    std::filesystem::path m_path;
    bool m_created = false;
    int m_schemaVersion = 0;
};

} // namespace touchstone
