// SPDX-License-Identifier: GPL-3.0-or-later
// The content of one archive entry, read under a budget. Internal to core/corpus; belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/archive_budget.h"
#include "core/corpus/archive_reader.h"

#include <string>
#include <string_view>

namespace touchstone {

struct EntryContent {
    std::string bytes;
    std::string lost;          ///< why this entry cannot be had; "" = it is whole
    std::string stopped;       ///< the cap that ends the reading of the archive; "" = none
    bool handleBroken = false; ///< the reader gives nothing more
};

/// Reads an entry to its end, or over it when `keep` is false. Errors: Cancelled.
Result<EntryContent> readContent(ArchiveReader& reader, const ArchiveEntry& entry, ArchiveKind kind,
                                 bool keep, std::uint64_t fileCap, ArchiveBudget& budget,
                                 JobContext& context);

/// Why an entry is left out by what it is, or "": links, devices, encrypted or damaged entries.
std::string refusalOf(const ArchiveEntry& entry);

/// By the file's first bytes; Zip when they say nothing.
ArchiveKind archiveKindOf(std::string_view firstBytes);
/// True when they are those of a gzip, tar or zip file.
bool looksPacked(std::string_view firstBytes);
constexpr std::size_t kMagicBytes = 262;

} // namespace touchstone
