// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sweeper.h"

#include "core/ingest/corpus_adder.h"

#include <array>

namespace touchstone {

namespace {

/// Each removes at most some hundred rows, so that another writer never waits long.
constexpr std::array<const char*, 5> kSteps = {
    "DELETE FROM snapshot_file WHERE (snapshot, source, path) IN (SELECT snapshot, source, path FROM "
    "snapshot_file "
    "WHERE snapshot IN (SELECT id FROM snapshot WHERE id NOT IN (SELECT live FROM edition WHERE live IS NOT "
    "NULL)) "
    "LIMIT 2000)",
    "DELETE FROM snapshot_index WHERE rowid IN (SELECT rowid FROM snapshot_index WHERE snapshot IN (SELECT "
    "id FROM "
    "snapshot WHERE id NOT IN (SELECT live FROM edition WHERE live IS NOT NULL)) LIMIT 1)",
    "DELETE FROM document WHERE id IN (SELECT id FROM document d WHERE NOT EXISTS (SELECT 1 FROM "
    "snapshot_file f "
    "WHERE f.document = d.id) LIMIT 100)",
    "DELETE FROM content WHERE id IN (SELECT id FROM content c WHERE NOT EXISTS (SELECT 1 FROM snapshot_file "
    "f "
    "WHERE f.content = c.id) LIMIT 200)",
    "DELETE FROM snapshot WHERE id IN (SELECT id FROM snapshot WHERE id NOT IN (SELECT live FROM edition "
    "WHERE live "
    "IS NOT NULL) LIMIT 1)",
};

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
    for (const char* sql : kSteps) {
        Result<Statement> step = database.prepare(sql);
        if (!step)
            return fail(step.error());
        do {
            TOUCHSTONE_TRY(context.check());
            TOUCHSTONE_TRY(database.transaction([&] { return step->run(); }));
        } while (database.changes() > 0);
    }
    return database.transaction([&] {
        return database.execute(
            "DELETE FROM edition WHERE live IS NULL; DELETE FROM corpus WHERE id NOT IN (SELECT "
            "corpus FROM edition)");
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
