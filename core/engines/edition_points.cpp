// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/edition_points.h"

#include "core/chunking/chunk_repository.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

void addFilterField(EngineFields& fields, std::string_view key, const std::string& value) {
    std::string lower(value);
    for (char& c : lower) // as filters compare: ASCII alone
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    fields[filterField(key)] = lower;
}

EngineFields fieldsOf(const StoredChunk& stored, const PageFacts* facts) {
    const Chunk& chunk = stored.chunk;
    EngineFields fields;
    fields[kChunkField] = chunk.id.value;
    fields[kDocumentField] = chunk.document.value;
    fields["source"] = chunk.source;
    fields["path"] = chunk.path;
    fields["heading"] = chunk.heading;
    fields["anchor"] = chunk.anchor;
    fields["url"] = chunk.url;
    fields["start"] = static_cast<std::int64_t>(chunk.range.start);
    fields["end"] = static_cast<std::int64_t>(chunk.range.end);
    if (facts == nullptr)
        return fields;
    fields["version"] = facts->version;
    addFilterField(fields, "corpus", facts->corpus);
    addFilterField(fields, "version", facts->version);
    addFilterField(fields, "source", facts->source);
    addFilterField(fields, "trust", facts->trust);
    addFilterField(fields, "kind", facts->kind);
    for (const auto& [key, value] : facts->metadata)
        if (fields.size() < 60 && !fields.contains(filterField(key))) // what every page has goes before
            addFilterField(fields, key, value);
    return fields;
}

} // namespace

std::string filterField(std::string_view key) {
    return fmt::format("f_{}", key);
}

Result<> PointNames::load(Database& database, const EditionInfo& edition) {
    auto rows = database.prepare("SELECT c.id, c.public_id FROM chunk c WHERE c.document IN "
                                 "(SELECT document FROM snapshot_file WHERE snapshot = ?1)");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, edition.snapshotRow);
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        m_ids.emplace(rows->integer(0), rows->text(1));
    }
}

std::vector<std::string> PointNames::of(const IndexSet& set) {
    std::vector<std::string> out(set.size());
    for (std::size_t i = 0; i < set.size(); ++i) {
        const auto found = m_ids.find(set.rows[i]);
        if (set.isGone(i) || found == m_ids.end())
            continue;
        const std::uint32_t times = m_met[found->second]++;
        out[i] = times == 0 ? found->second : fmt::format("{}~{}", found->second, times);
    }
    return out;
}

Result<EditionPoints> EditionPoints::load(Database& database, const EditionInfo& edition,
                                          const ModelServices& services, JobContext& context) {
    EditionPoints out;
    out.m_edition = edition;
    auto sets = loadIndexSets(database, edition, services, context);
    if (!sets)
        return fail(std::move(sets.error()));
    out.m_sets = std::move(*sets);
    auto facts = loadPageFacts(database, edition);
    if (!facts)
        return fail(std::move(facts.error()));
    out.m_facts = std::move(*facts);
    PointNames names;
    TOUCHSTONE_TRY(names.load(database, edition));
    for (std::size_t s = 0; s < out.m_sets.size(); ++s) {
        const IndexSet& set = out.m_sets[s];
        const VectorIndex* vectors = set.vectors ? set.vectors.get() : set.lsaVectors.get();
        if (set.size() > 0 && (vectors == nullptr || vectors->dimension() == 0))
            return fail(ErrorCode::Usage,
                        fmt::format("{} has no vectors that an engine could keep.",
                                    EditionName{edition.name, edition.version}.toString()),
                        "Add it again with an embedder: corpus add SOURCE --name NAME --embedder SPEC.");
        if (set.size() > 0) {
            out.m_dimension = vectors->dimension();
            out.m_embedder = set.vectors ? set.embedder->spec() : "lsa";
        }
        const auto ids = names.of(set);
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (!ids[i].empty())
                out.m_places.push_back({s, static_cast<std::uint32_t>(i), ids[i]});
    }
    return out;
}

std::span<const float> EditionPoints::vectorOf(const Place& place) const {
    const IndexSet& set = m_sets[place.set];
    const VectorIndex& vectors = set.vectors ? *set.vectors : *set.lsaVectors;
    return std::span<const float>(vectors.values()).subspan(place.number * m_dimension, m_dimension);
}

Result<std::vector<EnginePoint>> EditionPoints::points(Database& database, const std::vector<std::size_t>& at,
                                                       const VectorEngine& engine) const {
    std::vector<std::int64_t> rows;
    for (const std::size_t place : at)
        rows.push_back(m_sets[m_places[place].set].rows[m_places[place].number]);
    const auto chunks = ChunkRepository(database).byRows(rows);
    if (!chunks)
        return fail(chunks.error());
    if (chunks->size() != at.size())
        return fail(ErrorCode::NotFound, "The corpus has changed while it was pushed.",
                    "Run the same command again: it takes the new snapshot.");
    std::vector<EnginePoint> out(at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
        const Place& place = m_places[at[i]];
        const StoredChunk& stored = (*chunks)[i];
        const auto vector = vectorOf(place);
        const auto facts = m_facts.find(stored.documentRow);
        out[i].id = engine.pointId(place.name);
        out[i].vector.assign(vector.begin(), vector.end());
        out[i].text = stored.chunk.text.text();
        out[i].fields = fieldsOf(stored, facts == m_facts.end() ? nullptr : &facts->second);
        if (!isSoundVector(out[i].vector, m_dimension))
            return fail(ErrorCode::WorkspaceDamaged,
                        fmt::format("The vector of {} in {} holds something that is not a number.",
                                    place.name, stored.chunk.path),
                        "Add the corpus again: its indexes are then made anew.");
    }
    return out;
}

} // namespace touchstone
