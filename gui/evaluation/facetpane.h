// SPDX-License-Identifier: GPL-3.0-or-later
// What the items of a run can be told apart by, with counts: kind, tag, state, why they failed, which
// failures are alike; and what would help most. Choosing a line filters the items by it, choosing it again
// takes that back. Interface's thread.
#pragma once

#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/viewmodels/rundiagnoser.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace touchstone::gui {

class ProgressLine;
class TextLabel;

class FacetPane : public QWidget {
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole + 10, NoteRole }; ///< of a line of the list

    FacetPane(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent = nullptr);
    void focusList();

Q_SIGNALS:
    /// The filter's text with the line that was chosen.
    void filterRequested(const QString& text);

private:
    void build();
    void refresh();
    void refreshProgress();
    void addCauses(const DiagnosedArm& arm);
    void addChanges();
    void addFacets();
    void showFix(const DiagnosedArm& arm);
    void choose(const QTreeWidgetItem* row);
    QTreeWidgetItem* group(const QString& title, const QString& note = {});
    QTreeWidgetItem* addLine(QTreeWidgetItem* group, const QString& words, const QString& count,
                             const QString& note, const QString& name, const QString& value);
    EvaluationViewModel& m_evaluation;
    RunDiagnoser& m_diagnoser;
    QPushButton* m_diagnose;
    ProgressLine* m_progress;
    QTreeWidget* m_list;
    TextLabel* m_fix;
    QString m_shown; ///< what the list was made of
};

} // namespace touchstone::gui
