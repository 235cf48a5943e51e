// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/scoring.h"

#include "core/index/lexical_fields.h"
#include "core/retrieval/fusion.h"
#include "core/retrieval/surroundings.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace touchstone {

namespace {

std::size_t totalOf(const std::vector<const IndexSet*>& sets) {
    std::size_t total = 0;
    for (const IndexSet* set : sets)
        total += set->size();
    return total;
}

StageScores scoreLexical(const std::vector<const IndexSet*>& sets, const std::vector<std::string>& terms,
                         std::size_t depth, const SearchScope& scope) {
    StageScores stage;
    stage.ran = true;
    stage.scores.assign(totalOf(sets), 0.0F);
    const auto factors = unionFactors(sets, terms);
    std::size_t offset = 0;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const std::span<const double> own = factors.empty() ? std::span<const double>() : factors[i];
        for (const LexicalHit& hit : sets[i]->lexical->scoreAll(terms, own))
            if (scope.allows(offset + hit.document))
                stage.scores[offset + hit.document] = hit.score;
        offset += sets[i]->size();
    }
    stage.candidates = bestOf(stage.scores, depth, 0.0F);
    return stage;
}

/// How much a space of its own is believed, by what the words say of its chunks: the best of them against the
/// best of all. Without it the nearest chunk of a corpus on another subject would count like the right one.
class Belief {
public:
    Belief(const std::vector<const IndexSet*>& sets, const StageScores& lexical) {
        std::size_t offset = 0;
        for (const IndexSet* set : sets) {
            const auto begin = lexical.scores.begin() + static_cast<std::ptrdiff_t>(offset);
            const auto best = std::max_element(begin, begin + static_cast<std::ptrdiff_t>(set->size()));
            if (set->size() > 0) {
                double& known = m_best[set->denseKind()];
                known = std::max(known, static_cast<double>(*best));
                m_top = std::max(m_top, static_cast<double>(*best));
            }
            offset += set->size();
        }
    }
    [[nodiscard]] double in(const std::string& kind) const {
        const auto best = m_best.find(kind);
        if (m_best.size() < 2 || m_top <= 0 || best == m_best.end())
            return 1;
        return (1 + best->second / m_top) / 2;
    }

private:
    std::map<std::string, double> m_best;
    double m_top = 0;
};

/// Cosines; after min-max within each kind of embedder, whose scales differ.
struct DenseScores {
    StageScores stage;
    std::vector<float> normalised;
};

/// The part of a search that lies with one set, which begins at number `offset`.
struct DenseShare {
    const RetrievalOptions& options;
    std::size_t depth, offset;
    const SearchScope& scope;
};

Result<std::vector<float>> nearestIn(const IndexSet& set, const std::vector<float>& question,
                                     const VectorIndex& here, const DenseShare& share, JobContext& context) {
    if (!set.elsewhere)
        return here.scoreAll(question);
    std::span<const char> allowed;
    if (!share.scope.allowed.empty())
        allowed = std::span<const char>(share.scope.allowed).subspan(share.offset, set.size());
    return set.elsewhere->similarities({question, share.depth, share.options.filters, allowed}, context);
}

Result<std::vector<float>> denseOf(const IndexSet& set, const std::vector<std::string>& bag,
                                   const std::string& query, std::map<std::string, std::vector<float>>& asked,
                                   const DenseShare& share, JobContext& context) {
    if (!set.vectors && !set.lsa)
        return std::vector<float>(); // words only
    if (!set.vectors)
        return nearestIn(set, set.lsa->embed(bag), *set.lsaVectors, share, context);
    auto known = asked.find(set.denseKind());
    if (known == asked.end()) {
        auto vector = set.embedder->embed({query}, EmbedPurpose::Query, context);
        if (!vector)
            return fail(vector.error());
        known = asked.emplace(set.denseKind(), std::move(*vector)).first;
    }
    return nearestIn(set, known->second, *set.vectors, share, context);
}

/// Lowest and highest of the scores that may be found, and how many those are.
struct Span {
    MinMax ends;
    std::size_t count = 0;

    void take(double score) {
        ends = count++ == 0 ? MinMax{score, score}
                            : MinMax{std::min(ends.lowest, score), std::max(ends.highest, score)};
    }
    /// All equal: no word of the question is known, so that this side has nothing to say.
    [[nodiscard]] bool says() const { return ends.highest > ends.lowest || (count == 1 && ends.highest > 0); }
};

/// What an engine did not find lies below all that it found: the least of them is all that is known.
void putBelow(std::vector<float>& scores, std::vector<char>& unfound) {
    float least = 0;
    bool any = false;
    for (const float score : scores)
        if (score != DenseSource::kNotFound) {
            least = any ? std::min(least, score) : score;
            any = true;
        }
    for (float& score : scores) {
        unfound.push_back(score == DenseSource::kNotFound ? 1 : 0);
        if (score == DenseSource::kNotFound)
            score = least;
    }
}

Result<DenseScores> scoreDense(const std::vector<const IndexSet*>& sets, const std::string& query,
                               const std::vector<std::string>& bag, const RetrievalOptions& options,
                               std::size_t depth, const Belief& belief, const SearchScope& scope,
                               JobContext& context) {
    DenseScores dense;
    dense.stage.ran = true;
    dense.stage.scores.reserve(totalOf(sets));
    std::map<std::string, std::vector<float>> asked;
    std::map<std::string, Span> spans;
    std::vector<char> unfound; // by number: an engine did not name it among the nearest
    for (const IndexSet* set : sets) {
        const DenseShare share{options, depth, dense.stage.scores.size(), scope};
        auto scores = denseOf(*set, bag, query, asked, share, context);
        if (!scores)
            return fail(scores.error());
        scores->resize(set->size(), 0.0F); // an index without dimensions knows nothing about anything
        if (set->elsewhere)
            putBelow(*scores, unfound);
        else
            unfound.resize(unfound.size() + set->size(), 0);
        Span& span = spans[set->denseKind()];
        for (std::size_t i = 0; i < scores->size(); ++i)
            if (scope.allows(dense.stage.scores.size() + i))
                span.take(static_cast<double>((*scores)[i]));
        dense.stage.scores.insert(dense.stage.scores.end(), scores->begin(), scores->end());
    }
    std::size_t at = 0;
    dense.normalised.resize(dense.stage.scores.size(), 0.0F);
    std::vector<float> order(dense.stage.scores.size(), -1.0F);
    bool informative = false;
    for (const IndexSet* set : sets) {
        const std::string kind = set->denseKind();
        const Span& span = spans[kind];
        const bool says = span.says();
        informative = informative || says;
        const double share = belief.in(kind);
        for (std::size_t i = 0; i < set->size(); ++i, ++at) {
            if (!scope.allows(at) || unfound[at] != 0)
                continue;
            order[at] = dense.normalised[at] =
                says ? static_cast<float>(share * span.ends(static_cast<double>(dense.stage.scores[at])))
                     : 0.0F;
        }
    }
    if (informative)
        dense.stage.candidates = bestOf(order, depth, -1.0F);
    return dense;
}

std::vector<std::size_t> ranksOf(const std::vector<std::uint32_t>& candidates, std::size_t total) {
    std::vector<std::size_t> ranks(total, 0);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        ranks[candidates[i]] = i + 1;
    return ranks;
}

std::vector<RankedChunk> bestBy(std::vector<RankedChunk> all, std::size_t k, const SearchScope& scope) {
    for (RankedChunk& chunk : all)
        chunk.score *= scope.weightOf(chunk.number);
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
                                     const std::vector<const IndexSet*>& sets, const FusionOptions& options,
                                     const SearchScope& scope) {
    const double top = ranking.lexical.candidates.empty()
                           ? 0
                           : static_cast<double>(ranking.lexical.scores[ranking.lexical.candidates[0]]);
    std::vector<RankedChunk> all;
    const double weight = denseWeightOf(options, sets);
    std::vector<double> alone(ranking.lexical.scores.size(), 0); // each by itself
    for (std::uint32_t number : candidatesOf(ranking)) {
        const double lexical = top > 0 ? static_cast<double>(ranking.lexical.scores[number]) / top : 0;
        alone[number] = convex(lexical, static_cast<double>(similarity[number]), weight);
        RankedChunk chunk;
        chunk.number = number;
        chunk.score = alone[number];
        all.push_back(chunk);
    }
    if (!(options.pageWeight > 0 || options.neighbourWeight > 0))
        return all;
    const Pages pages = pagesOf(sets);
    const PageScores scores = pageScores(pages, similarity, scope);
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

SearchScope scopeOf(const std::vector<const IndexSet*>& sets) {
    SearchScope scope;
    const bool complete =
        std::all_of(sets.begin(), sets.end(), [](const IndexSet* set) { return set->gone.empty(); });
    if (complete)
        return scope;
    for (const IndexSet* set : sets)
        for (std::size_t i = 0; i < set->size(); ++i)
            scope.allowed.push_back(set->isGone(i) ? 0 : 1);
    return scope;
}

std::vector<std::vector<double>> unionFactors(const std::vector<const IndexSet*>& sets,
                                              const std::vector<std::string>& terms) {
    std::vector<std::vector<double>> factors;
    if (sets.size() < 2)
        return factors;
    std::vector<double> everywhere(terms.size(), 0);
    double documents = 0;
    for (const IndexSet* set : sets) {
        const auto own = set->lexical->frequencies(terms);
        factors.emplace_back(own.begin(), own.end());
        for (std::size_t i = 0; i < terms.size(); ++i)
            everywhere[i] += factors.back()[i];
        documents += static_cast<double>(set->size());
    }
    for (std::size_t s = 0; s < sets.size(); ++s)
        for (std::size_t i = 0; i < terms.size(); ++i)
            factors[s][i] =
                LexicalIndex::inverseFrequency(documents, everywhere[i]) /
                LexicalIndex::inverseFrequency(static_cast<double>(sets[s]->size()), factors[s][i]);
    return factors;
}

double denseWeightOf(const FusionOptions& options, const std::vector<const IndexSet*>& sets) {
    if (options.denseWeight)
        return *options.denseWeight;
    // Of several kinds the most careful one: a weight that one space deserves would overrate another.
    double weight = 1;
    for (const IndexSet* set : sets)
        if (set->size() > 0)
            weight = std::min(weight, usualDenseWeight(set->vectors ? set->embedder->spec() : std::string()));
    return weight;
}

Result<Ranking> scoreSides(const std::vector<const IndexSet*>& sets, const std::string& query,
                           const RetrievalOptions& options, const Analyser& analyser, JobContext& context,
                           const SearchScope& scope) {
    Ranking ranking;
    TOUCHSTONE_TRY(context.check());
    const std::size_t depth = std::max(options.fusion.depth, options.k);
    StageScores lexical;
    if (options.mode != RetrievalMode::Dense || sets.size() > 1)
        lexical = scoreLexical(sets, lexicalQueryTerms(query, analyser), depth, scope);
    else
        lexical.scores.assign(totalOf(sets), 0.0F);
    const Belief belief(sets, lexical);
    if (options.mode != RetrievalMode::Dense)
        ranking.lexical = std::move(lexical);
    if (options.mode == RetrievalMode::Lexical)
        return ranking;
    auto dense =
        scoreDense(sets, query, lsaQueryTerms(query, analyser), options, depth, belief, scope, context);
    if (!dense)
        return fail(dense.error());
    ranking.dense = std::move(dense->stage);
    ranking.similarity = std::move(dense->normalised);
    return ranking;
}

std::vector<RankedChunk> fuseSides(const Ranking& scored, const std::vector<const IndexSet*>& sets,
                                   const RetrievalOptions& options, const SearchScope& scope) {
    if (options.mode == RetrievalMode::Lexical)
        return single(scored.lexical, options.k);
    if (options.mode == RetrievalMode::Dense)
        return single(scored.dense, options.k);
    if (options.fusion.kind == FusionKind::ReciprocalRank)
        return bestBy(fuseByRank(scored, options.fusion), options.k, scope);
    return bestBy(fuseByScore(scored, scored.similarity, sets, options.fusion, scope), options.k, scope);
}

Result<Ranking> rankChunks(const std::vector<const IndexSet*>& sets, const std::string& query,
                           const RetrievalOptions& options, const Analyser& analyser, JobContext& context,
                           const SearchScope& scope) {
    auto ranking = scoreSides(sets, query, options, analyser, context, scope);
    if (ranking)
        ranking->best = fuseSides(*ranking, sets, options, scope);
    return ranking;
}

} // namespace touchstone
