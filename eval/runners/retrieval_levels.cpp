// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/retrieval_levels.h"

#include "core/chunking/chunk_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace touchstone {

namespace {

TextRange common(TextRange a, TextRange b) {
    return {std::max(a.start, b.start), std::min(a.end, b.end)};
}

std::string rangeKey(const std::string& path, TextRange range) {
    return fmt::format("{}:{}-{}", pathKey(path), range.start, range.end);
}

/// The range that a place means: its own, else that of its section.
std::optional<TextRange> rangeOf(const GoldPlace& place, const PlaceIndex& sections) {
    if (place.range)
        return place.range;
    if (const PlacedSection* section = sections.section(place))
        return section->range;
    return std::nullopt;
}

std::string missingKey(const GoldPlace& place) {
    return fmt::format("missing:{}#{}", pathKey(place.path),
                       pathKey(place.anchor.empty() ? place.heading : place.anchor));
}

void raise(GradedKeys& keys, const std::string& key, std::int64_t grade) {
    const auto [at, fresh] = keys.emplace(key, grade);
    if (!fresh)
        at->second = std::max(at->second, grade);
}

} // namespace

Result<RetrievalLevel> retrievalLevelByName(std::string_view name) {
    for (const RetrievalLevel level :
         {RetrievalLevel::Document, RetrievalLevel::Section, RetrievalLevel::Chunk, RetrievalLevel::Range})
        if (retrievalLevelName(level) == name)
            return level;
    return fail(ErrorCode::Usage, fmt::format("There is no level '{}'.", name),
                "It is document, section, chunk or range.");
}

std::string_view retrievalLevelName(RetrievalLevel level) {
    switch (level) {
    case RetrievalLevel::Document:
        return "document";
    case RetrievalLevel::Section:
        return "section";
    case RetrievalLevel::Chunk:
        return "chunk";
    case RetrievalLevel::Range:
        return "range";
    }
    return "section";
}

Result<LevelJudge> LevelJudge::build(RetrievalLevel level, Database& database, const EditionInfo& edition,
                                     const PlaceIndex& sections) {
    LevelJudge out;
    out.m_level = level;
    out.m_sections = &sections;
    if (level != RetrievalLevel::Chunk)
        return out;
    TOUCHSTONE_TRY(ChunkRepository(database).each(edition, "", [&](const StoredChunk& stored) -> Result<> {
        ChunkPlace place{stored.chunk.id.value, stored.chunk.path, stored.chunk.range, {}};
        for (const ChunkSection& section : stored.chunk.sections)
            place.anchors.push_back(section.anchor);
        out.m_chunks[place.path].push_back(std::move(place));
        return {};
    }));
    return out;
}

std::vector<const LevelJudge::ChunkPlace*> LevelJudge::chunksOf(const GoldPlace& place) const {
    std::vector<const ChunkPlace*> out;
    const auto page = m_chunks.find(place.path);
    if (page == m_chunks.end())
        return out;
    const std::optional<TextRange> range = rangeOf(place, *m_sections);
    for (const ChunkPlace& chunk : page->second) {
        // A bare path means the whole page; else the chunk must hold something of the place.
        const bool wholePage = !place.range && place.anchor.empty() && place.heading.empty();
        if (wholePage || (range && chunk.range.overlaps(*range)))
            out.push_back(&chunk);
    }
    return out;
}

GradedKeys LevelJudge::judgements(const GoldItem& item) const {
    GradedKeys out;
    for (const GoldPlace& place : item.relevant) {
        switch (m_level) {
        case RetrievalLevel::Document:
            raise(out, pathKey(place.path), place.grade);
            break;
        case RetrievalLevel::Section:
            if (const PlacedSection* section = m_sections->section(place))
                raise(out, sectionKey(section->path, section->anchor), place.grade);
            else
                raise(out, missingKey(place), place.grade);
            break;
        case RetrievalLevel::Chunk: {
            const auto chunks = chunksOf(place);
            for (const ChunkPlace* chunk : chunks)
                raise(out, chunk->id, place.grade);
            if (chunks.empty())
                raise(out, missingKey(place), place.grade);
            break;
        }
        case RetrievalLevel::Range:
            if (const auto range = rangeOf(place, *m_sections))
                raise(out, rangeKey(place.path, *range), place.grade);
            else
                raise(out, missingKey(place), place.grade);
            break;
        }
    }
    return out;
}

std::vector<std::string> LevelJudge::ranking(const std::vector<Hit>& hits, const GoldItem& item) const {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    const auto add = [&](std::string key) {
        if (seen.insert(key).second)
            out.push_back(std::move(key));
    };
    for (const Hit& hit : hits) {
        const Chunk& chunk = hit.stored.chunk;
        switch (m_level) {
        case RetrievalLevel::Document:
            add(pathKey(chunk.path));
            break;
        case RetrievalLevel::Section:
            if (chunk.sections.empty())
                add(sectionKey(chunk.path, chunk.anchor));
            for (const ChunkSection& section : chunk.sections)
                add(sectionKey(chunk.path, section.anchor));
            break;
        case RetrievalLevel::Chunk:
            add(chunk.id.value);
            break;
        case RetrievalLevel::Range: {
            bool met = false;
            for (const GoldPlace& place : item.relevant) {
                const auto range = rangeOf(place, *m_sections);
                if (!range || place.path != chunk.path)
                    continue;
                const std::uint64_t covered = common(*range, chunk.range).size();
                if (2 * covered >= std::min(range->size(), chunk.range.size()) && covered > 0) {
                    add(rangeKey(place.path, *range));
                    met = true;
                }
            }
            if (!met)
                add(rangeKey(chunk.path, chunk.range));
            break;
        }
        }
    }
    return out;
}

} // namespace touchstone
