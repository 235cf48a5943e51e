// SPDX-License-Identifier: GPL-3.0-or-later
// One question against index sets: scores of every stage by number of the chunk, and the ranking made of
// them. Chunks of several sets are numbered one set after the other. No database; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/retrieval/index_set.h"
#include "core/retrieval/retriever.h"
#include "core/retrieval/search_scope.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

/// Scores of one stage, and the rank of each of its candidates.
struct StageScores {
    bool ran = false;
    std::vector<float> scores;             ///< by number
    std::vector<std::uint32_t> candidates; ///< numbers, best first
};

struct RankedChunk {
    std::uint32_t number = 0;
    double score = 0;
    double page = 0, neighbour = 0; ///< convex fusion: mean similarity of the page, score of the neighbour
    std::size_t pageRank = 0;       ///< 0 = pages were not looked at
    StageScore before{};            ///< rank and score before reranking; rank 0 = there was none
    StageScore rerank{};            ///< rank 0 = it was not reranked
};

struct Ranking {
    StageScores lexical, dense;
    std::vector<float> similarity; ///< the dense scores after min-max within each kind of embedder, by number
    std::vector<RankedChunk> best; ///< best first, at most k
};

/// What makes the scores of several lexical indexes those of one index over all of them: for each set the
/// factor of each term, by its place in `terms`. Empty for a single set.
std::vector<std::vector<double>> unionFactors(const std::vector<const IndexSet*>& sets,
                                              const std::vector<std::string>& terms);

/// The scores of the sides that the mode asks for, without the ranking made of them.
/// Errors: the embedder's, Cancelled.
Result<Ranking> scoreSides(const std::vector<const IndexSet*>& sets, const std::string& query,
                           const RetrievalOptions& options, const Analyser& analyser, JobContext& context,
                           const SearchScope& scope = {});

/// The best k of scored sides by mode and fusion of `options`, which may be others than the sides were scored
/// for, as long as the sides that they need have run.
std::vector<RankedChunk> fuseSides(const Ranking& scored, const std::vector<const IndexSet*>& sets,
                                   const RetrievalOptions& options, const SearchScope& scope = {});

/// The weight of the dense side that these options give on these sets.
double denseWeightOf(const FusionOptions& options, const std::vector<const IndexSet*>& sets);

/// Both of them. Errors: the embedder's, Cancelled.
Result<Ranking> rankChunks(const std::vector<const IndexSet*>& sets, const std::string& query,
                           const RetrievalOptions& options, const Analyser& analyser, JobContext& context,
                           const SearchScope& scope = {});

} // namespace touchstone
