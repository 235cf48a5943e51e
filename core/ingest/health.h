// SPDX-License-Identifier: GPL-3.0-or-later
// Does everything that belongs to a live snapshot fit together? What a badge shows: files and documents,
// chunks, vectors and rows of the lexical index. Reads headers, not whole indexes. Belongs to the thread of
// its connection.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct CorpusHealth {
    std::uint64_t files = 0, parsed = 0, failed = 0, skipped = 0; ///< files = parsed + failed + skipped
    std::uint64_t documents = 0;                                  ///< = parsed
    std::uint64_t chunks = 0;                                     ///< in the workspace
    std::optional<std::uint64_t> vectors;                         ///< none: the corpus has none on purpose
    std::uint64_t lexicalRows = 0;
    bool indexOfSnapshot = false;      ///< the indexes were made, or changed, for this very snapshot
    std::vector<std::string> problems; ///< whole sentences; empty = all is well

    [[nodiscard]] bool good() const { return problems.empty(); }
};

/// Errors: WorkspaceDamaged, Io.
Result<CorpusHealth> healthOf(Database& database, const EditionInfo& edition);

} // namespace touchstone
