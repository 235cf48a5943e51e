// SPDX-License-Identifier: GPL-3.0-or-later
// Chunks in the workspace. Belongs to the thread of its connection. The `row` of a chunk is its number in the
// indexes.
#pragma once

#include "core/base/result.h"
#include "core/chunking/chunk.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct StoredChunk {
    std::int64_t row = 0;
    std::int64_t documentRow = 0;
    Chunk chunk;
};

class ChunkRepository {
public:
    explicit ChunkRepository(Database& database) : m_database(database) {}
    /// Writes the chunks of one document; rows come back in order.
    Result<std::vector<std::int64_t>> insert(std::int64_t documentRow, const std::vector<Chunk>& chunks);
    Result<StoredChunk> byRow(std::int64_t row);
    Result<std::vector<StoredChunk>> byRows(const std::vector<std::int64_t>& rows); ///< in the given order
    Result<std::optional<StoredChunk>> byId(const EditionInfo& edition, const ChunkId& id);
    /// All chunks of the live snapshot in order of path and place; `path` empty = all. Streams: the visitor
    /// may stop with an error.
    Result<> each(const EditionInfo& edition, const std::string& path,
                  const std::function<Result<>(const StoredChunk&)>& visit);

private:
    Result<> prepareInsert();
    Database& m_database;
    std::optional<Statement> m_insert; ///< kept: insert() is called once per document
};

} // namespace touchstone
