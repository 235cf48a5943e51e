// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/index_builder.h"

#include "core/chunking/chunk_repository.h"
#include "core/index/index_repository.h"
#include "core/index/vector_index.h"
#include "core/ingest/paid_vectors.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kBatchChunks = 512;
constexpr std::size_t kEmbeddedAtOnce = 64;

/// Runs `other` on a thread of its own beside `own`; an exception of either is thrown here.
template<class Own, class Other>
void sideBySide(Own own, Other other) {
    std::exception_ptr thrown;
    {
        const std::jthread thread([&] {
            try {
                other();
            } catch (...) {
                thrown = std::current_exception();
            }
        });
        own();
    }
    if (thrown)
        std::rethrow_exception(thrown);
}

/// Runs work(begin, end) on both halves of [0, count).
template<class Work>
void inTwo(std::size_t count, Work work) {
    const std::size_t middle = count / 2;
    sideBySide([&] { work(std::size_t{0}, middle); }, [&] { work(middle, count); });
}

Result<> outOfMemory(const std::exception& exception) {
    return fail(ErrorCode::Io, std::string("The index could not be made: ") + exception.what(),
                "Free some memory and add the corpus again; the old state is untouched.");
}

} // namespace

struct IndexBuilder::Analysed {
    LexicalDocument lexical;
    std::vector<std::string> terms;
};

IndexBuilder::IndexBuilder(Database& database, std::int64_t snapshotRow, std::uint64_t chunkCount,
                           const EmbedderPlan& plan)
    : m_database(database), m_snapshotRow(snapshotRow), m_chunkCount(chunkCount), m_plan(plan) {}

Result<> IndexBuilder::eachBatch(const char* stage, const std::function<Result<>(Batch&)>& visit,
                                 JobContext& context) {
    EditionInfo staged;
    staged.snapshotRow = m_snapshotRow;
    Batch batch;
    batch.reserve(kBatchChunks);
    ProgressMeter meter(context, stage, m_chunkCount);
    const auto flush = [&]() -> Result<> {
        TOUCHSTONE_TRY(context.check());
        TOUCHSTONE_TRY(visit(batch));
        meter.advance(batch.size());
        batch.clear();
        return {};
    };
    m_rows.clear();
    TOUCHSTONE_TRY(ChunkRepository(m_database).each(staged, "", [&](const StoredChunk& stored) -> Result<> {
        m_rows.push_back(stored.row);
        batch.push_back(stored.chunk);
        return batch.size() == kBatchChunks ? flush() : Result<>();
    }));
    if (!batch.empty())
        TOUCHSTONE_TRY(flush());
    meter.finish();
    return {};
}

bool IndexBuilder::isInSample(std::uint64_t number) const {
    const std::uint64_t most = m_plan.lsa.maxTrainingDocuments;
    return m_chunkCount <= most || (number + 1) * most / m_chunkCount != number * most / m_chunkCount;
}

Result<> IndexBuilder::analyse(LexicalIndexBuilder& lexical, JobContext& context) {
    // One for each thread, kept: it remembers the stems of the words that it has seen.
    const Analyser lower, upper;
    const LexicalOptions options;
    std::uint64_t first = 0;
    return eachBatch(
        "indexing",
        [&](Batch& batch) -> Result<> {
            std::vector<Analysed> done(batch.size());
            inTwo(batch.size(), [&](std::size_t begin, std::size_t end) {
                const Analyser& own = begin == 0 ? lower : upper;
                for (std::size_t i = begin; i < end; ++i) {
                    done[i].lexical = lexicalDocumentOf(batch[i], own, options);
                    if (m_plan.hasLsa && isInSample(first + i))
                        done[i].terms = lsaTermsOf(batch[i], own);
                }
            });
            for (std::size_t i = 0; i < done.size(); ++i) {
                lexical.add(done[i].lexical);
                if (m_plan.hasLsa && isInSample(first + i))
                    m_terms.push_back(std::move(done[i].terms));
            }
            first += batch.size();
            return {};
        },
        context);
}

Result<> IndexBuilder::put(const char* kind, const std::string& blob) {
    return m_database.transaction([&] { return IndexRepository(m_database).put(m_snapshotRow, kind, blob); });
}

Result<> IndexBuilder::train(LexicalIndexBuilder& lexical, JobContext& context) {
    Result<std::vector<PagedString>> blob = fail(ErrorCode::Internal, "not built");
    Result<std::shared_ptr<const LsaModel>> model = std::shared_ptr<const LsaModel>();
    // Postings are packed on one thread while the other trains.
    sideBySide(
        [&] {
            if (!m_plan.hasLsa)
                return;
            ProgressMeter meter(context, "training", 1);
            model = LsaModel::train(m_terms, m_plan.lsa, context);
            meter.advance();
            meter.finish();
        },
        [&] {
            JobContext quiet;
            quiet.stop = context.stop;
            blob = lexical.buildPieces(quiet);
        });
    if (!blob)
        return fail(blob.error());
    if (!model)
        return fail(model.error());
    TOUCHSTONE_TRY(m_database.transaction([&] {
        return IndexRepository(m_database)
            .put(m_snapshotRow, "lexical", std::vector<std::string_view>(blob->begin(), blob->end()));
    }));
    *blob = {};
    TOUCHSTONE_TRY(put("chunk-rows", serialiseRows(m_rows)));
    TOUCHSTONE_TRY(put("vocabulary", lexical.vocabulary().serialise()));
    if (!*model || (*model)->dimension() == 0)
        return {};
    TOUCHSTONE_TRY(put("lsa-model", (*model)->serialise()));
    return embedByLsa(**model, context);
}

Result<> IndexBuilder::embedByLsa(const LsaModel& model, JobContext& context) {
    const std::size_t dimension = model.dimension();
    std::vector<float> vectors(m_rows.size() * dimension);
    const auto set = [&](std::size_t number, const std::vector<std::string>& terms) {
        const std::vector<float> vector = model.embed(terms);
        std::copy(vector.begin(), vector.end(),
                  vectors.begin() + static_cast<std::ptrdiff_t>(number * dimension));
    };
    if (m_terms.size() == m_rows.size()) {
        inTwo(m_terms.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end && !context.stopped(); ++i)
                set(i, m_terms[i]);
        });
    } else {
        // Only a sample was trained on; its terms make room for those of the others.
        m_terms = {};
        const Analyser lower, upper;
        std::size_t first = 0;
        TOUCHSTONE_TRY(eachBatch(
            "embedding",
            [&](Batch& batch) -> Result<> {
                inTwo(batch.size(), [&](std::size_t begin, std::size_t end) {
                    const Analyser& own = begin == 0 ? lower : upper;
                    for (std::size_t i = begin; i < end; ++i)
                        set(first + i, lsaTermsOf(batch[i], own));
                });
                first += batch.size();
                return {};
            },
            context));
    }
    TOUCHSTONE_TRY(context.check());
    return put("lsa-vectors", serialiseVectors(vectors, dimension));
}

Result<> IndexBuilder::embedFurther(JobContext& context) {
    PaidVectorMaker maker(m_database, *m_plan.further);
    PaidVectors vectors;
    TOUCHSTONE_TRY(eachBatch(
        "embedding",
        [&](Batch& batch) -> Result<> {
            for (std::size_t begin = 0; begin < batch.size(); begin += kEmbeddedAtOnce) {
                std::vector<std::string> texts;
                for (std::size_t i = begin; i < std::min(batch.size(), begin + kEmbeddedAtOnce); ++i)
                    texts.push_back(std::move(batch[i].embeddedText));
                TOUCHSTONE_TRY(maker.append(texts, vectors, context));
            }
            return {};
        },
        context));
    return vectors.dimension == 0 ? Result<>()
                                  : put("vectors", serialiseVectors(vectors.values, vectors.dimension));
}

Result<bool> IndexBuilder::takeWords(LexicalCollector& words) {
    if (words.count() != m_chunkCount)
        return false;
    Result<Statement> select =
        m_database.prepare("SELECT document FROM snapshot_file WHERE snapshot = ?1 AND "
                           "document IS NOT NULL ORDER BY source, path");
    if (!select)
        return fail(select.error());
    select->bind(1, m_snapshotRow);
    std::vector<std::uint32_t> order;
    order.reserve(m_chunkCount);
    m_rows.clear();
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        const LexicalCollector::Placed* placed = words.find(select->integer(0));
        if (placed == nullptr)
            return false;
        for (std::size_t i = 0; i < placed->chunkRows.size(); ++i)
            order.push_back(placed->first + static_cast<std::uint32_t>(i));
        m_rows.insert(m_rows.end(), placed->chunkRows.begin(), placed->chunkRows.end());
    }
    if (order.size() != m_chunkCount)
        return false;
    words.builder().reorder(std::move(order));
    return true;
}

Result<> IndexBuilder::build(JobContext& context, LexicalCollector* words) {
    try {
        const Result<bool> taken =
            words != nullptr && !m_plan.hasLsa ? takeWords(*words) : Result<bool>(false);
        if (!taken)
            return fail(taken.error());
        LexicalIndexBuilder own;
        LexicalIndexBuilder& lexical = *taken ? words->builder() : own;
        if (!*taken)
            TOUCHSTONE_TRY(analyse(lexical, context));
        TOUCHSTONE_TRY(train(lexical, context));
        m_terms = {};
        return m_plan.further ? embedFurther(context) : Result<>();
    } catch (const std::exception& exception) {
        return outOfMemory(exception);
    }
}

} // namespace touchstone
