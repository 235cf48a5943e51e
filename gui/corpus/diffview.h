// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a corpus in a window of its own: which two, the list of changed sections, the chosen one
// side by side. Interface's thread.
#pragma once

#include "gui/viewmodels/diffviewmodel.h"

#include <QDialog>

class QComboBox;
class QListView;
class QPushButton;

namespace touchstone::gui {

class DiffPane;
class ProgressLine;
class SearchField;
class TextLabel;

class DiffView : public QDialog {
    Q_OBJECT

public:
    /// `edition`: the newer side to begin with; the older one is the version that was added before it.
    DiffView(AppModel& app, const QString& edition, QWidget* parent);

Q_SIGNALS:
    /// Of the newer side.
    void pageRequested(const QString& edition, const QString& path);

private:
    void build();
    QWidget* makeChoice();
    QWidget* makeList();
    QWidget* makeButtons();
    void fillEditions(const QString& edition);
    void compare();
    void applyFilter();
    void showChosen();
    void step(int direction);
    [[nodiscard]] const SectionDifference* chosen() const;

    AppModel& m_app;
    DiffViewModel* m_diff;
    QComboBox* m_before = nullptr;
    QComboBox* m_after = nullptr;
    QComboBox* m_change = nullptr;
    SearchField* m_words = nullptr;
    QListView* m_list = nullptr;
    DiffPane* m_pane = nullptr;
    TextLabel* m_oldTitle = nullptr;
    TextLabel* m_newTitle = nullptr;
    TextLabel* m_state = nullptr;
    ProgressLine* m_progress = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace touchstone::gui
