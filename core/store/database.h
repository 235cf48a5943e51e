// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite, wrapped: the only folder that sees sqlite3.h. One connection per thread: a Database and its
// statements belong to the thread that uses them. Strings and blobs are bound, never pasted.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace touchstone {

class Database;

/// A prepared statement. Bind with 1-based numbers, then step() for rows or run() for a change; reset() to
/// use it again.
class Statement {
public:
    Statement() = default;
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, int value) { return bind(at, static_cast<std::int64_t>(value)); }
    Statement& bind(int at, std::uint64_t value) { return bind(at, static_cast<std::int64_t>(value)); }
    Statement& bind(int at, bool value) { return bind(at, static_cast<std::int64_t>(value)); }
    Statement& bind(int at, double value);
    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, const std::string& text) { return bind(at, std::string_view(text)); }
    Statement& bind(int at, const char* text) { return bind(at, std::string_view(text)); }
    Statement& bindBlob(int at, std::string_view bytes);
    Statement& bindNull(int at);
    Statement& bind(int at, const std::optional<std::string>& text) {
        return text ? bind(at, std::string_view(*text)) : bindNull(at);
    }

    /// True: a row is there. Errors: WorkspaceDamaged, WorkspaceBusy, Io, Cancelled (interrupted), Internal
    /// (SQL).
    Result<bool> step();
    /// Executes a change to its end and resets.
    Result<> run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const; ///< columns are 0-based
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string_view textView(int column) const; ///< valid until the next step
    [[nodiscard]] std::string_view blobView(int column) const; ///< valid until the next step
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string columnName(int column) const;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    sqlite3_stmt* m_statement = nullptr;
    int m_bindError = 0;
};

class Database {
public:
    enum class Mode : std::uint8_t { ReadOnly, ReadWrite, Create };
    /// WAL, foreign keys on, defensive, trusted_schema off; a statement outside transaction() waits up to 2 s
    /// for another writer. Errors: NotFound, WorkspaceDamaged (not a database), Io.
    static Result<Database> open(const std::string& path, Mode mode);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;

    /// Errors: Internal with SQLite's words (a slip of ours), WorkspaceDamaged.
    Result<Statement> prepare(std::string_view sql);
    /// One or more statements without results.
    Result<> execute(std::string_view sql);
    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] std::int64_t changes() const;
    /// Runs `work` in BEGIN IMMEDIATE ... COMMIT; rolls back when it fails. `waitMs`: how long to wait for
    /// another writer (WorkspaceBusy after that). Inside another transaction it is a savepoint.
    Result<> transaction(const std::function<Result<>()>& work, int waitMs = 5000);
    /// From another thread: makes the running statement end with Cancelled.
    void interrupt();
    /// Changes when another connection has committed (PRAGMA data_version).
    Result<std::int64_t> dataVersion();
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Writes pieces one after the other into a blob of just their size, as zeroblob() makes it: without a
    /// copy of the whole in memory. Inside transaction(). Errors: as of Statement::run().
    Result<> fillBlob(const char* table, const char* column, std::int64_t rowid,
                      const std::vector<std::string_view>& pieces);
    /// Copies the whole database, also what is still in its log, to a new file. Errors: Io, WorkspaceBusy.
    Result<> copyTo(const std::string& target);

private:
    Database() = default;
    sqlite3* m_handle = nullptr;
    std::string m_path;
};

} // namespace touchstone
