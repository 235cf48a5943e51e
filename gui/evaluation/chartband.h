// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of a run in a band above its items: the chosen measure by kind and over runs, recall and nDCG by
// depth, what is left after each stage. One is shown, as a chart or as its table twin; choosing a mark
// filters the items or opens the run. Interface's thread.
#pragma once

#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/viewmodels/rundiagnoser.h"

#include <QWidget>
#include <array>

class QButtonGroup;
class QStackedLayout;

namespace touchstone::gui {

class ChartFrame;
class IconButton;
class IntervalChart;
class ProgressLine;
class TextLabel;
struct IntervalData;
struct TableTwin;

class ChartBand : public QWidget {
    Q_OBJECT

public:
    enum Chart : std::uint8_t { Kinds, Recall, Ndcg, Funnel, Runs };
    static constexpr int kCharts = 5;

    ChartBand(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent = nullptr);
    void setMeasure(const QString& measure);
    void showChart(Chart chart);
    [[nodiscard]] Chart shown() const;
    void step(int direction); ///< to the next chart

Q_SIGNALS:
    void filterRequested(const QString& text);
    void runRequested(const QString& id, const QString& arm);
    void closeRequested();

private:
    void build();
    void refresh();
    void refreshKinds();
    void refreshCurve(Chart chart);
    void refreshFunnel();
    void refreshRuns();
    void choose(Chart chart, int mark);
    void showTable(bool table);
    void put(Chart chart, IntervalData figures, TableTwin twin, const QString& sentence);
    [[nodiscard]] const ArmCurves* curves() const;
    struct Drawn {
        IntervalChart* chart = nullptr;
        ChartFrame* frame = nullptr;
        QString sentence;
        QStringList names; ///< by mark: what choosing it means
    };
    EvaluationViewModel& m_evaluation;
    RunDiagnoser& m_diagnoser;
    QString m_measure;
    std::array<Drawn, kCharts> m_drawn;
    QButtonGroup* m_buttons;
    QStackedLayout* m_stack;
    TextLabel* m_sentence;
    ProgressLine* m_progress;
    IconButton* m_switch;
};

} // namespace touchstone::gui
