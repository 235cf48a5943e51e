// SPDX-License-Identifier: GPL-3.0-or-later
// WorkspaceResponseCache: rows of model_answer. A short change that waits for other writers; it needs no
// writer's lock.
#include "core/models/response_cache.h"
#include "core/platform/secrets.h"

namespace touchstone {

namespace {
constexpr int kAnswerWaitMs = 10000; // an answer that was paid for is worth a wait for a long writer
} // namespace

Result<Database*> WorkspaceResponseCache::connection() {
    if (!m_database) {
        auto connected = m_workspace->connect();
        if (!connected)
            return fail(std::move(connected.error()));
        m_database.emplace(std::move(*connected));
    }
    return &*m_database;
}

Result<std::optional<CachedAnswer>> WorkspaceResponseCache::find(std::string_view key) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    auto rows = (*database)->prepare(
        "SELECT key, spec, request, result, made FROM model_answer WHERE key = ? ORDER BY id DESC LIMIT 1");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, key);
    const auto row = rows->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<CachedAnswer>();
    return std::optional<CachedAnswer>(
        CachedAnswer{rows->text(0), rows->text(1), rows->text(2), rows->text(3), rows->integer(4)});
}

Result<> WorkspaceResponseCache::keep(const CachedAnswer& answer) {
    const std::lock_guard lock(m_mutex);
    const auto database = connection();
    if (!database)
        return fail(database.error());
    return (*database)->transaction(
        [&]() -> Result<> {
            auto insert = (*database)->prepare(
                "INSERT INTO model_answer (key, spec, request, result, made) VALUES (?, ?, ?, ?, ?)");
            if (!insert)
                return fail(std::move(insert.error()));
            const Redactor& redactor = Redactor::instance();
            return insert->bind(1, answer.key)
                .bind(2, answer.spec)
                .bind(3, redactor.redactKnown(answer.request))
                .bind(4, redactor.redactKnown(answer.result))
                .bind(5, answer.madeUnixMs)
                .run();
        },
        kAnswerWaitMs);
}

Result<std::vector<CachedAnswer>> cachedAnswers(Database& database, std::string_view key) {
    auto rows = database.prepare(
        "SELECT spec, request, result, made FROM model_answer WHERE key = ? ORDER BY id DESC");
    if (!rows)
        return fail(std::move(rows.error()));
    rows->bind(1, key);
    std::vector<CachedAnswer> out;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back({std::string(key), rows->text(0), rows->text(1), rows->text(2), rows->integer(3)});
    }
}

} // namespace touchstone
