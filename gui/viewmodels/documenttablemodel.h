// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that a query shows, as a table. Another query is one reset; nothing is computed in here.
// Interface's thread.
#pragma once

#include "gui/viewmodels/documenttable.h"

#include <QAbstractTableModel>

namespace touchstone::gui {

class DocumentTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole + 1, StateRole };

    explicit DocumentTableModel(QObject* parent = nullptr);
    void setRows(std::shared_ptr<const DocumentTable> table,
                 std::shared_ptr<const std::vector<quint32>> shown);
    [[nodiscard]] QModelIndex indexOfPath(const QString& path) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    static QString columnName(DocumentColumn column);
    static QString stateName(FileState state); ///< "parsed", "failed", "left out" in the user's language

private:
    [[nodiscard]] QString text(quint32 number, DocumentColumn column) const;
    std::shared_ptr<const DocumentTable> m_table;
    std::shared_ptr<const std::vector<quint32>> m_shown;
};

} // namespace touchstone::gui
