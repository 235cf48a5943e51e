// SPDX-License-Identifier: GPL-3.0-or-later
// An add that finds little or nothing to do.
#include "core/ingest/add_job.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

Result<std::vector<std::int64_t>> chunkRowsOf(Database& database,
                                              const std::vector<const KnownFile*>& files) {
    Result<Statement> select = database.prepare("SELECT id FROM chunk WHERE document = ?1");
    if (!select)
        return fail(select.error());
    std::vector<std::int64_t> rows;
    for (const KnownFile* file : files) {
        if (file->documentRow == 0)
            continue;
        select->bind(1, file->documentRow);
        for (;;) {
            const Result<bool> row = select->step();
            if (!row)
                return fail(row.error());
            if (!*row)
                break;
            rows.push_back(select->integer(0));
        }
        select->reset();
    }
    return rows;
}

/// Counts of the snapshot as they are, less those of these documents.
Result<SnapshotCounts> countsWithout(Database& database, std::int64_t snapshotRow,
                                     const std::vector<const KnownFile*>& files) {
    Result<Statement> whole =
        database.prepare("SELECT documents, sections, chunks, bytes FROM snapshot WHERE id = ?1");
    Result<Statement> one = database.prepare("SELECT 1, sections, chunks, size FROM document WHERE id = ?1");
    if (!whole || !one)
        return fail(whole ? one.error() : whole.error());
    SnapshotCounts counts;
    const auto take = [](Statement& row, SnapshotCounts& into) -> Result<> {
        const Result<bool> found = row.step();
        if (!found)
            return fail(found.error());
        if (*found)
            into = {static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
                    static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3))};
        row.reset();
        return {};
    };
    TOUCHSTONE_TRY(take(whole->bind(1, snapshotRow), counts));
    for (const KnownFile* file : files) {
        if (file->documentRow == 0)
            continue;
        SnapshotCounts gone;
        TOUCHSTONE_TRY(take(one->bind(1, file->documentRow), gone));
        counts.documents -= gone.documents;
        counts.sections -= gone.sections;
        counts.chunks -= gone.chunks;
        counts.bytes -= gone.bytes;
    }
    return counts;
}

} // namespace

Result<EditionInfo> liveEdition(Database& database, const std::string& name,
                                const std::optional<std::string>& version) {
    const Result<std::vector<EditionInfo>> editions = CorpusRepository(database).editions();
    if (!editions)
        return fail(editions.error());
    const auto edition = std::find_if(editions->begin(), editions->end(), [&](const EditionInfo& info) {
        return info.name == name && info.version == version;
    });
    if (edition == editions->end())
        return fail(ErrorCode::NotFound,
                    "The corpus was removed by another process while it was being added.");
    return *edition;
}

Result<AddReport> reportOf(Database& database, const EditionInfo& edition, const std::string& sourceName) {
    Result<std::vector<CorpusRepository::Warning>> warnings = CorpusRepository(database).warnings(edition);
    if (!warnings)
        return fail(warnings.error());
    Result<Statement> source = database.prepare(
        "SELECT parsed, failed, skipped, includes_resolved, includes_unresolved FROM snapshot_source "
        "WHERE snapshot = ?1 AND name = ?2");
    if (!source)
        return fail(source.error());
    const Result<bool> row = source->bind(1, edition.snapshotRow).bind(2, sourceName).step();
    if (!row)
        return fail(row.error());
    const auto at = [&](int column) { return static_cast<std::uint64_t>(source->integer(column)); };
    AddReport report;
    report.corpus = edition.name;
    report.version = edition.version;
    report.source = sourceName;
    report.snapshot = edition.snapshot;
    if (*row) {
        report.filesParsed = at(0);
        report.filesFailed = at(1);
        report.filesSkipped = at(2);
        report.includesResolved = at(3);
        report.includesUnresolved = at(4);
    }
    report.sections = edition.sections;
    report.chunks = edition.chunks;
    std::erase_if(*warnings, [&](const auto& warning) { return warning.source != sourceName; });
    report.warnings = std::move(*warnings);
    return report;
}

Result<AddReport> AddJob::reportKept(const SourceHistory& history) {
    return report(history.snapshot, false);
}

Result<std::optional<AddReport>> AddJob::quick(const SourceInfo& info) {
    if (info.stamp.empty())
        return std::optional<AddReport>();
    const Result<std::optional<SourceHistory>> known = history();
    if (!known)
        return fail(known.error());
    if (!*known || (*known)->stamp != info.stamp || (*known)->origin != info.origin || !sameWay(**known) ||
        !sameStanding(**known) || needsSweep(m_database).value_or(true))
        return std::optional<AddReport>();
    return reportKept(**known).map(
        [](AddReport&& report) { return std::optional<AddReport>(std::move(report)); });
}

Result<std::optional<AddReport>> AddJob::quick(DocumentSource& source, JobContext& context) {
    Result<std::optional<SourceHistory>> known = history();
    if (!known)
        return fail(known.error());
    if (!*known || (*known)->origin != m_settings.origin || (*known)->stamp != source.info().stamp ||
        !sameWay(**known) || !sameStanding(**known) || needsSweep(m_database).value_or(true))
        return std::optional<AddReport>();
    TOUCHSTONE_TRY(loadKnownFiles(m_database, m_request.sourceName, **known));
    FileTableOptions options;
    options.include = m_request.include;
    options.exclude = m_request.exclude;
    options.history = &**known;
    options.onlyCompare = true;
    FileTable table(options);
    TOUCHSTONE_TRY(table.read(source, context));
    if (table.differs())
        return std::optional<AddReport>();
    return reportKept(**known).map(
        [](AddReport&& report) { return std::optional<AddReport>(std::move(report)); });
}

Result<AddReport> AddJob::settle(const FileTable& table, const SourceHistory& history, JobContext& context) {
    const bool newStamps =
        table.hasNewStamps() || m_stamp != history.stamp || m_settings.origin != history.origin;
    const bool standing = sameStanding(history);
    if (!newStamps && standing)
        return reportKept(history);
    m_writer.resume(history.editionRow, history.snapshotRow, m_request.sourceName, history.embedder);
    std::vector<const IngestFile*> touched;
    for (const IngestFile& file : table.files())
        if (file.hasNewStamp())
            touched.push_back(&file);
    std::string snapshot = history.snapshot;
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        TOUCHSTONE_TRY(m_writer.putStamps(m_request.sourceName, touched));
        const SourceRow row = rowOf(table, &history);
        Result<Statement> update =
            m_database.prepare("UPDATE snapshot_source SET stamp = ?3, trust = ?4, "
                               "weight = ?5, origin = ?6 WHERE snapshot = ?1 AND name = ?2");
        if (!update)
            return fail(update.error());
        update->bind(1, history.snapshotRow).bind(2, row.name).bind(3, row.stamp).bind(4, row.trust);
        TOUCHSTONE_TRY(update->bind(5, row.weight).bind(6, row.origin).run());
        if (standing)
            return {};
        const Result<SnapshotCounts> counts = countsWithout(m_database, history.snapshotRow, {});
        if (!counts)
            return fail(counts.error());
        Result<std::string> hash = m_writer.makeLive(*counts, context.clock->unixMs());
        if (!hash)
            return fail(hash.error());
        snapshot = std::move(*hash);
        return {};
    }));
    return report(snapshot, !standing);
}

Result<std::optional<AddReport>> AddJob::update(FileTable& table, const SourceHistory& history,
                                                JobContext& context) {
    // Chunks that hang on what all pages say are made anew when one of them changes.
    if (history.chunks < m_request.leastChunksForUpdate || m_settings.chunker->usesSentences())
        return std::optional<AddReport>();
    const PageRules rules(table, m_request.siteUrl, m_settings.preset);
    Result<std::optional<SourceDelta>> delta =
        findDelta(m_database, table, history, rules, m_request.sourceName, m_settings.chunker->spec());
    if (!delta)
        return fail(delta.error());
    if (!*delta) {
        m_indexReason = "much of the source has changed";
        return std::optional<AddReport>();
    }
    m_writer.resume(history.editionRow, history.snapshotRow, m_request.sourceName, history.embedder);
    const DocumentKeys keys(table, m_request.sourceName, m_settings.chunker->spec());
    FileReader reader(m_workspace, table);
    std::vector<ParseTask> tasks;
    for (IngestFile* file : (*delta)->changed) {
        if (file->state != FileState::Read)
            continue;
        const std::string* bytes = reader.bytesOf(*file);
        const auto dialect = decideDialect(*file, bytes != nullptr ? std::string_view(*bytes) : "",
                                           m_settings.dialect, table, rules);
        if (dialect == Dialect::Issues) {
            m_indexReason = "a file of several documents is read anew";
            return std::optional<AddReport>();
        }
        if (dialect)
            tasks.push_back({file, *dialect, file->reason});
        reader.forget();
    }
    m_hold = true;
    const Result<> parsed = parse(table, rules, keys, tasks, context);
    m_hold = false;
    if (!parsed)
        return fail(parsed.error());
    TOUCHSTONE_TRY(checkAnythingRead(table, m_settings.origin));
    // Code that a page shows for the first time: its bytes are kept from now on.
    for (IngestFile& file : table.files()) {
        if (!file.isIncluded || file.before == nullptr || file.before->stored || !file.isAsBefore())
            continue;
        (*delta)->changed.push_back(&file);
        (*delta)->replaced.push_back(file.before);
    }
    const Result<std::vector<std::int64_t>> gone = chunkRowsOf(m_database, (*delta)->replaced);
    if (!gone)
        return fail(gone.error());
    std::vector<const Chunk*> come;
    for (const NewDocument& document : m_pending)
        for (const Chunk& chunk : document.chunks)
            come.push_back(&chunk);
    IndexUpdater indexes(m_database, history.snapshotRow, m_settings.embedder);
    Result<std::string> why = indexes.prepare(*gone, come, context);
    if (!why)
        return fail(why.error());
    if (!why->empty()) {
        m_indexReason = std::move(*why);
        return std::optional<AddReport>();
    }
    m_indexReason = fmt::format("{} chunks went, {} came", gone->size(), come.size());
    const Result<std::string> hash = writeUpdate(table, history, **delta, indexes, context);
    if (!hash)
        return fail(hash.error());
    m_indexWork = IndexWork::Updated;
    return report(*hash, true).map([](AddReport&& report) {
        return std::optional<AddReport>(std::move(report));
    });
}

/// Readers see the old state or the new one: it is one transaction.
Result<std::string> AddJob::writeUpdate(const FileTable& table, const SourceHistory& history,
                                        const SourceDelta& delta, IndexUpdater& indexes,
                                        JobContext& context) {
    ProgressMeter meter(context, "committing", 1);
    TOUCHSTONE_TRY(context.check());
    Result<std::string> hash = fail(ErrorCode::Internal, "not written");
    TOUCHSTONE_TRY(m_database.transaction([&]() -> Result<> {
        Result<SnapshotCounts> counts = countsWithout(m_database, history.snapshotRow, delta.replaced);
        if (!counts)
            return fail(counts.error());
        TOUCHSTONE_TRY(m_writer.add(m_pending));
        std::vector<std::int64_t> rows;
        for (const NewDocument& document : m_pending) {
            rows.insert(rows.end(), document.chunkRows.begin(), document.chunkRows.end());
            ++counts->documents;
            counts->sections += document.document.sections.size();
            counts->chunks += document.chunks.size();
            counts->bytes += document.file->sizeBytes;
        }
        TOUCHSTONE_TRY(m_writer.dropFiles(m_request.sourceName, delta.replaced));
        TOUCHSTONE_TRY(m_writer.putFiles(m_request.sourceName, delta.changed));
        TOUCHSTONE_TRY(m_writer.putStamps(m_request.sourceName, delta.newStamps));
        TOUCHSTONE_TRY(m_writer.putSource(rowOf(table, &history), table.files()));
        TOUCHSTONE_TRY(m_writer.dropUnused(delta.replaced));
        TOUCHSTONE_TRY(indexes.apply(rows));
        hash = m_writer.makeLive(*counts, context.clock->unixMs());
        return hash ? Result<>() : fail(hash.error());
    }));
    meter.finish();
    return hash;
}

} // namespace touchstone
