// SPDX-License-Identifier: GPL-3.0-or-later
// All documents of a corpus as a table that is sorted by its headings and filtered with the list at the left;
// what failed can be read again. Interface's thread.
#pragma once

#include <QWidget>

class QPushButton;
class QTableView;

namespace touchstone::gui {

class CorpusViewModel;
class EmptyState;
class TextLabel;

class DocumentGrid : public QWidget {
    Q_OBJECT

public:
    explicit DocumentGrid(CorpusViewModel& corpus, QWidget* parent = nullptr);
    void focusTable();
    void sortByCurrent(); ///< by the column that is chosen; again: the other way round

Q_SIGNALS:
    void pageRequested(const QString& path);
    void retryRequested();

private:
    void refresh();
    void sort(int column, Qt::SortOrder order);
    CorpusViewModel& m_corpus;
    QTableView* m_table;
    TextLabel* m_facts;
    QPushButton* m_retry;
    EmptyState* m_empty;
};

} // namespace touchstone::gui
