// SPDX-License-Identifier: GPL-3.0-or-later
// The open run against its baseline: what differs between them, each measure with its paired difference,
// interval and test, and the items that the chosen measure calls worse, better or unchanged. Interface's
// thread.
#pragma once

#include "gui/viewmodels/comparisonmodels.h"

#include <QWidget>

class QButtonGroup;
class QTableView;

namespace touchstone::gui {

class EmptyState;
class EvaluationViewModel;
class ProgressLine;
class TextLabel;

class ComparePane : public QWidget {
    Q_OBJECT

public:
    explicit ComparePane(EvaluationViewModel& evaluation, QWidget* parent = nullptr);
    void focusFirst();
    void step(int direction);        ///< among the items
    void stepMeasure(int direction); ///< among the measures

Q_SIGNALS:
    void itemRequested(const QString& item);

private:
    void build();
    void refresh();
    void showItems();
    [[nodiscard]] ItemChangeModel::List list() const;
    EvaluationViewModel& m_evaluation;
    ComparisonModel* m_measures;
    ItemChangeModel* m_items;
    TextLabel* m_sides;
    TextLabel* m_differences;
    TextLabel* m_warnings;
    QTableView* m_measureTable;
    QTableView* m_itemTable;
    QButtonGroup* m_lists;
    EmptyState* m_empty;
    ProgressLine* m_progress;
    QWidget* m_content;
    const RunComparison* m_shown = nullptr;
};

} // namespace touchstone::gui
