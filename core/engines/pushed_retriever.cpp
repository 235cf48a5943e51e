// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/edition_points.h"
#include "core/engines/engine_retriever.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace touchstone {

namespace {

/// So few that the engine can be given each by name.
constexpr std::size_t kNamedChunks = 1000;

/// A path's glob has no counterpart at an engine; all else is a field of every point.
std::vector<EngineCondition> conditionsOf(const std::vector<RetrievalFilter>& filters) {
    std::vector<EngineCondition> out;
    for (const RetrievalFilter& filter : filters) {
        if (filter.key == "path")
            continue;
        EngineCondition condition{filterField(filter.key), filter.inverted, {}};
        for (const std::string& value : filter.values) {
            condition.values.push_back(value);
            for (char& c : condition.values.back())
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        out.push_back(std::move(condition));
    }
    return out;
}

class EngineVectors final : public DenseSource {
public:
    EngineVectors(std::shared_ptr<VectorEngine> engine, EngineCollection collection,
                  std::vector<std::string> names)
        : m_engine(std::move(engine)), m_collection(std::move(collection)), m_names(std::move(names)) {
        for (std::size_t i = 0; i < m_names.size(); ++i)
            if (!m_names[i].empty())
                m_numbers.emplace(m_engine->pointId(m_names[i]), static_cast<std::uint32_t>(i));
    }

    [[nodiscard]] Result<std::vector<float>> similarities(const DenseQuestion& question,
                                                          JobContext& context) const override {
        std::vector<float> out(m_names.size(), kNotFound);
        if (std::all_of(question.vector.begin(), question.vector.end(), [](float x) { return x == 0; }))
            return std::vector<float>(m_names.size(), 0.0F); // no word of the question is known
        EngineQuery query;
        query.vector.assign(question.vector.begin(), question.vector.end());
        query.most = std::min(question.depth, m_numbers.size());
        query.withContent = false;
        query.conditions = conditionsOf(question.filters);
        if (!question.allowed.empty()) {
            EngineCondition named{kChunkField, false, {}};
            const auto allowed = std::count(question.allowed.begin(), question.allowed.end(), 1);
            if (allowed == 0)
                return out;
            if (static_cast<std::size_t>(allowed) <= kNamedChunks) {
                for (std::size_t i = 0; i < m_names.size(); ++i)
                    if (question.allowed[i] != 0 && !m_names[i].empty())
                        named.values.push_back(m_names[i].substr(0, m_names[i].find('~')));
                query.conditions = {std::move(named)};
            }
        }
        if (query.most == 0)
            return out;
        ScopedSpan span(context.trace, "engine");
        span.set("engine", m_engine->server());
        const auto matches = m_engine->query(m_collection, query, context);
        if (!matches) {
            span.markFailed();
            return fail(matches.error());
        }
        span.set("points", static_cast<std::int64_t>(matches->size()));
        for (const EngineMatch& match : *matches)
            if (const auto number = m_numbers.find(match.id); number != m_numbers.end())
                out[number->second] = static_cast<float>(match.similarity);
        return out;
    }

private:
    std::shared_ptr<VectorEngine> m_engine;
    EngineCollection m_collection;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::uint32_t> m_numbers; ///< by the engine's id
};

Result<> fits(const EditionInfo& edition, const EngineRecord& record) {
    const std::string corpus = EditionName{edition.name, edition.version}.toString();
    if (record.corpus != corpus)
        return fail(ErrorCode::Usage,
                    fmt::format("'{}' holds {}, not {}.", record.name, record.corpus, corpus),
                    fmt::format("Ask for --corpus {}, or push {} too.", record.corpus, corpus));
    if (!record.ready)
        return fail(
            ErrorCode::Usage,
            fmt::format("{} of {} points have been pushed to '{}'.", record.done, record.total, record.name),
            "Run `engine push` again: it goes on where it was.");
    if (record.snapshot != edition.snapshot)
        return fail(ErrorCode::Usage,
                    fmt::format("{} has changed since it was pushed to '{}'.", corpus, record.name),
                    "Run `engine push` again, or search without --engine.");
    return {};
}

} // namespace

Result<std::shared_ptr<const Retriever>>
openPushedRetriever(const std::shared_ptr<Workspace>& workspace, const EditionInfo& edition,
                    const EngineRecord& record, const ModelServices& services, JobContext& context) {
    TOUCHSTONE_TRY(fits(edition, record));
    const auto spec = Spec::parse(record.spec);
    if (!spec)
        return fail(spec.error());
    auto made = makeEngine(*spec, services, EngineAccess::ReadOnly);
    if (!made)
        return fail(std::move(made.error()));
    const std::shared_ptr<VectorEngine> engine = std::move(*made);
    const auto collection = engine->find(record.collection, context);
    if (!collection)
        return fail(collection.error());
    if (!*collection)
        return fail(ErrorCode::Refused,
                    fmt::format("{} has no collection '{}' any more.", engine->server(), record.collection),
                    "Run `engine push` again, or search without --engine.");
    if ((*collection)->dimension != 0 && (*collection)->dimension != record.dimension)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' at {} has vectors of {} numbers; {} were pushed.", record.collection,
                                engine->server(), (*collection)->dimension, record.dimension),
                    "Another program has made it anew: push to a collection of another name.");
    const IndexSetHook hook = [&](Database& database, const EditionInfo& of,
                                  std::vector<IndexSet>& sets) -> Result<> {
        PointNames names;
        TOUCHSTONE_TRY(names.load(database, of));
        for (IndexSet& set : sets) {
            set.elsewhere = std::make_shared<const EngineVectors>(engine, **collection, names.of(set));
            // What the engine searches need not lie here as well.
            if (set.vectors)
                set.vectors = makeExactIndex({}, set.vectors->dimension());
            set.lsaVectors = makeExactIndex({}, set.lsa ? set.lsa->dimension() : 0);
        }
        return {};
    };
    return openRetriever(workspace, {edition}, services, context, hook);
}

} // namespace touchstone
