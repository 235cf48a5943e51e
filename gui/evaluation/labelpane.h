// SPDX-License-Identifier: GPL-3.0-or-later
// One item in the middle, to be judged by keys, and nothing else but how far one is. The scores and the gold
// are not shown: they would judge for the person. Interface's thread.
#pragma once

#include "gui/viewmodels/judgecalibration.h"
#include "gui/viewmodels/labelqueue.h"

#include <QWidget>
#include <vector>

class QLineEdit;
class QPushButton;

namespace touchstone::gui {

class CalibrationPane;
class EmptyState;
class ItemCard;
class TextLabel;

class LabelPane : public QWidget {
    Q_OBJECT

public:
    LabelPane(LabelQueue& queue, JudgeCalibration& calibration, QWidget* parent = nullptr);
    void focusFirst();
    void toggleCalibration(); ///< counts anew where it is opened
    void focusNote();

private:
    void build();
    void refresh();
    QPushButton* addChoice(class QHBoxLayout* row, const QString& words, const QString& name);
    LabelQueue& m_queue;
    JudgeCalibration& m_calibration;
    CalibrationPane* m_judge;
    QPushButton* m_judgeButton;
    class QTimer* m_typing;
    TextLabel* m_progress;
    ItemCard* m_card;
    QPushButton* m_pass;
    QPushButton* m_fail;
    std::vector<QPushButton*> m_rubric, m_grade;
    QLineEdit* m_note;
    QPushButton* m_undo;
    EmptyState* m_empty;
    QWidget* m_content;
};

} // namespace touchstone::gui
