// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/gold_locations.h"

#include "core/chunking/chunk_repository.h"

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

std::optional<TextRange> rangeOfPlace(const GoldPlace& place, const PlaceIndex& places) {
    if (place.range)
        return place.range;
    if (place.anchor.empty() && place.heading.empty()) { // the whole page
        TextRange all;
        if (const auto* sections = places.sectionsOf(place.path))
            for (const PlacedSection& section : *sections)
                all = all.hull(section.range);
        return all.empty() ? std::nullopt : std::optional(all);
    }
    if (const PlacedSection* section = places.section(place))
        return section->range;
    return std::nullopt;
}

} // namespace

bool standsFor(TextRange a, TextRange b) {
    const TextRange both{std::max(a.start, b.start), std::min(a.end, b.end)};
    return !both.empty() && 2 * both.size() >= std::min(a.size(), b.size());
}

Result<GoldLocations> GoldLocations::build(Database& database, const EditionInfo& edition,
                                           const std::vector<GoldItem>& items, const PlaceIndex& places) {
    GoldLocations out;
    out.m_items.resize(items.size());
    std::map<std::string, std::vector<LocatedPlace*>> byPath;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const GoldPlace& place : items[i].relevant)
            if (place.grade >= 1)
                out.m_items[i].push_back(
                    {place, places.hasPage(place.path), rangeOfPlace(place, places), {}});
        for (LocatedPlace& place : out.m_items[i])
            if (place.inCorpus())
                byPath[place.place.path].push_back(&place);
    }
    ChunkRepository chunks(database);
    for (auto& page : byPath) {
        std::vector<LocatedPlace*>& meant = page.second;
        TOUCHSTONE_TRY(chunks.each(edition, page.first, [&](const StoredChunk& stored) -> Result<> {
            const Chunk& chunk = stored.chunk;
            for (LocatedPlace* place : meant)
                if (chunk.path == place->place.path && chunk.range.overlaps(*place->range) &&
                    standsFor(chunk.range, *place->range))
                    place->pieces.push_back({chunk.id.value, chunk.range, chunk.text.text()});
            return {};
        }));
    }
    return out;
}

} // namespace touchstone
