// SPDX-License-Identifier: GPL-3.0-or-later
// `corpus add`: read, parse, chunk, embed, index, commit as one snapshot. Incremental (content hashes),
// stageable and safe at any point: until the last transaction the old snapshot is what everybody sees. Runs
// on the calling thread with helpers of its own; one at a time per workspace (writer lock).
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunker.h"
#include "core/corpus/corpus_repository.h"
#include "core/corpus/parser.h"
#include "core/corpus/source.h"
#include "core/embedding/embedder.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct AddRequest {
    std::string source; ///< folder, archive, file, URL or preset
    std::string name;
    std::optional<std::string> version; ///< a preset gives its own when none is named
    std::string sourceName = "main";
    std::vector<std::string> include, exclude; ///< globs
    std::string dialect = "auto";
    std::string chunker = kDefaultChunker;
    std::string embedder = "lsa:dim=200";
    std::string siteUrl;              ///< "" = from mkdocs.yml
    bool preview = false;             ///< only count what would be read
    std::optional<std::string> trust; ///< high, normal or low; none = as it was, at first normal
    std::optional<double> weight;     ///< of its hits in fusion, above 0; none = as it was, at first 1
    bool allowPrivate = false;        ///< URLs may lead to loopback, private and link-local addresses
    bool respectIgnoreFiles = true;   ///< .gitignore and .ignore of a folder
    SourceCaps caps;
    /// Below that many chunks all indexes are made anew at every change: that is exact, and quick.
    std::uint64_t leastChunksForUpdate = 2000;
    int waitForWriterMs = 30000; ///< how long to wait for another process that is writing
};

/// What became of the indexes: nothing, made from all chunks, or changed where the chunks have changed.
enum class IndexWork : std::uint8_t { None, Built, Updated };

/// What a preview found: files and bytes by what their names say they are.
struct PreviewCount {
    std::string kind; ///< a dialect, "by content", or "left out"
    std::uint64_t files = 0, bytes = 0;
};

struct AddReport {
    std::string corpus;
    std::optional<std::string> version;
    std::string source; ///< its name
    std::string snapshot;
    bool changed = false; ///< false: nothing to do, the snapshot is the one that was there
    std::uint64_t filesParsed = 0, filesFailed = 0, filesSkipped = 0;
    std::uint64_t documentsNew = 0, documentsKept = 0; ///< parsed anew / taken over
    std::uint64_t sections = 0, chunks = 0;
    std::uint64_t includesResolved = 0, includesUnresolved = 0;
    std::vector<CorpusRepository::Warning> warnings;
    IndexWork indexWork = IndexWork::None;
    std::string indexReason;           ///< why they were made anew, or how much was changed
    std::vector<PreviewCount> preview; ///< of a preview only
    double seconds = 0;
};

/// What it needs from outside; all outlive the call. http may be null: URLs and presets then fail with
/// Offline.
struct AddServices {
    HttpTransport* http = nullptr;
    SecretStore* secrets = nullptr;
    std::string fastapiBaseUrl;
    std::filesystem::path cacheDir;
};

/// Errors: Usage (name, spec), BadInput naming the source, WorkspaceBusy, Offline, Unreachable, Cancelled,
/// Io.
Result<AddReport> addCorpus(const Workspace& workspace, const AddRequest& request,
                            const AddServices& services, JobContext& context);

/// The same for documents that are not files: a source of the caller's own. Its info().origin is stored.
Result<AddReport> addCorpus(const Workspace& workspace, const AddRequest& request, DocumentSource& source,
                            const AddServices& services, JobContext& context);

/// Takes one source out of an edition: a new snapshot of the others. Errors: NotFound, naming what there is;
/// Usage (it is the only one: remove the corpus), WorkspaceBusy, Cancelled, Io.
Result<AddReport> removeSource(const Workspace& workspace, const EditionName& edition,
                               const std::string& sourceName, const AddServices& services,
                               JobContext& context);

/// Deletes snapshots that are not live and documents that no snapshot holds, in short transactions. Called at
/// open and after an add. Does nothing while another process writes.
Result<> sweep(const Workspace& workspace, JobContext& context);

} // namespace touchstone
