// SPDX-License-Identifier: GPL-3.0-or-later
// The chunks of an edition without their texts: what figures and lists over a whole corpus are made of.
// Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/text_range.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace touchstone {

struct ListedChunk {
    std::int64_t row = 0, documentRow = 0;
    std::string_view id; ///< valid during the visit
    std::uint32_t ordinal = 0, tokens = 0;
    TextRange range;
    std::string_view heading; ///< valid during the visit
    std::string_view text;    ///< with `texts`; valid during the visit
};

/// In order of source, path and place. `texts`: read the texts too. Errors: Cancelled (looked at every few
/// thousand chunks).
Result<> eachListedChunk(Database& database, const EditionInfo& edition, bool texts, JobContext& context,
                         const std::function<void(const ListedChunk&)>& visit);

/// Ranges of the edition's documents that are in no block, in order of document row and start.
Result<> eachStrippedRange(
    Database& database, const EditionInfo& edition, JobContext& context,
    const std::function<void(std::int64_t documentRow, TextRange range, std::string_view kind)>& visit);

} // namespace touchstone
