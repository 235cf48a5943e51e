// SPDX-License-Identifier: GPL-3.0-or-later
// WorkspaceSpending: rows of the table spending.
#include "core/models/budget.h"

namespace touchstone {

namespace {
constexpr int kSpendingWaitMs = 10000;
} // namespace

Result<Database*> WorkspaceSpending::connection() {
    if (!m_database) {
        auto connected = m_workspace->connect();
        if (!connected)
            return fail(std::move(connected.error()));
        m_database.emplace(std::move(*connected));
    }
    return &*m_database;
}

Result<Spent> WorkspaceSpending::since(std::int64_t unixMs, std::string_view currency) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    auto rows = (*database)->prepare(
        "SELECT ifnull(sum(calls), 0), ifnull(sum(ifnull(input, 0) + ifnull(output, 0)), 0), "
        "ifnull(sum(CASE WHEN currency = ? THEN cost END), 0.0), "
        "ifnull(sum(CASE WHEN currency = ? AND cost IS NOT NULL THEN 0 ELSE calls END), 0) "
        "FROM spending WHERE at >= ?");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, currency).bind(2, currency).bind(3, unixMs);
    const auto row = rows->step();
    if (!row)
        return fail(row.error());
    return Spent{rows->integer(0), rows->integer(1), rows->real(2), rows->integer(3)};
}

Result<> WorkspaceSpending::add(const Spending& spending) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    return (*database)->transaction(
        [&]() -> Result<> {
            auto insert = (*database)->prepare("INSERT INTO spending (at, run, spec, calls, input, output, "
                                               "cost, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
            if (!insert)
                return fail(std::move(insert.error()));
            insert->bind(1, spending.unixMs).bind(2, spending.run).bind(3, spending.spec);
            insert->bind(4, spending.calls);
            for (const auto& [at, count] : {std::pair{5, spending.input}, std::pair{6, spending.output}})
                count < 0 ? insert->bindNull(at) : insert->bind(at, count);
            spending.cost ? insert->bind(7, *spending.cost) : insert->bindNull(7);
            return insert->bind(8, spending.currency).run();
        },
        kSpendingWaitMs);
}

} // namespace touchstone
