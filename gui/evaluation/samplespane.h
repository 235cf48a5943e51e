// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of the open run: a filter, a table that is sorted by its headings, what to do where nothing
// fits. Interface's thread.
#pragma once

#include <QWidget>

class QTableView;

namespace touchstone::gui {

class EmptyState;
class EvaluationViewModel;
class SearchField;
class TextLabel;

class SamplesPane : public QWidget {
    Q_OBJECT

public:
    explicit SamplesPane(EvaluationViewModel& evaluation, QWidget* parent = nullptr);
    void focusTable();
    void focusFilter();
    void setFilter(const QString& text);
    void step(int direction);
    void openCurrent();
    void sortByCurrent(); ///< by the column that is chosen; again: the other way round

Q_SIGNALS:
    void sampleRequested(int row);

private:
    void refresh();
    EvaluationViewModel& m_evaluation;
    SearchField* m_filter;
    TextLabel* m_facts;
    QTableView* m_table;
    EmptyState* m_empty;
    QString m_run; ///< whose columns have their widths
};

} // namespace touchstone::gui
