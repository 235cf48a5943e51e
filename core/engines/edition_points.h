// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot's chunks and vectors as points for an engine, in order of the indexes. Internal to core/engines.
// Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/engines/engine.h"
#include "core/retrieval/filters.h"
#include "core/retrieval/index_set.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace touchstone {

/// Field of a point by which a filter on `key` is judged: in lower case, as filters do not tell cases apart.
std::string filterField(std::string_view key);
/// Names of fields that every point has.
inline constexpr const char* kChunkField = "chunk";
inline constexpr const char* kDocumentField = "doc";

/// Our id of each chunk of a set by its number, "" for those that have gone: the chunk's id; where a snapshot
/// has two chunks of one id, the later ones are told apart by a number.
class PointNames {
public:
    /// Errors: those of the workspace.
    Result<> load(Database& database, const EditionInfo& edition);
    /// For the sets in their order, each once.
    std::vector<std::string> of(const IndexSet& set);

private:
    std::map<std::int64_t, std::string> m_ids; ///< public id by chunk row
    std::map<std::string, std::uint32_t> m_met;
};

class EditionPoints {
public:
    /// Errors: Usage (the corpus has no vectors), those of loadIndexSets.
    static Result<EditionPoints> load(Database& database, const EditionInfo& edition,
                                      const ModelServices& services, JobContext& context);
    [[nodiscard]] std::size_t count() const { return m_places.size(); }
    [[nodiscard]] std::size_t dimension() const { return m_dimension; }
    [[nodiscard]] const std::string& embedder() const { return m_embedder; } ///< "lsa" or a SPEC
    [[nodiscard]] const std::string& name(std::size_t at) const { return m_places[at].name; }
    /// The points at these places. Errors: NotFound (the corpus has changed meanwhile).
    Result<std::vector<EnginePoint>> points(Database& database, const std::vector<std::size_t>& at,
                                            const VectorEngine& engine) const;

private:
    struct Place {
        std::size_t set = 0;
        std::uint32_t number = 0;
        std::string name;
    };
    [[nodiscard]] std::span<const float> vectorOf(const Place& place) const;
    EditionInfo m_edition;
    std::vector<IndexSet> m_sets;
    std::vector<Place> m_places;
    std::map<std::int64_t, PageFacts> m_facts;
    std::size_t m_dimension = 0;
    std::string m_embedder;
};

} // namespace touchstone
