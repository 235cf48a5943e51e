// SPDX-License-Identifier: GPL-3.0-or-later
// Query -> ranked hits, each with its rank and score in every stage. A Retriever is immutable and safe for
// concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunk_repository.h"
#include "core/corpus/corpus_repository.h"
#include "core/embedding/embedder.h"
#include "core/index/lexical_index.h"
#include "core/retrieval/why_not.h"
#include "core/store/workspace.h"
#include "core/text/analyser.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

enum class RetrievalMode : std::uint8_t { Lexical, Dense, Hybrid };
Result<RetrievalMode> retrievalModeByName(std::string_view name);
std::string_view retrievalModeName(RetrievalMode mode);

enum class FusionKind : std::uint8_t { Convex, ReciprocalRank };
struct FusionOptions {
    FusionKind kind = FusionKind::Convex; ///< docs/decisions says why
    /// Convex: of the dense side after min-max; none = what its kind deserves (usualDenseWeight).
    std::optional<double> denseWeight{};
    double pageWeight = 0.15;     ///< convex: added for the similarity of the whole page
    double neighbourWeight = 0.1; ///< convex: added for the better of the chunks next to it
    double rrfK = 60;             ///< Cormack, Clarke, Buettcher 2009
    std::size_t depth = 1000;     ///< candidates of each side
};

/// A condition on pages (core/retrieval/filters.h): one of the values, or with `inverted` none of them.
struct RetrievalFilter {
    std::string key; ///< corpus, version, source, trust, path, kind, or a key of metadata, in lower case
    bool inverted = false;
    std::vector<std::string> values; ///< of path: globs
    friend bool operator==(const RetrievalFilter&, const RetrievalFilter&) = default;
};

struct RetrievalOptions {
    RetrievalMode mode = RetrievalMode::Hybrid;
    std::size_t k = 10;
    FusionOptions fusion;
    bool explain = false;
    std::vector<RetrievalFilter> filters{}; ///< all must hold; applied before the best are chosen
    /// SPEC of a reranker (core/retrieval/rerankers.h), or "none"; "" = `features` for hybrid search fused by
    /// score, else none.
    std::string rerank{};
    std::string whyNot{}; ///< PATH#ANCHOR, PATH or a chunk's id to explain; "" = nothing
    bool syntax = false;  ///< operators of the query are read (core/retrieval/query_syntax.h)
    bool suggest = false; ///< the nearest known words for those that no passage holds
    std::string engine{}; ///< name of the pushed collection that whoever opens the retriever takes; "" = none
};

struct StageScore {
    std::size_t rank = 0; ///< 1-based; 0 = not among this stage's candidates
    double score = 0;
};

/// What one feature gave to the score of the built-in reranker.
struct FeatureContribution {
    std::string name;
    double value = 0;        ///< 0 to 1
    double contribution = 0; ///< weight x value
};

struct Hit {
    std::size_t rank = 0;
    double score = 0;
    std::string corpus;
    std::optional<std::string> version;
    std::string trust = "normal"; ///< of its source: high, normal, low
    double weight = 1;            ///< of its source, in `score` already where stages were fused
    StoredChunk stored;
    /// "lexical", "dense", "page" (mean similarity of the page's chunks, rank among the pages), "neighbours"
    /// (the better chunk next to it, before page and neighbours count; no rank), "fused", "rerank": those
    /// that ran.
    std::map<std::string, StageScore> stages;
    std::vector<TermContribution> terms;       ///< with explain: what each query term gave
    std::vector<FeatureContribution> features; ///< with explain, of the built-in reranker: largest first
    double similarityPercentile = -1;          ///< with explain: of the dense score among all chunks, 0..100
};

/// How an operator of the query was read, and how many of the passages that the ones before let through it
/// met.
struct QueryReading {
    std::string written, meaning;
    std::size_t passages = 0;
};

/// 'Did you mean': for a word of the query that no passage holds.
struct WordSuggestion {
    std::string word, suggestion;
    std::size_t distance = 0; ///< edits between the two terms
    std::size_t passages = 0; ///< that hold the suggestion
};

struct RetrievalResult {
    std::string query;
    std::vector<Hit> hits;
    std::size_t searchedChunks = 0; ///< of those that the filters let through
    double topDense = 0;            ///< cosine of the best chunk; 0 when dense did not run
    double topLexical = 0;
    double queryCoverage = 0; ///< share of the query's content terms (idf-weighted) that the best 5 hits hold
    std::optional<WhyNot> whyNot;              ///< where it was asked for
    std::vector<QueryReading> readings{};      ///< with `syntax`: one for each operator
    std::vector<WordSuggestion> suggestions{}; ///< with `suggest`
    std::vector<std::string> notes{};          ///< sentences on what was done otherwise than asked
    double ms = 0;
};

class Retriever {
public:
    virtual ~Retriever() = default;
    /// Errors: embedder's, Cancelled, WorkspaceDamaged. An empty query gives no hits.
    virtual Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions& options,
                                             JobContext& context) const = 0;
};

class Reranker {
public:
    virtual ~Reranker() = default;
    [[nodiscard]] virtual std::string spec() const = 0;
    /// Scores in the order of the passages. Errors: as the transport's.
    virtual Result<std::vector<double>>
    score(const std::string& query, const std::vector<std::string>& passages, JobContext& context) = 0;
};

struct IndexSet;
/// Changes the loaded sets of an edition before they are searched: an engine takes the place of their
/// vectors.
using IndexSetHook = std::function<Result<>(Database&, const EditionInfo&, std::vector<IndexSet>&)>;

/// Over the live snapshots of these editions, fused over all of them together. Loads the indexes (a damaged
/// one is rebuilt in memory from the chunks). `services` are those of embedders and rerankers over HTTP; they
/// outlive the retriever.
Result<std::shared_ptr<const Retriever>> openRetriever(const std::shared_ptr<Workspace>& workspace,
                                                       const std::vector<EditionInfo>& editions,
                                                       const ModelServices& services, JobContext& context,
                                                       const IndexSetHook& hook = {});

} // namespace touchstone
