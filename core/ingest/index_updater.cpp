// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/index_updater.h"

#include "core/index/index_repository.h"
#include "core/index/lexical_fields.h"
#include "core/index/vector_index.h"
#include "core/ingest/paid_vectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace touchstone {
namespace {

/// Whoever searches pays for what was changed, some 50 µs a chunk.
constexpr std::size_t kMostChanged = 512;
constexpr double kMostShare = 0.05;
/// Share of words that the large indexes have never seen, from so many words on: LSA knows nothing of them.
constexpr double kMostNewWords = 0.15;
constexpr std::uint64_t kEnoughWords = 400;

} // namespace

Result<std::string> IndexUpdater::load() {
    IndexRepository repository(m_database);
    const auto rows = repository.get(m_snapshotRow, "chunk-rows");
    const auto vocabulary = repository.get(m_snapshotRow, "vocabulary");
    const auto delta = repository.get(m_snapshotRow, "delta");
    const auto vectors = repository.get(m_snapshotRow, "vectors-delta");
    for (const auto* blob : {&rows, &vocabulary, &delta, &vectors})
        if (!*blob)
            return fail(blob->error());
    if (!*rows || !*vocabulary)
        return std::string("they were made by an earlier version");
    auto parsedRows = parseRows(**rows);
    auto parsedVocabulary = IndexVocabulary::parse(**vocabulary);
    auto parsedDelta = *delta ? IndexDelta::parse(**delta) : Result<IndexDelta>(IndexDelta{});
    if (!parsedRows || !parsedVocabulary || !parsedDelta)
        return std::string("they were damaged");
    m_rows = std::move(*parsedRows);
    m_vocabulary = std::move(*parsedVocabulary);
    m_delta = std::move(*parsedDelta);
    if (m_plan.further && *vectors) {
        const auto held = parseVectors(**vectors);
        if (!held || (*held)->count() != m_delta.added.size())
            return std::string("their vectors were damaged");
        m_dimension = (*held)->dimension();
        m_vectors = (*held)->values();
    }
    return std::string();
}

void IndexUpdater::forget(const std::vector<std::int64_t>& gone) {
    const std::unordered_set<std::int64_t> rows(gone.begin(), gone.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_delta.added.size(); ++i) {
        if (rows.contains(m_delta.added[i]))
            continue;
        m_delta.added[kept] = m_delta.added[i];
        if (m_dimension > 0 && kept != i)
            std::copy_n(m_vectors.begin() + static_cast<std::ptrdiff_t>(i * m_dimension), m_dimension,
                        m_vectors.begin() + static_cast<std::ptrdiff_t>(kept * m_dimension));
        ++kept;
    }
    m_delta.added.resize(kept);
    m_vectors.resize(kept * m_dimension);
    const std::size_t before = m_delta.gone.size();
    for (std::size_t number = 0; number < m_rows.size(); ++number)
        if (rows.contains(m_rows[number]))
            m_delta.gone.push_back(static_cast<std::uint32_t>(number));
    std::inplace_merge(m_delta.gone.begin(), m_delta.gone.begin() + static_cast<std::ptrdiff_t>(before),
                       m_delta.gone.end());
}

Result<std::string> IndexUpdater::prepare(const std::vector<std::int64_t>& gone,
                                          const std::vector<const Chunk*>& come, JobContext& context) {
    Result<std::string> why = load();
    if (!why || !why->empty())
        return why;
    forget(gone);
    const auto most =
        std::min(kMostChanged, static_cast<std::size_t>(kMostShare * static_cast<double>(m_rows.size())));
    if (m_delta.size() + come.size() > most)
        return fmt::format("{} chunks have changed since they were made, more than {}",
                           m_delta.size() + come.size(), most);
    const Analyser analyser;
    for (const Chunk* chunk : come) {
        const LexicalDocument document = lexicalDocumentOf(*chunk, analyser, LexicalOptions{});
        m_delta.words += document.weightedTerms.size();
        for (const auto& [term, weight] : document.weightedTerms)
            m_delta.newWords += m_vocabulary.knows(term) ? 0 : 1;
    }
    const double share =
        m_delta.words > 0 ? static_cast<double>(m_delta.newWords) / static_cast<double>(m_delta.words) : 0;
    if (m_delta.words >= kEnoughWords && share > kMostNewWords)
        return fmt::format("the vocabulary has moved: {:.0f} % of the words of changed chunks are new",
                           100 * share);
    if (m_plan.further && !come.empty()) {
        std::vector<std::string> texts;
        for (const Chunk* chunk : come)
            texts.push_back(chunk->embeddedText);
        PaidVectorMaker maker(m_database, *m_plan.further);
        PaidVectors made;
        TOUCHSTONE_TRY(maker.append(texts, made, context));
        if (m_dimension != 0 && made.dimension != m_dimension)
            return std::string("the embedder gives vectors of another length");
        m_dimension = made.dimension;
        m_vectors.insert(m_vectors.end(), made.values.begin(), made.values.end());
    }
    return std::string();
}

Result<> IndexUpdater::apply(const std::vector<std::int64_t>& rows) {
    m_delta.added.insert(m_delta.added.end(), rows.begin(), rows.end());
    IndexRepository repository(m_database);
    if (m_plan.further && m_dimension > 0)
        TOUCHSTONE_TRY(
            repository.put(m_snapshotRow, "vectors-delta", serialiseVectors(m_vectors, m_dimension)));
    return repository.put(m_snapshotRow, "delta", m_delta.serialise());
}

} // namespace touchstone
