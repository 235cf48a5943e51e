// SPDX-License-Identifier: GPL-3.0-or-later
// The chunks of an edition that no answer has ever found: columns, made on a worker thread, and the table
// over them. The model belongs to the interface's thread.
#pragma once

#include "gui/viewmodels/corpusfigures.h"

#include <QAbstractTableModel>

namespace touchstone::gui {

struct ColdChunks {
    std::vector<ChunkPlace> places;
    std::vector<QString> heading;
    quint64 chunks = 0;  ///< of the edition
    quint64 answers = 0; ///< that were looked at
};

/// Errors: those of the database, Cancelled.
Result<std::shared_ptr<const ColdChunks>> readColdChunks(Database& database, const EditionInfo& edition,
                                                         const DocumentTable& documents, JobContext& context);

class ColdChunksModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Path, Heading, Chunk, Tokens, ColumnCount };
    explicit ColdChunksModel(QObject* parent = nullptr);
    void setRows(std::shared_ptr<const DocumentTable> documents, std::shared_ptr<const ColdChunks> chunks);
    [[nodiscard]] const ChunkPlace* place(const QModelIndex& index) const;
    [[nodiscard]] QString path(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const DocumentTable> m_documents;
    std::shared_ptr<const ColdChunks> m_chunks;
};

} // namespace touchstone::gui
