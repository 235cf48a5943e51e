// SPDX-License-Identifier: GPL-3.0-or-later
// The last stage of a search: the best candidates put into a better order, by the built-in features or by a
// model that reads question and passage together. Safe for concurrent use.
#pragma once

#include "core/retrieval/candidate_words.h"
#include "core/retrieval/rerank_features.h"
#include "core/retrieval/rerankers.h"
#include "core/retrieval/scoring.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

/// Puts the first scores.size() of `best` into the order of the scores, ties as they stood, and keeps what
/// stands behind them there. A passage of a source that weighs less is pulled towards the lowest score. The
/// hits' own scores are laid out anew between the highest and the lowest that were there, so that they still
/// fall and mean what they meant to who reads on; the reranker's own are in `rerank`.
void orderByRerank(std::vector<RankedChunk>& best, std::span<const double> scores, const SearchScope& scope);

class RerankStage {
public:
    /// `services` are those of the HTTP rerankers.
    explicit RerankStage(ModelServices services) : m_services(std::move(services)) {}

    /// What a search is made with: the chunks' rows by number, and the chunks of some rows.
    struct Source {
        std::function<std::int64_t(std::uint32_t number)> row;
        std::function<Result<std::vector<StoredChunk>>(const std::vector<std::int64_t>& rows)> chunks;
    };
    /// Rows of features by number of the chunk: of the built-in reranker, else empty.
    using Features = std::unordered_map<std::uint32_t, FeatureRow>;

    /// Reorders ranking.best, as far as the plan's depth goes. Errors: the reranker's, Cancelled.
    Result<Features> run(const RerankPlan& plan, const std::vector<const IndexSet*>& sets,
                         const std::string& query, const Analyser& analyser, const SearchScope& scope,
                         const Source& source, Ranking& ranking, JobContext& context) const;

private:
    Result<std::shared_ptr<Reranker>> reranker(const RerankPlan& plan) const;
    Result<std::vector<std::shared_ptr<const CandidateWords>>>
    wordsOf(std::span<const RankedChunk> candidates, const Source& source, const Analyser& analyser) const;

    ModelServices m_services;
    mutable CandidateWordCache m_words;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, std::shared_ptr<Reranker>> m_rerankers; ///< by SPEC
};

} // namespace touchstone
