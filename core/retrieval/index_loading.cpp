// SPDX-License-Identifier: GPL-3.0-or-later
// Loading an edition's indexes from the workspace, and making them anew where they are damaged.
#include "core/chunking/chunk_repository.h"
#include "core/index/index_repository.h"
#include "core/retrieval/index_set.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <unordered_map>

namespace touchstone {

namespace {

bool hasModel(const EditionInfo& edition) {
    return edition.embedder != "none";
}

/// From the stored blobs; no value when they are not all there, sound and of the same chunks.
Result<std::optional<IndexSet>> stored(Database& database, const EditionInfo& edition) {
    const std::int64_t snapshot = edition.snapshotRow;
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
    for (std::size_t i = 0; i < (hasModel(edition) ? steps.size() : 2); ++i) {
        const auto sound = steps[i]();
        if (!sound)
            return fail(sound.error());
        if (!*sound)
            return std::nullopt;
    }
    if (!hasModel(edition))
        return set.lexical->documentCount() == set.rows.size() ? std::optional<IndexSet>(std::move(set))
                                                               : std::nullopt;
    const std::size_t vectors = set.lsa->dimension() == 0 ? set.rows.size() : set.lsaVectors->count();
    if (set.lexical->documentCount() != set.rows.size() || vectors != set.rows.size() ||
        (set.lsaVectors->count() > 0 && set.lsaVectors->dimension() != set.lsa->dimension()))
        return std::nullopt;
    return set;
}

Result<IndexSet> rebuilt(Database& database, const EditionInfo& edition, JobContext& context) {
    IndexSetBuilder builder({}, lsaOptionsOf(edition.embedder));
    if (!hasModel(edition))
        builder.trainNothing();
    TOUCHSTONE_TRY(ChunkRepository(database).each(edition, "", [&](const StoredChunk& chunk) -> Result<> {
        builder.add(chunk.chunk, chunk.row, chunk.documentRow);
        return context.check();
    }));
    auto set = builder.build(context);
    if (set)
        set->rebuilt = true;
    return set;
}

/// Which page each chunk belongs to. A chunk that has gone, and was not said to have, is a sign that the rows
/// are of another snapshot.
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
    set.documents.clear();
    std::int64_t previous = -1;
    for (std::size_t number = 0; number < set.rows.size(); ++number) {
        const auto found = documents.find(set.rows[number]);
        const bool gone = set.isGone(number);
        if (found == documents.end() && !gone)
            return false;
        const std::int64_t document = gone ? 0 : found->second;
        if (set.page.empty() || document != previous)
            set.documents.push_back(document);
        set.page.push_back(static_cast<std::uint32_t>(set.documents.size() - 1));
        previous = document;
    }
    return true;
}

/// What was changed since the indexes were made: hidden in `base`, and a set of its own. False: it does not
/// fit to them.
Result<bool> applyDelta(Database& database, const EditionInfo& edition, std::vector<IndexSet>& sets,
                        JobContext& context) {
    IndexRepository repository(database);
    const auto blob = repository.get(edition.snapshotRow, "delta");
    if (!blob)
        return fail(blob.error());
    if (!*blob)
        return true;
    const auto words = repository.get(edition.snapshotRow, "vocabulary");
    if (!words)
        return fail(words.error());
    const auto delta = IndexDelta::parse(**blob);
    const auto vocabulary = IndexVocabulary::parse(words->value_or(""));
    IndexSet& base = sets.front();
    if (!delta || !vocabulary || (!delta->gone.empty() && delta->gone.back() >= base.size()))
        return false;
    base.gone.assign(delta->gone.empty() ? 0 : base.size(), 0);
    for (const std::uint32_t number : delta->gone)
        base.gone[number] = 1;
    if (delta->added.empty())
        return true;
    const auto chunks = ChunkRepository(database).byRows(delta->added);
    if (!chunks)
        return chunks.error().code == ErrorCode::NotFound ? Result<bool>(false) : fail(chunks.error());
    IndexSetBuilder builder;
    builder.standBeside(base.lsa, vocabulary->meanLength());
    for (const StoredChunk& chunk : *chunks)
        builder.add(chunk.chunk, chunk.row, chunk.documentRow);
    auto small = builder.build(context);
    if (!small)
        return fail(small.error());
    sets.push_back(std::move(*small));
    return true;
}

/// Vectors of a further embedder; without them (or with damaged ones) dense goes on with LSA.
Result<> loadVectors(Database& database, const EditionInfo& edition, const ModelServices& services,
                     std::vector<IndexSet>& sets) {
    const auto spec = Spec::parse(edition.embedder);
    if (!spec)
        return fail(spec.error());
    if (spec->name() == "lsa" || spec->name() == "none" || spec->name().empty())
        return {};
    static constexpr std::array<std::string_view, 2> kKinds{"vectors", "vectors-delta"};
    std::vector<std::shared_ptr<const VectorIndex>> found;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        auto blob = IndexRepository(database).get(edition.snapshotRow, kKinds[std::min<std::size_t>(i, 1)]);
        if (!blob)
            return fail(blob.error());
        if (!*blob)
            return {};
        auto vectors = parseVectors(**blob);
        if (!vectors || (*vectors)->count() != sets[i].size())
            return {};
        found.push_back(std::move(*vectors));
    }
    auto embedder = makeEmbedder(*spec, services);
    if (!embedder)
        return fail(embedder.error());
    const std::shared_ptr<Embedder> shared = std::move(*embedder);
    for (std::size_t i = 0; i < sets.size(); ++i) {
        sets[i].embedder = shared;
        sets[i].vectors = std::move(found[i]);
    }
    return {};
}

} // namespace

Result<std::vector<IndexSet>> loadIndexSets(Database& database, const EditionInfo& edition,
                                            const ModelServices& services, JobContext& context) {
    auto found = stored(database, edition);
    if (!found)
        return fail(found.error());
    std::vector<IndexSet> sets;
    bool sound = found->has_value();
    if (sound) {
        sets.push_back(std::move(**found));
        const auto changed = applyDelta(database, edition, sets, context);
        if (!changed)
            return fail(changed.error());
        const auto pages = *changed ? fillPages(database, edition, sets.front()) : changed;
        if (!pages)
            return fail(pages.error());
        sound = *pages;
    }
    if (!sound) {
        auto set = rebuilt(database, edition, context);
        if (!set)
            return fail(set.error());
        sets.clear();
        sets.push_back(std::move(*set));
    }
    TOUCHSTONE_TRY(loadVectors(database, edition, services, sets));
    return sets;
}

} // namespace touchstone
