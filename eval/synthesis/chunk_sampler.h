// SPDX-License-Identifier: GPL-3.0-or-later
// Which chunks questions are made of, in which order: shuffled by a seed and spread over the pages, so that
// no page has a second one before every page had its first. Internal to eval/synthesis.
#pragma once

#include "core/base/job_context.h"
#include "core/chunking/chunk_repository.h"

#include <cstdint>
#include <vector>

namespace touchstone {

/// Rows of the chunks that hold enough prose to ask about. The same snapshot and seed give the same order.
/// Errors: the store's, Cancelled.
Result<std::vector<std::int64_t>> sampleChunks(Database& database, const EditionInfo& edition,
                                               std::uint64_t seed, JobContext& context);
/// The order alone: pages with their rows, both as stored. Pure.
std::vector<std::int64_t> spreadOverPages(std::vector<std::vector<std::int64_t>> pages, std::uint64_t seed);
/// Enough words that are no code, and not too long for a prompt.
bool worthAsking(const Chunk& chunk);

} // namespace touchstone
