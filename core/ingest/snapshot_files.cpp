// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of files and sources of a snapshot that is being written.
#include "core/corpus/json_text.h"
#include "core/ingest/page_rules.h"
#include "core/ingest/snapshot_writer.h"

#include <algorithm>
#include <string_view>

namespace touchstone {

namespace {

std::string notesJson(const std::vector<SourceNote>& notes) {
    std::string out = "[";
    for (const SourceNote& note : notes) {
        out += out.size() > 1 ? ",[" : "[";
        appendJsonString(out, note.file);
        out += ",0,";
        appendJsonString(out, note.reason);
        out += ']';
    }
    return out + "]";
}

std::uint64_t countOf(const std::vector<IngestFile>& files, FileState state) {
    return static_cast<std::uint64_t>(std::count_if(
        files.begin(), files.end(), [state](const IngestFile& file) { return file.state == state; }));
}

} // namespace

Result<> SnapshotWriter::prepareFile() {
    if (m_file)
        return {};
    Result<Statement> insert = m_database.prepare(
        "INSERT INTO snapshot_file (snapshot, source, path, state, reason, size, sha256, document, content, "
        "modified_ns, changed_ns, inode) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    if (!insert)
        return fail(insert.error());
    m_file = std::move(*insert);
    return {};
}

Result<> SnapshotWriter::putFile(const std::string& sourceName, const IngestFile& file) {
    TOUCHSTONE_TRY(prepareFile());
    m_file->bind(1, m_snapshot).bind(2, sourceName).bind(3, file.path).bind(4, fileStateName(file.state));
    m_file->bind(5, file.reason).bind(6, file.sizeBytes).bind(7, file.sha256);
    m_file->bindNull(8).bindNull(9);
    m_file->bind(10, file.stamp.modifiedNs).bind(11, file.stamp.changedNs).bind(12, file.stamp.inode);
    if (file.documentRow != 0)
        m_file->bind(8, file.documentRow);
    if (file.documentRow != 0 || file.isIncluded || isSiteConfig(file.path)) {
        // A document's bytes were stored with it; those of a file that is only shown are not yet.
        const Result<std::int64_t> content =
            file.inMemory ? m_contents.ensure(file.sha256, file.bytes)
                          : m_contents.find(file.sha256).map([](auto found) { return found.value_or(0); });
        if (!content)
            return fail(content.error());
        if (*content != 0)
            m_file->bind(9, *content);
    }
    return m_file->run();
}

Result<> SnapshotWriter::putFiles(const std::string& sourceName, const std::vector<IngestFile*>& files) {
    for (const IngestFile* file : files)
        TOUCHSTONE_TRY(putFile(sourceName, *file));
    return {};
}

Result<> SnapshotWriter::dropFiles(const std::string& sourceName,
                                   const std::vector<const KnownFile*>& files) {
    Result<Statement> remove =
        m_database.prepare("DELETE FROM snapshot_file WHERE snapshot = ?1 AND source = ?2 AND path = ?3");
    if (!remove)
        return fail(remove.error());
    for (const KnownFile* file : files)
        TOUCHSTONE_TRY(remove->bind(1, m_snapshot).bind(2, sourceName).bind(3, file->path).run());
    return {};
}

Result<> SnapshotWriter::putStamps(const std::string& sourceName,
                                   const std::vector<const IngestFile*>& files) {
    Result<Statement> update =
        m_database.prepare("UPDATE snapshot_file SET modified_ns = ?4, changed_ns = ?5, inode = ?6 "
                           "WHERE snapshot = ?1 AND source = ?2 AND path = ?3");
    if (!update)
        return fail(update.error());
    for (const IngestFile* file : files) {
        update->bind(1, m_snapshot).bind(2, sourceName).bind(3, file->path).bind(4, file->stamp.modifiedNs);
        TOUCHSTONE_TRY(update->bind(5, file->stamp.changedNs).bind(6, file->stamp.inode).run());
    }
    return {};
}

Result<> SnapshotWriter::putSource(const SourceRow& source, const std::vector<IngestFile>& files) {
    // Pages that show other files are few and have an index of their own.
    Result<Statement> row = m_database.prepare(
        "INSERT OR REPLACE INTO snapshot_source (snapshot, name, origin, settings, files_hash, parsed, "
        "failed, "
        "skipped, includes_resolved, includes_unresolved, warnings, trust, weight, stamp) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ifnull(sum(d.includes_resolved), 0), "
        "ifnull(sum(d.includes_unresolved), 0), ?9, ?10, ?11, ?12 FROM document d "
        "WHERE d.edition = ?13 AND d.includes_resolved + d.includes_unresolved > 0 AND d.source = ?2 "
        "AND EXISTS (SELECT 1 FROM snapshot_file f WHERE f.document = d.id AND f.snapshot = ?1)");
    if (!row)
        return fail(row.error());
    return row->bind(1, m_snapshot)
        .bind(2, source.name)
        .bind(3, source.origin)
        .bind(4, source.settings)
        .bind(5, source.filesHash)
        .bind(6, countOf(files, FileState::Parsed))
        .bind(7, countOf(files, FileState::Failed) + source.extraFailed)
        .bind(8, countOf(files, FileState::Skipped) + source.extraSkipped)
        .bind(9, notesJson(source.notes))
        .bind(10, source.trust)
        .bind(11, source.weight)
        .bind(12, source.stamp)
        .bind(13, m_edition)
        .run();
}

Result<> SnapshotWriter::dropUnused(const std::vector<const KnownFile*>& files) {
    Result<Statement> document =
        m_database.prepare("DELETE FROM document WHERE id = ?1 AND NOT EXISTS "
                           "(SELECT 1 FROM snapshot_file f WHERE f.document = document.id)");
    Result<Statement> content =
        m_database.prepare("DELETE FROM content WHERE sha256 = ?1 AND NOT EXISTS "
                           "(SELECT 1 FROM snapshot_file f WHERE f.content = content.id)");
    if (!document || !content)
        return fail(document ? content.error() : document.error());
    for (const KnownFile* file : files) {
        if (file->documentRow != 0)
            TOUCHSTONE_TRY(document->bind(1, file->documentRow).run());
        if (file->stored)
            TOUCHSTONE_TRY(content->bind(1, file->sha256).run());
    }
    m_contents.forget();
    return {};
}

} // namespace touchstone
