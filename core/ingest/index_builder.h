// SPDX-License-Identifier: GPL-3.0-or-later
// Lexical index, LSA and vectors of a staged snapshot, made from its chunks in the workspace and written
// beside them. Works on the calling thread and one more. Belongs to the thread of its connection.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/index/lexical_fields.h"
#include "core/ingest/embedder_plan.h"
#include "core/ingest/lexical_collector.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace touchstone {

class IndexBuilder {
public:
    IndexBuilder(Database& database, std::int64_t snapshotRow, std::uint64_t chunkCount,
                 const EmbedderPlan& plan);
    /// Errors: Cancelled, those of the embedder (what it was paid for stays in the cache), Io.
    /// `words`: of chunks that were just made, or null; used when it has those of all.
    Result<> build(JobContext& context, LexicalCollector* words = nullptr);

private:
    struct Analysed;
    using Batch = std::vector<Chunk>;
    /// Hands the chunks over in order of path and place, some hundred at a time.
    Result<> eachBatch(const char* stage, const std::function<Result<>(Batch&)>& visit, JobContext& context);
    /// False: some chunks are not among them.
    Result<bool> takeWords(LexicalCollector& words);
    Result<> analyse(LexicalIndexBuilder& lexical, JobContext& context);
    Result<> train(LexicalIndexBuilder& lexical, JobContext& context);
    Result<> embedByLsa(const LsaModel& model, JobContext& context);
    Result<> embedFurther(JobContext& context);
    Result<> put(const char* kind, const std::string& blob);
    [[nodiscard]] bool isInSample(std::uint64_t number) const;

    Database& m_database;
    std::int64_t m_snapshotRow;
    std::uint64_t m_chunkCount;
    const EmbedderPlan& m_plan;
    std::vector<std::int64_t> m_rows;
    std::vector<std::vector<std::string>> m_terms; ///< of all chunks, or of the sample that LSA is trained on
};

} // namespace touchstone
