// SPDX-License-Identifier: GPL-3.0-or-later
// What the live snapshot knows of one source: how it was read, and of each file what it held and when it was
// last written to. Plain values; loading belongs to the thread of the connection.
#pragma once

#include "core/base/result.h"
#include "core/corpus/file_stamp.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

struct KnownFile {
    std::string path, state, reason, sha256; ///< state as stored: parsed, failed, skipped
    std::uint64_t sizeBytes = 0;
    std::int64_t documentRow = 0; ///< 0 = none
    bool stored = false;          ///< its bytes are in the workspace
    FileStamp stamp;              ///< without device
    /// May its earlier fate stand, or its bytes be taken from the workspace, when the stamp is the same?
    [[nodiscard]] bool canStand() const;
};

struct SourceHistory {
    std::int64_t editionRow = 0, snapshotRow = 0;
    std::string snapshot, embedder;
    std::string origin, settings, filesHash, stamp, trust;
    double weight = 1;
    std::uint64_t chunks = 0;    ///< of the whole snapshot
    std::uint64_t fileCount = 0; ///< about; of this source
    bool hasIndexes = false;
    std::vector<KnownFile> files; ///< by path; filled by loadKnownFiles()

    [[nodiscard]] const KnownFile* find(std::string_view path) const;
};

/// None: there is no such source in a live snapshot.
Result<std::optional<SourceHistory>> loadHistory(Database& database, const std::string& name,
                                                 const std::optional<std::string>& version,
                                                 const std::string& sourceName);
Result<> loadKnownFiles(Database& database, const std::string& sourceName, SourceHistory& history);

} // namespace touchstone
