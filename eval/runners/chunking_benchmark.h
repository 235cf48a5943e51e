// SPDX-License-Identifier: GPL-3.0-or-later
// A chunker on questions with ranges: cuts the corpora, searches all chunks by words (BM25F, as a corpus
// without an embedder is searched) and says which ranges were retrieved, in characters and in tokens.
// Everything in memory.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunker.h"
#include "eval/gold/range_questions.h"
#include "eval/metrics/chunk_spans.h"

#include <cstdint>
#include <vector>

namespace touchstone {

struct ChunkingOptions {
    std::int64_t retrieve = 5; ///< chunks a question; -1 = as many as hold a part of a reference, at most 20
    std::uint64_t tokenBudget = 0; ///< instead: the best chunks that fit it together; 0 = none
};

struct ChunkingScores {
    ChunkSpanScores chars, tokens;
};

struct ChunkingOutcome {
    std::vector<ChunkingScores> scores; ///< by question
    std::size_t chunks = 0;             ///< of all corpora, each range once
    double meanTokens = 0;              ///< of a chunk
};

/// What the model is given of a chunk is its range without blanks at its ends; children of one parent count
/// once. Errors: those of the parser with the corpus's path, Cancelled.
Result<ChunkingOutcome> runChunking(const RangeQuestions& questions, const Chunker& chunker,
                                    const ChunkingOptions& options, JobContext& context);

} // namespace touchstone
