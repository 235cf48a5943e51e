// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/add_job.h"

#include "core/chunking/sentence_lsa.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/index_builder.h"
#include "core/ingest/sweeper.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <set>

namespace touchstone {

namespace {

constexpr std::size_t kPagesPerTransaction = 512;
constexpr std::uint64_t kBytesPerTransaction = 1ULL << 20U;

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

Result<std::optional<SourceHistory>> AddJob::history() {
    return loadHistory(m_database, m_request.name, m_settings.version, m_request.sourceName);
}

bool AddJob::sameWay(const SourceHistory& history) const {
    return history.hasIndexes && history.embedder == m_settings.embedder.spec &&
           history.settings == m_settings.json;
}

bool AddJob::sameStanding(const SourceHistory& history) const {
    return m_request.trust.value_or(history.trust) == history.trust &&
           m_request.weight.value_or(history.weight) == history.weight;
}

SourceRow AddJob::rowOf(const FileTable& table, const SourceHistory* history) const {
    SourceRow row{m_request.sourceName, m_settings.origin,   m_settings.json,      table.filesHash(),
                  table.notes(),        table.extraFailed(), table.extraSkipped(), m_stamp};
    row.trust = m_request.trust.value_or(history != nullptr ? history->trust : "normal");
    row.weight = m_request.weight.value_or(history != nullptr ? history->weight : 1.0);
    return row;
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
    for (NewDocument& document : m_pending)
        if (m_words)
            m_words->place(document.file->documentRow, document.firstWords, std::move(document.chunkRows));
    m_pending.clear();
    m_pendingBytes = 0;
    return {};
}

Result<> AddJob::parse(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                       const std::vector<ParseTask>& tasks, JobContext& context) {
    ParsePool pool{m_workspace,         table,          rules,
                   *m_settings.chunker, m_request.name, m_settings.version.value_or(""),
                   m_request.sourceName};
    pool.takesWords = m_words != nullptr;
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
        if (m_words)
            m_words->learn(page.reader, page.restarted, page.newTerms);
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
            const std::uint32_t firstWords = m_words ? m_words->add(page.reader, page.words[i]) : 0;
            m_pending.push_back(
                {entry, std::move(key), std::move(document), std::move(page.chunks[i]), {}, firstWords});
        }
        if (m_hold)
            return {};
        if (m_pending.size() >= kPagesPerTransaction || m_pendingBytes >= kBytesPerTransaction)
            return flush();
        return {};
    };
    TOUCHSTONE_TRY(pool.run(tasks, take, context));
    return m_hold ? Result<>() : flush();
}

Result<std::string> AddJob::commit(const FileTable& table, const SourceHistory* history,
                                   JobContext& context) {
    TOUCHSTONE_TRY(m_writer.addFiles(rowOf(table, history), table.files(), table.parts(), context));
    const Result<SnapshotCounts> counts = m_writer.count();
    if (!counts)
        return fail(counts.error());
    IndexBuilder indexes(m_database, m_writer.snapshotRow(), counts->chunks, m_settings.embedder);
    TOUCHSTONE_TRY(indexes.build(context, m_words.get()));
    m_words.reset();
    ProgressMeter meter(context, "committing", 1);
    TOUCHSTONE_TRY(context.check());
    Result<std::string> hash = m_writer.makeLive(context.clock->unixMs());
    meter.finish();
    return hash;
}

Result<AddReport> AddJob::report(const std::string& snapshot, bool changed) {
    const Result<EditionInfo> edition = liveEdition(m_database, m_request.name, m_settings.version);
    if (!edition)
        return fail(edition.error());
    Result<AddReport> report = reportOf(m_database, *edition, m_request.sourceName);
    if (!report)
        return report;
    report->snapshot = snapshot;
    report->changed = changed;
    report->documentsNew = m_documentsNew;
    report->documentsKept = report->filesParsed - std::min(m_documentsNew, report->filesParsed);
    report->indexWork = m_indexWork;
    report->indexReason = m_indexReason;
    return report;
}

Result<AddReport> AddJob::stage(FileTable& table, const SourceHistory* history, JobContext& context) {
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
    // LSA reads the chunks again anyway; without it their words are taken while they are at hand.
    if (!m_settings.embedder.hasLsa)
        m_words = std::make_unique<LexicalCollector>();
    TOUCHSTONE_TRY(parse(table, rules, keys, *tasks, context));
    TOUCHSTONE_TRY(checkAnythingRead(table, m_settings.origin));
    // What the pages took while they were parsed is free by now, but not yet given back.
    ::malloc_trim(0);
    const Result<std::string> hash = commit(table, history, context);
    if (!hash)
        return fail(hash.error());
    m_indexWork = IndexWork::Built;
    Result<AddReport> done = report(*hash, true);
    // The new snapshot is live: what cannot be swept now is swept when the workspace is opened next.
    (void)sweepNow(m_database, context);
    return done;
}

Result<AddReport> AddJob::run(DocumentSource& source, JobContext& context) {
    m_stamp = source.info().stamp;
    Result<std::optional<SourceHistory>> known = history();
    if (!known)
        return fail(known.error());
    SourceHistory* const before = *known ? &**known : nullptr;
    const bool comparable = before != nullptr && sameWay(*before);
    FileTableOptions options;
    options.include = m_request.include;
    options.exclude = m_request.exclude;
    // Equal files from elsewhere are the same snapshot, but stamps speak of one place.
    const bool samePlace = comparable && before->origin == m_settings.origin;
    if (samePlace) {
        TOUCHSTONE_TRY(loadKnownFiles(m_database, m_request.sourceName, *before));
        options.history = before;
    }
    bool spilled = false;
    FileTable table(options, [&](const std::vector<FileTable::Text>& texts) {
        spilled = true;
        return m_database.transaction([&]() -> Result<> {
            for (const FileTable::Text& text : texts)
                if (const auto row = m_writer.contents().ensure(text.sha256, text.bytes); !row)
                    return fail(row.error());
            return {};
        });
    });
    TOUCHSTONE_TRY(table.read(source, context));
    const bool leftovers = needsSweep(m_database).value_or(false);
    if (comparable && table.filesHash() == before->filesHash) {
        // An add that was killed after its last transaction may have left the old snapshot's rows.
        // So may texts that were put away and belong to no page.
        if (leftovers || spilled)
            TOUCHSTONE_TRY(sweepNow(m_database, context));
        return settle(table, *before, context);
    }
    if (samePlace && !leftovers) {
        Result<std::optional<AddReport>> done = update(table, *before, context);
        if (!done)
            return fail(done.error());
        if (*done)
            return std::move(**done);
        // Fates that were set for the update do not hold for a new snapshot.
        m_documentsNew = 0;
        m_pending.clear();
        m_pendingBytes = 0;
        table.reopen();
    }
    return stage(table, before, context);
}

} // namespace touchstone
