// SPDX-License-Identifier: GPL-3.0-or-later
// How good the judge of a run is, beside the labels of a queue: the verdict, the four counts, kappa, what the
// run's share is once the judge's errors are taken out, and how many more labels would tell more. Interface's
// thread.
#pragma once

#include "gui/viewmodels/judgecalibration.h"

#include <QScrollArea>

class QTreeWidget;

namespace touchstone::gui {

class ProgressLine;
class TextLabel;

class CalibrationPane : public QScrollArea {
    Q_OBJECT

public:
    explicit CalibrationPane(JudgeCalibration& calibration, QWidget* parent = nullptr);

private:
    void build();
    void refresh();
    void showFigures(const RunCalibration& judged);
    JudgeCalibration& m_calibration;
    ProgressLine* m_progress;
    TextLabel* m_verdict;
    TextLabel* m_facts;
    QTreeWidget* m_counts;
    QTreeWidget* m_figures;
};

} // namespace touchstone::gui
