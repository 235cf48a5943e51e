// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/miss.h"

#include "core/index/lexical_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace touchstone {

namespace {

constexpr std::array<RetrievalMode, 3> kModes{RetrievalMode::Hybrid, RetrievalMode::Lexical,
                                              RetrievalMode::Dense};

/// The best place of any of the chunks, 0 = none has one.
std::size_t placeIn(std::span<const std::uint32_t> order, std::span<const std::uint32_t> numbers,
                    std::uint32_t* which = nullptr) {
    for (std::size_t i = 0; i < order.size(); ++i)
        if (std::find(numbers.begin(), numbers.end(), order[i]) != numbers.end()) {
            if (which != nullptr)
                *which = order[i];
            return i + 1;
        }
    return 0;
}

class MissExplainer {
public:
    MissExplainer(const MissQuestion& question, const std::vector<const IndexSet*>& sets,
                  const Analyser& analyser, const SearchScope& scope, const RerankTry& rerank,
                  JobContext& context)
        : m_question(question), m_sets(sets), m_analyser(analyser), m_scope(scope), m_rerank(rerank),
          m_context(context) {
        for (const IndexSet* set : sets)
            m_total += set->size();
    }

    Result<WhyNot> run(std::uint32_t& chosen) {
        WhyNot out;
        out.chunks = m_question.numbers.size();
        chosen = m_question.numbers.front();
        m_allowed.clear();
        for (const std::uint32_t number : m_question.numbers)
            if (m_scope.allows(number))
                m_allowed.push_back(number);
        TOUCHSTONE_TRY(scoreAll());
        const RetrievalOptions& options = m_question.options;
        // What the search itself saw: so many of each side, so many fused, so many of those reranked.
        const auto own = order(options, m_question.rerank);
        if (!own)
            return fail(own.error());
        std::uint32_t best = chosen;
        out.rank = placeIn(*own, m_allowed, &best);
        if (out.rank == 0 && !m_allowed.empty())
            best = m_allowed.front();
        chosen = best;
        out.retrieved = out.rank > 0 && out.rank <= options.k;
        addStages(out, best, *own);
        addWords(out, best);
        out.droppedBy = droppedBy(out);
        TOUCHSTONE_TRY(findSmallestK(out));
        TOUCHSTONE_TRY(findChanges(out));
        return out;
    }

private:
    /// Everything that either side has, as deep as there is, once for all tries.
    Result<> scoreAll() {
        RetrievalOptions wide = m_question.options;
        wide.k = std::max<std::size_t>(m_total, 1);
        wide.mode = RetrievalMode::Hybrid;
        wide.fusion.depth = std::max(wide.fusion.depth, wide.k);
        auto scored = scoreSides(m_sets, m_question.query, wide, m_analyser, m_context, m_scope);
        if (!scored)
            return fail(scored.error());
        m_all = std::move(*scored);
        return {};
    }

    /// As scoreSides gives it at a depth.
    [[nodiscard]] Ranking cut(std::size_t depth) const {
        Ranking ranking = m_all;
        for (StageScores* side : {&ranking.lexical, &ranking.dense})
            if (side->candidates.size() > depth)
                side->candidates.resize(depth);
        return ranking;
    }

    /// The order of all candidates with some settings, the reranked ones first.
    Result<std::vector<std::uint32_t>> order(const RetrievalOptions& options,
                                             const std::optional<RerankPlan>& rerank) {
        TOUCHSTONE_TRY(m_context.check());
        Ranking ranking = cut(std::max(options.fusion.depth, options.k));
        ranking.lexical.ran = options.mode != RetrievalMode::Dense;
        ranking.dense.ran = options.mode != RetrievalMode::Lexical;
        RetrievalOptions all = options;
        all.k = std::max<std::size_t>(m_total, 1);
        ranking.best = fuseSides(ranking, m_sets, all, m_scope);
        if (rerank)
            TOUCHSTONE_TRY(m_rerank(*rerank, ranking));
        std::vector<std::uint32_t> numbers;
        numbers.reserve(ranking.best.size());
        m_last.clear();
        for (const RankedChunk& chunk : ranking.best) {
            numbers.push_back(chunk.number);
            m_last.push_back(chunk);
        }
        return numbers;
    }

    void addStages(WhyNot& out, std::uint32_t best, const std::vector<std::uint32_t>& own) const {
        const RetrievalOptions& options = m_question.options;
        const std::size_t depth = std::max(options.fusion.depth, options.k);
        const bool hybrid = options.mode == RetrievalMode::Hybrid;
        const auto addSide = [&](const char* name, const StageScores& side, bool alone) {
            WhyNotStage stage;
            stage.name = name;
            const std::array<std::uint32_t, 1> one{best};
            stage.rank = placeIn(side.candidates, one);
            stage.score = static_cast<double>(side.scores[best]);
            stage.keeps = !alone ? depth : m_question.rerank ? m_question.rerank->depth : options.k;
            stage.passed = stage.rank > 0 && stage.rank <= stage.keeps;
            out.stages.push_back(std::move(stage));
        };
        if (options.mode != RetrievalMode::Dense)
            addSide("lexical", m_all.lexical, !hybrid);
        if (options.mode != RetrievalMode::Lexical)
            addSide("dense", m_all.dense, !hybrid);
        const auto found = std::find(own.begin(), own.end(), best);
        const RankedChunk* chunk =
            found == own.end() ? nullptr : &m_last[static_cast<std::size_t>(found - own.begin())];
        if (hybrid) {
            WhyNotStage fused;
            fused.name = "fused";
            fused.keeps = m_question.rerank ? std::max(m_question.rerank->depth, options.k) : options.k;
            if (chunk != nullptr && m_question.rerank) {
                fused.rank = chunk->before.rank;
                fused.score = chunk->before.score;
            } else if (chunk != nullptr) {
                fused.rank = static_cast<std::size_t>(found - own.begin()) + 1;
                fused.score = chunk->score;
            }
            fused.passed = fused.rank > 0 && fused.rank <= fused.keeps;
            out.stages.push_back(std::move(fused));
        }
        if (m_question.rerank) {
            WhyNotStage stage;
            stage.name = "rerank";
            stage.keeps = options.k;
            if (chunk != nullptr && chunk->rerank.rank > 0) {
                stage.rank = chunk->rerank.rank;
                stage.score = chunk->rerank.score;
            }
            stage.passed = stage.rank > 0 && stage.rank <= stage.keeps;
            out.stages.push_back(std::move(stage));
        }
    }

    void addWords(WhyNot& out, std::uint32_t best) const {
        std::vector<std::string> terms;
        for (const Term& term : m_analyser.analyse(m_question.query))
            if (!term.part && !term.stop && std::find(terms.begin(), terms.end(), term.text) == terms.end() &&
                terms.size() < kMaxQueryTerms)
                terms.push_back(term.text);
        std::vector<std::uint64_t> everywhere(terms.size(), 0);
        std::size_t offset = 0;
        std::vector<char> held(terms.size(), 0);
        for (const IndexSet* set : m_sets) {
            const auto own = set->lexical->frequencies(terms);
            for (std::size_t t = 0; t < own.size(); ++t)
                everywhere[t] += own[t];
            if (best >= offset && best < offset + set->size()) {
                const auto parts = set->lexical->explain(terms, best - static_cast<std::uint32_t>(offset));
                for (std::size_t t = 0; t < parts.size(); ++t)
                    held[t] = parts[t].score > 0 ? 1 : 0;
            }
            offset += set->size();
        }
        for (std::size_t t = 0; t < terms.size(); ++t)
            if (everywhere[t] == 0)
                out.unknown.push_back(terms[t]);
            else if (held[t] == 0)
                out.missing.push_back(terms[t]);
    }

    [[nodiscard]] std::string droppedBy(const WhyNot& out) const {
        if (out.retrieved)
            return {};
        if (m_allowed.empty())
            return "filter";
        const bool side = std::any_of(out.stages.begin(), out.stages.end(), [](const WhyNotStage& stage) {
            return (stage.name == "lexical" || stage.name == "dense") && stage.passed;
        });
        if (m_question.options.mode == RetrievalMode::Hybrid && !side)
            return "candidates";
        for (const WhyNotStage& stage : out.stages)
            if (!stage.passed && (stage.name == "fused" || stage.name == "rerank"))
                return stage.name;
        return out.rank == 0 ? "candidates" : "k";
    }

    /// With a larger k the depth of the sides and of the reranker grow too, so its rank as the search stands
    /// may not be what brings it.
    Result<> findSmallestK(WhyNot& out) {
        if (out.retrieved) {
            out.smallestK = out.rank;
            return {};
        }
        std::size_t k = out.rank;
        if (k == 0) {
            RetrievalOptions all = m_question.options;
            all.k = std::max<std::size_t>(m_total, 1);
            const auto numbers = order(all, std::nullopt);
            if (!numbers)
                return fail(numbers.error());
            k = placeIn(*numbers, m_allowed);
        }
        out.smallestK = k;
        return {};
    }

    Result<> tryOne(WhyNot& out, std::string setting, std::string value, const RetrievalOptions& options,
                    const std::optional<RerankPlan>& rerank, bool& brought) {
        const auto numbers = order(options, rerank);
        if (!numbers)
            return fail(numbers.error());
        const std::size_t rank = placeIn(*numbers, m_allowed);
        brought = rank > 0 && rank <= options.k;
        if (brought)
            out.changes.push_back({std::move(setting), std::move(value), rank});
        return {};
    }

    Result<> findChanges(WhyNot& out) {
        if (out.retrieved || m_allowed.empty())
            return {};
        const RetrievalOptions& own = m_question.options;
        const bool nearK = out.smallestK > 0 && out.smallestK <= 2 * own.k;
        if (nearK)
            out.changes.push_back({"k", std::to_string(out.smallestK), out.smallestK});
        bool brought = false;
        if (m_question.rerank) {
            TOUCHSTONE_TRY(tryOne(out, "rerank", "none", own, std::nullopt, brought));
        } else {
            const auto features = parseRerank("features");
            if (features)
                TOUCHSTONE_TRY(tryOne(out, "rerank", "features", own, *features, brought));
        }
        if (own.mode == RetrievalMode::Hybrid && own.fusion.kind == FusionKind::Convex)
            TOUCHSTONE_TRY(tryWeights(out));
        for (const RetrievalMode mode : kModes)
            if (mode != own.mode) {
                RetrievalOptions other = own;
                other.mode = mode;
                TOUCHSTONE_TRY(tryOne(out, "mode", std::string(retrievalModeName(mode)), other,
                                      m_question.rerank, brought));
            }
        if (own.mode == RetrievalMode::Hybrid) {
            RetrievalOptions other = own;
            const bool convex = own.fusion.kind == FusionKind::Convex;
            other.fusion.kind = convex ? FusionKind::ReciprocalRank : FusionKind::Convex;
            TOUCHSTONE_TRY(
                tryOne(out, "fusion", convex ? "rrf" : "convex", other, m_question.rerank, brought));
        }
        if (!nearK && out.smallestK > 0)
            out.changes.push_back({"k", std::to_string(out.smallestK), out.smallestK});
        return {};
    }

    /// The weight nearest to the present one, in steps of a twentieth.
    Result<> tryWeights(WhyNot& out) {
        const RetrievalOptions& own = m_question.options;
        const double present = denseWeightOf(own.fusion, m_sets);
        std::vector<double> weights;
        for (int step = 0; step <= 20; ++step)
            weights.push_back(step / 20.0);
        std::stable_sort(weights.begin(), weights.end(),
                         [&](double a, double b) { return std::abs(a - present) < std::abs(b - present); });
        bool brought = false;
        for (const double weight : weights) {
            if (std::abs(weight - present) < 1e-9)
                continue;
            RetrievalOptions other = own;
            other.fusion.denseWeight = weight;
            TOUCHSTONE_TRY(tryOne(out, "dense_weight", fmt::format("{:.2f}", weight), other,
                                  m_question.rerank, brought));
            if (brought)
                break;
        }
        return {};
    }

    const MissQuestion& m_question;
    const std::vector<const IndexSet*>& m_sets;
    const Analyser& m_analyser;
    const SearchScope& m_scope;
    const RerankTry& m_rerank;
    JobContext& m_context;
    std::size_t m_total = 0;
    std::vector<std::uint32_t> m_allowed; ///< of the question's chunks, those that the filters let through
    Ranking m_all;
    std::vector<RankedChunk> m_last; ///< of the latest order()
};

} // namespace

Result<WhyNot> explainMiss(const MissQuestion& question, const std::vector<const IndexSet*>& sets,
                           const Analyser& analyser, const SearchScope& scope, const RerankTry& rerank,
                           std::uint32_t& chosen, JobContext& context) {
    if (question.numbers.empty())
        return fail(ErrorCode::NotFound, "No passage to explain.");
    return MissExplainer(question, sets, analyser, scope, rerank, context).run(chosen);
}

} // namespace touchstone
