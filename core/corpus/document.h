// SPDX-License-Identifier: GPL-3.0-or-later
// Document -> Section -> Block: a page as an index sees it, every character with its way back to the original
// bytes. Plain values; made by a dialect's parser (parser.h), consumed by core/chunking.
#pragma once

#include "core/base/ids.h"
#include "core/base/text_range.h"
#include "core/corpus/mapped_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

enum class BlockKind : std::uint8_t { // stored; do not renumber
    Paragraph = 0,
    Heading = 1,
    ListItem = 2,
    Code = 3,
    Table = 4,
    AdmonitionTitle = 5,
    Definition = 6,
    Html = 7,
    Quote = 8
};

/// One block of a section. `text` is what people read: no markers of the dialect, inline markup taken away
/// (code spans keep their backticks, links their text), list items with "- " or "1. " and two blanks of
/// indent per level, code as it stands, tables as pipe rows.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    MappedText text;
    TextRange
        source; ///< in the page itself, markers included; blocks of a section are in order and do not overlap
    std::string language;   ///< of code, as written ("python"); of included code by file name
    std::string title;      ///< caption of code, title of an admonition
    std::uint8_t level = 0; ///< heading level, list depth
    std::string admonition; ///< type of the enclosing admonition ("tip"), "" = none
};

/// Heading to next heading. The text before the first heading is a section with an empty heading (level 0).
struct Section {
    SectionId id;
    std::string heading;               ///< as written, without '#' and attribute list
    std::string headingText;           ///< rendered: no markup
    std::vector<std::string> headings; ///< as written, from the page's title down to this one
    std::string anchor;                ///< fragment on the published page; "" for level 0
    int level = 0;
    TextRange source;          ///< from its heading line to the next heading; sections tile the page
    std::vector<Block> blocks; ///< the heading itself is the first block (kind Heading) where there is one
    std::map<std::string, std::string> metadata; ///< "release": "0.115.0" for release notes
};

/// A range that is in no block, and why.
struct StrippedRange {
    TextRange range;
    std::string kind; ///< "front-matter", "comment", "markup", "tab-variant", "template", "style", "blank",
                      ///< "include-line"
};

struct IncludeUse {
    std::string written;    ///< path as it stands in the page
    std::uint64_t line = 0; ///< 1-based line of the page
    bool resolved = false;
    std::string path;   ///< resolved path in the corpus
    std::string reason; ///< why not
};

struct DocumentWarning {
    std::uint64_t line = 0; ///< 1-based; 0 = whole file
    std::string reason;
};

struct Document {
    DocumentId id;
    std::string path;
    std::string title;         ///< first level-1 heading, rendered; else front matter's; else the file's name
    std::string dialect;       ///< as `dialectName` says it
    std::string dialectReason; ///< why `auto` chose it
    std::string url;           ///< page on the published site, "" = unknown
    std::uint64_t sizeBytes = 0;                 ///< of what ranges count: the file, or the extracted text
    std::map<std::string, std::string> metadata; ///< front matter's plain values
    std::vector<Section> sections;
    std::vector<StrippedRange> stripped;
    std::vector<IncludeUse> includes;
    std::vector<DocumentWarning> warnings;
    bool isExtracted = false;         ///< all ranges are bytes of `extracted`, not of the file
    std::string extracted;            ///< text that was taken out of the file (extracted_text.h)
    std::vector<std::uint64_t> pages; ///< where each of its pages begins in `extracted`; empty: it has none
    std::vector<std::string> includedPaths; ///< file numbers 1.. of MappedText: includedPaths[file - 1]
};

} // namespace touchstone
