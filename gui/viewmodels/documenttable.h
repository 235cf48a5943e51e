// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of an edition in columns: an immutable snapshot that is filtered and sorted on a worker
// thread, so that a table of any size never holds up the window. Plain values; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace touchstone::gui {

enum class FileState : std::uint8_t { Parsed, Failed, Skipped };

struct DocumentTable {
    std::vector<qint64> row; ///< of the document; 0 = a file that was not read
    std::vector<QString> path, title, reason;
    std::vector<FileState> state;
    std::vector<quint64> sizeBytes;
    std::vector<quint32> sections, chunks;
    std::vector<quint16> source, dialect, language, version, status; ///< numbers in `words`
    QStringList words;                                               ///< word 0 is the empty one
    std::vector<QString> key; ///< what the filter looks into: path, title, status, lower case
    std::unordered_map<qint64, quint32> byRow;
    std::array<quint64, 3> count{}; ///< by state

    [[nodiscard]] std::size_t size() const { return path.size(); }
    [[nodiscard]] const QString& word(quint16 number) const { return words.at(number); }
};

enum class DocumentColumn : std::uint8_t {
    Path,
    Title,
    State,
    Size,
    Sections,
    Chunks,
    Language,
    Version,
    Status,
    Format
};
inline constexpr int kDocumentColumns = 10;

struct DocumentQuery {
    QString text; ///< each of its words must be in path, title or status; "status:final", "state:failed",
                  ///< "language:", "version:", "format:" and "source:" look into that column alone
    DocumentColumn sortBy = DocumentColumn::Path;
    bool descending = false;
    friend bool operator==(const DocumentQuery&, const DocumentQuery&) = default;
};

/// What was read comes first, in the order of the paths; what was not stands at the end. Errors: those of the
/// database, Cancelled.
Result<std::shared_ptr<const DocumentTable>> readDocumentTable(Database& database, const EditionInfo& edition,
                                                               JobContext& context);

/// Numbers of the documents that the query shows, in its order; ties keep the order of the table. Errors:
/// Cancelled.
Result<std::vector<quint32>> select(const DocumentTable& table, const DocumentQuery& query,
                                    JobContext& context);

} // namespace touchstone::gui
