// SPDX-License-Identifier: GPL-3.0-or-later
// One run: what was run, its measures, its charts in a band that opens and closes, what its items can be told
// apart by, the items. Interface's thread.
#pragma once

#include <QWidget>
#include <optional>

class QComboBox;

namespace touchstone::gui {

class ChartBand;
class EmptyState;
class EvaluationViewModel;
class FacetPane;
class MeasureStrip;
class RunDiagnoser;
class SamplesPane;
class Splitter;
class TextLabel;

class RunPane : public QWidget {
    Q_OBJECT

public:
    RunPane(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent = nullptr);
    [[nodiscard]] SamplesPane& samples() const { return *m_samples; }
    [[nodiscard]] MeasureStrip& measures() const { return *m_strip; }
    void toggleChart();
    void stepChart(int direction); ///< opens the band where it is closed
    void toggleFacets();
    void focusBaseline();
    void focusFirst();

Q_SIGNALS:
    void runRequested(const QString& id, const QString& arm);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(RunDiagnoser& diagnoser);
    void arrange();
    void refresh();
    void refreshBaselines();
    void showMeasures();
    EvaluationViewModel& m_evaluation;
    TextLabel* m_name;
    TextLabel* m_facts;
    TextLabel* m_partial;
    QComboBox* m_arm;
    QComboBox* m_baseline;
    MeasureStrip* m_strip;
    ChartBand* m_band;
    FacetPane* m_facets;
    SamplesPane* m_samples;
    Splitter* m_splitter;
    EmptyState* m_empty;
    QWidget* m_content;
    std::optional<bool> m_chartAsked, m_facetsAsked; ///< by the user; none: where there is room
};

} // namespace touchstone::gui
