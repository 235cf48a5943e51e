// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace touchstone {

namespace {

Result<> copyBefore(Database& database, std::int64_t number) {
    const std::string target = fmt::format("{}.v{}.bak", database.path(), number);
    const std::string unfinished = fmt::format("{}.{}.part", target, ::getpid());
    std::error_code error;
    std::filesystem::remove(unfinished, error);
    TOUCHSTONE_TRY(database.copyTo(unfinished));
    std::filesystem::rename(unfinished, target, error);
    if (error)
        return fail(ErrorCode::Io, fmt::format("The copy {} cannot be written: {}.", target, error.message()),
                    "The workspace was not changed. Make room beside it and open it again.");
    return {};
}

Result<> apply(Database& database, const Migration& migration) {
    return database.transaction(
        [&]() -> Result<> {
            // Another process may have been quicker.
            const Result<std::int64_t> now = pragmaInteger(database, "user_version");
            if (!now)
                return fail(now.error());
            if (*now >= migration.number)
                return {};
            TOUCHSTONE_TRY(database.execute(migration.sql));
            return database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};",
                                                kApplicationId, migration.number));
        },
        30000);
}

} // namespace

Result<std::int64_t> pragmaInteger(Database& database, std::string_view name) {
    Result<Statement> statement = database.prepare(fmt::format("PRAGMA {}", name));
    if (!statement)
        return fail(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return fail(row.error());
    return *row ? statement->integer(0) : 0;
}

Result<int> migrate(Database& database, const std::vector<Migration>& migrations) {
    const Result<std::int64_t> from = pragmaInteger(database, "user_version");
    if (!from)
        return fail(from.error());
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (*from > newest)
        return fail(ErrorCode::WorkspaceNewer,
                    fmt::format("The workspace {} has schema {}; this program knows schemas up to {}.",
                                database.path(), *from, newest),
                    "Open it with the newer program that wrote it, or name another file with --workspace.");
    if (*from > 0 && *from < newest)
        TOUCHSTONE_TRY(copyBefore(database, *from));
    for (const Migration& migration : migrations) {
        if (migration.number > *from)
            TOUCHSTONE_TRY(apply(database, migration));
    }
    return newest;
}

} // namespace touchstone
