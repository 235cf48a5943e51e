// SPDX-License-Identifier: GPL-3.0-or-later
// What a dialect's reader hands to the assembly of a document: blocks in the order of the page, its headings,
// and names for bytes outside the blocks. Internal to core/corpus. Plain values.
#pragma once

#include "core/corpus/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kMaxBlocks = 500000; ///< of one page; what is beyond them is left out and told

struct PageHeading {
    std::size_t block = 0; ///< index of its block
    int level = 1;
    std::string written, rendered;
    std::string id;          ///< explicit, "" = none
    bool isQuestion = false; ///< of a pair of question and answer: the page has no anchor for it
};

/// How headings without an id of their own get their anchors.
enum class AnchorRule : std::uint8_t {
    Toc,      ///< as python-markdown's table of contents
    Explicit, ///< not at all: the page has only the ids that stand in it
    Mdbook,   ///< as mdBook
};

struct PageParts {
    AnchorRule anchors = AnchorRule::Toc;
    std::string pageTitle; ///< heads every section's path where the page has no heading of the first level
    std::vector<Block> blocks;
    std::vector<PageHeading> headings;
    std::vector<StrippedRange> marks; ///< in any order; may overlap blocks, which then win
};

/// Makes headings of questions that are none: "Q: ..." before "A: ...", the summary of a <details> that asks.
void separateQuestions(std::string_view page, PageParts& parts);

/// Level of the headings that are versions, on a page of release notes; 0 = it is none. By the file's name,
/// or by three and more headings that are a version and a date, or a version in three parts, and most of
/// their level.
int releaseLevel(std::string_view path, const std::vector<PageHeading>& headings);

/// Cuts blocks into sections, gives anchors, names what is in no block, makes the ids. `page` are the file's
/// bytes as the parts' offsets count them.
void assembleDocument(std::string_view page, PageParts parts, const std::string& idScope, Document& document);

} // namespace touchstone
