// SPDX-License-Identifier: GPL-3.0-or-later
// One run: what was run, its measures, the chosen measure by kind as a chart with its table twin, its items.
// Interface's thread.
#pragma once

#include <QWidget>
#include <optional>

class QComboBox;

namespace touchstone::gui {

class ChartFrame;
class EmptyState;
class EvaluationViewModel;
class IntervalChart;
class MeasureStrip;
class SamplesPane;
class Splitter;
class TextLabel;

class RunPane : public QWidget {
    Q_OBJECT

public:
    explicit RunPane(EvaluationViewModel& evaluation, QWidget* parent = nullptr);
    [[nodiscard]] SamplesPane& samples() const { return *m_samples; }
    [[nodiscard]] MeasureStrip& measures() const { return *m_strip; }
    void toggleChart();
    void focusBaseline();
    void focusFirst();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void refreshBaselines();
    void showMeasures();
    void showKinds();
    EvaluationViewModel& m_evaluation;
    TextLabel* m_name;
    TextLabel* m_facts;
    TextLabel* m_partial;
    QComboBox* m_arm;
    QComboBox* m_baseline;
    MeasureStrip* m_strip;
    IntervalChart* m_chart;
    ChartFrame* m_frame;
    SamplesPane* m_samples;
    Splitter* m_splitter;
    EmptyState* m_empty;
    QWidget* m_content;
    QStringList m_kinds;              ///< as they are drawn
    std::optional<bool> m_chartAsked; ///< by the user; none: where there is room
};

} // namespace touchstone::gui
