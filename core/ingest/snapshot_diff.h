// SPDX-License-Identifier: GPL-3.0-or-later
// `corpus diff A B`: what a reader of B finds that was not in A: pages and sections added, removed, moved,
// renamed, changed, and the names that went. Texts are compared as people read them: another way of marking
// up the same words is no change. Runs on the calling thread, which owns the connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/ingest/deprecations.h"
#include "core/store/database.h"
#include "core/text/text_diff.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class SectionChange : std::uint8_t {
    Added,
    Removed,
    Moved,   ///< to another page or below another heading; its text may have changed as well
    Renamed, ///< another heading at the same place; its text may have changed as well
    Changed, ///< other text under the same heading
};
std::string_view sectionChangeName(SectionChange change); ///< "added" ...

/// A section on one side.
struct SectionSide {
    std::string path, heading, anchor, url;
    std::vector<std::string> headings; ///< from the page's title down
    std::string release;               ///< of release notes
    std::uint64_t line = 0;            ///< of its heading in the file
    std::uint64_t words = 0;
    std::string text; ///< below its heading, as people read it, blocks divided by blank lines
};

struct SectionDifference {
    SectionChange change = SectionChange::Changed;
    std::optional<SectionSide> before, after; ///< added: no before; removed: no after
    double similarity = 0;                    ///< Jaccard index of three-word shingles; 1 = the same text
    std::vector<DiffHunk> hunks;              ///< lines count from 1 in SectionSide::text
};

struct PageMove {
    std::string path, oldPath;
    double similarity = 0;
};

struct SnapshotDiff {
    EditionInfo before, after;
    std::vector<std::string> pagesAdded, pagesRemoved, pagesChanged;
    std::vector<PageMove> pagesMoved;
    std::uint64_t pagesSame = 0;
    /// In the order of B's pages; what is gone stands where A had it, after them.
    std::vector<SectionDifference> sections;
    std::uint64_t sectionsSame = 0;
    /// Deprecated or removed according to B, and not yet according to A.
    std::vector<Deprecation> deprecations;
    /// Pages that could not be read again, with the reason: they were left out.
    std::vector<std::string> unreadable;
    double seconds = 0;

    [[nodiscard]] std::uint64_t count(SectionChange change) const;
};

/// Errors: of the store, Cancelled.
Result<SnapshotDiff> diffSnapshots(Database& database, const EditionInfo& before, const EditionInfo& after,
                                   JobContext& context);

} // namespace touchstone
