// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/add_job.h"

#include "core/chunking/sentence_lsa.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/index_builder.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

constexpr std::size_t kPagesPerTransaction = 512;
constexpr std::uint64_t kBytesPerTransaction = 2ULL << 20U;

void markIncluded(FileTable& table, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (IngestFile* file = table.find(std::string_view(path)))
            file->isIncluded = true;
    }
}

/// What tells the documents of one file apart, and that none of them is missing.
std::string partSuffix(std::size_t index, std::size_t count) {
    return fmt::format("#{}/{}", index, count);
}

} // namespace

AddJob::AddJob(const Workspace& workspace, Database& database, const AddRequest& request,
               const AddSettings& settings)
    : m_workspace(workspace), m_database(database), m_request(request), m_settings(settings),
      m_writer(database) {}

Result<std::optional<std::string>> AddJob::unchanged(const FileTable& table) {
    Result<Statement> select = m_database.prepare(
        "SELECT s.hash FROM corpus c JOIN edition e ON e.corpus = c.id JOIN snapshot s ON s.id = e.live "
        "JOIN snapshot_source p ON p.snapshot = s.id "
        "WHERE c.name = ?1 AND e.version IS ?2 AND p.name = ?3 AND s.embedder = ?4 AND p.settings = ?5 "
        "AND p.files_hash = ?6 AND EXISTS (SELECT 1 FROM snapshot_index i WHERE i.snapshot = s.id AND i.kind "
        "= "
        "'lexical')");
    if (!select)
        return fail(select.error());
    select->bind(1, m_request.name).bind(2, m_settings.version).bind(3, m_request.sourceName);
    select->bind(4, m_settings.embedder.spec).bind(5, m_settings.json).bind(6, table.filesHash());
    const Result<bool> row = select->step();
    if (!row)
        return fail(row.error());
    return *row ? std::optional<std::string>(select->text(0)) : std::nullopt;
}

Result<bool> AddJob::takeOver(FileTable& table, IngestFile& file, const PageRules& rules,
                              const DocumentKeys& keys, Dialect dialect) {
    if (dialect == Dialect::Issues)
        return takeOverParts(table, file, rules, keys, dialect);
    const Result<std::vector<KnownDocument>> known = m_writer.known(file.path);
    if (!known)
        return fail(known.error());
    for (const KnownDocument& document : *known) {
        if (document.key != keys.keyOf(file, dialect, rules.contextOf(file.path), document.includedPaths,
                                       document.hasIncludes, document.hasUnresolved))
            continue;
        file.state = FileState::Parsed;
        file.documentRow = document.row;
        markIncluded(table, document.includedPaths);
        ++m_documentsKept;
        return true;
    }
    return false;
}

Result<bool> AddJob::takeOverParts(FileTable& table, IngestFile& file, const PageRules& rules,
                                   const DocumentKeys& keys, Dialect dialect) {
    Result<std::vector<KnownDocument>> known = m_writer.knownParts(file.path);
    if (!known)
        return fail(known.error());
    const std::string key = keys.keyOf(file, dialect, rules.contextOf(file.path), {}, false, false);
    std::erase_if(*known, [&](const KnownDocument& one) { return !one.key.starts_with(key); });
    const std::size_t count = known->size();
    std::set<std::string> wanted;
    for (std::size_t i = 0; i < count; ++i)
        wanted.insert(key + partSuffix(i, count));
    for (const KnownDocument& one : *known)
        wanted.erase(one.key);
    if (count == 0 || !wanted.empty())
        return false;
    for (KnownDocument& one : *known)
        table.addPart(file, std::move(one.path)).documentRow = one.row;
    m_documentsKept += count;
    return true;
}

Result<std::vector<ParseTask>> AddJob::plan(FileTable& table, const PageRules& rules,
                                            const DocumentKeys& keys, JobContext& context) {
    std::vector<ParseTask> tasks;
    FileReader reader(m_workspace, table);
    ProgressMeter meter(context, "comparing", table.files().size());
    for (IngestFile& file : table.files()) {
        TOUCHSTONE_TRY(context.check());
        meter.advance();
        if (file.state != FileState::Read)
            continue;
        const std::string* bytes = reader.bytesOf(file);
        const std::optional<Dialect> dialect = decideDialect(
            file, bytes != nullptr ? std::string_view(*bytes) : "", m_settings.dialect, table, rules);
        reader.forget();
        if (!dialect)
            continue;
        const Result<bool> kept = takeOver(table, file, rules, keys, *dialect);
        if (!kept)
            return fail(kept.error());
        if (!*kept)
            tasks.push_back({&file, *dialect, file.reason});
    }
    meter.finish();
    return tasks;
}

Result<> AddJob::flush() {
    if (m_pending.empty())
        return {};
    TOUCHSTONE_TRY(m_writer.add(m_pending));
    m_pending.clear();
    m_pendingBytes = 0;
    return {};
}

Result<> AddJob::parse(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                       const std::vector<ParseTask>& tasks, JobContext& context) {
    ParsePool pool{m_workspace,         table,          rules,
                   *m_settings.chunker, m_request.name, m_settings.version.value_or(""),
                   m_request.sourceName};
    std::shared_ptr<const SentenceVectors> sentences;
    if (m_settings.chunker->usesSentences()) {
        // Read once for the sentences to learn from, then again to be cut by them.
        SentenceCollector collector;
        const auto collect = [&](ParsedPage&& page) -> Result<> {
            if (page.documents)
                for (const Document& document : *page.documents)
                    collector.add(document);
            return {};
        };
        ParsePool reading = pool;
        reading.cuts = false;
        TOUCHSTONE_TRY(reading.run(tasks, collect, context));
        auto trained = collector.train(context);
        if (!trained)
            return fail(std::move(trained.error()));
        sentences = std::move(*trained);
        pool.sentences = sentences.get();
    }
    const auto take = [&](ParsedPage&& page) -> Result<> {
        IngestFile& file = *page.task.file;
        if (!page.documents) {
            const Error& error = page.documents.error();
            if (error.code == ErrorCode::Cancelled)
                return fail(error);
            file.state = FileState::Failed;
            file.reason =
                error.line > 0 ? fmt::format("line {}: {}", error.line, error.message) : error.message;
            return {};
        }
        const std::size_t count = page.documents->size();
        file.state = FileState::Parsed;
        m_pendingBytes += file.sizeBytes;
        for (std::size_t i = 0; i < count; ++i) {
            Document& document = (*page.documents)[i];
            const bool hasUnresolved = std::any_of(document.includes.begin(), document.includes.end(),
                                                   [](const IncludeUse& use) { return !use.resolved; });
            std::string key = keys.keyOf(file, page.task.dialect, rules.contextOf(file.path),
                                         document.includedPaths, !document.includes.empty(), hasUnresolved);
            markIncluded(table, document.includedPaths);
            ++m_documentsNew;
            IngestFile* entry = &file;
            if (document.path != file.path) {
                key += partSuffix(i, count);
                entry = &table.addPart(file, document.path);
            }
            m_pending.push_back({entry, std::move(key), std::move(document), std::move(page.chunks[i])});
        }
        if (m_pending.size() >= kPagesPerTransaction || m_pendingBytes >= kBytesPerTransaction)
            return flush();
        return {};
    };
    TOUCHSTONE_TRY(pool.run(tasks, take, context));
    return flush();
}

Result<std::string> AddJob::commit(const FileTable& table, JobContext& context) {
    const SourceRow row{m_request.sourceName, m_settings.origin,   m_settings.json,     table.filesHash(),
                        table.notes(),        table.extraFailed(), table.extraSkipped()};
    TOUCHSTONE_TRY(m_writer.addFiles(row, table.files(), table.parts(), context));
    const Result<SnapshotCounts> counts = m_writer.count();
    if (!counts)
        return fail(counts.error());
    IndexBuilder indexes(m_database, m_writer.snapshotRow(), counts->chunks, m_settings.embedder);
    TOUCHSTONE_TRY(indexes.build(context));
    ProgressMeter meter(context, "committing", 1);
    TOUCHSTONE_TRY(context.check());
    Result<std::string> hash = m_writer.makeLive(context.clock->unixMs());
    meter.finish();
    return hash;
}

Result<AddReport> AddJob::report(const std::string& snapshot, bool changed) {
    CorpusRepository repository(m_database);
    const Result<std::vector<EditionInfo>> editions = repository.editions();
    if (!editions)
        return fail(editions.error());
    const auto edition = std::find_if(editions->begin(), editions->end(), [&](const EditionInfo& info) {
        return info.name == m_request.name && info.version == m_settings.version;
    });
    if (edition == editions->end())
        return fail(ErrorCode::NotFound,
                    "The corpus was removed by another process while it was being added.");
    Result<std::vector<CorpusRepository::Warning>> warnings = repository.warnings(*edition);
    if (!warnings)
        return fail(warnings.error());
    Result<Statement> source = m_database.prepare(
        "SELECT parsed, failed, skipped, includes_resolved, includes_unresolved FROM snapshot_source "
        "WHERE snapshot = ?1 AND name = ?2");
    if (!source)
        return fail(source.error());
    const Result<bool> row = source->bind(1, edition->snapshotRow).bind(2, m_request.sourceName).step();
    if (!row)
        return fail(row.error());
    const auto at = [&](int column) { return static_cast<std::uint64_t>(source->integer(column)); };
    AddReport report;
    report.corpus = m_request.name;
    report.version = m_settings.version;
    report.snapshot = snapshot;
    report.changed = changed;
    report.filesParsed = at(0);
    report.filesFailed = at(1);
    report.filesSkipped = at(2);
    report.includesResolved = at(3);
    report.includesUnresolved = at(4);
    report.documentsNew = m_documentsNew;
    report.documentsKept = changed ? m_documentsKept : report.filesParsed;
    report.sections = edition->sections;
    report.chunks = edition->chunks;
    std::erase_if(*warnings, [&](const auto& warning) { return warning.source != m_request.sourceName; });
    report.warnings = std::move(*warnings);
    return report;
}

Result<AddReport> AddJob::run(DocumentSource& source, JobContext& context) {
    FileTableOptions options;
    options.include = m_request.include;
    options.exclude = m_request.exclude;
    FileTable table(options, [&](const std::string& sha256, std::string_view bytes) -> Result<> {
        return m_writer.contents().ensure(sha256, bytes).map([](std::int64_t) {});
    });
    TOUCHSTONE_TRY(table.read(source, context));
    const Result<std::optional<std::string>> same = unchanged(table);
    if (!same)
        return fail(same.error());
    if (*same) {
        // An add that was killed after its last transaction may have left the old snapshot's rows.
        if (needsSweep(m_database).value_or(false))
            TOUCHSTONE_TRY(sweepNow(m_database, context));
        return report(**same, false);
    }
    TOUCHSTONE_TRY(m_writer.begin(m_request.name, m_settings.version, m_request.sourceName,
                                  m_settings.chunker->spec(), m_settings.embedder.spec,
                                  context.clock->unixMs()));
    const PageRules rules(table, m_request.siteUrl, m_settings.preset);
    // Chunks that hang on what all pages say are made anew when one of them changes.
    const bool together = m_settings.chunker->usesSentences();
    const DocumentKeys keys(table, m_request.sourceName,
                            m_settings.chunker->spec() + (together ? "\n" + table.filesHash() : ""));
    const Result<std::vector<ParseTask>> tasks = plan(table, rules, keys, context);
    if (!tasks)
        return fail(tasks.error());
    TOUCHSTONE_TRY(parse(table, rules, keys, *tasks, context));
    TOUCHSTONE_TRY(checkAnythingRead(table, m_settings.origin));
    const Result<std::string> hash = commit(table, context);
    if (!hash)
        return fail(hash.error());
    Result<AddReport> done = report(*hash, true);
    // The new snapshot is live: what cannot be swept now is swept when the workspace is opened next.
    (void)sweepNow(m_database, context);
    return done;
}

} // namespace touchstone
