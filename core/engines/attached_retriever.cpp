// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"
#include "core/engines/attached.h"
#include "core/engines/engine_retriever.h"
#include "core/retrieval/rerankers.h"
#include "core/text/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <numeric>

namespace touchstone {

namespace {

constexpr const char* kOrigin = "engine:";

class AttachedRetriever final : public Retriever {
public:
    AttachedRetriever(EngineRecord record, std::unique_ptr<VectorEngine> engine, EngineCollection collection,
                      std::unique_ptr<Embedder> embedder, std::uint64_t points, ModelServices services)
        : m_record(std::move(record)), m_engine(std::move(engine)), m_collection(std::move(collection)),
          m_embedder(std::move(embedder)), m_points(points), m_services(std::move(services)) {}

    Result<RetrievalResult> retrieve(const std::string& query, const RetrievalOptions& options,
                                     JobContext& context) const override {
        const auto begun = std::chrono::steady_clock::now();
        ScopedSpan span(context.trace, "retrieve");
        span.set("engine", m_engine->server());
        auto result = search(query, options, context);
        if (!result) {
            span.markFailed();
            return result;
        }
        span.set("hits", static_cast<std::int64_t>(result->hits.size()));
        result->ms = elapsedMs(begun);
        return result;
    }

private:
    Result<RetrievalResult> search(const std::string& query, const RetrievalOptions& options,
                                   JobContext& context) const;
    [[nodiscard]] Hit hitOf(const EngineMatch& match, std::size_t rank) const;
    Result<std::vector<EngineCondition>> conditions(const std::vector<RetrievalFilter>& filters) const;
    Result<> rerank(const RerankPlan& plan, const std::string& query, std::vector<Hit>& hits,
                    JobContext& context) const;

    EngineRecord m_record;
    std::unique_ptr<VectorEngine> m_engine;
    EngineCollection m_collection;
    std::unique_ptr<Embedder> m_embedder;
    std::uint64_t m_points;
    ModelServices m_services;
};

Hit AttachedRetriever::hitOf(const EngineMatch& match, std::size_t rank) const {
    Hit hit;
    hit.rank = rank;
    hit.score = match.similarity;
    hit.corpus = m_record.name;
    hit.stored.chunk = attachedChunk(m_record, match.id, match.text, match.fields);
    if (const std::string version = fieldText(match.fields, m_record.mapping.version); !version.empty())
        hit.version = version;
    hit.stages["dense"] = {rank, match.similarity};
    return hit;
}

Result<std::vector<EngineCondition>>
AttachedRetriever::conditions(const std::vector<RetrievalFilter>& filters) const {
    std::vector<EngineCondition> out;
    for (const RetrievalFilter& filter : filters) {
        EngineCondition condition{filter.key, filter.inverted, filter.values};
        if (filter.key == "path") {
            condition.key = m_record.mapping.path;
            for (const std::string& value : filter.values)
                if (value.find_first_of("*?[") != std::string::npos)
                    return fail(ErrorCode::Usage,
                                fmt::format("An engine cannot search by the pattern {}.", value),
                                "Name whole paths, several with |.");
        } else if (filter.key == "version" && !m_record.mapping.version.empty()) {
            condition.key = m_record.mapping.version;
        }
        out.push_back(std::move(condition));
    }
    return out;
}

Result<> AttachedRetriever::rerank(const RerankPlan& plan, const std::string& query, std::vector<Hit>& hits,
                                   JobContext& context) const {
    auto model = makeReranker(plan.spec, m_services);
    if (!model)
        return fail(std::move(model.error()));
    const std::size_t count = std::min(plan.depth, hits.size());
    std::vector<std::string> passages;
    for (std::size_t i = 0; i < count; ++i)
        passages.push_back(hits[i].stored.chunk.embeddedText);
    const auto scores = (*model)->score(query, passages, context);
    if (!scores)
        return fail(scores.error());
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return (*scores)[a] > (*scores)[b]; });
    std::vector<Hit> ordered;
    for (std::size_t rank = 0; rank < count; ++rank) {
        Hit hit = std::move(hits[order[rank]]);
        hit.stages["rerank"] = {rank + 1, (*scores)[order[rank]]};
        hit.score = (*scores)[order[rank]];
        ordered.push_back(std::move(hit));
    }
    hits = std::move(ordered);
    return {};
}

Result<RetrievalResult> AttachedRetriever::search(const std::string& query, const RetrievalOptions& options,
                                                  JobContext& context) const {
    RetrievalResult result;
    result.query = query;
    result.searchedChunks = m_points;
    if (options.mode == RetrievalMode::Lexical)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' is an attached collection: it is searched by vectors.", m_record.name),
                    "Take --mode dense.");
    if (!options.whyNot.empty())
        return fail(ErrorCode::Usage,
                    "Why something was not found cannot be told of an attached collection.");
    auto plan = parseRerank(options.rerank);
    if (!plan)
        return fail(std::move(plan.error()));
    if (*plan && (*plan)->builtIn())
        return fail(ErrorCode::Usage,
                    "The built-in reranker needs an index of words, which an attached collection "
                    "has not.",
                    "Take a model as reranker, or --rerank none.");
    if (options.mode == RetrievalMode::Hybrid)
        result.notes.emplace_back("An attached collection is searched by vectors alone.");
    if (query.find_first_not_of(" \t\r\n") == std::string::npos)
        return result;
    auto filters = conditions(options.filters);
    if (!filters)
        return fail(std::move(filters.error()));
    auto vector = m_embedder->embed({query}, EmbedPurpose::Query, context);
    if (!vector)
        return fail(std::move(vector.error()));
    if (vector->size() != m_record.dimension)
        return fail(dimensionMismatch(m_record, vector->size()));
    EngineQuery asked;
    asked.vector = std::move(*vector);
    asked.conditions = std::move(*filters);
    asked.most = std::max(options.k, *plan ? (*plan)->depth : 0);
    const auto matches = m_engine->query(m_collection, asked, context);
    if (!matches)
        return fail(matches.error());
    for (const EngineMatch& match : *matches)
        result.hits.push_back(hitOf(match, result.hits.size() + 1));
    result.topDense = result.hits.empty() ? 0 : result.hits.front().score;
    if (*plan)
        TOUCHSTONE_TRY(rerank(**plan, query, result.hits, context));
    if (result.hits.size() > options.k)
        result.hits.resize(options.k);
    for (std::size_t i = 0; i < result.hits.size(); ++i)
        result.hits[i].rank = i + 1;
    return result;
}

} // namespace

Chunk attachedChunk(const EngineRecord& record, const std::string& id, const std::string& document,
                    const EngineFields& fields) {
    const FieldMapping& mapping = record.mapping;
    Chunk chunk;
    const std::string text = mapping.text.empty() ? document : fieldText(fields, mapping.text);
    chunk.text.appendInserted(text);
    chunk.embeddedText = text;
    chunk.tokens = static_cast<std::uint32_t>(estimateTokens(text));
    chunk.path = fieldText(fields, mapping.path);
    if (chunk.path.empty())
        chunk.path = id;
    chunk.source = "main";
    chunk.heading = fieldText(fields, mapping.heading);
    if (!chunk.heading.empty())
        chunk.headings = {chunk.heading};
    chunk.url = fieldText(fields, mapping.url);
    const auto start = fieldNumber(fields, mapping.start);
    const auto end = fieldNumber(fields, mapping.end);
    chunk.range.start = start.value_or(0);
    chunk.range.end = end && *end >= chunk.range.start ? *end : chunk.range.start + text.size();
    chunk.sections = {{chunk.heading, {}, chunk.range}};
    chunk.isExtracted = !start; // without a range all counts within the text that the engine keeps
    chunk.id.value = contentId("c_", {record.name, id});
    chunk.document.value = contentId("d_", {record.name, chunk.path});
    return chunk;
}

Error dimensionMismatch(const EngineRecord& record, std::size_t got) {
    return makeError(ErrorCode::Usage,
                     fmt::format("The collection '{}' has vectors of {} numbers, the embedder {} gives {}.",
                                 record.collection, record.dimension, record.embedder, got),
                     "Name the embedder that the collection was made with; dim= cuts its vectors.");
}

EditionInfo editionOfAttached(const EngineRecord& record) {
    EditionInfo edition;
    edition.id = -record.id;
    edition.name = record.name;
    edition.snapshot = sha256Hex(record.spec + '\n' + record.collection + '\n' + record.embedder + '\n' +
                                 mappingJson(record.mapping));
    edition.embedder = record.embedder;
    edition.origin = kOrigin + record.name;
    edition.addedUnixMs = record.changedUnixMs;
    edition.chunks = record.total;
    return edition;
}

bool isAttached(const EditionInfo& edition) {
    return edition.origin.starts_with(kOrigin) && edition.id < 0;
}

Result<std::shared_ptr<const Retriever>>
openAttachedRetriever(const EngineRecord& record, const ModelServices& services, JobContext& context) {
    const auto spec = Spec::parse(record.spec);
    const auto embedderSpec = Spec::parse(record.embedder);
    if (!spec || !embedderSpec)
        return fail(spec ? embedderSpec.error() : spec.error());
    auto engine = makeEngine(*spec, services, EngineAccess::ReadOnly);
    if (!engine)
        return fail(std::move(engine.error()));
    auto embedder = makeEmbedder(withUsualPrefixes(*embedderSpec), services);
    if (!embedder)
        return fail(std::move(embedder.error()));
    const auto collection = (*engine)->find(record.collection, context);
    if (!collection)
        return fail(collection.error());
    if (!*collection)
        return fail(ErrorCode::Refused, fmt::format("{} has no collection '{}' any more.",
                                                    (*engine)->server(), record.collection));
    const auto points = (*engine)->count(**collection, context);
    if (!points)
        return fail(points.error());
    return std::make_shared<const AttachedRetriever>(record, std::move(*engine), **collection,
                                                     std::move(*embedder), *points, services);
}

} // namespace touchstone
