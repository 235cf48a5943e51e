// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a snapshot adds up: every file accounted for, every chunk in every index, the index built from this
// very snapshot. Looks at counts and at the heads of the blobs alone, so it is quick on any corpus. Belongs
// to the thread of its connection.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>

namespace touchstone {

struct SnapshotHealth {
    std::uint64_t files = 0;                           ///< those that the snapshot lists
    std::uint64_t parsed = 0, failed = 0, skipped = 0; ///< as their sources counted them
    std::uint64_t documents = 0;                       ///< files that became a document
    std::uint64_t chunks = 0;                          ///< rows of chunks
    std::uint64_t chunksSaid = 0;                      ///< as the snapshot counted them
    /// Rows of each index; none = there is no such index.
    std::optional<std::uint64_t> numbered, lexical, vectors, furtherVectors;
    bool wantsVectors = false, wantsFurther = false; ///< by the snapshot's embedder

    [[nodiscard]] bool filesAddUp() const {
        return files == parsed + failed + skipped && documents == parsed;
    }
    [[nodiscard]] bool chunksAddUp() const { return chunks == chunksSaid; }
    [[nodiscard]] bool lexicalAddsUp() const { return lexical == chunks; }
    [[nodiscard]] bool vectorsAddUp() const {
        return (!wantsVectors || vectors == chunks) && (!wantsFurther || furtherVectors == chunks);
    }
    /// The index was built from this snapshot: it numbers its chunks and no others.
    [[nodiscard]] bool indexIsOfThis() const { return numbered == chunks && indexHoldsOwnChunks; }
    bool indexHoldsOwnChunks = false; ///< first and last numbered chunk belong to the snapshot
    [[nodiscard]] bool isWell() const {
        return filesAddUp() && chunksAddUp() && lexicalAddsUp() && vectorsAddUp() && indexIsOfThis();
    }
};

/// Errors: those of the database.
Result<SnapshotHealth> readSnapshotHealth(Database& database, const EditionInfo& edition);

} // namespace touchstone
