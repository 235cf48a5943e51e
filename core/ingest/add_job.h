// SPDX-License-Identifier: GPL-3.0-or-later
// One add, from the open source to the live snapshot. Belongs to one thread, which holds the writer's row.
#pragma once

#include "core/ingest/add_settings.h"
#include "core/ingest/document_key.h"
#include "core/ingest/page_rules.h"
#include "core/ingest/parse_pool.h"
#include "core/ingest/snapshot_writer.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

class AddJob {
public:
    AddJob(const Workspace& workspace, Database& database, const AddRequest& request,
           const AddSettings& settings);
    Result<AddReport> run(DocumentSource& source, JobContext& context);

private:
    /// The live snapshot's hash when it was made of the same files in the same way.
    Result<std::optional<std::string>> unchanged(const FileTable& table);
    Result<std::vector<ParseTask>> plan(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                                        JobContext& context);
    Result<bool> takeOver(FileTable& table, IngestFile& file, const PageRules& rules,
                          const DocumentKeys& keys, Dialect dialect);
    Result<bool> takeOverParts(FileTable& table, IngestFile& file, const PageRules& rules,
                               const DocumentKeys& keys, Dialect dialect);
    Result<> parse(FileTable& table, const PageRules& rules, const DocumentKeys& keys,
                   const std::vector<ParseTask>& tasks, JobContext& context);
    Result<> flush();
    Result<std::string> commit(const FileTable& table, JobContext& context);
    Result<AddReport> report(const std::string& snapshot, bool changed);

    const Workspace& m_workspace;
    Database& m_database;
    const AddRequest& m_request;
    const AddSettings& m_settings;
    SnapshotWriter m_writer;
    std::vector<NewDocument> m_pending;
    std::uint64_t m_pendingBytes = 0, m_documentsNew = 0, m_documentsKept = 0;
};

/// Which files are not documents by their place, and what `dialect` makes of the others. Sets state and
/// reason of those that are none.
std::optional<Dialect> decideDialect(IngestFile& file, std::string_view bytes, Dialect wanted,
                                     const FileTable& table, const PageRules& rules);

/// Error when nothing at all could be read as a document, naming the source and the first reason.
Result<> checkAnythingRead(const FileTable& table, const std::string& source);

} // namespace touchstone
