// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include "core/base/clock.h"
#include "core/store/inspection.h"
#include "core/store/migrations.h"
#include "core/store/process.h"

#include <fmt/format.h>

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace touchstone {

namespace {

/// Up to this size a whole check costs a few milliseconds and is made at every open.
constexpr std::uint64_t kSmallFileBytes = 1ULL << 20U;

struct WriterRow {
    WriterInfo info;
    ProcessMark process;
};

Result<std::optional<WriterRow>> readWriter(Database& database) {
    Result<Statement> select =
        database.prepare("SELECT pid, pid_start, job, since FROM writer WHERE slot = 1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<WriterRow>();
    WriterRow writer;
    writer.process = {select->integer(0), select->integer(1)};
    writer.info = {select->integer(0), select->text(2), select->integer(3)};
    return std::optional<WriterRow>(std::move(writer));
}

Error busy(const std::filesystem::path& path, const WriterInfo& writer) {
    const double seconds = static_cast<double>(systemClock().unixMs() - writer.sinceUnixMs) / 1000.0;
    Error error =
        makeError(ErrorCode::WorkspaceBusy,
                  fmt::format("The workspace {} is in use: process {} has been busy with '{}' for {:.0f} s "
                              "(since {}).",
                              path.string(), writer.pid, writer.job, seconds, isoTime(writer.sinceUnixMs)),
                  "Wait until it has finished, or stop it; then try again.");
    error.retryable = true;
    return error;
}

/// Hints at damage that are cheap to see: a small file, one whose size is odd, or one that a killed process
/// left.
Result<bool> wantsThoroughCheck(const std::filesystem::path& path, Database& database) {
    std::error_code error;
    if (std::filesystem::file_size(path, error) <= kSmallFileBytes || sizeIsSuspect(path))
        return true;
    const Result<std::optional<WriterRow>> writer = readWriter(database);
    if (!writer)
        return fail(writer.error());
    return *writer && !isRunning((*writer)->process);
}

} // namespace

Result<std::shared_ptr<Workspace>> Workspace::open(const std::filesystem::path& path) {
    std::shared_ptr<Workspace> workspace(new Workspace());
    std::error_code error;
    workspace->m_path = std::filesystem::absolute(path, error);
    if (error || path.empty())
        return fail(ErrorCode::Usage, "The name of the workspace is empty or not a path.");
    const Result<FileKind> kind = inspectFile(workspace->m_path);
    if (!kind)
        return fail(kind.error());
    workspace->m_created = *kind != FileKind::Database;
    if (*kind == FileKind::Missing && workspace->m_path.has_parent_path()) {
        std::filesystem::create_directories(workspace->m_path.parent_path(), error);
        if (error)
            return fail(ErrorCode::Io,
                        fmt::format("The folder {} cannot be made: {}.",
                                    workspace->m_path.parent_path().string(), error.message()));
    }
    Result<Database> database =
        workspace->connect(workspace->m_created ? Database::Mode::Create : Database::Mode::ReadWrite);
    if (!database)
        return fail(database.error());
    if (!workspace->m_created) {
        Result<> sound = checkSchema(*database);
        if (!sound && sound.error().code == ErrorCode::WorkspaceDamaged && sound.error().detail.empty())
            return fail(sound.error());
        // SQLite stumbled over the schema itself: say what else is left.
        if (!sound && sound.error().code == ErrorCode::WorkspaceDamaged)
            sound = checkThoroughly(*database);
        if (!sound)
            return fail(sound.error());
    }
    const Result<std::int64_t> number = pragmaInteger(*database, "user_version");
    if (!number)
        return fail(number.error());
    workspace->m_created = *number == 0;
    if (*number > 0 && *number <= builtInMigrations().back().number) {
        const Result<bool> thorough = wantsThoroughCheck(workspace->m_path, *database);
        if (!thorough && thorough.error().code != ErrorCode::WorkspaceDamaged)
            return fail(thorough.error());
        if (!thorough || *thorough)
            TOUCHSTONE_TRY(checkThoroughly(*database));
        if (!thorough)
            return fail(thorough.error());
    } else if (*number == 0) {
        // A killed process may have made the file before it said what kind of log it wants.
        TOUCHSTONE_TRY(database->execute("PRAGMA journal_mode = WAL"));
    }
    const Result<int> newest = migrate(*database);
    if (!newest)
        return fail(newest.error());
    workspace->m_schemaVersion = *newest;
    workspace->dropDeadWriter();
    return workspace;
}

Result<Database> Workspace::connect(Database::Mode mode) const {
    return Database::open(m_path.string(), mode);
}

void Workspace::dropDeadWriter() const {
    Result<Database> database = connect();
    if (!database)
        return;
    const Result<std::optional<WriterRow>> writer = readWriter(*database);
    if (!writer || !*writer || isRunning((*writer)->process))
        return;
    // Best effort: whoever wants to write next looks again.
    Result<Statement> remove = database->prepare("DELETE FROM writer WHERE pid = ? AND pid_start = ?");
    if (remove)
        (void)remove->bind(1, (*writer)->process.pid).bind(2, (*writer)->process.start).run();
}

Result<std::optional<WriterInfo>> Workspace::writer() const {
    Result<Database> database = connect(Database::Mode::ReadWrite);
    if (!database)
        return fail(database.error());
    const Result<std::optional<WriterRow>> row = readWriter(*database);
    if (!row)
        return fail(row.error());
    if (!*row || !isRunning((*row)->process))
        return std::optional<WriterInfo>();
    return std::optional<WriterInfo>((*row)->info);
}

Result<Workspace::WriterLock> Workspace::lockForWriting(std::string_view job, int waitMs) const {
    Result<Database> database = connect();
    if (!database)
        return fail(database.error());
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
        const Result<> taken = database->transaction([&]() -> Result<> {
            const Result<std::optional<WriterRow>> other = readWriter(*database);
            if (!other)
                return fail(other.error());
            if (*other && isRunning((*other)->process))
                return fail(busy(m_path, (*other)->info));
            Result<Statement> insert =
                database->prepare("INSERT OR REPLACE INTO writer (slot, pid, pid_start, job, since) "
                                  "VALUES (1, ?, ?, ?, ?)");
            if (!insert)
                return fail(insert.error());
            const ProcessMark own = ownProcess();
            return insert->bind(1, own.pid)
                .bind(2, own.start)
                .bind(3, job)
                .bind(4, systemClock().unixMs())
                .run();
        });
        if (taken)
            return WriterLock(this);
        if (taken.error().code != ErrorCode::WorkspaceBusy || elapsedMs(begun) >= waitMs)
            return fail(taken.error());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

Workspace::WriterLock::WriterLock(WriterLock&& other) noexcept
    : m_workspace(std::exchange(other.m_workspace, nullptr)) {}

Workspace::WriterLock::~WriterLock() {
    if (m_workspace == nullptr)
        return;
    Result<Database> database = m_workspace->connect();
    if (!database)
        return;
    const ProcessMark own = ownProcess();
    // When this fails the row stays until the process ends, and does not count after that.
    Result<Statement> remove = database->prepare("DELETE FROM writer WHERE pid = ? AND pid_start = ?");
    if (remove)
        (void)remove->bind(1, own.pid).bind(2, own.start).run();
}

} // namespace touchstone
