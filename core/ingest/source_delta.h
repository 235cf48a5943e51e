// SPDX-License-Identifier: GPL-3.0-or-later
// What is different in a source since its last add, when that is little: little enough to be written into the
// live snapshot in one transaction instead of staging another. Plain value; finding it belongs to the thread
// of the connection.
#pragma once

#include "core/base/result.h"
#include "core/ingest/document_key.h"
#include "core/ingest/page_rules.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct SourceDelta {
    std::vector<IngestFile*> changed;         ///< new, of other content, or showing code of other content
    std::vector<const KnownFile*> replaced;   ///< rows of the last add that fall away
    std::vector<const IngestFile*> newStamps; ///< the same content, written to since
};

/// Sets the fate of files that are as they were. None: too much is different, or something on which every
/// page depends. Files of `table` point into `history`.
Result<std::optional<SourceDelta>> findDelta(Database& database, FileTable& table,
                                             const SourceHistory& history, const PageRules& rules,
                                             const std::string& sourceName, const std::string& chunkerSpec);

} // namespace touchstone
