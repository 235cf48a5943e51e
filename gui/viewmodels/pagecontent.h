// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a corpus as the source view and the inspector need it: blocks with their way back to bytes,
// chunks, what was stripped. Immutable value, made on a worker thread, handed over by shared pointer.
#pragma once

#include "core/answering/workbench.h"
#include "core/base/text_range.h"
#include "core/corpus/document.h"

#include <QByteArray>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// Source bytes behind a stretch of a block's text; positions are QString's (UTF-16).
struct PageRun {
    int start = 0, end = 0;
    TextRange source;       ///< bytes of `file`
    std::uint32_t file = 0; ///< 0 = the page itself, else PageContent::includedPaths[file - 1]
};

struct PageBlock {
    BlockKind kind = BlockKind::Paragraph;
    QString text;
    QString language, title, admonition;
    int level = 0;
    TextRange source; ///< bytes of the page
    std::vector<PageRun> runs;
};

struct PageChunk {
    qint64 row = 0; ///< in the workspace
    QString id;
    int ordinal = 0;
    int tokens = 0;
    QString headings; ///< joined by " > "
    QString anchor, url;
    TextRange range;
    QString text, embeddedText;
    QString release; ///< version of a release-notes entry, "" = none
};

struct PageSection {
    QString heading, anchor;
    int level = 0;
    TextRange range;
};

struct PageContent {
    QString edition, path, title, url, dialect;
    QByteArray bytes;
    std::vector<PageBlock> blocks;
    std::vector<PageSection> sections;
    std::vector<PageChunk> chunks;
    QString documentId, dialectReason;
    std::map<QString, QString> metadata; ///< of the document
    std::vector<StrippedRange> stripped;
    std::vector<TextRange> uncovered;         ///< in no chunk and not stripped: should be none
    std::vector<TextRange> overlaps;          ///< in more than one chunk
    quint64 coveredBytes = 0;                 ///< in a chunk
    std::map<QString, quint64> strippedBytes; ///< by kind
    std::vector<DocumentWarning> warnings;
    std::vector<QString> includedPaths; ///< files whose text stands in this page
    bool extracted = false;             ///< ranges are of extracted text, not of bytes of a file

    /// Number of a file in PageRun::file; none when nothing of it stands here.
    [[nodiscard]] std::optional<std::uint32_t> fileOf(const QString& filePath) const;
};

/// True where the documents of an edition are not bytes of files (a BEIR collection): ranges are of the text
/// that was taken out of them.
bool isExtracted(const EditionInfo& edition);

/// Reads a page of an edition with everything above. On a worker thread. Errors: NotFound, the parser's,
/// Cancelled.
Result<std::shared_ptr<const PageContent>> loadPage(Workbench& workbench, const EditionInfo& edition,
                                                    const std::string& path, JobContext& context);

} // namespace touchstone::gui
