// SPDX-License-Identifier: GPL-3.0-or-later
// Figures over all chunks of an edition: sizes, chunks per document, what is in chunks and what is not,
// duplicates, a map of the vectors. Immutable values, made on a worker thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/text_range.h"
#include "core/corpus/corpus_repository.h"
#include "core/store/database.h"
#include "gui/viewmodels/documenttable.h"
#include "gui/viewmodels/projection.h"

#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

/// Counts of [from, to); the last one is open at its end.
struct HistogramBin {
    quint64 from = 0, to = 0; ///< to = 0: everything from `from` on
    quint64 count = 0;
};

/// At most `bins` of one round width (1, 2, 5, 10, 20 ...); what lies above the 99th percentile is in the
/// last. Sorts `values`.
std::vector<HistogramBin> histogram(std::vector<quint32>& values, std::size_t bins = 24);

/// Bytes of the documents by what became of them.
struct CoverShare {
    enum class Kind : std::uint8_t { InChunk, InSeveral, Stripped, InNone };
    Kind kind = Kind::InChunk;
    QString stripped; ///< kind of what was stripped: "front-matter" ...
    quint64 bytes = 0;
};

struct ChunkPlace {
    quint32 document = 0; ///< number in the DocumentTable
    quint32 ordinal = 0, tokens = 0;
    TextRange range;
};

/// Chunks with the same text, but for blanks and case.
struct DuplicateGroup {
    QString beginning;
    std::vector<ChunkPlace> places; ///< in the order of the corpus; at most kMostPlaces
    quint64 count = 0;
    static constexpr std::size_t kMostPlaces = 50, kMostGroups = 500;
};

struct CorpusFigures {
    quint64 chunks = 0, tokens = 0;
    quint32 medianTokens = 0, mostTokens = 0;
    std::vector<HistogramBin> chunkTokens, chunksPerDocument;
    std::vector<CoverShare> cover;                         ///< by kind, larger first within what was stripped
    std::vector<std::pair<quint32, quint64>> leastCovered; ///< documents with bytes in none: number, bytes
    std::vector<DuplicateGroup> duplicates;                ///< most often first
    quint64 duplicateChunks = 0;                           ///< that repeat an earlier one
};

Result<std::shared_ptr<const CorpusFigures>> readFigures(Database& database, const EditionInfo& edition,
                                                         const DocumentTable& documents, JobContext& context);

/// The chunks as points: near ones have similar vectors.
struct CorpusMap {
    std::vector<PlanePoint> points;
    std::vector<ChunkPlace> places; ///< by point
    std::array<double, 2> explained{};
    QString embedder;
};
/// Empty where the snapshot has no vectors. Errors: BadInput (a damaged index), Cancelled.
Result<std::shared_ptr<const CorpusMap>> readMap(Database& database, const EditionInfo& edition,
                                                 const DocumentTable& documents, JobContext& context);

} // namespace touchstone::gui
