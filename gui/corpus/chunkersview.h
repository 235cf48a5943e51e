// SPDX-License-Identifier: GPL-3.0-or-later
// Compare chunkers: which ones, on which gold set, at which budget; the table with intervals and tests, the
// boundaries on a page side by side, and the winner applied. A window beside the corpus page. Interface's
// thread.
#pragma once

#include "core/base/error.h"

#include <QDialog>
#include <QString>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace touchstone::gui {

class AppModel;
class BoundariesPane;
class ChunkerTrials;
class EmptyState;
class FlowLayout;
class ProgressLine;
class TextLabel;

class ChunkersView : public QDialog {
    Q_OBJECT

public:
    ChunkersView(AppModel& app, const QString& edition, QWidget* parent);

private:
    void build();
    QWidget* makeChoice();
    QWidget* makeChunkers();
    QWidget* makeButtons();
    void connectTrials();
    void fillChoices();
    void addChunker(const QString& chunker, bool checked);
    void addTyped();
    void compare();
    void showOutcome();
    void showError(const Error& error);
    void chooseWinner();
    void updateButtons();
    [[nodiscard]] QString chosenChunker() const;

    AppModel& m_app;
    ChunkerTrials* m_trials;
    QComboBox* m_gold = nullptr;
    QSpinBox* m_budget = nullptr;
    QPushButton* m_run = nullptr;
    FlowLayout* m_flow = nullptr;
    QWidget* m_boxes = nullptr;
    std::vector<QCheckBox*> m_chunkers; ///< the first one is the corpus's own
    QLineEdit* m_typed = nullptr;
    ProgressLine* m_progress = nullptr;
    TextLabel* m_state = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_result = nullptr;
    QTableView* m_table = nullptr;
    BoundariesPane* m_boundaries = nullptr;
    QPushButton* m_apply = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace touchstone::gui
