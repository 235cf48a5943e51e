// SPDX-License-Identifier: GPL-3.0-or-later
// Trust and weight of the sources of some snapshots, by document. Filled once, then const and safe for
// concurrent use.
#pragma once

#include "core/base/result.h"
#include "core/corpus/corpus_repository.h"
#include "core/retrieval/index_set.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace touchstone {

class SourceStanding {
public:
    struct One {
        std::string trust = "normal";
        double weight = 1;
    };
    /// Sources that stand as all do at first cost nothing.
    Result<> load(Database& database, const EditionInfo& edition);
    [[nodiscard]] const One& of(const IndexSet& set, std::size_t number) const;
    /// By number over all sets; empty when every weight is 1.
    [[nodiscard]] std::vector<float> weightsOf(const std::vector<IndexSet>& sets) const;

private:
    std::vector<One> m_kinds{One{}};                            ///< the first: as at first
    std::unordered_map<std::int64_t, std::size_t> m_byDocument; ///< only others than the first
};

} // namespace touchstone
