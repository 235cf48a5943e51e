// SPDX-License-Identifier: GPL-3.0-or-later
// What A and B answer: gold set and model chosen, the cost told before anything is asked, progress, the
// verdict in one sentence, the items that flipped, the measures with their tests. Interface's thread.
#pragma once

#include "gui/viewmodels/answerpair.h"
#include "gui/viewmodels/prompttrial.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace touchstone::gui {

class ComparisonModel;
class EmptyState;
class MessageBanner;
class ProgressLine;
class SearchField;
class TextLabel;

class BehaviourPane : public QWidget {
    Q_OBJECT

public:
    BehaviourPane(AppModel& app, PromptTrialModel& trial, QWidget* parent = nullptr);
    /// Another pair is shown: "answer@4", "answer@5". A comparison that is there already is shown.
    void setPair(const QString& a, const QString& b);
    [[nodiscard]] TrialChoice choice(bool search) const;
    void compare(); ///< plans; started by start(), or at once where nothing has to be asked
    void searchEdit();
    void start();
    void cancel();
    void toggleAnew();
    void step(int direction); ///< among the items
    void showMeasures(bool measures);
    void focusFirst();
    void focusFilter();
    [[nodiscard]] const BehaviourItemModel& items() const { return *m_items; }

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void itemRequested(const QString& item);
    void actionRequested(const QString& id);
    void stateChanged();

private:
    void build();
    QWidget* buildForm();
    QWidget* buildResult();
    void fillSets();
    void fillModels();
    void planFor(bool search);
    void showPlan();
    void showProgress();
    void showOutcome();
    void showLists();
    void refresh();
    void changed(); ///< of what is asked: the plan is void
    AppModel& m_app;
    PromptTrialModel& m_trial;
    BehaviourItemModel* m_items;
    ComparisonModel* m_measures;
    QString m_a, m_b;
    QComboBox* m_gold;
    QComboBox* m_model;
    QCheckBox* m_anew;
    QPushButton* m_compare;
    QPushButton* m_search;
    QPushButton* m_start;
    QWidget* m_planRow;
    TextLabel* m_planText;
    ProgressLine* m_progress;
    MessageBanner* m_banner;
    TextLabel* m_verdict;
    TextLabel* m_effort;
    QButtonGroup* m_lists;
    SearchField* m_filter;
    QTableView* m_itemTable;
    QTableView* m_measureTable;
    QStackedLayout* m_tables;
    QWidget* m_result;
    EmptyState* m_empty;
    TextLabel* m_hint; ///< in its place where there is no room
    TextLabel* m_goldLabel;
    TextLabel* m_modelLabel;
    QTimer m_recall; ///< whoever walks through versions is not waited for
    bool m_filling = false;
};

} // namespace touchstone::gui
