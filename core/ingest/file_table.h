// SPDX-License-Identifier: GPL-3.0-or-later
// What a source holds: every file with hash, size and fate. Texts stay in memory up to a budget; what is
// beyond it goes into the workspace, where a document's bytes end up anyway, and is read from there again.
// Filled by one thread; after sort() const and safe for concurrent reads.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/corpus/source.h"
#include "core/ingest/source_history.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class FileState : std::uint8_t { Read, Parsed, Failed, Skipped };
std::string_view fileStateName(FileState state); ///< as the workspace stores it; Read has no name there

struct IngestFile {
    std::string path;
    std::uint64_t sizeBytes = 0;
    std::string sha256; ///< "" = its content was not read
    FileState state = FileState::Read;
    std::string reason;
    bool inMemory = false;
    bool stored = false; ///< its bytes are in the workspace
    std::string bytes;
    std::int64_t documentRow = 0; ///< 0 = none
    bool isIncluded = false;      ///< a page shows it
    std::string url;              ///< of a page of the web
    bool wasRead = false;         ///< nothing was said against it while it was read
    FileStamp stamp;
    const KnownFile* before = nullptr; ///< the same path at the last add
    bool hasParts = false;             ///< its documents are in FileTable::parts()
    const IngestFile* whole = nullptr; ///< of a part: the file that holds its bytes

    /// Was the same content there at the last add?
    [[nodiscard]] bool isAsBefore() const {
        return before != nullptr && sha256 == before->sha256 && (!sha256.empty() || sameFate());
    }

    /// Written to since the last add?
    [[nodiscard]] bool hasNewStamp() const {
        return before != nullptr && stamp.known() && stamp != before->stamp;
    }

private:
    [[nodiscard]] bool sameFate() const {
        return reason == before->reason && (state == FileState::Failed) == (before->state == "failed");
    }
};

struct SourceNote {
    std::string file;
    std::string reason;
};

struct FileTableOptions {
    std::vector<std::string> include, exclude;
    std::uint64_t memoryBytes = 16ULL << 20U;
    std::uint64_t largestDocumentBytes = 64ULL << 20U;
    bool namesOnly = false; ///< a preview: only the settings of sites are read
    /// Of the last add with the same settings: what has not been written to since is not read again. Outlives
    /// the table. May be null.
    const SourceHistory* history = nullptr;
    /// Only to learn whether anything differs from `history`: once it does, no more is read. Nothing is put
    /// away.
    bool onlyCompare = false;
};

class FileTable {
public:
    struct Text {
        std::string sha256, bytes;
    };
    /// Puts some texts away under their hashes.
    using Spill = std::function<Result<>(const std::vector<Text>& texts)>;

    explicit FileTable(FileTableOptions options, Spill spill = {});
    /// Errors: of the source, of the spill, Cancelled.
    Result<> read(DocumentSource& source, JobContext& context);

    [[nodiscard]] std::vector<IngestFile>& files() { return m_files; }
    [[nodiscard]] const std::vector<IngestFile>& files() const { return m_files; }
    /// Documents of files that hold several, each under its own path. They count as part of their file.
    [[nodiscard]] const std::deque<IngestFile>& parts() const { return m_parts; }
    IngestFile& addPart(IngestFile& whole, std::string path);
    [[nodiscard]] const IngestFile* find(std::string_view path) const;
    IngestFile* find(std::string_view path);
    [[nodiscard]] std::vector<std::string> pathsBeginningWith(std::string_view prefix) const;
    /// By the user's patterns. What does not match may still have been read: pages need it.
    [[nodiscard]] bool matchesPatterns(const std::string& path) const;
    [[nodiscard]] std::uint64_t bytesRead() const { return m_bytesRead; }
    /// What is said of the source as a whole, or of entries that share a name with another.
    [[nodiscard]] const std::vector<SourceNote>& notes() const { return m_notes; }
    /// Entries that are only in notes(): they count as failed or as skipped.
    [[nodiscard]] std::uint64_t extraFailed() const { return m_extraFailed; }
    [[nodiscard]] std::uint64_t extraSkipped() const { return m_extraSkipped; }
    /// Forgets what became of the files after they were read.
    void reopen();
    /// Is there a file whose stamp of the last add no longer holds, though its content does?
    [[nodiscard]] bool hasNewStamps() const;
    /// With onlyCompare: is something not as it was, its stamp included?
    [[nodiscard]] bool differs() const { return m_differs; }
    /// SHA-256 over everything that was read or not read: equal for equal files, wherever they come from.
    [[nodiscard]] const std::string& filesHash() const { return m_filesHash; }

private:
    Result<> take(SourceFile&& file);
    Result<> spill();
    bool isWanted(const std::string& path, std::uint64_t sizeBytes);
    bool takeKnown(const std::string& path, FileStamp stamp);
    bool compareKnown(const std::string& path, const FileStamp& stamp);
    void note(SourceProblem&& problem);
    void meetHistory();
    [[nodiscard]] std::string hashFiles() const;
    void sortByPath();

    FileTableOptions m_options;
    Spill m_spill;
    std::vector<IngestFile> m_files; ///< by path once read
    std::string m_filesHash;
    std::vector<Text> m_waiting; ///< to be put away together
    std::uint64_t m_waitingBytes = 0;
    std::deque<IngestFile> m_parts; ///< their addresses stay
    std::vector<SourceNote> m_notes;
    std::uint64_t m_bytesRead = 0, m_bytesInMemory = 0, m_extraFailed = 0, m_extraSkipped = 0;
    bool m_differs = false;
    std::stop_source m_enough; ///< of a comparison: a difference is found
};

/// A NUL among the first bytes, and no mark of UTF-16 or UTF-32.
bool looksBinary(std::string_view bytes);

} // namespace touchstone
