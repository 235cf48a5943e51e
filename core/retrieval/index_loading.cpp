// SPDX-License-Identifier: GPL-3.0-or-later
// Loading an edition's indexes from the workspace, and making them anew where they are damaged.
#include "core/chunking/chunk_repository.h"
#include "core/index/index_repository.h"
#include "core/retrieval/index_set.h"

#include <functional>
#include <optional>
#include <unordered_map>

namespace touchstone {

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
    auto embedder = makeEmbedder(*spec, services);
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
