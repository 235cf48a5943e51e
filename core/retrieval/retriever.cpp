// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/retriever.h"

#include "core/index/lexical_fields.h"
#include "core/retrieval/feature_weights.h"
#include "core/retrieval/filters.h"
#include "core/retrieval/fusion.h"
#include "core/retrieval/index_set.h"
#include "core/retrieval/miss.h"
#include "core/retrieval/passage_lookup.h"
#include "core/retrieval/query_conditions.h"
#include "core/retrieval/rerank_stage.h"
#include "core/retrieval/scoring.h"
#include "core/retrieval/source_standing.h"
#include "core/retrieval/suggestions.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>
#include <span>

namespace touchstone {

namespace {

/// Connections that wait for the next question: a connection serves one thread at a time.
class ConnectionPool {
public:
    explicit ConnectionPool(std::shared_ptr<Workspace> workspace) : m_workspace(std::move(workspace)) {}
    Result<Database> take() {
        {
            const std::lock_guard<std::mutex> lock(m_mutex);
            if (!m_idle.empty()) {
                Database database = std::move(m_idle.back());
                m_idle.pop_back();
                return database;
            }
        }
        return m_workspace->connect(Database::Mode::ReadOnly);
    }
    void give(Database database) {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_idle.push_back(std::move(database));
    }

private:
    std::shared_ptr<Workspace> m_workspace;
    std::mutex m_mutex;
    std::vector<Database> m_idle;
};

class WorkspaceRetriever final : public Retriever {
public:
    /// `editions[i]` belongs to `sets[i]`: an edition with several sets stands there several times.
    WorkspaceRetriever(const std::shared_ptr<Workspace>& workspace, std::vector<EditionInfo> editions,
                       std::vector<IndexSet> sets, SourceStanding standing, const ModelServices& services)
        : m_pool(workspace), m_editions(std::move(editions)), m_sets(std::move(sets)),
          m_standing(std::move(standing)), m_rerank(services) {
        for (const IndexSet& set : m_sets) {
            m_pointers.push_back(&set);
            m_total += set.size();
        }
        m_scope = scopeOf(m_pointers);
        m_scope.weights = m_standing.weightsOf(m_sets);
    }

    Result<RetrievalResult> retrieve(const std::string& asked, const RetrievalOptions& options,
                                     JobContext& context) const override {
        const auto begun = std::chrono::steady_clock::now();
        ScopedSpan span(context.trace, "retrieve");
        span.set("mode", std::string(retrievalModeName(options.mode)));
        RetrievalResult result;
        result.query = asked;
        const Analyser analyser = m_analyser.copy();
        auto scope = scopeFor(options.filters);
        if (!scope) {
            span.markFailed();
            return fail(scope.error());
        }
        ParsedQuery parsed = options.syntax ? parseQuery(asked) : ParsedQuery{asked, {}};
        if (!parsed.conditions.empty()) {
            auto narrowed = hold(parsed, **scope, analyser, result, context);
            if (!narrowed) {
                span.markFailed();
                return fail(narrowed.error());
            }
            *scope = std::move(*narrowed);
        }
        const std::string& query = parsed.words;
        if (options.suggest)
            result.suggestions = suggestWords(m_pointers, query, analyser,
                                              [this](std::uint32_t number) { return chunkNumbered(number); });
        const auto& allowed = (*scope)->allowed;
        result.searchedChunks = allowed.empty()
                                    ? m_total
                                    : static_cast<std::size_t>(std::count(allowed.begin(), allowed.end(), 1));
        RerankStage::Features features;
        auto ranking = rank(query, options, analyser, **scope, features, context);
        if (!ranking) {
            span.markFailed();
            return fail(ranking.error());
        }
        if (!parsed.conditions.empty() && lexicalQueryTerms(query, analyser).empty())
            listAllowed(allowed, options.k, *ranking);
        const auto topOf = [](const StageScores& stage) {
            return stage.candidates.empty() ? 0.0
                                            : static_cast<double>(stage.scores[stage.candidates.front()]);
        };
        result.topLexical = topOf(ranking->lexical);
        result.topDense = topOf(ranking->dense);
        result.queryCoverage = coverageOf(lsaQueryTerms(query, analyser), *ranking);
        const auto filled = fillHits(result, *ranking, features, options, query, analyser);
        if (!filled) {
            span.markFailed();
            return fail(filled.error());
        }
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begun;
        result.ms = spent.count();
        if (!options.whyNot.empty()) {
            auto why = explain(query, options, analyser, **scope, context);
            if (!why) {
                span.markFailed();
                return fail(why.error());
            }
            result.whyNot = std::move(*why);
        }
        span.set("hits", static_cast<std::int64_t>(result.hits.size()));
        return result;
    }

private:
    struct Place {
        std::size_t set = 0;
        std::uint32_t number = 0; ///< within the set
    };
    [[nodiscard]] Place placeOf(std::uint32_t number) const {
        Place place{0, number};
        while (place.number >= m_sets[place.set].size())
            place.number -= static_cast<std::uint32_t>(m_sets[place.set++].size());
        return place;
    }

    /// All stages; the best k.
    Result<Ranking> rank(const std::string& query, const RetrievalOptions& options, const Analyser& analyser,
                         const SearchScope& scope, RerankStage::Features& features,
                         JobContext& context) const {
        const auto plan = parseRerank(rerankOf(options));
        if (!plan)
            return fail(plan.error());
        if (!*plan)
            return rankChunks(m_pointers, query, options, analyser, context, scope);
        RetrievalOptions wide = options;
        wide.k = std::max(options.k, (*plan)->depth);
        auto ranking = rankChunks(m_pointers, query, wide, analyser, context, scope);
        if (!ranking)
            return ranking;
        auto reranked =
            m_rerank.run(**plan, m_pointers, query, analyser, scope, rerankSource(), *ranking, context);
        if (!reranked)
            return fail(reranked.error());
        features = std::move(*reranked);
        if (ranking->best.size() > options.k)
            ranking->best.resize(options.k);
        return ranking;
    }

    /// The scope narrowed to the passages that meet every operator of the query; words that its prefixes met
    /// are added to those that are ranked by.
    Result<std::shared_ptr<const SearchScope>> hold(ParsedQuery& parsed, const SearchScope& scope,
                                                    const Analyser& analyser, RetrievalResult& result,
                                                    JobContext& context) const {
        {
            const std::lock_guard<std::mutex> lock(m_filterMutex);
            TOUCHSTONE_TRY(loadFacts());
        }
        const ConditionSource source{
            m_pointers, m_facts, [this](const std::vector<std::int64_t>& rows) { return chunksOf(rows); },
            [this](const std::vector<std::int64_t>& rows,
                   const std::function<void(std::size_t, const PassageText&)>& visit) -> Result<> {
                auto database = m_pool.take();
                if (!database)
                    return fail(database.error());
                auto done = eachPassageText(*database, rows, visit);
                m_pool.give(std::move(*database));
                return done;
            }};
        auto held = holdConditions(parsed.conditions, scope.allowed, source, analyser, context);
        if (!held)
            return fail(std::move(held.error()));
        for (const std::string& word : held->words)
            parsed.words += " " + word;
        result.readings = std::move(held->readings);
        if (std::all_of(held->allowed.begin(), held->allowed.end(), [](char one) { return one == 0; }))
            result.notes.emplace_back(result.readings.size() == 1 ? "No passage meets the operator."
                                                                  : "No passage meets all operators.");
        auto narrowed = std::make_shared<SearchScope>(scope);
        narrowed->allowed = std::move(held->allowed);
        return std::shared_ptr<const SearchScope>(std::move(narrowed));
    }

    /// Operators without a word to rank by: the passages as they lie in the corpus.
    static void listAllowed(const std::vector<char>& allowed, std::size_t k, Ranking& ranking) {
        ranking.best.clear();
        for (std::uint32_t number = 0; number < allowed.size() && ranking.best.size() < k; ++number)
            if (allowed[number] != 0) {
                RankedChunk chunk;
                chunk.number = number;
                ranking.best.push_back(chunk);
            }
    }

    Result<StoredChunk> chunkNumbered(std::uint32_t number) const {
        const Place place = placeOf(number);
        auto chunks = chunksOf({m_sets[place.set].rows[place.number]});
        if (!chunks)
            return fail(std::move(chunks.error()));
        return std::move(chunks->front());
    }

    Result<WhyNot> explain(const std::string& query, const RetrievalOptions& options,
                           const Analyser& analyser, const SearchScope& scope, JobContext& context) const {
        auto database = m_pool.take();
        if (!database)
            return fail(database.error());
        auto chunks = chunksAtPlace(*database, m_editions, options.whyNot);
        m_pool.give(std::move(*database));
        if (!chunks)
            return fail(chunks.error());
        const auto plan = parseRerank(rerankOf(options));
        if (!plan)
            return fail(plan.error());
        MissQuestion question{query, options, *plan, {}};
        std::map<std::uint32_t, const Chunk*> chunkOf;
        std::map<std::int64_t, const Chunk*> wanted;
        for (const StoredChunk& stored : *chunks)
            wanted.emplace(stored.row, &stored.chunk);
        std::uint32_t number = 0;
        for (const IndexSet& set : m_sets)
            for (std::size_t i = 0; i < set.size(); ++i, ++number)
                if (const auto found = wanted.find(set.rows[i]); found != wanted.end()) {
                    question.numbers.push_back(number);
                    chunkOf.emplace(number, found->second);
                }
        const RerankTry rerank = [&](const RerankPlan& tried, Ranking& ranking) -> Result<> {
            const auto done =
                m_rerank.run(tried, m_pointers, query, analyser, scope, rerankSource(), ranking, context);
            return done ? Result<>() : Result<>(fail(done.error()));
        };
        std::uint32_t chosen = 0;
        auto why = explainMiss(question, m_pointers, analyser, scope, rerank, chosen, context);
        if (!why)
            return why;
        const Chunk& chunk = *chunkOf.at(chosen);
        why->asked = options.whyNot;
        why->chunk = chunk.id.value;
        why->path = chunk.path;
        why->anchor = chunk.anchor;
        why->heading = chunk.heading;
        return why;
    }

    [[nodiscard]] RerankStage::Source rerankSource() const {
        return {[this](std::uint32_t number) {
                    const Place place = placeOf(number);
                    return m_sets[place.set].rows[place.number];
                },
                [this](const std::vector<std::int64_t>& rows) { return chunksOf(rows); }};
    }

    /// Share of the question's terms, weighted by their rarity, that the best five hold between them.
    [[nodiscard]] double coverageOf(std::vector<std::string> terms, const Ranking& ranking) const {
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        std::vector<double> frequency(terms.size(), 0);
        std::vector<bool> held(terms.size(), false);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, ranking.best.size()); ++i) {
            const Place place = placeOf(ranking.best[i].number);
            const auto contributions = m_sets[place.set].lexical->explain(terms, place.number);
            for (std::size_t t = 0; t < contributions.size(); ++t)
                held[t] = held[t] || contributions[t].score > 0;
        }
        for (const IndexSet& set : m_sets) {
            const auto own = set.lexical->frequencies(terms);
            for (std::size_t t = 0; t < own.size(); ++t)
                frequency[t] += own[t];
        }
        double all = 0, found = 0;
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const double idf =
                std::log1p((static_cast<double>(m_total) - frequency[t] + 0.5) / (frequency[t] + 0.5));
            all += idf;
            found += held[t] ? idf : 0;
        }
        return all > 0 ? found / all : 0;
    }

    Result<> fillHits(RetrievalResult& result, const Ranking& ranking, const RerankStage::Features& features,
                      const RetrievalOptions& options, const std::string& query,
                      const Analyser& analyser) const {
        std::vector<std::int64_t> rows;
        for (const RankedChunk& ranked : ranking.best) {
            const Place place = placeOf(ranked.number);
            rows.push_back(m_sets[place.set].rows[place.number]);
        }
        auto chunks = chunksOf(rows);
        if (!chunks)
            return fail(chunks.error());
        const std::vector<std::string> terms =
            options.explain ? lexicalQueryTerms(query, analyser) : std::vector<std::string>{};
        const auto factors = unionFactors(m_pointers, terms);
        const DenseKind dense = denseKindOf(m_pointers);
        for (std::size_t i = 0; i < ranking.best.size(); ++i) {
            const RankedChunk& ranked = ranking.best[i];
            const Place place = placeOf(ranked.number);
            Hit hit;
            hit.rank = i + 1;
            hit.score = ranked.score;
            hit.corpus = m_editions[place.set].name;
            hit.version = m_editions[place.set].version;
            const SourceStanding::One& standing = m_standing.of(m_sets[place.set], place.number);
            hit.trust = standing.trust;
            hit.weight = standing.weight;
            hit.stored = std::move((*chunks)[i]);
            addStage(hit, "lexical", ranking.lexical, ranked.number);
            addStage(hit, "dense", ranking.dense, ranked.number);
            if (ranked.pageRank > 0) {
                hit.stages["page"] = {ranked.pageRank, ranked.page};
                hit.stages["neighbours"] = {0, ranked.neighbour};
            }
            const bool reranked = ranked.before.rank > 0;
            if (options.mode == RetrievalMode::Hybrid)
                hit.stages["fused"] = reranked ? ranked.before : StageScore{i + 1, ranked.score};
            if (reranked)
                hit.stages["rerank"] = ranked.rerank;
            if (options.explain) {
                hit.terms = m_sets[place.set].lexical->explain(
                    terms, place.number,
                    factors.empty() ? std::span<const double>()
                                    : std::span<const double>(factors[place.set]));
                hit.similarityPercentile = percentileOf(ranking.dense, ranked.number);
                if (const auto row = features.find(ranked.number); row != features.end())
                    hit.features = featureContributions(row->second, dense);
            }
            result.hits.push_back(std::move(hit));
        }
        return {};
    }

    static void addStage(Hit& hit, const char* name, const StageScores& stage, std::uint32_t number) {
        if (!stage.ran)
            return;
        const auto found = std::find(stage.candidates.begin(), stage.candidates.end(), number);
        StageScore score;
        score.score = static_cast<double>(stage.scores[number]);
        if (found != stage.candidates.end())
            score.rank = static_cast<std::size_t>(found - stage.candidates.begin()) + 1;
        hit.stages[name] = score;
    }

    static double percentileOf(const StageScores& dense, std::uint32_t number) {
        if (!dense.ran || dense.scores.empty())
            return -1;
        const auto below = std::count_if(dense.scores.begin(), dense.scores.end(),
                                         [&](float score) { return score < dense.scores[number]; });
        return 100.0 * static_cast<double>(below) / static_cast<double>(dense.scores.size());
    }

    /// The chunks themselves, in the order of the rows.
    Result<std::vector<StoredChunk>> chunksOf(const std::vector<std::int64_t>& rows) const {
        if (rows.empty())
            return std::vector<StoredChunk>{};
        auto database = m_pool.take();
        if (!database)
            return fail(database.error());
        auto chunks = ChunkRepository(*database).byRows(rows);
        m_pool.give(std::move(*database));
        if (chunks && chunks->size() != rows.size())
            return fail(ErrorCode::NotFound, "The corpus has changed while it was searched.",
                        "Search again: the new snapshot is then used.");
        return chunks;
    }

    /// What may be found under these filters: made once for the same ones in a row.
    Result<std::shared_ptr<const SearchScope>> scopeFor(const std::vector<RetrievalFilter>& filters) const {
        const std::shared_ptr<const SearchScope> all(std::shared_ptr<const SearchScope>(), &m_scope);
        if (filters.empty())
            return all;
        const std::lock_guard<std::mutex> lock(m_filterMutex);
        if (m_filtered && m_filters == filters)
            return m_filtered;
        TOUCHSTONE_TRY(loadFacts());
        auto scope = std::make_shared<SearchScope>(m_scope);
        scope->allowed.clear();
        scope->allowed.reserve(m_total);
        for (std::size_t s = 0; s < m_sets.size(); ++s) {
            const IndexSet& set = m_sets[s];
            std::vector<char> passing;
            for (const std::int64_t document : set.documents) {
                const auto facts = m_facts.find(document);
                passing.push_back(facts != m_facts.end() && passes(facts->second, filters) ? 1 : 0);
            }
            for (std::size_t i = 0; i < set.size(); ++i)
                scope->allowed.push_back(set.isGone(i) ? static_cast<char>(0) : passing[set.page[i]]);
        }
        m_filters = filters;
        m_filtered = std::move(scope);
        return m_filtered;
    }

    Result<> loadFacts() const {
        if (!m_facts.empty())
            return {};
        auto database = m_pool.take();
        if (!database)
            return fail(database.error());
        for (std::size_t s = 0; s < m_editions.size(); ++s) {
            if (s > 0 && m_editions[s].id == m_editions[s - 1].id)
                continue;
            auto facts = loadPageFacts(*database, m_editions[s]);
            if (!facts)
                return fail(facts.error());
            m_facts.merge(*facts);
        }
        m_pool.give(std::move(*database));
        return {};
    }

    mutable ConnectionPool m_pool;
    std::vector<EditionInfo> m_editions;
    std::vector<IndexSet> m_sets;
    std::vector<const IndexSet*> m_pointers;
    SourceStanding m_standing;
    RerankStage m_rerank;
    SearchScope m_scope; ///< without filters
    std::size_t m_total = 0;
    Analyser m_analyser;
    mutable std::mutex m_filterMutex; ///< of all below
    mutable std::map<std::int64_t, PageFacts> m_facts;
    mutable std::vector<RetrievalFilter> m_filters;
    mutable std::shared_ptr<const SearchScope> m_filtered;
};

} // namespace

Result<std::shared_ptr<const Retriever>> openRetriever(const std::shared_ptr<Workspace>& workspace,
                                                       const std::vector<EditionInfo>& editions,
                                                       const ModelServices& services, JobContext& context,
                                                       const IndexSetHook& hook) {
    auto database = workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(database.error());
    std::vector<IndexSet> sets;
    std::vector<EditionInfo> editionOfSet;
    SourceStanding standing;
    for (const EditionInfo& edition : editions) {
        auto loaded = loadIndexSets(*database, edition, services, context);
        if (!loaded)
            return fail(loaded.error());
        if (hook)
            TOUCHSTONE_TRY(hook(*database, edition, *loaded));
        TOUCHSTONE_TRY(standing.load(*database, edition));
        for (IndexSet& set : *loaded) {
            sets.push_back(std::move(set));
            editionOfSet.push_back(edition);
        }
    }
    return std::make_shared<const WorkspaceRetriever>(workspace, std::move(editionOfSet), std::move(sets),
                                                      std::move(standing), services);
}

} // namespace touchstone
