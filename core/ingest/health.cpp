// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/health.h"

#include "core/base/blob.h"
#include "core/index/index_delta.h"
#include "core/index/index_repository.h"

#include <fmt/format.h>

#include <string_view>

namespace touchstone {
namespace {

constexpr std::uint64_t kSealBytes = 16; ///< magic and checksum before each blob's body
constexpr std::uint64_t kHeaderBytes = kSealBytes + 16;

/// A number that stands at the beginning of a blob's body.
template<class T>
Result<std::uint64_t> headNumber(IndexRepository& indexes, std::int64_t snapshot, std::string_view kind) {
    const auto begin = indexes.beginOf(snapshot, kind, kHeaderBytes);
    if (!begin)
        return fail(begin.error());
    if (begin->size() < kSealBytes + sizeof(T))
        return std::uint64_t{0};
    return static_cast<std::uint64_t>(BlobReader(std::string_view(*begin).substr(kSealBytes)).raw<T>());
}

Result<std::uint64_t> countOf(Database& database, const EditionInfo& edition, const char* sql) {
    auto select = database.prepare(sql);
    if (!select)
        return fail(select.error());
    const auto row = select->bind(1, edition.snapshotRow).step();
    if (!row)
        return fail(row.error());
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<> countIndexes(Database& database, const EditionInfo& edition, CorpusHealth& health) {
    IndexRepository indexes(database);
    const std::int64_t snapshot = edition.snapshotRow;
    const auto rows = headNumber<std::uint32_t>(indexes, snapshot, "lexical");
    const auto deltaBlob = indexes.get(snapshot, "delta");
    const auto madeFor = indexes.get(snapshot, "made-for");
    const auto hasModel = indexes.sizeOf(snapshot, "lsa-vectors");
    const auto lsa = headNumber<std::uint64_t>(indexes, snapshot, "lsa-vectors");
    const auto hasFurther = indexes.sizeOf(snapshot, "vectors");
    const auto further = headNumber<std::uint64_t>(indexes, snapshot, "vectors");
    for (const Error* error : {rows ? nullptr : &rows.error(), deltaBlob ? nullptr : &deltaBlob.error(),
                               madeFor ? nullptr : &madeFor.error(), hasModel ? nullptr : &hasModel.error(),
                               lsa ? nullptr : &lsa.error(), hasFurther ? nullptr : &hasFurther.error(),
                               further ? nullptr : &further.error()})
        if (error != nullptr)
            return fail(*error);
    IndexDelta delta;
    if (*deltaBlob) {
        auto parsed = IndexDelta::parse(**deltaBlob);
        if (!parsed)
            health.problems.emplace_back("What was changed in the indexes is damaged: add the corpus again.");
        else
            delta = std::move(*parsed);
    }
    const auto changed = [&](std::uint64_t large) { return large - delta.gone.size() + delta.added.size(); };
    health.lexicalRows = changed(*rows);
    // An embedder of its own counts before LSA, which always stands beside it.
    if (*hasFurther)
        health.vectors = changed(*further);
    else if (*hasModel)
        health.vectors = changed(*lsa);
    // Workspaces of the first schema do not say for which snapshot an index was made.
    health.indexOfSnapshot = !*madeFor || **madeFor == edition.snapshot;
    return {};
}

} // namespace

Result<CorpusHealth> healthOf(Database& database, const EditionInfo& edition) {
    CorpusHealth health;
    health.parsed = edition.filesParsed;
    health.failed = edition.filesFailed;
    health.skipped = edition.filesSkipped;
    health.files = health.parsed + health.failed + health.skipped;
    // Threads of a file of issues are documents of one file: "FILE#NUMBER".
    const auto documents =
        countOf(database, edition,
                "SELECT count(DISTINCT f.source || char(10) || "
                "iif(d.dialect = 'issues', rtrim(f.path, '0123456789'), f.path)) "
                "FROM snapshot_file f JOIN document d ON d.id = f.document WHERE f.snapshot = ?1");
    const auto chunks =
        countOf(database, edition,
                "SELECT count(*) FROM snapshot_file f JOIN chunk c ON c.document = f.document "
                "WHERE f.snapshot = ?1");
    if (!documents || !chunks)
        return fail(documents ? chunks.error() : documents.error());
    health.documents = *documents;
    health.chunks = *chunks;
    TOUCHSTONE_TRY(countIndexes(database, edition, health));
    const auto demand = [&](bool holds, std::string problem) {
        if (!holds)
            health.problems.push_back(std::move(problem));
    };
    demand(health.documents == health.parsed,
           fmt::format("{} files were read and {} pages are there.", health.parsed, health.documents));
    demand(health.chunks == edition.chunks,
           fmt::format("The snapshot speaks of {} chunks and {} are there.", edition.chunks, health.chunks));
    demand(health.lexicalRows == health.chunks,
           fmt::format("The index of words has {} rows for {} chunks.", health.lexicalRows, health.chunks));
    demand(!health.vectors || *health.vectors == health.chunks || *health.vectors == 0,
           fmt::format("There are {} vectors for {} chunks.", health.vectors.value_or(0), health.chunks));
    demand(health.indexOfSnapshot, "The indexes were made for another snapshot: add the corpus again.");
    return health;
}

} // namespace touchstone
