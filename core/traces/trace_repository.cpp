// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traces/trace_json.h"
#include "core/traces/traces.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::int64_t kMostNetworkLines = 100000;

std::int64_t asLimit(std::size_t limit) {
    return static_cast<std::int64_t>(std::min<std::size_t>(limit, INT64_MAX));
}

/// From a row of id, kind, title, start, ms, failed.
Trace headOf(const Statement& row) {
    Trace trace;
    trace.id.value = row.text(0);
    trace.kind = row.text(1);
    trace.title = row.text(2);
    trace.startUnixMs = row.integer(3);
    trace.ms = row.real(4);
    trace.failed = row.integer(5) != 0;
    return trace;
}

/// The same with spans in the seventh column.
Result<Trace> wholeOf(const Statement& row) {
    Trace trace = headOf(row);
    Result<std::vector<TraceSpan>> spans = spansFromJson(row.textView(6));
    if (!spans)
        return fail(ErrorCode::WorkspaceDamaged, fmt::format("Trace {} cannot be read.", trace.id.value),
                    "The other traces are not concerned.");
    trace.spans = std::move(*spans);
    return trace;
}

} // namespace

Result<> TraceRepository::save(const Trace& trace) {
    Result<Statement> insert = m_database.prepare("INSERT OR REPLACE INTO trace (id, kind, title, start, ms, "
                                                  "failed, spans) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return fail(insert.error());
    return insert->bind(1, writable(trace.id.value))
        .bind(2, writable(trace.kind))
        .bind(3, writable(trace.title))
        .bind(4, trace.startUnixMs)
        .bind(5, trace.ms)
        .bind(6, trace.failed)
        .bind(7, spansJson(trace.spans))
        .run();
}

Result<std::vector<Trace>> TraceRepository::list(std::size_t limit) {
    // The id begins with the time, so its order is the order of time and needs no further index.
    Result<Statement> rows =
        m_database.prepare("SELECT id, kind, title, start, ms, failed FROM trace ORDER BY id DESC LIMIT ?");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, asLimit(limit));
    std::vector<Trace> out;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.push_back(headOf(*rows));
    }
}

Result<Trace> TraceRepository::load(const TraceId& id) {
    Result<Statement> rows =
        m_database.prepare("SELECT id, kind, title, start, ms, failed, spans FROM trace WHERE id = ?");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, id.value);
    const Result<bool> row = rows->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, fmt::format("There is no trace '{}'.", id.value),
                    "See touchstone-cli trace list.");
    return wholeOf(*rows);
}

Result<> TraceRepository::each(const std::function<Result<>(const Trace&)>& visit) {
    Result<Statement> rows =
        m_database.prepare("SELECT id, kind, title, start, ms, failed, spans FROM trace ORDER BY id");
    if (!rows)
        return fail(rows.error());
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        const Result<Trace> trace = wholeOf(*rows);
        if (!trace)
            return fail(trace.error());
        TOUCHSTONE_TRY(visit(*trace));
    }
}

Result<> TraceRepository::logNetwork(const NetworkEvent& event) {
    return m_database.transaction([&]() -> Result<> {
        Result<Statement> insert = m_database.prepare(
            "INSERT INTO network_log (at, purpose, method, host, path, sent, received, status, "
            "outcome, ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        TOUCHSTONE_TRY(insert->bind(1, event.unixMs)
                           .bind(2, writable(event.purpose))
                           .bind(3, writable(event.method))
                           .bind(4, writable(event.host))
                           .bind(5, writable(event.path))
                           .bind(6, event.bytesSent)
                           .bind(7, event.bytesReceived)
                           .bind(8, event.status)
                           .bind(9, writable(event.outcome))
                           .bind(10, event.ms)
                           .run());
        const std::int64_t newest = m_database.lastInsertId();
        if (newest <= kMostNetworkLines)
            return {};
        Result<Statement> trim = m_database.prepare("DELETE FROM network_log WHERE id <= ?");
        if (!trim)
            return fail(trim.error());
        return trim->bind(1, newest - kMostNetworkLines).run();
    });
}

Result<bool> TraceRepository::hasSentTo(const std::string& host) {
    Result<Statement> rows =
        m_database.prepare("SELECT 1 FROM network_log WHERE host = ? AND sent > 0 AND method = 'POST' AND "
                           "purpose IN ('model', 'embedding', 'rerank') LIMIT 1");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, host);
    return rows->step();
}

Result<std::vector<NetworkEvent>> TraceRepository::networkLog(std::size_t limit) {
    Result<Statement> rows =
        m_database.prepare("SELECT at, purpose, method, host, path, sent, received, status, outcome, ms FROM "
                           "(SELECT * FROM network_log ORDER BY id DESC LIMIT ?) ORDER BY id");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, asLimit(limit));
    std::vector<NetworkEvent> out;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        NetworkEvent event;
        event.unixMs = rows->integer(0);
        event.purpose = rows->text(1);
        event.method = rows->text(2);
        event.host = rows->text(3);
        event.path = rows->text(4);
        event.bytesSent = static_cast<std::uint64_t>(rows->integer(5));
        event.bytesReceived = static_cast<std::uint64_t>(rows->integer(6));
        event.status = static_cast<int>(rows->integer(7));
        event.outcome = rows->text(8);
        event.ms = rows->real(9);
        out.push_back(std::move(event));
    }
}

} // namespace touchstone
