// SPDX-License-Identifier: GPL-3.0-or-later
// Original bytes in the workspace, once per content. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace touchstone {

class ContentStore {
public:
    explicit ContentStore(Database& database) : m_database(database) {}
    /// Row of the content with this hash, or none.
    Result<std::optional<std::int64_t>> find(const std::string& sha256);
    /// The same; writes the bytes when they are not there.
    Result<std::int64_t> ensure(const std::string& sha256, std::string_view bytes);
    /// Errors: NotFound.
    Result<std::string> load(const std::string& sha256);
    /// Rows that were handed out in a transaction that was rolled back no longer count.
    void forget() { m_rows.clear(); }

private:
    Result<> prepare();
    Database& m_database;
    std::optional<Statement> m_find, m_insert, m_load;
    std::unordered_map<std::string, std::int64_t> m_rows;
};

} // namespace touchstone
