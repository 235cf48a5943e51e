// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/coldchunks.h"

#include "core/answering/chunk_uses.h"
#include "core/chunking/chunk_listing.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"

namespace touchstone::gui {

Result<std::shared_ptr<const ColdChunks>> readColdChunks(Database& database, const EditionInfo& edition,
                                                         const DocumentTable& documents,
                                                         JobContext& context) {
    const auto uses = readChunkUses(database, context);
    if (!uses)
        return fail(uses.error());
    auto out = std::make_shared<ColdChunks>();
    out->answers = uses->turns.size();
    std::string id;
    TOUCHSTONE_TRY(eachListedChunk(database, edition, false, context, [&](const ListedChunk& chunk) {
        ++out->chunks;
        id.assign(chunk.id);
        const auto known = documents.byRow.find(chunk.documentRow);
        if (known == documents.byRow.end() || uses->byChunk.contains(id))
            return;
        out->places.push_back({known->second, chunk.ordinal, chunk.tokens, chunk.range});
        out->heading.push_back(toQString(chunk.heading));
    }));
    return std::shared_ptr<const ColdChunks>(std::move(out));
}

ColdChunksModel::ColdChunksModel(QObject* parent) : QAbstractTableModel(parent) {}

void ColdChunksModel::setRows(std::shared_ptr<const DocumentTable> documents,
                              std::shared_ptr<const ColdChunks> chunks) {
    beginResetModel();
    m_documents = std::move(documents);
    m_chunks = std::move(chunks);
    endResetModel();
}

const ChunkPlace* ColdChunksModel::place(const QModelIndex& index) const {
    return m_chunks && index.isValid() && static_cast<std::size_t>(index.row()) < m_chunks->places.size()
               ? &m_chunks->places[static_cast<std::size_t>(index.row())]
               : nullptr;
}

QString ColdChunksModel::path(const QModelIndex& index) const {
    const ChunkPlace* at = place(index);
    return at ? m_documents->path[at->document] : QString();
}

int ColdChunksModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_chunks ? 0 : static_cast<int>(m_chunks->places.size());
}

int ColdChunksModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ColdChunksModel::data(const QModelIndex& index, int role) const {
    const ChunkPlace* at = place(index);
    if (!at)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() >= Chunk ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Path:
        return path(index);
    case Heading:
        return m_chunks->heading[static_cast<std::size_t>(index.row())];
    case Chunk:
        return countText(at->ordinal + 1);
    default:
        return countText(at->tokens);
    }
}

QVariant ColdChunksModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= Chunk ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Path:
        return tr("Path");
    case Heading:
        return tr("Heading");
    case Chunk:
        return tr("Chunk");
    default:
        return tr("Tokens");
    }
}

} // namespace touchstone::gui
