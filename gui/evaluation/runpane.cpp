// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/runpane.h"

#include "gui/evaluation/chartband.h"
#include "gui/evaluation/facetpane.h"
#include "gui/evaluation/measurestrip.h"
#include "gui/evaluation/samplespane.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/evaluationviewmodel.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {
constexpr int kChartFrom = 640;  ///< height of the pane
constexpr int kFacetsFrom = 860; ///< and its width
constexpr int kFacetsWidth = 280;
} // namespace

RunPane::RunPane(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation) {
    setObjectName(QStringLiteral("runPane"));
    build(diagnoser);
    connect(&m_evaluation, &EvaluationViewModel::runOpened, this, &RunPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::runsChanged, this, &RunPane::refresh);
    connect(&m_evaluation, &EvaluationViewModel::figuresChanged, this, &RunPane::showMeasures);
    connect(&m_evaluation, &EvaluationViewModel::comparisonChanged, this, &RunPane::showMeasures);
    connect(m_strip, &MeasureStrip::chosenChanged, this, [this] {
        m_band->setMeasure(m_strip->chosen());
        m_evaluation.setChangeMeasure(m_strip->chosen());
    });
    connect(m_arm, &QComboBox::activated, this,
            [this](int arm) { m_evaluation.setArm(static_cast<std::size_t>(arm)); });
    connect(m_baseline, &QComboBox::activated, this,
            [this] { m_evaluation.setBaseline(m_baseline->currentData().toString()); });
    connect(m_band, &ChartBand::filterRequested, m_samples, &SamplesPane::setFilter);
    connect(m_band, &ChartBand::runRequested, this, &RunPane::runRequested);
    connect(m_band, &ChartBand::closeRequested, this, &RunPane::toggleChart);
    connect(m_facets, &FacetPane::filterRequested, m_samples, &SamplesPane::setFilter);
    refresh();
}

void RunPane::build(RunDiagnoser& diagnoser) {
    m_name = new TextLabel({}, TypeRole::BodyBold, Token::Text, this);
    m_name->setObjectName(QStringLiteral("runNameLabel"));
    m_name->setElided(true);
    m_facts = new TextLabel({}, TypeRole::Caption, Token::Muted, this);
    m_facts->setObjectName(QStringLiteral("runFactsLabel"));
    m_facts->setElided(true);
    m_partial = new TextLabel({}, TypeRole::Caption, Token::Warn, this);
    m_partial->setObjectName(QStringLiteral("runPartialLabel"));
    m_partial->setWordWrap(true);
    m_arm = new QComboBox(this);
    m_arm->setObjectName(QStringLiteral("armCombo"));
    m_arm->setAccessibleName(tr("Arm of the run"));
    m_arm->setMaximumWidth(200);
    m_baseline = new QComboBox(this);
    m_baseline->setObjectName(QStringLiteral("baselineCombo"));
    m_baseline->setAccessibleName(tr("Run to hold this one against"));
    m_baseline->setToolTip(tr("Each measure then says how it changed from that run to this one, and whether "
                              "there is evidence for it."));
    m_baseline->setMaximumWidth(240);
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setMinimumContentsLength(18);
    leaveWheelToPage(m_arm);
    leaveWheelToPage(m_baseline);
    m_strip = new MeasureStrip(this);
    m_band = new ChartBand(m_evaluation, diagnoser, this);
    m_facets = new FacetPane(m_evaluation, diagnoser, this);
    m_samples = new SamplesPane(m_evaluation, this);
    m_splitter = new Splitter(Qt::Horizontal, this);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(m_samples);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kFacetsWidth, 900});
    m_empty = new EmptyState(Icon::Evaluation, tr("No run is open"),
                             tr("Choose a run in the list of runs and press Enter."), this);

    m_content = new QWidget(this);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addLayout(words, 1);
    head->addWidget(m_arm);
    head->addWidget(m_baseline);
    auto* note = new QHBoxLayout;
    note->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    note->addWidget(m_partial);
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(head);
    inner->addLayout(note);
    inner->addWidget(m_strip);
    inner->addWidget(m_band);
    inner->addWidget(new Hairline(Qt::Horizontal, m_content));
    inner->addWidget(m_splitter, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);
}

void RunPane::refresh() {
    const auto& figures = m_evaluation.figures();
    m_content->setVisible(figures != nullptr);
    m_empty->setVisible(figures == nullptr);
    if (!figures)
        return;
    const RunRecord& run = figures->run;
    m_name->setText(toQString(run.name));
    QString state = RunTableModel::stateWord(run.state);
    const RunLine* line = m_evaluation.runs().line(m_evaluation.runs().rowOf(toQString(run.id.value)));
    const quint64 done = line != nullptr ? line->done : run.done;
    if (line != nullptr)
        state = RunTableModel::stateWord(line->state);
    QStringList facts{tr("gold set %1").arg(toQString(run.gold)), tr("corpus %1").arg(toQString(run.corpus)),
                      tr("%1, %2 of %3").arg(state, countText(done), countText(run.total))};
    if (line != nullptr && !line->target.isEmpty())
        facts.prepend(line->target);
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    m_facts->setToolTip(m_facts->text() + QLatin1Char('\n') + toQString(run.id.value));
    m_partial->setVisible(figures->partial);
    m_partial->setText(run.message.empty() ? tr("This run is not finished. The figures are those of the %n "
                                                "sample(s) that were there when it "
                                                "was opened.",
                                                nullptr, static_cast<int>(run.done))
                                           : tr("This run stopped: %1").arg(toQString(run.message)));
    const QSignalBlocker quiet(m_arm);
    m_arm->clear();
    for (const ArmSummary& arm : figures->arms)
        m_arm->addItem(toQString(arm.arm));
    m_arm->setCurrentIndex(static_cast<int>(m_evaluation.arm()));
    m_arm->setVisible(figures->arms.size() > 1);
    refreshBaselines();
}

void RunPane::refreshBaselines() {
    const QSignalBlocker quiet(m_baseline);
    m_baseline->clear();
    m_baseline->addItem(tr("No baseline"), QString());
    const QString gold = toQString(m_evaluation.figures()->run.gold);
    const QString set = gold.section(QLatin1Char('@'), 0, 0);
    for (const RunLine& line : m_evaluation.runs().lines()) {
        const bool self = line.id == m_evaluation.runId() && line.arms == 1;
        if (self || line.done == 0 || line.gold.section(QLatin1Char('@'), 0, 0) != set)
            continue;
        m_baseline->addItem(tr("Against %1").arg(line.label()), line.key());
        m_baseline->setItemData(m_baseline->count() - 1, line.id, Qt::ToolTipRole);
    }
    m_baseline->setCurrentIndex(std::max(0, m_baseline->findData(m_evaluation.baseline())));
}

void RunPane::showMeasures() {
    const ArmSummary* summary = m_evaluation.summary();
    if (summary == nullptr) {
        m_strip->setMeasures({}, {});
        return;
    }
    if (m_arm->currentIndex() != static_cast<int>(m_evaluation.arm()))
        m_arm->setCurrentIndex(static_cast<int>(m_evaluation.arm()));
    // What was measured first; what applied to no item is still told of, at the end.
    std::vector<MetricSummary> measures = summary->measures;
    std::stable_partition(measures.begin(), measures.end(),
                          [](const MetricSummary& one) { return one.n > 0 || one.failed > 0; });
    std::vector<ChangeWords> changes(measures.size());
    if (const auto& comparison = m_evaluation.comparison())
        for (std::size_t i = 0; i < changes.size(); ++i)
            for (const MeasureComparison& one : comparison->pair.measures)
                if (one.info.name == measures[i].metric)
                    changes[i] = changeWords(one);
    m_strip->setMeasures(measures, changes);
}

void RunPane::toggleChart() {
    m_chartAsked = m_band->isHidden();
    arrange();
}

void RunPane::stepChart(int direction) {
    if (m_band->isHidden())
        toggleChart();
    else
        m_band->step(direction);
}

void RunPane::toggleFacets() {
    m_facetsAsked = m_facets->isHidden();
    arrange();
    if (*m_facetsAsked)
        m_facets->focusList();
    else
        m_samples->focusTable();
}

/// The items are the page: in a small window they get the room of chart and facets.
void RunPane::arrange() {
    const bool wasHidden = m_band->isHidden();
    m_band->setVisible(m_chartAsked.value_or(height() >= kChartFrom));
    if (wasHidden && !m_band->isHidden())
        m_band->showChart(m_band->shown()); // it draws nothing while nobody sees it
    m_facets->setVisible(m_facetsAsked.value_or(width() >= kFacetsFrom));
}

void RunPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void RunPane::focusBaseline() {
    m_baseline->setFocus(Qt::ShortcutFocusReason);
    m_baseline->showPopup();
}

void RunPane::focusFirst() {
    m_samples->focusTable();
}

} // namespace touchstone::gui
