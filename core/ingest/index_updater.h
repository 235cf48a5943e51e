// SPDX-License-Identifier: GPL-3.0-or-later
// Changes the indexes of a live snapshot where some of its chunks have gone or come, instead of making them
// anew: what has come is folded in by whoever searches (core/index/index_delta.h). It says no when too much
// has changed, or when the new chunks speak of other things than the old ones. Belongs to the thread of its
// connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunk.h"
#include "core/index/index_delta.h"
#include "core/ingest/embedder_plan.h"
#include "core/store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

class IndexUpdater {
public:
    IndexUpdater(Database& database, std::int64_t snapshotRow, const EmbedderPlan& plan)
        : m_database(database), m_snapshotRow(snapshotRow), m_plan(plan) {}

    /// Takes note of chunks that go (rows) and come, and embeds the latter where that costs something.
    /// Returns why the indexes must be made anew, "" = they need not. Errors: the embedder's, Cancelled, Io.
    Result<std::string> prepare(const std::vector<std::int64_t>& gone, const std::vector<const Chunk*>& come,
                                JobContext& context);
    /// Writes it, inside the caller's transaction. `rows`: of the chunks that came, in their order.
    Result<> apply(const std::vector<std::int64_t>& rows);

private:
    Result<std::string> load(); ///< why it cannot be done, "" = it can
    void forget(const std::vector<std::int64_t>& gone);

    Database& m_database;
    std::int64_t m_snapshotRow;
    const EmbedderPlan& m_plan;
    std::vector<std::int64_t> m_rows; ///< of the large indexes
    IndexDelta m_delta;
    IndexVocabulary m_vocabulary;
    std::vector<float> m_vectors; ///< of a further embedder: one for each of m_delta.added
    std::size_t m_dimension = 0;
};

} // namespace touchstone
