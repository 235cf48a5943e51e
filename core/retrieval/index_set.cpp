// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/index_set.h"

#include "core/chunking/chunk_repository.h"
#include "core/index/index_repository.h"
#include "core/index/lexical_fields.h"

#include <unordered_map>

namespace touchstone {

LsaOptions lsaOptionsOf(const std::string& embedderSpec) {
    LsaOptions options;
    const auto spec = Spec::parse(embedderSpec);
    if (spec && spec->name() == "lsa")
        if (const auto dimension = spec->integer("dim", 200, 1, 4096))
            options.dimension = static_cast<std::size_t>(*dimension);
    return options;
}

IndexSetBuilder::IndexSetBuilder(LexicalOptions lexical, LsaOptions lsa)
    : m_lsaOptions(lsa), m_lexicalOptions(lexical), m_lexical(lexical) {}

void IndexSetBuilder::add(const Chunk& chunk, std::int64_t row, std::int64_t documentRow) {
    m_lexical.add(lexicalDocumentOf(chunk, m_analyser, m_lexicalOptions));
    m_bags.push_back(lsaTermsOf(chunk, m_analyser));
    const bool fresh = m_set.rows.empty() || documentRow != m_document;
    m_set.page.push_back(m_set.page.empty() ? 0 : m_set.page.back() + (fresh ? 1U : 0U));
    m_set.rows.push_back(row);
    m_document = documentRow;
}

Result<IndexSet> IndexSetBuilder::build(JobContext& context) {
    auto blob = m_lexical.build(context);
    if (!blob)
        return fail(blob.error());
    auto lexical = LexicalIndex::open(std::move(*blob));
    if (!lexical)
        return fail(lexical.error());
    auto lsa = LsaModel::train(m_bags, m_lsaOptions, context);
    if (!lsa)
        return fail(lsa.error());
    std::vector<float> vectors;
    vectors.reserve(m_bags.size() * (*lsa)->dimension());
    for (const auto& bag : m_bags) {
        const std::vector<float> vector = (*lsa)->embed(bag);
        vectors.insert(vectors.end(), vector.begin(), vector.end());
    }
    IndexSet set = std::move(m_set);
    set.lexical = std::move(*lexical);
    set.lsaVectors = makeExactIndex(std::move(vectors), (*lsa)->dimension());
    set.lsa = std::move(*lsa);
    return set;
}

namespace {

/// From the stored blobs; no value when they are not all there, sound and of the same chunks.
Result<std::optional<IndexSet>> stored(Database& database, std::int64_t snapshot) {
    IndexRepository repository(database);
    IndexSet set;
    const auto load = [&](std::string_view kind, auto&& open) -> Result<bool> {
        auto blob = repository.get(snapshot, kind);
        if (!blob)
            return fail(blob.error());
        return blob->has_value() && open(std::move(**blob));
    };
    const auto take = [](auto&& opened, auto& into) {
        if (opened)
            into = std::move(*opened);
        return opened.has_value();
    };
    using Step = std::function<Result<bool>()>;
    const std::vector<Step> steps{
        [&] { return load("chunk-rows", [&](std::string blob) { return take(parseRows(blob), set.rows); }); },
        [&] {
            return load("lexical", [&](std::string blob) {
                return take(LexicalIndex::open(std::move(blob)), set.lexical);
            });
        },
        [&] {
            return load("lsa-model", [&](std::string blob) { return take(LsaModel::parse(blob), set.lsa); });
        },
        [&] {
            return load("lsa-vectors",
                        [&](std::string blob) { return take(parseVectors(blob), set.lsaVectors); });
        }};
    for (const Step& step : steps) {
        const auto sound = step();
        if (!sound)
            return fail(sound.error());
        if (!*sound)
            return std::nullopt;
    }
    const std::size_t vectors = set.lsa->dimension() == 0 ? set.rows.size() : set.lsaVectors->count();
    if (set.lexical->documentCount() != set.rows.size() || vectors != set.rows.size() ||
        (set.lsaVectors->count() > 0 && set.lsaVectors->dimension() != set.lsa->dimension()))
        return std::nullopt;
    return set;
}

Result<IndexSet> rebuilt(Database& database, const EditionInfo& edition, JobContext& context) {
    IndexSetBuilder builder({}, lsaOptionsOf(edition.embedder));
    TOUCHSTONE_TRY(ChunkRepository(database).each(edition, "", [&](const StoredChunk& chunk) -> Result<> {
        builder.add(chunk.chunk, chunk.row, chunk.documentRow);
        return context.check();
    }));
    auto set = builder.build(context);
    if (set)
        set->rebuilt = true;
    return set;
}

/// Which page each chunk belongs to. A chunk that has gone is a sign that the rows are of another snapshot.
Result<bool> fillPages(Database& database, const EditionInfo& edition, IndexSet& set) {
    auto query = database.prepare("SELECT c.id, c.document FROM chunk c WHERE c.document IN "
                                  "(SELECT document FROM snapshot_file WHERE snapshot = ?1)");
    if (!query)
        return fail(query.error());
    query->bind(1, edition.snapshotRow);
    std::unordered_map<std::int64_t, std::int64_t> documents;
    documents.reserve(set.rows.size());
    for (;;) {
        const auto row = query->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        documents.emplace(query->integer(0), query->integer(1));
    }
    set.page.clear();
    std::int64_t previous = -1;
    for (std::int64_t row : set.rows) {
        const auto found = documents.find(row);
        if (found == documents.end())
            return false;
        set.page.push_back(set.page.empty() ? 0 : set.page.back() + (found->second != previous ? 1U : 0U));
        previous = found->second;
    }
    return true;
}

/// Vectors of a further embedder; without them (or with damaged ones) dense goes on with LSA.
Result<> loadVectors(Database& database, const EditionInfo& edition, const ModelServices& services,
                     IndexSet& set) {
    const auto spec = Spec::parse(edition.embedder);
    if (!spec)
        return fail(spec.error());
    if (spec->name() == "lsa" || spec->name() == "none" || spec->name().empty())
        return {};
    auto blob = IndexRepository(database).get(edition.snapshotRow, "vectors");
    if (!blob)
        return fail(blob.error());
    if (!*blob)
        return {};
    auto vectors = parseVectors(**blob);
    if (!vectors || (*vectors)->count() != set.rows.size())
        return {};
    auto embedder = makeHttpEmbedder(*spec, services);
    if (!embedder)
        return fail(embedder.error());
    set.embedder = std::move(*embedder);
    set.vectors = std::move(*vectors);
    return {};
}

} // namespace

Result<IndexSet> loadIndexSet(Database& database, const EditionInfo& edition, const ModelServices& services,
                              JobContext& context) {
    auto found = stored(database, edition.snapshotRow);
    if (!found)
        return fail(found.error());
    bool sound = found->has_value();
    if (sound) {
        const auto pages = fillPages(database, edition, **found);
        if (!pages)
            return fail(pages.error());
        sound = *pages;
    }
    Result<IndexSet> set = sound ? Result<IndexSet>(std::move(**found)) : rebuilt(database, edition, context);
    if (!set)
        return set;
    TOUCHSTONE_TRY(loadVectors(database, edition, services, *set));
    return set;
}

} // namespace touchstone
