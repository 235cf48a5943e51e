// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes of a snapshot in the workspace: derived data, always rebuildable from the chunks. Belongs to its
// thread.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// Kinds of blobs of one snapshot: "chunk-rows" (numbers of the indexes -> chunk rows), "lexical",
/// "lsa-model", "lsa-vectors", "vectors" (of the further embedder); "vocabulary" of the lexical one; "delta"
/// and "vectors-delta" for what was changed since they were made; "made-for": hash of the snapshot.
class IndexRepository {
public:
    explicit IndexRepository(Database& database) : m_database(database) {}
    Result<> put(std::int64_t snapshotRow, std::string_view kind, std::string_view blob);
    /// In pieces that follow one another. Inside a transaction.
    Result<> put(std::int64_t snapshotRow, std::string_view kind,
                 const std::vector<std::string_view>& pieces);
    Result<std::optional<std::string>> get(std::int64_t snapshotRow, std::string_view kind);
    /// Size of a blob without reading it; none = it is not there.
    Result<std::optional<std::uint64_t>> sizeOf(std::int64_t snapshotRow, std::string_view kind);
    /// The first bytes of a blob.
    Result<std::string> beginOf(std::int64_t snapshotRow, std::string_view kind, std::uint64_t bytes);
    Result<> drop(std::int64_t snapshotRow, std::string_view kind);

private:
    Database& m_database;
};

/// Little-endian, with a checksum. Errors of parse: BadInput (damaged: rebuild).
std::string serialiseRows(const std::vector<std::int64_t>& rows);
Result<std::vector<std::int64_t>> parseRows(std::string_view blob);

} // namespace touchstone
