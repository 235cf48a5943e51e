// SPDX-License-Identifier: GPL-3.0-or-later
// One ranking of chunks, judged at four levels: what stands in the run file for a hit, and what the gold set
// asks for. Pure but for the look-up of chunks; safe for concurrent use once built.
#pragma once

#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "eval/gold/gold_set.h"
#include "eval/gold/place_index.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class RetrievalLevel : std::uint8_t { Document, Section, Chunk, Range };
/// Errors: Usage.
Result<RetrievalLevel> retrievalLevelByName(std::string_view name);
std::string_view retrievalLevelName(RetrievalLevel level);

/// Key in a run file -> grade.
using GradedKeys = std::map<std::string, std::int64_t>;

class LevelJudge {
public:
    /// `sections` outlives the judge. For chunk and range level the edition's chunks are read once.
    static Result<LevelJudge> build(RetrievalLevel level, Database& database, const EditionInfo& edition,
                                    const PlaceIndex& sections);

    /// What the gold set asks for at this level. A place that the corpus does not have keeps a key of its
    /// own, which nothing can retrieve: a missing page must not make the measures better.
    [[nodiscard]] GradedKeys judgements(const GoldItem& item) const;

    /// Keys of a ranking, best first, each at its first occurrence. Section level: a hit stands for all
    /// sections that it holds, in the order of the page. Range level: a hit stands for the item's ranges that
    /// it covers by half or more.
    [[nodiscard]] std::vector<std::string> ranking(const std::vector<Hit>& hits, const GoldItem& item) const;

private:
    struct ChunkPlace {
        std::string id, path;
        TextRange range;
        std::vector<std::string> anchors;
    };
    [[nodiscard]] std::vector<const ChunkPlace*> chunksOf(const GoldPlace& place) const;
    RetrievalLevel m_level = RetrievalLevel::Section;
    const PlaceIndex* m_sections = nullptr;
    std::map<std::string, std::vector<ChunkPlace>> m_chunks; ///< by path
};

} // namespace touchstone
