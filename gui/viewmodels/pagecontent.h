// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a corpus as the source view and the inspector need it: blocks with their way back to bytes,
// chunks, what was stripped. Immutable value, made on a worker thread, handed over by shared pointer.
#pragma once

#include "core/answering/workbench.h"
#include "core/base/text_range.h"
#include "core/corpus/document.h"

#include <QByteArray>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

/// Source bytes behind a stretch of a block's text; positions are QString's (UTF-16).
struct PageRun {
    int start = 0, end = 0;
    TextRange source;      ///< bytes of `file`
    bool included = false; ///< they lie in another file
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
    QString id;
    int ordinal = 0;
    int tokens = 0;
    QString headings; ///< joined by " > "
    QString anchor, url;
    TextRange range;
    QString text, embeddedText;
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
    std::vector<StrippedRange> stripped;
    std::vector<DocumentWarning> warnings;
};

/// Reads a page of an edition with everything above. On a worker thread. Errors: NotFound, the parser's,
/// Cancelled.
Result<std::shared_ptr<const PageContent>> loadPage(Workbench& workbench, const EditionInfo& edition,
                                                    const std::string& path, JobContext& context);

} // namespace touchstone::gui
