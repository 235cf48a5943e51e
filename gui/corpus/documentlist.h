// SPDX-License-Identifier: GPL-3.0-or-later
// The left of the corpus page: which corpus, add and remove, the filter, the tree of documents and sections,
// what failed. Interface's thread.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QComboBox;
class QTreeView;

class QPushButton;

namespace touchstone::gui {

class AppModel;
class CorpusReports;
class CorpusViewModel;
class HealthBadge;
class IconButton;
class SearchField;
class TextLabel;

class DocumentList : public QWidget {
    Q_OBJECT

public:
    DocumentList(AppModel& app, CorpusViewModel& corpus, CorpusReports& reports, QWidget* parent = nullptr);
    void focusFilter();
    void focusTree();
    void step(int direction);
    void selectPath(const QString& path);
    void showHealth();
    /// What can be done with the corpus as a whole, for the mouse; the actions stay their owner's.
    void setTools(const QList<QAction*>& actions);

Q_SIGNALS:
    void addRequested();
    void removeRequested(const QString& edition);
    void pageRequested(const QString& path, quint64 start, quint64 end);
    void warningsRequested();

private:
    void fillEditions();
    void showCounts();
    void open(const QModelIndex& index);
    AppModel& m_app;
    CorpusViewModel& m_corpus;
    QComboBox* m_editions;
    IconButton* m_remove;
    IconButton* m_more;
    TextLabel* m_facts;
    HealthBadge* m_health;
    SearchField* m_filter;
    QTreeView* m_tree;
    QPushButton* m_warnings;
};

} // namespace touchstone::gui
