// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/chartband.h"

#include "gui/charts/chartframe.h"
#include "gui/charts/intervalchart.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kChartHeight = 140;
constexpr std::size_t kMostRuns = 12;

QString meanText(const std::optional<double>& mean) {
    return mean ? significantText(*mean) : QStringLiteral("–");
}

QString boundsText(const std::optional<Interval>& interval) {
    return interval ? intervalText(interval->low, interval->high) : QString();
}

IntervalPoint pointOf(const std::optional<double>& mean, const std::optional<Interval>& interval,
                      const QString& sentence) {
    IntervalPoint out{mean, {}, {}, sentence};
    if (interval) {
        out.low = interval->low;
        out.high = interval->high;
    }
    return out;
}

QString stageWords(FunnelStage stage) {
    switch (stage) {
    case FunnelStage::Asked:
        return ChartBand::tr("gold in the corpus");
    case FunnelStage::Candidates:
        return ChartBand::tr("among 100 candidates");
    case FunnelStage::Retrieved:
        return ChartBand::tr("retrieved");
    case FunnelStage::Given:
        return ChartBand::tr("given to the model");
    case FunnelStage::Cited:
        return ChartBand::tr("cited");
    }
    return {};
}

} // namespace

ChartBand::ChartBand(EvaluationViewModel& evaluation, RunDiagnoser& diagnoser, QWidget* parent)
    : QWidget(parent), m_evaluation(evaluation), m_diagnoser(diagnoser) {
    setObjectName(QStringLiteral("chartBand"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    build();
    for (const auto signal : {&EvaluationViewModel::samplesChanged, &EvaluationViewModel::figuresChanged,
                              &EvaluationViewModel::curvesChanged, &EvaluationViewModel::runsChanged})
        connect(&m_evaluation, signal, this, &ChartBand::refresh);
    connect(&m_diagnoser, &RunDiagnoser::curvesChanged, this, &ChartBand::refresh);
}

void ChartBand::build() {
    m_buttons = new QButtonGroup(this);
    m_stack = new QStackedLayout;
    m_sentence = new TextLabel({}, TypeRole::Caption, Token::Muted, this);
    m_sentence->setObjectName(QStringLiteral("chartSentenceLabel"));
    m_sentence->setElided(true);
    m_progress = new ProgressLine(this);
    m_progress->hide();
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    top->setSpacing(2);
    const std::pair<QString, const char*> charts[kCharts] = {{tr("By kind"), "kinds"},
                                                             {tr("recall@k"), "recall"},
                                                             {tr("nDCG@k"), "ndcg"},
                                                             {tr("Funnel"), "funnel"},
                                                             {tr("Over runs"), "runs"}};
    for (int i = 0; i < kCharts; ++i) {
        const QString name = QLatin1String(charts[i].second);
        auto* button = makeButton(charts[i].first, ButtonVariant::Quiet, this);
        button->setObjectName(name + QStringLiteral("ChartButton"));
        button->setCheckable(true);
        m_buttons->addButton(button, i);
        top->addWidget(button);
        Drawn& drawn = m_drawn[static_cast<std::size_t>(i)];
        drawn.chart = new IntervalChart(this);
        drawn.chart->setObjectName(name + QStringLiteral("Chart"));
        drawn.frame = new ChartFrame(charts[i].first, drawn.chart, this);
        drawn.frame->setObjectName(name + QStringLiteral("Frame"));
        drawn.frame->setCompact();
        m_stack->addWidget(drawn.frame);
        const auto chart = static_cast<Chart>(i);
        connect(drawn.chart, &IntervalChart::categoryChosen, this,
                [this, chart](int mark) { choose(chart, mark); });
        connect(drawn.frame, &ChartFrame::rowActivated, this,
                [this, chart](int mark) { choose(chart, mark); });
    }
    m_buttons->button(Kinds)->setChecked(true);
    m_switch = new IconButton(Icon::List, tr("Show the numbers as a table"), this);
    m_switch->setObjectName(QStringLiteral("bandTwinButton"));
    m_switch->setCheckable(true);
    auto* copy = new IconButton(Icon::Copy, tr("Copy the numbers (CSV)"), this);
    copy->setObjectName(QStringLiteral("copyBandButton"));
    auto* close = new IconButton(Icon::Close, tr("Hide the chart: Ctrl+Shift+G"), this);
    close->setObjectName(QStringLiteral("closeBandButton"));
    top->addSpacing(space::kSmall);
    top->addWidget(m_sentence, 1);
    for (QWidget* button : std::initializer_list<QWidget*>{m_switch, copy, close})
        top->addWidget(button);
    // A stacked layout asks for the height that the tables would like; the band has one height.
    auto* body = new QWidget(this);
    body->setFixedHeight(kChartHeight);
    body->setLayout(m_stack);
    m_stack->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kUnit, 0, space::kUnit);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addWidget(body);
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int chart) { showChart(static_cast<Chart>(chart)); });
    connect(m_switch, &QToolButton::toggled, this, &ChartBand::showTable);
    connect(copy, &QToolButton::clicked, this,
            [this] { m_drawn[static_cast<std::size_t>(shown())].frame->copyNumbers(); });
    connect(close, &QToolButton::clicked, this, &ChartBand::closeRequested);
}

void ChartBand::setMeasure(const QString& measure) {
    if (measure == m_measure)
        return;
    m_measure = measure;
    refresh();
}

ChartBand::Chart ChartBand::shown() const {
    return static_cast<Chart>(std::max(0, m_buttons->checkedId()));
}

void ChartBand::showChart(Chart chart) {
    m_buttons->button(chart)->setChecked(true);
    m_stack->setCurrentIndex(chart);
    refresh();
}

void ChartBand::step(int direction) {
    showChart(static_cast<Chart>((shown() + direction + kCharts) % kCharts));
}

void ChartBand::showTable(bool table) {
    for (Drawn& drawn : m_drawn)
        drawn.frame->showTable(table);
    m_switch->setName(table ? tr("Show the chart") : tr("Show the numbers as a table"));
}

const ArmCurves* ChartBand::curves() const {
    const auto& all = m_evaluation.curves();
    return all && m_evaluation.arm() < all->size() ? &(*all)[m_evaluation.arm()] : nullptr;
}

void ChartBand::put(Chart chart, IntervalData figures, TableTwin twin, const QString& sentence) {
    Drawn& drawn = m_drawn[static_cast<std::size_t>(chart)];
    drawn.sentence = sentence;
    drawn.chart->setData(std::move(figures));
    drawn.frame->setTwin(std::move(twin));
    drawn.frame->setSummary(sentence);
}

/// Only the chart that is seen; the others are made when somebody looks.
void ChartBand::refresh() {
    if (!m_evaluation.figures() || isHidden())
        return;
    const Chart chart = shown();
    const bool ofDepths = chart == Recall || chart == Ndcg || chart == Funnel;
    if (ofDepths)
        m_diagnoser.measureDepths();
    const bool measuring = ofDepths && m_diagnoser.measuring();
    m_progress->setVisible(measuring);
    if (measuring)
        m_progress->setProgress(tr("Measuring how far down the gold lies"), 0, 0);
    if (chart == Kinds)
        refreshKinds();
    else if (chart == Funnel)
        refreshFunnel();
    else if (chart == Runs)
        refreshRuns();
    else
        refreshCurve(chart);
    m_sentence->setText(m_drawn[static_cast<std::size_t>(chart)].sentence);
}

void ChartBand::refreshKinds() {
    const auto& table = m_evaluation.samples().table();
    const auto metric = table ? table->metrics.indexOf(m_measure) : -1;
    IntervalData drawn;
    TableTwin twin{{tr("Kind"), tr("Mean"), tr("95 % interval"), tr("n"), tr("n/a"), tr("failed")},
                   {false, true, true, true, true, true},
                   {}};
    QStringList& names = m_drawn[Kinds].names;
    names.clear();
    QString sentence;
    if (metric >= 0 && m_evaluation.arm() < table->kinds.size()) {
        drawn.series = {m_measure};
        drawn.points.emplace_back();
        for (const KindFigure& figure : table->kinds[m_evaluation.arm()][static_cast<std::size_t>(metric)]) {
            names.append(figure.kind);
            const QString kind = figure.kind.isEmpty() ? tr("no kind") : figure.kind;
            const QString counts = countsText(figure.n, figure.na, figure.failed);
            drawn.categories.append(kind);
            drawn.points.front().push_back(pointOf(
                figure.mean, figure.interval,
                tr("%1: %2 %3, %4").arg(kind, meanText(figure.mean), boundsText(figure.interval), counts)));
            twin.rows.push_back({kind, meanText(figure.mean), boundsText(figure.interval),
                                 countText(figure.n), countText(figure.na), countText(figure.failed)});
        }
        sentence =
            tr("%1: means with their 95 % intervals. Choosing a kind filters the items.").arg(m_measure);
    }
    put(Kinds, std::move(drawn), std::move(twin), sentence);
}

void ChartBand::refreshCurve(Chart chart) {
    IntervalData drawn;
    drawn.style = IntervalStyle::Line;
    const QString name = chart == Recall ? tr("recall") : tr("nDCG");
    TableTwin twin{{tr("k"), name, tr("95 % interval")}, {true, true, true}, {}};
    QStringList& names = m_drawn[static_cast<std::size_t>(chart)].names;
    names.clear();
    QString sentence;
    if (const ArmCurves* arm = curves()) {
        drawn.series = {name};
        drawn.points.emplace_back();
        for (const CurvePoint& point : chart == Recall ? arm->recall : arm->ndcg) {
            const QString k = QString::number(point.k);
            names.append(k);
            drawn.categories.append(k);
            drawn.points.front().push_back(
                pointOf(point.mean, point.interval,
                        tr("%1@%2: %3 %4").arg(name, k, meanText(point.mean), boundsText(point.interval))));
            twin.rows.push_back({k, meanText(point.mean), boundsText(point.interval)});
        }
        sentence = drawn.categories.isEmpty()
                       ? tr("No item of this run has passages and gold to hold them against.")
                       : tr("%1@k over %2 items, by section. Choosing a depth shows the items without gold "
                            "down to it.")
                             .arg(name, countText(arm->items));
    }
    put(chart, std::move(drawn), std::move(twin), sentence);
}

void ChartBand::refreshFunnel() {
    IntervalData drawn;
    drawn.style = IntervalStyle::Bars;
    TableTwin twin{{tr("Stage"), tr("Items"), tr("Share"), tr("95 % interval"), tr("Lost here")},
                   {false, true, true, true, true},
                   {}};
    QStringList& names = m_drawn[Funnel].names;
    names.clear();
    QString sentence;
    if (const ArmCurves* arm = curves()) {
        drawn.series = {tr("items with gold")};
        drawn.points.emplace_back();
        std::uint64_t before = arm->funnel.empty() ? 0 : arm->funnel.front().items;
        for (const ArmCurves::Stage& stage : arm->funnel) {
            const QString words = stageWords(stage.stage);
            const QString lost = countText(before > stage.items ? before - stage.items : 0);
            before = stage.items;
            names.append(stageName(stage.stage));
            drawn.categories.append(words);
            drawn.points.front().push_back(
                pointOf(stage.share.estimate, stage.share.interval,
                        tr("%1: %2 items, %3 %4, %5 lost here")
                            .arg(words, countText(stage.items), meanText(stage.share.estimate),
                                 boundsText(stage.share.interval), lost)));
            twin.rows.push_back({words, countText(stage.items), meanText(stage.share.estimate),
                                 boundsText(stage.share.interval), lost});
        }
        sentence = tr("Items that still have a gold place after each stage. Choosing a stage shows what it "
                      "lost.");
        if (!arm->note.empty())
            sentence += QLatin1Char(' ') + toQString(arm->note);
    }
    put(Funnel, std::move(drawn), std::move(twin), sentence);
}

/// The chosen measure in all runs on this gold set, the oldest first.
void ChartBand::refreshRuns() {
    IntervalData drawn;
    drawn.style = IntervalStyle::Line;
    drawn.series = {m_measure};
    drawn.points.emplace_back();
    TableTwin twin{{tr("Run"), m_measure, tr("95 % interval"), tr("n")}, {false, true, true, true}, {}};
    QStringList& names = m_drawn[Runs].names;
    names.clear();
    const QString set = toQString(m_evaluation.figures()->run.gold).section(QLatin1Char('@'), 0, 0);
    std::vector<const RunLine*> lines;
    for (const RunLine& line : m_evaluation.runs().lines())
        if (line.gold.section(QLatin1Char('@'), 0, 0) == set && line.measure(m_measure) != nullptr &&
            lines.size() < kMostRuns)
            lines.push_back(&line);
    std::reverse(lines.begin(), lines.end()); // the newest stands first in the table
    for (const RunLine* line : lines) {
        const MetricSummary& measure = *line->measure(m_measure);
        names.append(line->id + QLatin1Char(':') + line->arm);
        drawn.categories.append(line->label());
        drawn.points.front().push_back(pointOf(
            measure.mean, measure.ci,
            tr("%1: %2 %3, n %4")
                .arg(line->label(), meanText(measure.mean), boundsText(measure.ci), countText(measure.n))));
        twin.rows.push_back(
            {line->label(), meanText(measure.mean), boundsText(measure.ci), countText(measure.n)});
    }
    put(Runs, std::move(drawn), std::move(twin),
        tr("%1 in the last runs on %2, the oldest first. Choosing a run opens it.").arg(m_measure, set));
}

void ChartBand::choose(Chart chart, int mark) {
    const QString name = m_drawn[static_cast<std::size_t>(chart)].names.value(mark);
    if (name.isEmpty())
        return;
    const QString filter = m_evaluation.query().text;
    if (chart == Kinds)
        Q_EMIT filterRequested(withTerm(filter, QStringLiteral("kind"), name));
    else if (chart == Funnel)
        Q_EMIT filterRequested(withTerm(filter, QStringLiteral("lost"), name));
    else if (chart == Runs)
        Q_EMIT runRequested(name.section(QLatin1Char(':'), 0, 0), name.section(QLatin1Char(':'), 1));
    else
        Q_EMIT filterRequested(QStringLiteral("goldrank>") + name);
}

} // namespace touchstone::gui
