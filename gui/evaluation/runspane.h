// SPDX-License-Identifier: GPL-3.0-or-later
// All runs as a table, and what to do where there is none. Enter opens a run, C compares the two that are
// chosen. Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;
class QTableView;

namespace touchstone::gui {

class EmptyState;
class EvaluationViewModel;
class TextLabel;

class RunsPane : public QWidget {
    Q_OBJECT

public:
    explicit RunsPane(EvaluationViewModel& evaluation, QWidget* parent = nullptr);
    void focusTable();
    void step(int direction);
    void openCurrent();
    void compareChosen();
    void resumeChosen(); ///< the run that is chosen, where there is something left to do
    /// Keys of the chosen rows, the older one first.
    [[nodiscard]] QStringList chosen() const;
    void choose(const QString& key);

Q_SIGNALS:
    void openRequested(const QString& id, const QString& arm);
    void compareRequested(const QString& a, const QString& b);
    void startRequested();
    void resumeRequested(const QString& id, bool retryFailed);

private:
    void refresh();
    void updateButtons();
    EvaluationViewModel& m_evaluation;
    QTableView* m_table;
    TextLabel* m_facts;
    QPushButton* m_open;
    QPushButton* m_compare;
    QPushButton* m_resume;
    QPushButton* m_start;
    EmptyState* m_empty;
    QWidget* m_top;
};

} // namespace touchstone::gui
