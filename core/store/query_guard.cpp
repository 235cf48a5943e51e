// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_guard.h"

#include "core/store/sqlite_error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>

namespace touchstone {

namespace {

constexpr int kStepsBetweenLooks = 2000;
constexpr int kLongestValue = 64 << 20;
constexpr int kBusyMs = 2000;

/// Functions that reach out of the database, where a build of SQLite has them.
constexpr std::array<std::string_view, 5> kForbidden = {"load_extension", "readfile", "writefile", "edit",
                                                        "fts3_tokenizer"};
/// Tables that are functions of their arguments.
constexpr std::array<std::string_view, 2> kFunctionTables = {"json_each", "json_tree"};

struct Watch {
    std::chrono::steady_clock::time_point end;
    const std::stop_token* stop = nullptr;
    bool late = false;
    std::string denied;
};

bool isView(std::string_view name) {
    const auto& views = queryViews();
    return std::find(views.begin(), views.end(), name) != views.end();
}

int authorise(void* data, int action, const char* first, const char* second, const char*, const char* view) {
    auto& watch = *static_cast<Watch*>(data);
    const std::string_view name = first != nullptr ? first : "";
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        // A table of which no value is asked, as for the count of a view: SQLite then names no column and no
        // view.
        if (second != nullptr && *second == '\0')
            return SQLITE_OK;
        if (isView(name) || (view != nullptr && isView(view)) ||
            std::find(kFunctionTables.begin(), kFunctionTables.end(), name) != kFunctionTables.end())
            return SQLITE_OK;
        break;
    case SQLITE_FUNCTION:
        if (second == nullptr ||
            std::find(kForbidden.begin(), kForbidden.end(), std::string_view(second)) == kForbidden.end())
            return SQLITE_OK;
        watch.denied = second;
        return SQLITE_DENY;
    default:
        break;
    }
    watch.denied = name;
    return SQLITE_DENY;
}

int look(void* data) {
    auto& watch = *static_cast<Watch*>(data);
    watch.late = watch.late || std::chrono::steady_clock::now() >= watch.end;
    return watch.late || watch.stop->stop_requested() ? 1 : 0;
}

QueryValue valueAt(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
        std::string hex;
        for (int i = 0; i < sqlite3_column_bytes(statement, column); ++i)
            hex += fmt::format("{:02x}", bytes[i]);
        return hex;
    }
    default:
        return std::monostate();
    }
}

std::vector<std::string> columnsOf(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    std::map<std::string, int> seen;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        std::string name = sqlite3_column_name(statement, i);
        if (const int before = seen[name]++; before > 0)
            name += fmt::format("_{}", before + 1);
        names.push_back(std::move(name));
    }
    return names;
}

/// A connection that can only read what the authoriser lets it.
class GuardedConnection {
public:
    GuardedConnection(const std::string& path, Watch& watch) {
        m_code =
            sqlite3_open_v2(path.c_str(), &m_handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
        if (m_code != SQLITE_OK)
            return;
        sqlite3_busy_timeout(m_handle, kBusyMs);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        // The views call json_extract(), which this SQLite counts among the functions that a schema must be
        // trusted for; what any view may call or read is decided by the authoriser.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
        sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, kLongestValue);
        sqlite3_exec(m_handle, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY", nullptr, nullptr,
                     nullptr);
        // Declared once before anybody looks: SQLite asks for a right to write its schema for them.
        sqlite3_exec(m_handle, "SELECT 1 FROM json_each('[]'), json_tree('[]')", nullptr, nullptr, nullptr);
        sqlite3_set_authorizer(m_handle, authorise, &watch);
        sqlite3_progress_handler(m_handle, kStepsBetweenLooks, look, &watch);
    }
    ~GuardedConnection() { sqlite3_close_v2(m_handle); }
    GuardedConnection(const GuardedConnection&) = delete;
    GuardedConnection& operator=(const GuardedConnection&) = delete;
    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] int code() const { return m_code; }

private:
    sqlite3* m_handle = nullptr;
    int m_code = SQLITE_OK;
};

Error refused(const Watch& watch, sqlite3* handle) {
    if (!watch.denied.empty())
        return makeError(ErrorCode::BadInput, fmt::format("A query may not use '{}'.", watch.denied),
                         fmt::format("It may read: {}.", fmt::join(queryViews(), ", ")));
    return makeError(ErrorCode::BadInput,
                     fmt::format("The query cannot be run: {}.", sqlite3_errmsg(handle)));
}

Result<> rows(sqlite3_stmt* statement, sqlite3* handle, const Watch& watch, const QueryLimits& limits,
              const QueryVisitor& visitor) {
    TOUCHSTONE_TRY(visitor.head(columnsOf(statement)));
    std::vector<QueryValue> row(static_cast<std::size_t>(sqlite3_column_count(statement)));
    for (std::uint64_t count = 0;; ++count) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE)
            return {};
        if (code == SQLITE_INTERRUPT || (code & 0xFF) == SQLITE_INTERRUPT) {
            if (watch.late)
                return fail(ErrorCode::BudgetReached,
                            fmt::format("The query took longer than {:g} s.",
                                        static_cast<double>(limits.time.count()) / 1000),
                            "Narrow it, or allow more with --seconds.");
            return fail(ErrorCode::Cancelled, "Stopped.");
        }
        if (code != SQLITE_ROW)
            return fail(refused(watch, handle));
        if (count == limits.rows)
            return fail(ErrorCode::BudgetReached,
                        fmt::format("The query gives more than {} rows.", limits.rows), "Add a LIMIT.");
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = valueAt(statement, static_cast<int>(i));
        TOUCHSTONE_TRY(visitor.row(row));
    }
}

} // namespace

const std::vector<std::string>& queryViews() {
    static const std::vector<std::string> views = {
        "corpora", "documents", "chunks", "gold_sets", "gold_items", "judgements", "runs",          "samples",
        "scores",  "labels",    "traces", "requests",  "prompts",    "failures",   "shadow_answers"};
    return views;
}

Result<> guardedQuery(const std::string& path, std::string_view sql, const QueryLimits& limits,
                      const QueryVisitor& visitor) {
    Watch watch;
    watch.end = std::chrono::steady_clock::now() + limits.time;
    watch.stop = &limits.stop;
    const GuardedConnection connection(path, watch);
    sqlite3* handle = connection.handle();
    if (connection.code() != SQLITE_OK)
        return fail(sqliteError(handle, connection.code(), "opening the workspace", path));
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, &rest);
    if (code != SQLITE_OK)
        return fail(refused(watch, handle));
    Result<> done;
    const std::string_view tail = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (statement == nullptr || sqlite3_column_count(statement) == 0)
        done = fail(ErrorCode::BadInput, "The query is no SELECT.");
    else if (tail.find_first_not_of("; \t\r\n") != std::string_view::npos)
        done = fail(ErrorCode::BadInput, "The query holds more than one statement.");
    else
        done = rows(statement, handle, watch, limits, visitor);
    sqlite3_finalize(statement);
    return done;
}

} // namespace touchstone
