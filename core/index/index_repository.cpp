// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index_repository.h"

#include "core/base/blob.h"

#include <cstring>

namespace touchstone {

namespace {

constexpr std::string_view kRowsMagic = "TSROWS_1";

} // namespace

Result<> IndexRepository::put(std::int64_t snapshotRow, std::string_view kind, std::string_view blob) {
    Result<Statement> insert = m_database.prepare(
        "INSERT OR REPLACE INTO snapshot_index (snapshot, kind, blob) VALUES (?1, ?2, ?3)");
    if (!insert)
        return fail(insert.error());
    return insert->bind(1, snapshotRow).bind(2, kind).bindBlob(3, blob).run();
}

Result<> IndexRepository::put(std::int64_t snapshotRow, std::string_view kind,
                              const std::vector<std::string_view>& pieces) {
    std::uint64_t bytes = 0;
    for (const std::string_view piece : pieces)
        bytes += piece.size();
    Result<Statement> insert = m_database.prepare(
        "INSERT OR REPLACE INTO snapshot_index (snapshot, kind, blob) VALUES (?1, ?2, zeroblob(?3))");
    if (!insert)
        return fail(insert.error());
    TOUCHSTONE_TRY(insert->bind(1, snapshotRow).bind(2, kind).bind(3, bytes).run());
    return m_database.fillBlob("snapshot_index", "blob", m_database.lastInsertId(), pieces);
}

Result<std::optional<std::string>> IndexRepository::get(std::int64_t snapshotRow, std::string_view kind) {
    Result<Statement> select =
        m_database.prepare("SELECT blob FROM snapshot_index WHERE snapshot = ?1 AND kind = ?2");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, snapshotRow).bind(2, kind).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional<std::string>(select->blobView(0)) : std::nullopt;
}

Result<std::optional<std::uint64_t>> IndexRepository::sizeOf(std::int64_t snapshotRow,
                                                             std::string_view kind) {
    Result<Statement> select =
        m_database.prepare("SELECT length(blob) FROM snapshot_index WHERE snapshot = ?1 AND kind = ?2");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, snapshotRow).bind(2, kind).step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(select->integer(0))) : std::nullopt;
}

Result<std::string> IndexRepository::beginOf(std::int64_t snapshotRow, std::string_view kind,
                                             std::uint64_t bytes) {
    Result<Statement> select = m_database.prepare(
        "SELECT substr(blob, 1, ?3) FROM snapshot_index WHERE snapshot = ?1 AND kind = ?2");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, snapshotRow).bind(2, kind).bind(3, bytes).step();
    if (!row)
        return fail(row.error());
    return *row ? std::string(select->blobView(0)) : std::string();
}

Result<> IndexRepository::drop(std::int64_t snapshotRow, std::string_view kind) {
    Result<Statement> remove =
        m_database.prepare("DELETE FROM snapshot_index WHERE snapshot = ?1 AND kind = ?2");
    if (!remove)
        return fail(remove.error());
    return remove->bind(1, snapshotRow).bind(2, kind).run();
}

std::string serialiseRows(const std::vector<std::int64_t>& rows) {
    return sealBlob(kRowsMagic, std::string_view(reinterpret_cast<const char*>(rows.data()),
                                                 rows.size() * sizeof(std::int64_t)));
}

Result<std::vector<std::int64_t>> parseRows(std::string_view blob) {
    std::string_view body;
    if (!openBlob(blob, kRowsMagic, body) || body.size() % sizeof(std::int64_t) != 0)
        return fail(ErrorCode::BadInput, "The list of chunks of an index is damaged.",
                    "Run `corpus add` again: it makes the index anew.");
    std::vector<std::int64_t> rows(body.size() / sizeof(std::int64_t));
    if (!rows.empty())
        std::memcpy(rows.data(), body.data(), body.size());
    return rows;
}

} // namespace touchstone
