// SPDX-License-Identifier: GPL-3.0-or-later
// Answers why a passage was not retrieved, by ranking everything again with other settings. No database; safe
// for concurrent use.
#pragma once

#include "core/retrieval/rerankers.h"
#include "core/retrieval/scoring.h"
#include "core/retrieval/why_not.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace touchstone {

struct MissQuestion {
    std::string query;
    RetrievalOptions options; ///< as the search was made
    std::optional<RerankPlan> rerank;
    std::vector<std::uint32_t> numbers; ///< the chunks that hold the place; at least one
};

/// Puts the best of a ranking into the order of a reranker; the number of those it looks at is the plan's.
using RerankTry = std::function<Result<>(const RerankPlan& plan, Ranking& ranking)>;

/// Without `chunk`, `path`, `anchor`, `heading` and `asked`, which the caller knows; `chosen` is the number
/// of the chunk that they belong to. Errors: the embedder's, the reranker's, Cancelled.
Result<WhyNot> explainMiss(const MissQuestion& question, const std::vector<const IndexSet*>& sets,
                           const Analyser& analyser, const SearchScope& scope, const RerankTry& rerank,
                           std::uint32_t& chosen, JobContext& context);

} // namespace touchstone
