// SPDX-License-Identifier: GPL-3.0-or-later
// Beginning and end of a staged snapshot.
#include "core/base/hashing.h"
#include "core/index/index_repository.h"
#include "core/ingest/snapshot_writer.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kFilesPerTransaction = 4000;

} // namespace

Result<> SnapshotWriter::findEdition(const std::string& name, const std::optional<std::string>& version,
                                     std::int64_t nowUnixMs) {
    Result<Statement> corpus =
        m_database.prepare("INSERT INTO corpus (name) VALUES (?1) ON CONFLICT DO NOTHING");
    Result<Statement> edition = m_database.prepare(
        "INSERT INTO edition (corpus, version, added) SELECT id, ?2, ?3 FROM corpus WHERE name = ?1 "
        "ON CONFLICT DO NOTHING");
    Result<Statement> find =
        m_database.prepare("SELECT e.id, ifnull(e.live, 0) FROM edition e JOIN corpus c ON c.id = e.corpus "
                           "WHERE c.name = ?1 AND e.version IS ?2");
    for (const Result<Statement>* statement : {&corpus, &edition, &find}) {
        if (!*statement)
            return fail(statement->error());
    }
    TOUCHSTONE_TRY(corpus->bind(1, name).run());
    TOUCHSTONE_TRY(edition->bind(1, name).bind(2, version).bind(3, nowUnixMs).run());
    const Result<bool> row = find->bind(1, name).bind(2, version).step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorCode::Internal, "A corpus that was just made is not there.");
    m_edition = find->integer(0);
    m_live = find->integer(1);
    return {};
}

Result<> SnapshotWriter::begin(const std::string& name, const std::optional<std::string>& version,
                               const std::string& sourceName, const std::string& chunker,
                               const std::string& embedder, std::int64_t nowUnixMs) {
    m_sourceName = sourceName;
    m_chunker = chunker;
    m_embedder = embedder;
    return m_database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(findEdition(name, version, nowUnixMs));
        Result<Statement> drop = m_database.prepare("DELETE FROM snapshot WHERE edition = ?1 AND id <> ?2");
        Result<Statement> insert = m_database.prepare(
            "INSERT INTO snapshot (edition, hash, chunker, embedder, created) VALUES (?1, '', ?2, ?3, ?4)");
        if (!drop || !insert)
            return fail(drop ? insert.error() : drop.error());
        TOUCHSTONE_TRY(drop->bind(1, m_edition).bind(2, m_live).run());
        TOUCHSTONE_TRY(
            insert->bind(1, m_edition).bind(2, chunker).bind(3, embedder).bind(4, nowUnixMs).run());
        m_snapshot = m_database.lastInsertId();
        if (m_live == 0)
            return {};
        Result<Statement> sources = m_database.prepare(
            "INSERT INTO snapshot_source (snapshot, name, origin, settings, files_hash, parsed, failed, "
            "skipped, includes_resolved, includes_unresolved, warnings, trust, weight, stamp) "
            "SELECT ?1, name, origin, settings, files_hash, parsed, failed, skipped, includes_resolved, "
            "includes_unresolved, warnings, trust, weight, stamp FROM snapshot_source WHERE snapshot = ?2 "
            "AND name <> ?3");
        Result<Statement> files =
            m_database.prepare("INSERT INTO snapshot_file (snapshot, source, path, state, reason, size, "
                               "sha256, document, content, "
                               "modified_ns, changed_ns, inode) "
                               "SELECT ?1, source, path, state, reason, size, sha256, document, content, "
                               "modified_ns, changed_ns, "
                               "inode FROM snapshot_file WHERE snapshot = ?2 AND source <> ?3");
        for (Result<Statement>* statement : {&sources, &files}) {
            if (!*statement)
                return fail(statement->error());
            TOUCHSTONE_TRY((*statement)->bind(1, m_snapshot).bind(2, m_live).bind(3, sourceName).run());
        }
        return {};
    });
}

void SnapshotWriter::resume(std::int64_t editionRow, std::int64_t liveRow, const std::string& sourceName,
                            const std::string& embedder) {
    m_edition = editionRow;
    m_snapshot = m_live = liveRow;
    m_sourceName = sourceName;
    m_embedder = embedder;
}

Result<> SnapshotWriter::addFiles(const SourceRow& source, const std::vector<IngestFile>& files,
                                  const std::deque<IngestFile>& parts, JobContext& context) {
    std::vector<const IngestFile*> rows;
    rows.reserve(files.size() + parts.size());
    for (const IngestFile& file : files)
        if (!file.hasParts)
            rows.push_back(&file);
    for (const IngestFile& part : parts)
        rows.push_back(&part);
    for (std::size_t begin = 0; begin < rows.size(); begin += kFilesPerTransaction) {
        TOUCHSTONE_TRY(context.check());
        const std::size_t end = std::min(rows.size(), begin + kFilesPerTransaction);
        TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
            for (std::size_t i = begin; i < end; ++i)
                TOUCHSTONE_TRY(putFile(source.name, *rows[i]));
            return {};
        }));
    }
    return putSource(source, files);
}

Result<SnapshotCounts> SnapshotWriter::count() {
    Result<Statement> select = m_database.prepare(
        "SELECT count(*), ifnull(sum(d.sections), 0), ifnull(sum(d.chunks), 0), ifnull(sum(d.size), 0) "
        "FROM snapshot_file f JOIN document d ON d.id = f.document WHERE f.snapshot = ?1");
    if (!select)
        return fail(select.error());
    const Result<bool> row = select->bind(1, m_snapshot).step();
    if (!row)
        return fail(row.error());
    const auto at = [&](int column) { return static_cast<std::uint64_t>(select->integer(column)); };
    return SnapshotCounts{at(0), at(1), at(2), at(3)};
}

Result<std::string> SnapshotWriter::hash() {
    // A tree of hashes: each source's own covers its files.
    Sha256 hash;
    hash.updateField("touchstone snapshot 2").updateField(m_embedder);
    Result<Statement> select = m_database.prepare("SELECT name, settings, files_hash, trust, weight FROM "
                                                  "snapshot_source WHERE snapshot = ?1 ORDER BY name");
    if (!select)
        return fail(select.error());
    select->bind(1, m_snapshot);
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return hash.finishHex();
        for (int column = 0; column < select->columnCount(); ++column)
            hash.updateField(select->textView(column));
    }
}

Result<std::string> SnapshotWriter::makeLive(std::int64_t nowUnixMs) {
    const Result<SnapshotCounts> counts = count();
    if (!counts)
        return fail(counts.error());
    return makeLive(*counts, nowUnixMs);
}

Result<std::string> SnapshotWriter::makeLive(const SnapshotCounts& counts, std::int64_t nowUnixMs) {
    Result<std::string> digest = hash();
    if (!digest)
        return fail(digest.error());
    Result<Statement> finish = m_database.prepare("UPDATE snapshot SET hash = ?2, documents = ?3, sections = "
                                                  "?4, chunks = ?5, bytes = ?6 WHERE id = ?1");
    Result<Statement> flip = m_database.prepare("UPDATE edition SET live = ?2, added = ?3 WHERE id = ?1");
    if (!finish || !flip)
        return fail(finish ? flip.error() : finish.error());
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(IndexRepository(m_database).put(m_snapshot, "made-for", *digest));
        finish->bind(1, m_snapshot).bind(2, *digest).bind(3, counts.documents).bind(4, counts.sections);
        TOUCHSTONE_TRY(finish->bind(5, counts.chunks).bind(6, counts.bytes).run());
        TOUCHSTONE_TRY(flip->bind(1, m_edition).bind(2, m_snapshot).bind(3, nowUnixMs).run());
        if (m_database.changes() != 1)
            return fail(ErrorCode::NotFound,
                        "The corpus was removed by another process while it was being added.",
                        "Add it again.");
        return {};
    }));
    return digest;
}

} // namespace touchstone
