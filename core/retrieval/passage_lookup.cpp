// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/passage_lookup.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

bool holds(const Chunk& chunk, const std::string& anchor) {
    if (anchor.empty() || chunk.anchor == anchor || chunk.release == anchor)
        return true;
    return std::any_of(chunk.sections.begin(), chunk.sections.end(),
                       [&](const ChunkSection& section) { return section.anchor == anchor; });
}

} // namespace

Result<std::vector<StoredChunk>> chunksAtPlace(Database& database, const std::vector<EditionInfo>& editions,
                                               const std::string& place) {
    const std::size_t hash = place.rfind('#');
    const std::string path = place.substr(0, hash);
    const std::string anchor = hash == std::string::npos ? "" : place.substr(hash + 1);
    ChunkRepository repository(database);
    std::vector<StoredChunk> found;
    std::string anchors;
    for (const EditionInfo& edition : editions) {
        if (hash == std::string::npos) {
            auto one = repository.byId(edition, ChunkId{place});
            if (!one)
                return fail(one.error());
            if (*one) {
                found.push_back(std::move(**one));
                continue;
            }
        }
        if (path.empty())
            continue; // each() would take it for all pages
        TOUCHSTONE_TRY(repository.each(edition, path, [&](const StoredChunk& stored) -> Result<> {
            if (holds(stored.chunk, anchor))
                found.push_back(stored);
            for (const ChunkSection& section : stored.chunk.sections)
                if (!section.anchor.empty() && anchors.size() < 300)
                    anchors += (anchors.empty() ? "#" : ", #") + section.anchor;
            return {};
        }));
    }
    if (!found.empty())
        return found;
    if (!anchors.empty())
        return fail(ErrorCode::NotFound, fmt::format("The page {} has no section #{}.", path, anchor),
                    fmt::format("It has {}.", anchors));
    return fail(ErrorCode::NotFound, fmt::format("There is no passage {}.", place),
                "Give a page's path as hits show it, PATH#ANCHOR, or a chunk's id.");
}

} // namespace touchstone
