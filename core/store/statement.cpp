// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <utility>

namespace touchstone {

namespace {

Error errorOfStatement(sqlite3_stmt* statement, int code) {
    sqlite3* handle = sqlite3_db_handle(statement);
    const char* path = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
    const char* sql = sqlite3_sql(statement);
    return sqliteError(handle, code, sql != nullptr ? sql : "", path != nullptr ? path : "");
}

/// SQLite takes a null pointer for NULL, but an empty string_view may have one.
const char* data(std::string_view bytes) {
    return bytes.data() != nullptr ? bytes.data() : "";
}

} // namespace

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_bindError(other.m_bindError) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindError, other.m_bindError);
    return *this;
}

Statement& Statement::bind(int at, std::int64_t value) {
    m_bindError |= sqlite3_bind_int64(m_statement, at, value);
    return *this;
}

Statement& Statement::bind(int at, double value) {
    m_bindError |= sqlite3_bind_double(m_statement, at, value);
    return *this;
}

Statement& Statement::bind(int at, std::string_view text) {
    m_bindError |=
        sqlite3_bind_text64(m_statement, at, data(text), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int at, std::string_view bytes) {
    m_bindError |= sqlite3_bind_blob64(m_statement, at, data(bytes), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNull(int at) {
    m_bindError |= sqlite3_bind_null(m_statement, at);
    return *this;
}

Result<bool> Statement::step() {
    if (m_bindError != SQLITE_OK)
        return fail(errorOfStatement(m_statement, m_bindError));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const Error error = errorOfStatement(m_statement, code);
    sqlite3_reset(m_statement);
    return fail(error);
}

Result<> Statement::run() {
    for (;;) {
        const Result<bool> row = step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    m_bindError = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const {
    return std::string(textView(column));
}

std::string_view Statement::textView(int column) const {
    const unsigned char* bytes = sqlite3_column_text(m_statement, column);
    if (bytes == nullptr)
        return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::string_view Statement::blobView(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement, column);
    if (bytes == nullptr)
        return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::optional<std::string> Statement::optionalText(int column) const {
    if (isNull(column))
        return std::nullopt;
    return text(column);
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int Statement::columnCount() const {
    return sqlite3_column_count(m_statement);
}

std::string Statement::columnName(int column) const {
    const char* name = sqlite3_column_name(m_statement, column);
    return name != nullptr ? name : "";
}

} // namespace touchstone
