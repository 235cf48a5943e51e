// SPDX-License-Identifier: GPL-3.0-or-later
// One add, from the open source to the live snapshot. Belongs to one thread, which holds the writer's row.
#pragma once

#include "core/ingest/add_settings.h"
#include "core/ingest/document_key.h"
#include "core/ingest/index_updater.h"
#include "core/ingest/lexical_collector.h"
#include "core/ingest/page_rules.h"
#include "core/ingest/parse_pool.h"
#include "core/ingest/snapshot_writer.h"
#include "core/ingest/source_delta.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

class AddJob {
public:
    AddJob(const Workspace& workspace, Database& database, const AddRequest& request,
           const AddSettings& settings);
    Result<AddReport> run(DocumentSource& source, JobContext& context);
    /// The report of an archive or file that has the same stamp as at the last add, or none: it must be
    /// read. Needs no right to write.
    Result<std::optional<AddReport>> quick(const SourceInfo& info);
    /// The same for a folder whose files all have the stamps of the last add.
    Result<std::optional<AddReport>> quick(DocumentSource& source, JobContext& context);

private:
    Result<std::optional<SourceHistory>> history();
    /// Was the source read in the way that is asked for now?
    [[nodiscard]] bool sameWay(const SourceHistory& history) const;
    [[nodiscard]] bool sameStanding(const SourceHistory& history) const;
    [[nodiscard]] SourceRow rowOf(const FileTable& table, const SourceHistory* history) const;
    /// The files are as they were; at most stamps, trust and weight are written.
    Result<AddReport> settle(const FileTable& table, const SourceHistory& history, JobContext& context);
    /// A small change, written into the live snapshot. None: stage a new one, for m_indexReason.
    Result<std::optional<AddReport>> update(FileTable& table, const SourceHistory& history,
                                            JobContext& context);
    Result<std::string> writeUpdate(const FileTable& table, const SourceHistory& history,
                                    const SourceDelta& delta, IndexUpdater& indexes, JobContext& context);
    Result<AddReport> stage(FileTable& table, const SourceHistory* history, JobContext& context);
    Result<std::vector<ParseTask>> plan(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                                        JobContext& context);
    Result<bool> takeOver(FileTable& table, IngestFile& file, const PageRules& rules,
                          const DocumentKeys& keys, Dialect dialect);
    Result<bool> takeOverParts(FileTable& table, IngestFile& file, const PageRules& rules,
                               const DocumentKeys& keys, Dialect dialect);
    Result<> parse(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                   const std::vector<ParseTask>& tasks, JobContext& context);
    Result<> flush();
    Result<std::string> commit(const FileTable& table, const SourceHistory* history, JobContext& context);
    Result<AddReport> report(const std::string& snapshot, bool changed);
    Result<AddReport> reportKept(const SourceHistory& history);

    const Workspace& m_workspace;
    Database& m_database;
    const AddRequest& m_request;
    const AddSettings& m_settings;
    SnapshotWriter m_writer;
    std::string m_stamp;                       ///< of the source
    bool m_hold = false;                       ///< keep what was parsed for one transaction
    std::unique_ptr<LexicalCollector> m_words; ///< of a new snapshot without LSA
    std::vector<NewDocument> m_pending;
    IndexWork m_indexWork = IndexWork::None;
    std::string m_indexReason;
    std::uint64_t m_pendingBytes = 0, m_documentsNew = 0;
};

/// The report on a source from the rows of its live snapshot.
Result<AddReport> reportOf(Database& database, const EditionInfo& edition, const std::string& sourceName);
/// Errors: NotFound.
Result<EditionInfo> liveEdition(Database& database, const std::string& name,
                                const std::optional<std::string>& version);

/// Which files are not documents by their place, and what `dialect` makes of the others. Sets state and
/// reason of those that are none.
std::optional<Dialect> decideDialect(IngestFile& file, std::string_view bytes, Dialect wanted,
                                     const FileTable& table, const PageRules& rules);

/// Error when nothing at all could be read as a document, naming the source and the first reason.
Result<> checkAnythingRead(const FileTable& table, const std::string& source);

} // namespace touchstone
