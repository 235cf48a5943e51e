// SPDX-License-Identifier: GPL-3.0-or-later
// Corpora, editions (a corpus at a version), snapshots, files and documents in the workspace. Reads see live
// snapshots only. Belongs to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/corpus/document.h"
#include "core/store/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// A corpus at one version, with its live snapshot.
struct EditionInfo {
    std::int64_t id = 0; ///< row
    std::string name;
    std::optional<std::string> version; ///< none: added without --version
    std::int64_t snapshotRow = 0;       ///< 0 = none yet
    std::string snapshot;               ///< hash: SHA-256 over files, chunker and embedder (hex)
    std::string chunker, embedder;      ///< SPECs
    std::string origin;                 ///< of the first source
    std::int64_t addedUnixMs = 0;
    std::uint64_t documents = 0, sections = 0, chunks = 0, bytes = 0;
    std::uint64_t filesParsed = 0, filesFailed = 0, filesSkipped = 0;
};

/// "name" or "name@version".
struct EditionName {
    std::string name;
    std::optional<std::string> version;
    static EditionName parse(std::string_view text);
    [[nodiscard]] std::string toString() const;
};

/// Reasons for which a file is skipped that are nobody's fault: listed with the files, not warned of.
inline constexpr const char* kPartOfPages = "included in pages";
inline constexpr const char* kLeftOutByPattern = "left out by the patterns given";

struct FileRecord {
    std::string source; ///< "main"
    std::string path;
    std::string state;  ///< parsed | failed | skipped
    std::string reason; ///< why failed or skipped, or why this dialect
    std::uint64_t sizeBytes = 0;
    std::string sha256;
    std::int64_t documentRow = 0; ///< 0 = none
};

/// A document as the inspector lists it.
struct DocumentSummary {
    std::int64_t row = 0;
    DocumentId id;
    std::string source, path, title, dialect, url;
    std::uint64_t sizeBytes = 0, sections = 0, chunks = 0;
};

struct SectionSummary {
    SectionId id;
    std::string heading, anchor, url;
    std::vector<std::string> headings;
    int level = 0;
    TextRange source;
};

/// One of the named sources of a snapshot.
struct SourceInfoRow {
    std::string name, origin;
    std::map<std::string, std::string> settings; ///< dialect, chunker, include, exclude ...
    std::string trust;                           ///< high, normal, low
    double weight = 1;                           ///< of its hits in fusion
    std::uint64_t parsed = 0, failed = 0, skipped = 0, documents = 0, sections = 0, chunks = 0, bytes = 0;
};

class CorpusRepository {
public:
    explicit CorpusRepository(Database& database) : m_database(database) {}
    /// All editions with a live snapshot, in the order in which they were added.
    Result<std::vector<EditionInfo>> editions();
    /// Without version: the edition added last. Errors: NotFound, naming what there is.
    Result<EditionInfo> edition(const EditionName& name);
    /// "main" first, then by name. With `counted`, documents, sections, chunks and bytes are filled in.
    Result<std::vector<SourceInfoRow>> sources(const EditionInfo& edition, bool counted = false);
    Result<std::vector<FileRecord>> files(const EditionInfo& edition);
    Result<std::vector<DocumentSummary>> documents(const EditionInfo& edition);
    Result<std::optional<DocumentSummary>> documentByPath(const EditionInfo& edition,
                                                          const std::string& path);
    Result<std::vector<SectionSummary>> sections(std::int64_t documentRow);
    Result<std::vector<StrippedRange>> stripped(std::int64_t documentRow);
    Result<std::map<std::string, std::string>> metadata(std::int64_t documentRow);
    /// Text that was taken out of the document's file, where its ranges count that; else none.
    Result<std::optional<std::string>> extracted(std::int64_t documentRow);
    /// Original bytes of a file of the live snapshot, also of one that is only included.
    Result<std::string> bytes(const EditionInfo& edition, const std::string& path);
    /// Warnings of the last add: file, line, reason.
    struct Warning {
        std::string source, file;
        std::uint64_t line = 0;
        std::string reason;
    };
    Result<std::vector<Warning>> warnings(const EditionInfo& edition);
    /// Removes one edition (with its snapshots), or all of a corpus. Errors: NotFound.
    Result<std::uint64_t> remove(const EditionName& name);

private:
    Database& m_database;
};

} // namespace touchstone
