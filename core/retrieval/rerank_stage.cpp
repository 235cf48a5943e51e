// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/rerank_stage.h"

#include "core/retrieval/feature_weights.h"

#include <algorithm>
#include <numeric>

namespace touchstone {

void orderByRerank(std::vector<RankedChunk>& best, std::span<const double> scores, const SearchScope& scope) {
    const std::size_t count = std::min(best.size(), scores.size());
    for (std::size_t i = 0; i < best.size(); ++i)
        best[i].before = {i + 1, best[i].score};
    if (count == 0)
        return;
    const double lowest =
        *std::min_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<double> weighed(count);
    for (std::size_t i = 0; i < count; ++i)
        weighed[i] = lowest + (scores[i] - lowest) * scope.weightOf(best[i].number);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weighed[a] > weighed[b]; });
    const double top = best.front().score, bottom = best[count - 1].score;
    const double from = weighed[order.back()], span = weighed[order.front()] - from;
    std::vector<RankedChunk> ordered;
    ordered.reserve(best.size());
    for (std::size_t rank = 0; rank < count; ++rank) {
        const std::size_t i = order[rank];
        RankedChunk chunk = best[i];
        chunk.rerank = {rank + 1, scores[i]};
        chunk.score = span > 0 ? bottom + (top - bottom) * (weighed[i] - from) / span : top;
        ordered.push_back(chunk);
    }
    std::copy(ordered.begin(), ordered.end(), best.begin());
}

Result<std::shared_ptr<Reranker>> RerankStage::reranker(const RerankPlan& plan) const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    const std::string key = plan.spec.toString();
    if (const auto known = m_rerankers.find(key); known != m_rerankers.end())
        return known->second;
    auto made = makeReranker(plan.spec, m_services);
    if (!made)
        return fail(made.error());
    return m_rerankers[key] = std::shared_ptr<Reranker>(std::move(*made));
}

Result<std::vector<std::shared_ptr<const CandidateWords>>>
RerankStage::wordsOf(std::span<const RankedChunk> candidates, const Source& source,
                     const Analyser& analyser) const {
    std::vector<std::shared_ptr<const CandidateWords>> words(candidates.size());
    std::vector<std::size_t> unknown;
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::int64_t row = source.row(candidates[i].number);
        words[i] = m_words.find(row);
        if (!words[i]) {
            unknown.push_back(i);
            rows.push_back(row);
        }
    }
    if (rows.empty())
        return words;
    const auto chunks = source.chunks(rows);
    if (!chunks)
        return fail(chunks.error());
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        auto made = std::make_shared<const CandidateWords>(
            candidateWordsOf((*chunks)[i].chunk, analyser, FeatureSet::Weighed));
        m_words.keep(rows[i], made);
        words[unknown[i]] = std::move(made);
    }
    return words;
}

Result<RerankStage::Features> RerankStage::run(const RerankPlan& plan,
                                               const std::vector<const IndexSet*>& sets,
                                               const std::string& query, const Analyser& analyser,
                                               const SearchScope& scope, const Source& source,
                                               Ranking& ranking, JobContext& context) const {
    Features kept;
    const auto candidates =
        std::span<const RankedChunk>(ranking.best).first(std::min(plan.depth, ranking.best.size()));
    if (candidates.empty())
        return kept;
    TOUCHSTONE_TRY(context.check());
    ScopedSpan span(context.trace, "rerank");
    span.set("reranker", plan.spec.name());
    span.set("candidates", static_cast<std::int64_t>(candidates.size()));
    if (plan.builtIn()) {
        const auto words = wordsOf(candidates, source, analyser);
        if (!words) {
            span.markFailed();
            return fail(words.error());
        }
        const auto rows =
            rerankFeaturesOf(sets, query, analyser, ranking, candidates, *words, FeatureSet::Weighed);
        const DenseKind dense = denseKindOf(sets);
        std::vector<double> scores;
        scores.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            scores.push_back(featureScore(rows[i], dense));
            kept.emplace(candidates[i].number, rows[i]);
        }
        orderByRerank(ranking.best, scores, scope);
        return kept;
    }
    const auto scored = [&]() -> Result<std::vector<double>> {
        auto model = reranker(plan);
        if (!model)
            return fail(model.error());
        std::vector<std::int64_t> rows;
        for (const RankedChunk& candidate : candidates)
            rows.push_back(source.row(candidate.number));
        const auto chunks = source.chunks(rows);
        if (!chunks)
            return fail(chunks.error());
        std::vector<std::string> passages;
        for (const StoredChunk& stored : *chunks)
            passages.push_back(stored.chunk.embeddedText);
        return (*model)->score(query, passages, context);
    }();
    if (!scored) {
        span.markFailed();
        return fail(scored.error());
    }
    orderByRerank(ranking.best, *scored, scope);
    return kept;
}

} // namespace touchstone
