// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/sqlite_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace touchstone {

namespace {

constexpr int kStatementWaitMs = 2000;

int openFlags(Database::Mode mode) {
    switch (mode) {
    case Database::Mode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case Database::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

} // namespace

Result<Database> Database::open(const std::string& path, Mode mode) {
    std::error_code ignored;
    if (mode != Mode::Create && !std::filesystem::exists(path, ignored))
        return fail(ErrorCode::NotFound, fmt::format("There is no workspace at {}.", path));
    Database database;
    database.m_path = path;
    // Each connection stays on its thread; only interrupt() comes from elsewhere, which needs no mutex.
    const int flags =
        openFlags(mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
    if (const int code = sqlite3_open_v2(path.c_str(), &database.m_handle, flags, nullptr); code != SQLITE_OK)
        return fail(sqliteError(database.m_handle, code, "opening the workspace", path));
    sqlite3* handle = database.m_handle;
    sqlite3_busy_timeout(handle, kStatementWaitMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // Sorting and rollback within a statement stay in memory: nothing is left in TMPDIR by a kill.
    TOUCHSTONE_TRY(database.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; "
                                    "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"));
    if (mode == Mode::Create)
        TOUCHSTONE_TRY(database.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"));
    return database;
}

Database::~Database() {
    if (m_handle != nullptr)
        sqlite3_close_v2(m_handle);
}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_path(std::move(other.m_path)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_path, other.m_path);
    return *this;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    if (code != SQLITE_OK)
        return fail(sqliteError(m_handle, code, sql, m_path));
    return Statement(statement);
}

Result<> Database::execute(std::string_view sql) {
    while (!sql.empty()) {
        sqlite3_stmt* raw = nullptr;
        const char* rest = nullptr;
        int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &raw, &rest);
        if (code != SQLITE_OK)
            return fail(sqliteError(m_handle, code, sql, m_path));
        Statement statement(raw);
        if (raw != nullptr) {
            while ((code = sqlite3_step(raw)) == SQLITE_ROW) {
            }
            if (code != SQLITE_DONE)
                return fail(sqliteError(m_handle, code, sqlite3_sql(raw), m_path));
        }
        sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
    }
    return {};
}

std::int64_t Database::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle);
}

Result<> Database::transaction(const std::function<Result<>()>& work, int waitMs) {
    const bool nested = sqlite3_get_autocommit(m_handle) == 0;
    sqlite3_busy_timeout(m_handle, waitMs);
    const Result<> begun = execute(nested ? "SAVEPOINT inner_work" : "BEGIN IMMEDIATE");
    sqlite3_busy_timeout(m_handle, kStatementWaitMs);
    if (!begun)
        return begun;
    Result<> done = work();
    if (done)
        done = execute(nested ? "RELEASE inner_work" : "COMMIT");
    // Some errors (a full disk) have rolled everything back already.
    if (!done && sqlite3_get_autocommit(m_handle) == 0)
        (void)execute(nested ? "ROLLBACK TO inner_work; RELEASE inner_work" : "ROLLBACK");
    return done;
}

void Database::interrupt() {
    sqlite3_interrupt(m_handle);
}

Result<std::int64_t> Database::dataVersion() {
    Result<Statement> statement = prepare("PRAGMA data_version");
    if (!statement)
        return fail(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return fail(row.error());
    return statement->integer(0);
}

Result<> Database::fillBlob(const char* table, const char* column, std::int64_t rowid,
                            const std::vector<std::string_view>& pieces) {
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(m_handle, "main", table, column, rowid, 1, &blob);
    int at = 0;
    for (const std::string_view piece : pieces) {
        if (code != SQLITE_OK)
            break;
        code = sqlite3_blob_write(blob, piece.data(), static_cast<int>(piece.size()), at);
        at += static_cast<int>(piece.size());
    }
    Result<> result;
    if (code != SQLITE_OK)
        result = fail(sqliteError(m_handle, code, "writing a blob", m_path));
    sqlite3_blob_close(blob);
    return result;
}

Result<> Database::copyTo(const std::string& target) {
    sqlite3* copy = nullptr;
    int code = sqlite3_open_v2(target.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (sqlite3_backup* backup = sqlite3_backup_init(copy, "main", m_handle, "main"); backup != nullptr) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_errcode(copy);
        }
    }
    Result<> result;
    if (code != SQLITE_OK)
        result = fail(sqliteError(copy, code, "copying the workspace", target));
    sqlite3_close_v2(copy);
    return result;
}

} // namespace touchstone
