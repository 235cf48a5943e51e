// SPDX-License-Identifier: GPL-3.0-or-later
// A new snapshot of an edition, staged row by row in short transactions and made live by one last one. Until
// then nobody sees it; a process that dies leaves rows that the next sweep removes and whose documents the
// next add may use again. Belongs to the thread of its connection, which must hold the writer's row.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/chunking/chunk_repository.h"
#include "core/ingest/content_store.h"
#include "core/ingest/file_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {

/// A document of the edition that is already there.
struct KnownDocument {
    std::int64_t row = 0;
    std::string key, path;
    std::vector<std::string> includedPaths;
    bool hasIncludes = false, hasUnresolved = false;
};

/// A page that was parsed, ready to be written.
struct NewDocument {
    IngestFile* file = nullptr;
    std::string key;
    Document document;
    std::vector<Chunk> chunks;
    std::vector<std::int64_t> chunkRows; ///< once written
    std::uint32_t firstWords = 0;        ///< number of its first chunk in a LexicalCollector
};

/// One source of the snapshot as it is stored.
struct SourceRow {
    std::string name, origin, settings, filesHash;
    std::vector<SourceNote> notes;
    std::uint64_t extraFailed = 0, extraSkipped = 0;
    std::string stamp, trust = "normal";
    double weight = 1;
};

struct SnapshotCounts {
    std::uint64_t documents = 0, sections = 0, chunks = 0, bytes = 0;
};

class SnapshotWriter {
public:
    explicit SnapshotWriter(Database& database);
    ContentStore& contents() { return m_contents; }

    /// Makes the edition where there is none, throws away what a dead writer staged for it, and begins a
    /// snapshot that takes over the other sources of the live one.
    Result<> begin(const std::string& name, const std::optional<std::string>& version,
                   const std::string& sourceName, const std::string& chunker, const std::string& embedder,
                   std::int64_t nowUnixMs);
    /// Works on the live snapshot itself: for a change that is made in one transaction of the caller's.
    void resume(std::int64_t editionRow, std::int64_t liveRow, const std::string& sourceName,
                const std::string& embedder);
    /// Documents of this path, live or left by an add that was killed.
    Result<std::vector<KnownDocument>> known(const std::string& path);
    /// Documents whose path is "PATH#...": of a file that holds several.
    Result<std::vector<KnownDocument>> knownParts(const std::string& path);
    /// Writes documents, with their bytes, in one transaction; sets documentRow of their files.
    Result<> add(std::vector<NewDocument>& documents);
    /// What became of each file of the source. Bytes of included files are kept with them.
    /// Files with parts are stored as these.
    Result<> addFiles(const SourceRow& source, const std::vector<IngestFile>& files,
                      const std::deque<IngestFile>& parts, JobContext& context);
    /// Files of the live snapshot that are there no more, or that are written anew.
    Result<> dropFiles(const std::string& sourceName, const std::vector<const KnownFile*>& files);
    Result<> putFiles(const std::string& sourceName, const std::vector<IngestFile*>& files);
    Result<> putStamps(const std::string& sourceName, const std::vector<const IngestFile*>& files);
    /// The source's own row, with the counts of `files`.
    Result<> putSource(const SourceRow& source, const std::vector<IngestFile>& files);
    /// Documents, and bytes, that no snapshot holds any more, out of these rows of the last add.
    Result<> dropUnused(const std::vector<const KnownFile*>& files);
    /// Counts and hash of the staged snapshot, over all its sources.
    Result<SnapshotCounts> count();
    Result<std::string> hash();
    /// The last transaction. Returns the hash.
    Result<std::string> makeLive(std::int64_t nowUnixMs);
    Result<std::string> makeLive(const SnapshotCounts& counts, std::int64_t nowUnixMs);

    [[nodiscard]] std::int64_t snapshotRow() const { return m_snapshot; }
    [[nodiscard]] std::int64_t editionRow() const { return m_edition; }

private:
    Result<> findEdition(const std::string& name, const std::optional<std::string>& version,
                         std::int64_t nowUnixMs);
    Result<> prepareFile();
    Result<> putFile(const std::string& sourceName, const IngestFile& file);
    Result<> addOne(NewDocument& document);
    Result<> addSections(std::int64_t row, const Document& document);

    Database& m_database;
    ContentStore m_contents;
    ChunkRepository m_chunks;
    std::optional<Statement> m_known, m_document, m_section, m_stripped, m_file;
    std::int64_t m_edition = 0, m_snapshot = 0, m_live = 0;
    std::string m_sourceName, m_chunker, m_embedder;
};

} // namespace touchstone
