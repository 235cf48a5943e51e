// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs held against each other, as two tables: the measures, and the items that one measure calls better,
// worse or unchanged. Interface's thread.
#pragma once

#include "gui/viewmodels/runfigures.h"

#include <QAbstractTableModel>

namespace touchstone::gui {

class ComparisonModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Measure, A, B, Difference, Evidence, Better, Worse, Unchanged, Count, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const RunComparison> comparison);
    [[nodiscard]] int rowOf(const QString& measure) const; ///< -1 = none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const RunComparison> m_comparison;
    std::vector<ChangeWords> m_words;
};

class ItemChangeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class List : std::uint8_t { Worse, Better, Unchanged };
    enum Column { Item, Kind, Question, A, B, Change, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// The items that `measure` (a row of the comparison) has in a list, the greatest change first.
    void show(std::shared_ptr<const RunComparison> comparison, int measure, List list);
    [[nodiscard]] QString itemAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        quint32 place = 0; ///< in A
        double a = 0, b = 0;
    };
    [[nodiscard]] const MeasureComparison* measure() const;
    [[nodiscard]] const std::vector<ItemChange>* changes() const; ///< null: the unchanged
    [[nodiscard]] Row rowAt(int row) const;
    std::shared_ptr<const RunComparison> m_comparison;
    int m_measure = -1;
    List m_list = List::Worse;
};

} // namespace touchstone::gui
