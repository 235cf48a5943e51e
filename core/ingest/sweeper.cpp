// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sweeper.h"

#include "core/ingest/corpus_adder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

namespace {

constexpr std::string_view kDead =
    "SELECT id FROM snapshot WHERE id NOT IN (SELECT live FROM edition WHERE live IS NOT NULL)";

/// What to look for, how to remove one of them, and how many in one transaction: another writer must never
/// wait long.
struct Step {
    std::string_view find, remove;
    std::size_t batch;
};

constexpr std::array<Step, 3> kOrphans = {{
    {"SELECT id FROM document d WHERE NOT EXISTS (SELECT 1 FROM snapshot_file f WHERE f.document = d.id)",
     "DELETE FROM document WHERE id = ?1", 50},
    {"SELECT id FROM content c WHERE NOT EXISTS (SELECT 1 FROM snapshot_file f WHERE f.content = c.id)",
     "DELETE FROM content WHERE id = ?1", 200},
    {kDead, "DELETE FROM snapshot WHERE id = ?1", 1},
}};

Result<std::vector<std::int64_t>> idsOf(Database& database, std::string_view sql) {
    Result<Statement> select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    std::vector<std::int64_t> ids;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return ids;
        ids.push_back(select->integer(0));
    }
}

Result<> removeAll(Database& database, const Step& step, JobContext& context) {
    const Result<std::vector<std::int64_t>> ids = idsOf(database, step.find);
    if (!ids)
        return fail(ids.error());
    Result<Statement> remove = database.prepare(step.remove);
    if (!remove)
        return fail(remove.error());
    for (std::size_t begin = 0; begin < ids->size(); begin += step.batch) {
        TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(database.transaction([&]() -> Result<> {
            for (std::size_t i = begin; i < std::min(ids->size(), begin + step.batch); ++i)
                TOUCHSTONE_TRY(remove->bind(1, (*ids)[i]).run());
            return {};
        }));
    }
    return {};
}

/// Takes away what hangs on a dead snapshot, which then holds no document any more.
Result<> emptySnapshot(Database& database, std::int64_t snapshot, JobContext& context) {
    constexpr std::array<const char*, 2> sql = {
        "DELETE FROM snapshot_file WHERE snapshot = ?1 AND (source, path) IN "
        "(SELECT source, path FROM snapshot_file WHERE snapshot = ?1 LIMIT 2000)",
        "DELETE FROM snapshot_index WHERE rowid IN (SELECT rowid FROM snapshot_index WHERE snapshot = ?1 "
        "LIMIT 1)"};
    for (const char* text : sql) {
        Result<Statement> remove = database.prepare(text);
        if (!remove)
            return fail(remove.error());
        do {
            TOUCHSTONE_TRY(context.check());
            TOUCHSTONE_TRY(database.transaction([&] { return remove->bind(1, snapshot).run(); }));
        } while (database.changes() > 0);
    }
    return {};
}

} // namespace

Result<bool> needsSweep(Database& database) {
    Result<Statement> select = database.prepare("SELECT EXISTS (SELECT 1 FROM snapshot WHERE id NOT IN "
                                                "(SELECT live FROM edition WHERE live IS NOT NULL)) "
                                                "OR EXISTS (SELECT 1 FROM edition WHERE live IS NULL)");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->step();
    if (!row)
        return fail(row.error());
    return select->integer(0) != 0;
}

Result<> sweepNow(Database& database, JobContext& context) {
    const Result<std::vector<std::int64_t>> dead = idsOf(database, kDead);
    if (!dead)
        return fail(dead.error());
    for (const std::int64_t snapshot : *dead)
        TOUCHSTONE_TRY(emptySnapshot(database, snapshot, context));
    for (const Step& step : kOrphans)
        TOUCHSTONE_TRY(removeAll(database, step, context));
    return database.transaction([&] {
        return database.execute("DELETE FROM edition WHERE live IS NULL; "
                                "DELETE FROM corpus WHERE id NOT IN (SELECT corpus FROM edition)");
    });
}

Result<> sweep(const Workspace& workspace, JobContext& context) {
    Result<Database> database = workspace.connect();
    if (!database)
        return fail(database.error());
    const Result<bool> needed = needsSweep(*database);
    if (!needed || !*needed)
        return needed ? Result<>() : fail(needed.error());
    const auto lock = workspace.lockForWriting("sweeping", 0);
    if (!lock)
        return lock.error().code == ErrorCode::WorkspaceBusy ? Result<>() : fail(lock.error());
    return sweepNow(*database, context);
}

} // namespace touchstone
