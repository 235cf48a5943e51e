// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/chunkcontext.h"

#include "core/chunking/chunk_repository.h"
#include "core/index/index_repository.h"
#include "core/index/vector_index.h"
#include "gui/text/convert.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr qsizetype kBeginning = 120; ///< letters of a chunk that a list shows

NearChunk nearOf(const Chunk& chunk, double score) {
    NearChunk out;
    out.path = toQString(chunk.path);
    out.heading = toQString(chunk.heading);
    out.beginning = toQString(std::string_view(chunk.text.text()).substr(0, 4 * kBeginning))
                        .left(kBeginning)
                        .simplified();
    out.range = chunk.range;
    out.score = score;
    return out;
}

/// The vectors that the snapshot is searched with: of the further embedder where there is one.
Result<VectorTable> vectorsOf(Database& database, const EditionInfo& edition) {
    IndexRepository indexes(database);
    for (const char* kind : {"vectors", "lsa-vectors"}) {
        auto blob = indexes.get(edition.snapshotRow, kind);
        if (!blob)
            return fail(std::move(blob.error()));
        if (*blob)
            return parseVectorTable(**blob);
    }
    return VectorTable{};
}

Result<std::vector<NearChunk>> nearByVector(Workbench& workbench, const EditionInfo& edition, qint64 row,
                                            JobContext& context) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto blob = IndexRepository(*database).get(edition.snapshotRow, "chunk-rows");
    if (!blob)
        return fail(std::move(blob.error()));
    if (!*blob)
        return std::vector<NearChunk>{};
    auto rows = parseRows(**blob);
    if (!rows)
        return fail(std::move(rows.error()));
    TOUCHSTONE_TRY(context.check());
    auto vectors = vectorsOf(*database, edition);
    if (!vectors)
        return fail(std::move(vectors.error()));
    TOUCHSTONE_TRY(context.check());
    const auto found = std::find(rows->begin(), rows->end(), row);
    if (found == rows->end() || vectors->count() != rows->size())
        return std::vector<NearChunk>{};
    const auto self = static_cast<std::size_t>(found - rows->begin());
    std::vector<std::pair<float, std::size_t>> scored;
    scored.reserve(rows->size());
    for (std::size_t i = 0; i < rows->size(); ++i)
        if (i != self)
            scored.emplace_back(innerProduct(vectors->row(self), vectors->row(i), vectors->dimension), i);
    const std::size_t count = std::min(scored.size(), ChunkContext::kNearest);
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count), scored.end(),
                      [](const auto& a, const auto& b) {
                          return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    ChunkRepository chunks(*database);
    std::vector<NearChunk> out;
    for (std::size_t i = 0; i < count; ++i) {
        auto stored = chunks.byRow((*rows)[scored[i].second]);
        if (!stored)
            return fail(std::move(stored.error()));
        out.push_back(nearOf(stored->chunk, static_cast<double>(scored[i].first)));
    }
    return out;
}

Result<std::vector<NearChunk>> nearByWords(Workbench& workbench, const EditionInfo& edition, qint64 row,
                                           JobContext& context) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto chunk = ChunkRepository(*database).byRow(row);
    if (!chunk)
        return fail(std::move(chunk.error()));
    auto retriever = workbench.retriever({edition}, context);
    if (!retriever)
        return fail(std::move(retriever.error()));
    RetrievalOptions options;
    options.mode = RetrievalMode::Lexical;
    options.k = ChunkContext::kNearest + 1;
    auto found = (*retriever)->retrieve(chunk->chunk.text.text(), options, context);
    if (!found)
        return fail(std::move(found.error()));
    std::vector<NearChunk> out;
    for (const Hit& hit : found->hits)
        if (hit.stored.row != row && out.size() < ChunkContext::kNearest)
            out.push_back(nearOf(hit.stored.chunk, hit.score));
    return out;
}

Result<std::vector<ChunkGold>> goldOf(Workbench& workbench, const EditionInfo& edition, qint64 row,
                                      JobContext&) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto stored = ChunkRepository(*database).byRow(row);
    if (!stored)
        return fail(std::move(stored.error()));
    const Chunk& chunk = stored->chunk;
    auto uses = goldOfPage(*database, chunk.path, edition.version.value_or(""), chunk.source);
    if (!uses)
        return fail(std::move(uses.error()));
    std::vector<ChunkGold> out;
    for (const GoldUse& use : *uses) {
        if (!means(use.place, chunk))
            continue;
        out.push_back({toQString(use.set), toQString(use.item), toQString(use.question), use.version,
                       use.place.grade, use.place.range.value_or(TextRange{})});
    }
    return out;
}

Result<std::vector<ChunkAnswer>> answersOf(Workbench& workbench, const EditionInfo&, qint64 row,
                                           JobContext& context) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    auto stored = ChunkRepository(*database).byRow(row);
    if (!stored)
        return fail(std::move(stored.error()));
    auto uses = readChunkUses(*database, context);
    if (!uses)
        return fail(std::move(uses.error()));
    std::vector<ChunkAnswer> out;
    const auto found = uses->byChunk.find(stored->chunk.id.value);
    if (found == uses->byChunk.end())
        return out;
    for (const ChunkUse& use : found->second) {
        const UsedTurn& turn = uses->turns.at(use.turnRow);
        out.push_back({toQString(turn.conversation.value), toQString(turn.question),
                       static_cast<int>(turn.number), static_cast<int>(use.rank), use.cited, turn.askedUnixMs,
                       use.turnRow});
    }
    return out;
}

} // namespace

ChunkContext::ChunkContext(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

ChunkContext::~ChunkContext() {
    for (JobHandle* job : {&m_vectorJob, &m_wordsJob, &m_goldJob, &m_answersJob})
        job->forget();
}

template<class T>
void ChunkContext::ask(Lane lane, JobHandle& handle, Part<T>& part,
                       Result<std::vector<T>> (*read)(Workbench&, const EditionInfo&, qint64, JobContext&)) {
    handle.forget();
    part.reset();
    if (!m_edition || m_row == 0 || !m_app.workbench())
        return;
    handle = m_app.jobs().start<std::vector<T>>(
        lane, ChunkContext::tr("Looking around a chunk"), this,
        [workbench = m_app.workbench(), edition = *m_edition, row = m_row, read](JobContext& context) {
            return read(*workbench, edition, row, context);
        },
        [this, &part](Result<std::vector<T>> found) {
            part = std::move(found);
            Q_EMIT changed();
        },
        false);
}

void ChunkContext::show(const EditionInfo* edition, const PageChunk* chunk) {
    const qint64 row = chunk ? chunk->row : 0;
    if (edition && m_edition && row == m_row && edition->snapshotRow == m_edition->snapshotRow)
        return;
    m_row = row;
    m_edition.reset();
    if (edition)
        m_edition = *edition;
    start();
}

void ChunkContext::start() {
    ask(Lane::Io, m_goldJob, m_gold, goldOf);
    ask(Lane::Io, m_answersJob, m_answers, answersOf);
    ask(Lane::Eval, m_vectorJob, m_byVector, nearByVector);
    ask(Lane::Eval, m_wordsJob, m_byWords, nearByWords);
    Q_EMIT changed();
}

void ChunkContext::refreshGold() {
    ask(Lane::Io, m_goldJob, m_gold, goldOf);
    Q_EMIT changed();
}

} // namespace touchstone::gui
