// SPDX-License-Identifier: GPL-3.0-or-later
// The samples that a query shows, as a table. Another query is one reset; answers are asked for when a row is
// looked at, and kept for as many rows as a screen can show several times. Interface's thread.
#pragma once

#include "gui/viewmodels/sampletable.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace touchstone::gui {

class SampleTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { StateRole = Qt::UserRole + 1 };
    enum State { Answered, Refused, Failed };

    explicit SampleTableModel(QObject* parent = nullptr);
    void setRows(std::shared_ptr<const SampleTable> table, std::shared_ptr<const std::vector<quint32>> shown,
                 std::shared_ptr<const SampleMarks> marks = nullptr);
    /// The answers of rows that answersWanted() named; of another table they are dropped.
    void setAnswers(const SampleTable* table, const std::vector<quint32>& numbers,
                    const QStringList& answers);
    [[nodiscard]] const std::shared_ptr<const SampleTable>& table() const { return m_table; }
    [[nodiscard]] const std::shared_ptr<const SampleMarks>& marks() const { return m_marks; }
    [[nodiscard]] const SampleIndex::Row* sample(int row) const;
    [[nodiscard]] int rowOf(const SampleKey& key) const; ///< -1 = not shown
    static QString stateWord(State state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Numbers of rows of the table whose answers somebody looks at.
    void answersWanted(const std::vector<quint32>& numbers);

private:
    [[nodiscard]] QVariant text(quint32 number, int column) const;
    [[nodiscard]] QVariant toolTip(quint32 number, int column) const;
    [[nodiscard]] QVariant answer(quint32 number) const;
    [[nodiscard]] State stateOf(quint32 number) const;
    void ask();
    std::shared_ptr<const SampleTable> m_table;
    std::shared_ptr<const std::vector<quint32>> m_shown;
    std::shared_ptr<const SampleMarks> m_marks;
    QHash<quint32, QString> m_answers;
    mutable std::vector<quint32> m_wanted;
    mutable QTimer m_asking; ///< gathers what one painting wants
};

} // namespace touchstone::gui
