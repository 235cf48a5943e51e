// SPDX-License-Identifier: GPL-3.0-or-later
// Which section of an old page is which of a new one. Internal to the diff of snapshots. Plain values and
// pure functions.
#pragma once

#include "core/corpus/document.h"
#include "core/ingest/snapshot_diff.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kNoSection = static_cast<std::size_t>(-1);

struct DiffSection {
    SectionSide side;
    std::string name;                ///< heading folded: what must be equal for "the same heading"
    std::string place;               ///< folded headings from below the page's title down
    std::string anchorKey;           ///< anchor folded, "" when a number was added to tell repeats apart
    std::size_t parent = kNoSection; ///< index on its page
    std::uint64_t textHash = 0;      ///< of its words
    std::vector<std::uint64_t> shingles;
    std::size_t match = kNoSection; ///< index among the sections of the other side
};

struct DiffPage {
    std::string path, title;
    std::string sha256;
    std::vector<DiffSection> sections;
    std::vector<std::uint64_t> sample; ///< of its shingles, sorted: enough to know the page again
};

/// A page ready for comparison.
DiffPage diffPageOf(const Document& document, std::string_view bytes);

/// Matches sections of two states of one page, by place, anchor and text; sets match on both sides. Offsets:
/// of the pages' first sections in the numbering of `match`.
void matchPage(DiffPage& before, DiffPage& after, std::size_t oldOffset, std::size_t newOffset);

/// Matches what is left, across pages, by text alone.
void matchAcrossPages(const std::vector<DiffSection*>& before, const std::vector<DiffSection*>& after);

/// Pages that have another path in B: pairs of indices with how alike they are.
struct MovedPage {
    std::size_t before = 0, after = 0;
    double similarity = 0;
};
std::vector<MovedPage> matchMovedPages(const std::vector<DiffPage*>& removed,
                                       const std::vector<DiffPage*>& added);

} // namespace touchstone
