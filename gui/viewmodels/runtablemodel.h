// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as a table. The same runs with other counts change cells, other runs are one reset. Interface's
// thread.
#pragma once

#include "gui/viewmodels/runlist.h"

#include <QAbstractTableModel>
#include <QHash>
#include <functional>

namespace touchstone::gui {

class RunTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Target, Gold, State, Done, FirstMeasure };
    enum Role { KeyRole = Qt::UserRole + 1, StateRole };

    explicit RunTableModel(QObject* parent = nullptr);
    void setLines(RunLines lines, qint64 nowUnixMs);
    [[nodiscard]] const RunLines& lines() const { return m_lines; }
    [[nodiscard]] const RunLine* line(int row) const;
    [[nodiscard]] int rowOf(const QString& key) const; ///< -1 = none
    /// The column after the measures: when it began.
    [[nodiscard]] int whenColumn() const { return FirstMeasure + static_cast<int>(m_measures.size()); }
    static QString stateWord(RunState state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const RunLine& line, int column) const;
    [[nodiscard]] QString toolTip(const RunLine& line, int column) const;
    [[nodiscard]] double secondsLeft(const RunLine& line) const; ///< -1 = not known
    struct Begun {
        qint64 atMs = 0;
        quint64 done = 0;
    };
    RunLines m_lines;
    QStringList m_measures;
    QHash<QString, Begun> m_begun; ///< when a running run was first seen, and how far it was
    qint64 m_nowMs = 0;
};

/// "0.612 [.57, .65]"; "–" without a value.
QString measureText(const MetricSummary& measure);
/// "n 40, n/a 3, failed 0" in the user's language.
QString countsText(quint64 n, quint64 na, quint64 failed);

} // namespace touchstone::gui
