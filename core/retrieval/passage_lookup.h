// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the chunks that a person means by PATH#ANCHOR, PATH or a chunk's id. Belongs to the thread of its
// connection.
#pragma once

#include "core/base/result.h"
#include "core/chunking/chunk_repository.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <string>
#include <vector>

namespace touchstone {

/// In the order of the editions and of the page. An anchor may be that of any section that a chunk holds, or
/// the version of an entry of release notes. Errors: NotFound, saying whether it is the page or the anchor.
Result<std::vector<StoredChunk>> chunksAtPlace(Database& database, const std::vector<EditionInfo>& editions,
                                               const std::string& place);

} // namespace touchstone
