// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/snapshot_health.h"

#include "core/base/blob.h"

#include <string>

namespace touchstone {

namespace {

constexpr std::size_t kSeal = 16; ///< magic and checksum before a blob's body

Result<std::int64_t> number(Database& database, const char* sql, std::int64_t snapshot) {
    Result<Statement> select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, snapshot).step();
    if (!row)
        return fail(row.error());
    return *row ? select->integer(0) : 0;
}

/// The head of a blob and its length, without reading the rest.
struct Head {
    std::string bytes;
    std::uint64_t length = 0;
};

Result<std::optional<Head>> head(Database& database, std::int64_t snapshot, const char* kind) {
    Result<Statement> select = database.prepare(
        "SELECT substr(blob, 1, 64), length(blob) FROM snapshot_index WHERE snapshot = ?1 AND kind = ?2");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, snapshot).bind(2, kind).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::nullopt;
    return Head{std::string(select->blobView(0)), static_cast<std::uint64_t>(select->integer(1))};
}

Result<std::optional<std::uint64_t>> vectorRows(Database& database, std::int64_t snapshot, const char* kind,
                                                std::uint64_t chunks) {
    const auto found = head(database, snapshot, kind);
    if (!found)
        return fail(found.error());
    if (!*found || (*found)->bytes.size() < kSeal + 16)
        return std::nullopt;
    BlobReader reader(std::string_view((*found)->bytes).substr(kSeal));
    const auto count = reader.raw<std::uint64_t>();
    const auto dimension = reader.raw<std::uint64_t>();
    // Documents too few or too short to learn from: there is nothing to be near to, which is no fault.
    if (dimension == 0)
        return chunks;
    return count;
}

/// True when the first and the last number of the index are chunks of the snapshot.
Result<bool> numbersOwnChunks(Database& database, std::int64_t snapshot, std::uint64_t count) {
    if (count == 0)
        return true;
    Result<Statement> ends = database.prepare(
        "SELECT substr(blob, 17, 8), substr(blob, -8) FROM snapshot_index WHERE snapshot = ?1 AND kind = "
        "'chunk-rows'");
    Result<Statement> owned = database.prepare(
        "SELECT 1 FROM chunk c JOIN snapshot_file f ON f.document = c.document WHERE c.id = ?1 AND "
        "f.snapshot = ?2 LIMIT 1");
    if (!ends || !owned)
        return fail(ends ? owned.error() : ends.error());
    const Result<bool> row = ends->bind(1, snapshot).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return false;
    for (int column = 0; column < 2; ++column) {
        BlobReader reader(ends->blobView(column));
        owned->bind(1, reader.raw<std::int64_t>()).bind(2, snapshot);
        const Result<bool> found = owned->step();
        if (!found)
            return fail(found.error());
        if (!*found)
            return false;
        owned->reset();
    }
    return true;
}

} // namespace

Result<SnapshotHealth> readSnapshotHealth(Database& database, const EditionInfo& edition) {
    SnapshotHealth out;
    const std::int64_t snapshot = edition.snapshotRow;
    const auto files = number(database, "SELECT count(*) FROM snapshot_file WHERE snapshot = ?1", snapshot);
    const auto documents = number(
        database, "SELECT count(*) FROM snapshot_file WHERE snapshot = ?1 AND state = 'parsed'", snapshot);
    const auto chunks = number(database,
                               "SELECT count(*) FROM snapshot_file f JOIN chunk c ON c.document = f.document "
                               "WHERE f.snapshot = ?1",
                               snapshot);
    for (const auto* one : {&files, &documents, &chunks})
        if (!*one)
            return fail(one->error());
    out.files = static_cast<std::uint64_t>(*files);
    out.documents = static_cast<std::uint64_t>(*documents);
    out.chunks = static_cast<std::uint64_t>(*chunks);
    out.chunksSaid = edition.chunks;
    out.parsed = edition.filesParsed;
    out.failed = edition.filesFailed;
    out.skipped = edition.filesSkipped;
    out.wantsVectors = edition.embedder != "none" && edition.embedder.rfind("none:", 0) != 0;
    out.wantsFurther = out.wantsVectors && edition.embedder.rfind("lsa", 0) != 0;

    const auto rows = head(database, snapshot, "chunk-rows");
    const auto lexical = head(database, snapshot, "lexical");
    const auto vectors = vectorRows(database, snapshot, "lsa-vectors", out.chunks);
    const auto further = vectorRows(database, snapshot, "vectors", out.chunks);
    if (!rows || !lexical || !vectors || !further)
        return fail(!rows      ? rows.error()
                    : !lexical ? lexical.error()
                    : !vectors ? vectors.error()
                               : further.error());
    if (*rows && (*rows)->length >= kSeal)
        out.numbered = ((*rows)->length - kSeal) / sizeof(std::int64_t);
    if (*lexical && (*lexical)->bytes.size() >= kSeal + 4)
        out.lexical = BlobReader(std::string_view((*lexical)->bytes).substr(kSeal)).raw<std::uint32_t>();
    out.vectors = *vectors;
    out.furtherVectors = *further;
    const auto own = numbersOwnChunks(database, snapshot, out.numbered.value_or(0));
    if (!own)
        return fail(own.error());
    out.indexHoldsOwnChunks = *own;
    return out;
}

} // namespace touchstone
