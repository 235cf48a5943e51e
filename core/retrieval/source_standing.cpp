// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/source_standing.h"

#include <algorithm>

namespace touchstone {

Result<> SourceStanding::load(Database& database, const EditionInfo& edition) {
    const auto sources = CorpusRepository(database).sources(edition);
    if (!sources)
        return fail(sources.error());
    for (const SourceInfoRow& source : *sources) {
        if (source.trust == m_kinds.front().trust && source.weight == m_kinds.front().weight)
            continue;
        auto select =
            database.prepare("SELECT document FROM snapshot_file WHERE snapshot = ?1 AND source = ?2 "
                             "AND document IS NOT NULL");
        if (!select)
            return fail(select.error());
        select->bind(1, edition.snapshotRow).bind(2, source.name);
        m_kinds.push_back({source.trust, source.weight});
        for (;;) {
            const auto row = select->step();
            if (!row)
                return fail(row.error());
            if (!*row)
                break;
            m_byDocument.emplace(select->integer(0), m_kinds.size() - 1);
        }
    }
    return {};
}

const SourceStanding::One& SourceStanding::of(const IndexSet& set, std::size_t number) const {
    const auto known = m_byDocument.find(set.documents[set.page[number]]);
    return m_kinds[known == m_byDocument.end() ? 0 : known->second];
}

std::vector<float> SourceStanding::weightsOf(const std::vector<IndexSet>& sets) const {
    std::vector<float> weights;
    if (std::all_of(m_kinds.begin(), m_kinds.end(), [](const One& kind) { return kind.weight == 1; }))
        return weights;
    for (const IndexSet& set : sets)
        for (std::size_t i = 0; i < set.size(); ++i)
            weights.push_back(static_cast<float>(of(set, i).weight));
    return weights;
}

} // namespace touchstone
