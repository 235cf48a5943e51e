// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that a query shows, with their sections, as a tree; files that failed or were left out have
// their reason. Another query is one reset. Of very many documents the tree holds a window that grows as it
// is scrolled: a tree view looks at every row that it has. Interface's thread.
#pragma once

#include "core/base/text_range.h"
#include "gui/viewmodels/documenttable.h"

#include <QAbstractItemModel>
#include <QString>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace touchstone::gui {

struct TreeSection {
    QString heading;
    int level = 0;
    TextRange range;
};

class DocumentTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole + 1, StateRole, DetailRole, StartRole, EndRole, IsSectionRole };

    explicit DocumentTreeModel(QObject* parent = nullptr);
    void setRows(std::shared_ptr<const DocumentTable> table,
                 std::shared_ptr<const std::vector<quint32>> shown);
    /// Sections of a document that was asked for by sectionsWanted().
    void setSections(qint64 documentRow, std::vector<TreeSection> sections);
    /// Invalid when the query does not show it, or far outside of the window.
    [[nodiscard]] QModelIndex indexOfPath(const QString& path);
    static constexpr int kWindow = 2000; ///< documents that are added to the window at a time

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void sectionsWanted(qint64 documentRow);

private:
    struct Sections {
        std::vector<TreeSection> list;
        bool loaded = false;
    };
    [[nodiscard]] std::optional<quint32> numberOf(const QModelIndex& index) const;
    [[nodiscard]] const Sections* sectionsOf(quint32 number) const;
    void growTo(int rows);
    std::shared_ptr<const DocumentTable> m_table;
    std::shared_ptr<const std::vector<quint32>> m_shown; ///< numbers in m_table
    int m_window = 0;                                    ///< so many of them are in the tree
    std::unordered_map<quint32, Sections> m_sections;    ///< by number, those that were asked for
};

} // namespace touchstone::gui
