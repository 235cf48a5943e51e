// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/scoring.h"

#include "core/index/lexical_fields.h"
#include "core/retrieval/fusion.h"
#include "core/retrieval/surroundings.h"

#include <algorithm>
#include <array>
#include <map>

namespace touchstone {

namespace {

std::size_t totalOf(const std::vector<const IndexSet*>& sets) {
    std::size_t total = 0;
    for (const IndexSet* set : sets)
        total += set->size();
    return total;
}

StageScores scoreLexical(const std::vector<const IndexSet*>& sets, const std::vector<std::string>& terms,
                         std::size_t depth) {
    StageScores stage;
    stage.ran = true;
    stage.scores.assign(totalOf(sets), 0.0F);
    std::size_t offset = 0;
    for (const IndexSet* set : sets) {
        for (const LexicalHit& hit : set->lexical->scoreAll(terms))
            stage.scores[offset + hit.document] = hit.score;
        offset += set->size();
    }
    stage.candidates = bestOf(stage.scores, depth, 0.0F);
    return stage;
}

/// Cosines; after min-max within each kind of embedder, whose scales differ.
struct DenseScores {
    StageScores stage;
    std::vector<float> normalised;
};

Result<std::vector<float>> denseOf(const IndexSet& set, const std::vector<std::string>& bag,
                                   const std::string& query, std::map<std::string, std::vector<float>>& asked,
                                   JobContext& context) {
    if (!set.vectors)
        return set.lsaVectors->scoreAll(set.lsa->embed(bag));
    auto known = asked.find(set.denseKind());
    if (known == asked.end()) {
        auto vector = set.embedder->embed({query}, EmbedPurpose::Query, context);
        if (!vector)
            return fail(vector.error());
        known = asked.emplace(set.denseKind(), std::move(*vector)).first;
    }
    return set.vectors->scoreAll(known->second);
}

Result<DenseScores> scoreDense(const std::vector<const IndexSet*>& sets, const std::string& query,
                               const std::vector<std::string>& bag, std::size_t depth, JobContext& context) {
    DenseScores dense;
    dense.stage.ran = true;
    dense.stage.scores.reserve(totalOf(sets));
    std::map<std::string, std::vector<float>> asked;
    std::map<std::string, MinMax> spans;
    for (const IndexSet* set : sets) {
        auto scores = denseOf(*set, bag, query, asked, context);
        if (!scores)
            return fail(scores.error());
        scores->resize(set->size(), 0.0F); // an index without dimensions knows nothing about anything
        const MinMax span = spanOf(*scores);
        const auto [known, fresh] = spans.emplace(set->denseKind(), span);
        if (!fresh && !scores->empty())
            known->second = {std::min(known->second.lowest, span.lowest),
                             std::max(known->second.highest, span.highest)};
        dense.stage.scores.insert(dense.stage.scores.end(), scores->begin(), scores->end());
    }
    std::size_t at = 0;
    dense.normalised.resize(dense.stage.scores.size(), 0.0F);
    bool informative = false;
    for (const IndexSet* set : sets) {
        const MinMax& span = spans[set->denseKind()];
        // All equal: no word of the question is known, so that this side has nothing to say.
        const bool says = span.highest > span.lowest || (set->size() == 1 && span.highest > 0);
        informative = informative || says;
        for (std::size_t i = 0; i < set->size(); ++i, ++at)
            dense.normalised[at] =
                says ? static_cast<float>(span(static_cast<double>(dense.stage.scores[at]))) : 0.0F;
    }
    if (informative)
        dense.stage.candidates = bestOf(dense.normalised, depth, -1.0F);
    return dense;
}

std::vector<std::size_t> ranksOf(const std::vector<std::uint32_t>& candidates, std::size_t total) {
    std::vector<std::size_t> ranks(total, 0);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        ranks[candidates[i]] = i + 1;
    return ranks;
}

std::vector<RankedChunk> bestBy(std::vector<RankedChunk> all, std::size_t k) {
    const auto better = [](const RankedChunk& a, const RankedChunk& b) {
        return a.score != b.score ? a.score > b.score : a.number < b.number;
    };
    const std::size_t keep = std::min(k, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(keep), all.end(), better);
    all.resize(keep);
    return all;
}

std::vector<RankedChunk> single(const StageScores& stage, std::size_t k) {
    std::vector<RankedChunk> out;
    for (std::size_t i = 0; i < std::min(k, stage.candidates.size()); ++i) {
        const std::uint32_t number = stage.candidates[i];
        RankedChunk ranked;
        ranked.number = number;
        ranked.score = static_cast<double>(stage.scores[number]);
        out.push_back(ranked);
    }
    return out;
}

/// Candidates of either side, each once.
std::vector<std::uint32_t> candidatesOf(const Ranking& ranking) {
    std::vector<std::uint32_t> all = ranking.lexical.candidates;
    std::vector<bool> taken(ranking.lexical.scores.size(), false);
    for (std::uint32_t number : all)
        taken[number] = true;
    for (std::uint32_t number : ranking.dense.candidates)
        if (!taken[number])
            all.push_back(number);
    return all;
}

std::vector<RankedChunk> fuseByRank(const Ranking& ranking, const FusionOptions& options) {
    const std::size_t total = ranking.lexical.scores.size();
    const auto lexical = ranksOf(ranking.lexical.candidates, total);
    const auto dense = ranksOf(ranking.dense.candidates, total);
    std::vector<RankedChunk> all;
    for (std::uint32_t number : candidatesOf(ranking)) {
        const std::array<std::size_t, 2> ranks{lexical[number], dense[number]};
        RankedChunk chunk;
        chunk.number = number;
        chunk.score = reciprocalRank(ranks, options.rrfK);
        all.push_back(chunk);
    }
    return all;
}

std::vector<RankedChunk> fuseByScore(const Ranking& ranking, const std::vector<float>& similarity,
                                     const std::vector<const IndexSet*>& sets, const FusionOptions& options) {
    const double top = ranking.lexical.candidates.empty()
                           ? 0
                           : static_cast<double>(ranking.lexical.scores[ranking.lexical.candidates[0]]);
    std::vector<RankedChunk> all;
    std::vector<double> alone(ranking.lexical.scores.size(), 0); // each by itself
    for (std::uint32_t number : candidatesOf(ranking)) {
        const double lexical = top > 0 ? static_cast<double>(ranking.lexical.scores[number]) / top : 0;
        alone[number] = convex(lexical, static_cast<double>(similarity[number]), options.denseWeight);
        RankedChunk chunk;
        chunk.number = number;
        chunk.score = alone[number];
        all.push_back(chunk);
    }
    if (!(options.pageWeight > 0 || options.neighbourWeight > 0))
        return all;
    const Pages pages = pagesOf(sets);
    const PageScores scores = pageScores(pages, similarity);
    for (RankedChunk& chunk : all) {
        const std::uint32_t page = pages.of[chunk.number];
        chunk.page = scores.mean[page];
        chunk.pageRank = scores.rank[page];
        chunk.neighbour = neighbourScore(pages, alone, chunk.number);
        chunk.score +=
            options.pageWeight * scores.normalised[page] + options.neighbourWeight * chunk.neighbour;
    }
    return all;
}

} // namespace

Result<Ranking> rankChunks(const std::vector<const IndexSet*>& sets, const std::string& query,
                           const RetrievalOptions& options, const Analyser& analyser, JobContext& context) {
    Ranking ranking;
    TOUCHSTONE_TRY(context.check());
    const std::size_t depth = std::max(options.fusion.depth, options.k);
    if (options.mode != RetrievalMode::Dense)
        ranking.lexical = scoreLexical(sets, lexicalQueryTerms(query, analyser), depth);
    if (options.mode == RetrievalMode::Lexical) {
        ranking.best = single(ranking.lexical, options.k);
        return ranking;
    }
    auto dense = scoreDense(sets, query, lsaQueryTerms(query, analyser), depth, context);
    if (!dense)
        return fail(dense.error());
    ranking.dense = std::move(dense->stage);
    if (options.mode == RetrievalMode::Dense)
        ranking.best = single(ranking.dense, options.k);
    else if (options.fusion.kind == FusionKind::ReciprocalRank)
        ranking.best = bestBy(fuseByRank(ranking, options.fusion), options.k);
    else
        ranking.best = bestBy(fuseByScore(ranking, dense->normalised, sets, options.fusion), options.k);
    return ranking;
}

} // namespace touchstone
