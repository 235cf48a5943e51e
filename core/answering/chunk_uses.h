// SPDX-License-Identifier: GPL-3.0-or-later
// Where chunks were found and cited: taken out of the answers that conversations keep. Belongs to the thread
// of its connection.
#pragma once

#include "core/base/ids.h"
#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

struct ChunkUse {
    std::int64_t turnRow = 0;
    std::size_t rank = 0; ///< among the passages of that answer, from 1
    bool cited = false;
};

struct UsedTurn {
    ConversationId conversation;
    std::string question, corpora;
    std::int64_t askedUnixMs = 0;
    std::size_t number = 0; ///< place in its conversation, from 0
};

/// All answers of a workspace seen from the chunks.
struct ChunkUses {
    std::unordered_map<std::string, std::vector<ChunkUse>> byChunk; ///< by public id; newest answer first
    std::unordered_map<std::int64_t, UsedTurn> turns;
};

/// Errors: those of the database, Cancelled. An answer that cannot be read is passed over.
Result<ChunkUses> readChunkUses(Database& database, JobContext& context);

} // namespace touchstone
