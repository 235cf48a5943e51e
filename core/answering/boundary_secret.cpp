// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/boundary_secret.h"

#include "core/base/ids.h"

namespace touchstone {

namespace {

constexpr const char* kName = "boundary_secret";

Result<std::string> readValue(Database& database) {
    auto rows = database.prepare("SELECT value FROM workspace_value WHERE name = ?");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, kName);
    const auto row = rows->step();
    if (!row)
        return fail(row.error());
    return *row ? rows->text(0) : std::string();
}

} // namespace

Result<std::string> boundarySecret(const Workspace& workspace) {
    auto database = workspace.connect();
    if (!database)
        return fail(std::move(database.error()));
    auto known = readValue(*database);
    if (!known || !known->empty())
        return known;
    TOUCHSTONE_TRY(database->transaction([&]() -> Result<> {
        // Of two processes at the same time the first one's stays.
        auto insert = database->prepare("INSERT OR IGNORE INTO workspace_value (name, value) VALUES (?, ?)");
        if (!insert)
            return fail(std::move(insert.error()));
        return insert->bind(1, kName).bind(2, newUlid() + newUlid()).run();
    }));
    return readValue(*database);
}

} // namespace touchstone
