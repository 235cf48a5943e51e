// SPDX-License-Identifier: GPL-3.0-or-later
// What one edition is searched with: its lexical index, LSA and, where there are any, the vectors of a
// further embedder. Made from the workspace's blobs, or from the chunks themselves. Immutable once made; safe
// for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/chunking/chunk.h"
#include "core/corpus/corpus_repository.h"
#include "core/embedding/embedder.h"
#include "core/embedding/lsa.h"
#include "core/index/lexical_index.h"
#include "core/index/vector_index.h"
#include "core/retrieval/dense_source.h"
#include "core/store/database.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

struct IndexSet {
    std::vector<std::int64_t> rows;      ///< chunk rows by number
    std::vector<std::uint32_t> page;     ///< number of the page that a chunk belongs to, ascending from 0
    std::vector<std::int64_t> documents; ///< document row by page; 0 = gone
    std::vector<char> gone;              ///< by number: the snapshot has it no more; empty = all are there
    std::shared_ptr<const LexicalIndex> lexical;
    std::shared_ptr<const LsaModel> lsa; ///< null, with its vectors: words only
    std::shared_ptr<const VectorIndex> lsaVectors;
    std::shared_ptr<Embedder> embedder;           ///< further one, or null: dense is LSA
    std::shared_ptr<const VectorIndex> vectors;   ///< of the further embedder, or null
    std::shared_ptr<const DenseSource> elsewhere; ///< asked instead of the vectors, or null
    bool rebuilt = false;                         ///< the stored indexes were damaged or missing

    [[nodiscard]] std::size_t size() const { return rows.size(); }
    [[nodiscard]] bool isGone(std::size_t number) const { return !gone.empty() && gone[number] != 0; }
    /// The further embedder's SPEC, or the LSA model: scores of one kind can be compared.
    [[nodiscard]] std::string denseKind() const;
};

/// Dimension and so on of LSA for the embedder SPEC of an edition.
LsaOptions lsaOptionsOf(const std::string& embedderSpec);

/// Collects chunks in order and makes an index set of them.
class IndexSetBuilder {
public:
    explicit IndexSetBuilder(LexicalOptions lexical = {}, LsaOptions lsa = {});
    /// Words only.
    void trainNothing() { m_trains = false; }
    /// Chunks that stand beside those of a larger set: its model (null: words only) embeds them, its mean
    /// length weighs them.
    void standBeside(std::shared_ptr<const LsaModel> model, double meanLength);
    void add(const Chunk& chunk, std::int64_t row, std::int64_t documentRow);
    /// Errors: Cancelled.
    Result<IndexSet> build(JobContext& context);

private:
    LsaOptions m_lsaOptions;
    std::shared_ptr<const LsaModel> m_model; ///< given; null = trained, or none at all
    bool m_trains = true;
    LexicalOptions m_lexicalOptions;
    Analyser m_analyser;
    LexicalIndexBuilder m_lexical;
    std::vector<std::vector<std::string>> m_bags;
    IndexSet m_set;
    std::int64_t m_document = -1;
};

/// The live snapshot's indexes: the large ones and, where something was changed since they were made, a small
/// set of what came. Those that are damaged, missing or at odds with one another are made anew in memory from
/// the chunks. Errors: WorkspaceDamaged, Cancelled; the embedder's SPEC.
Result<std::vector<IndexSet>> loadIndexSets(Database& database, const EditionInfo& edition,
                                            const ModelServices& services, JobContext& context);

} // namespace touchstone
