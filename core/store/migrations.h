// SPDX-License-Identifier: GPL-3.0-or-later
// Numbered changes of the schema. A workspace's number stands in its user_version; each change runs in a
// transaction of its own. Internal to core/store and its tests. Belongs to the thread of the connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct Migration {
    int number = 0; ///< 1 and up, without gaps
    std::string_view name;
    std::string_view sql;
};

/// Those of core/store/schema, compiled in.
const std::vector<Migration>& builtInMigrations();

/// Marks a SQLite file as a workspace ("TSws").
inline constexpr std::int64_t kApplicationId = 0x54537773;

/// Brings the database from its own number to the newest of `migrations`; returns that number. Before the
/// first change of a database that is not new, it is copied to PATH.vN.bak. Safe when two processes do it at
/// once. Errors: WorkspaceNewer (naming both numbers), Io, Internal (a faulty migration: nothing is changed).
Result<int> migrate(Database& database, const std::vector<Migration>& migrations = builtInMigrations());

Result<std::int64_t> pragmaInteger(Database& database, std::string_view name);

} // namespace touchstone
