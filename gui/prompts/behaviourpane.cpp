// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown and when; behaviourparts.cpp builds the widgets.
#include "gui/prompts/behaviourpane.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/comparisonmodels.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/tables.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>

namespace touchstone::gui {

namespace {

constexpr int kRoomForPicture = 300, kRoomForLabels = 780;
constexpr int kRecallMs = 150;
constexpr int kMeasuresList = 5; ///< id of the button behind those of the lists

QString moneyText(const TrialCost& cost) {
    return cost.cost
               ? BehaviourPane::tr("about %1 %2").arg(significantText(*cost.cost), toQString(cost.currency))
               : BehaviourPane::tr("price not known");
}

/// "12,400 tokens in, 900 out, 0.012 USD, 0.8 s"
QString sideEffort(const RunSide& side, const RunComparison& measures, bool isA) {
    const ArmSummary& counts = side.counts;
    QStringList words{
        BehaviourPane::tr("%1 tokens in, %2 out")
            .arg(countText(static_cast<quint64>(std::max<std::int64_t>(0, counts.inputTokens))),
                 countText(static_cast<quint64>(std::max<std::int64_t>(0, counts.outputTokens))))};
    if (counts.cost)
        words.append(significantText(*counts.cost) + QLatin1Char(' ') + toQString(counts.currency));
    for (const MeasureComparison& measure : measures.pair.measures)
        if (measure.info.name == "latency_ms")
            if (const auto mean = isA ? measure.meanA : measure.meanB)
                words.append(BehaviourPane::tr("%1 for an answer").arg(durationText(*mean)));
    return words.join(QStringLiteral(", "));
}

} // namespace

BehaviourPane::BehaviourPane(AppModel& app, PromptTrialModel& trial, QWidget* parent)
    : QWidget(parent), m_app(app), m_trial(trial), m_items(new BehaviourItemModel(this)),
      m_measures(new ComparisonModel(this)) {
    setObjectName(QStringLiteral("promptBehaviourPane"));
    setAccessibleName(tr("Answers of both versions"));
    setFocusPolicy(Qt::ClickFocus);
    build();
    connect(&m_trial, &PromptTrialModel::setsChanged, this, &BehaviourPane::fillSets);
    connect(&m_app, &AppModel::settingsChanged, this, &BehaviourPane::fillModels);
    connect(&m_app, &AppModel::currentModelChanged, this, &BehaviourPane::fillModels);
    connect(&m_trial, &PromptTrialModel::planned, this, &BehaviourPane::showPlan);
    connect(&m_trial, &PromptTrialModel::started, this, [this] {
        m_banner->clear();
        refresh();
    });
    connect(&m_trial, &PromptTrialModel::finished, this, &BehaviourPane::showOutcome);
    connect(&m_trial, &PromptTrialModel::finishedElsewhere, this, [this](const QString& a, const QString& b) {
        m_banner->showMessage(MessageBanner::Tone::Info, tr("The comparison of %1 and %2 is done.").arg(a, b),
                              tr("Choose them again to see it; nothing is asked twice."));
        m_recall.start(); // it was not looked for while that was running
        refresh();
    });
    connect(&m_trial, &PromptTrialModel::stopped, this, [this] {
        m_banner->showMessage(MessageBanner::Tone::Info, tr("The comparison was stopped."),
                              tr("What it had is kept; start it again and it goes on where it was."));
        refresh();
    });
    connect(&m_trial, &PromptTrialModel::failed, this, [this](const Error& error) {
        m_banner->showError(error);
        refresh();
    });
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, &BehaviourPane::showProgress);
    m_recall.setSingleShot(true);
    m_recall.setInterval(kRecallMs);
    connect(&m_recall, &QTimer::timeout, this, [this] {
        if (m_a != m_b && !m_a.isEmpty() && m_trial.outcome() == nullptr && m_trial.planNow() == nullptr &&
            !m_trial.running() && !m_trial.planning())
            m_trial.recall(choice(false));
    });
    fillSets();
    fillModels();
    refresh();
}

void BehaviourPane::fillSets() {
    const QScopedValueRollback<bool> filling(m_filling, true);
    const QString chosen = m_gold->currentText();
    m_gold->clear();
    m_gold->addItems(m_trial.sets());
    // A newer version of the set that was chosen takes its place.
    for (int i = 0; i < m_gold->count(); ++i)
        if (m_gold->itemText(i).section(QLatin1Char('@'), 0, 0) == chosen.section(QLatin1Char('@'), 0, 0))
            m_gold->setCurrentIndex(i);
    refresh();
}

void BehaviourPane::fillModels() {
    const QScopedValueRollback<bool> filling(m_filling, true);
    const QString chosen = m_model->currentText();
    QStringList names = m_app.modelNames();
    names.removeAll(QStringLiteral("extractive")); // it takes no prompt
    m_model->clear();
    m_model->addItems(names);
    const QString current = m_app.currentModel();
    m_model->setCurrentText(!chosen.isEmpty() ? chosen : names.contains(current) ? current : names.value(0));
    refresh();
}

void BehaviourPane::setPair(const QString& a, const QString& b) {
    if (m_a == a && m_b == b)
        return;
    m_a = a;
    m_b = b;
    m_trial.setPair(a, b);
    m_banner->clear();
    showOutcome();
    m_recall.start();
}

TrialChoice BehaviourPane::choice(bool search) const {
    TrialChoice out;
    out.a = m_a;
    out.b = m_b;
    out.gold = m_gold->currentText();
    out.model = m_model->currentText().trimmed();
    out.anew = m_anew->isChecked();
    out.search = search;
    return out;
}

void BehaviourPane::changed() {
    if (m_filling)
        return;
    if (m_trial.planNow())
        m_trial.clear();
    refresh();
    m_recall.start();
}

void BehaviourPane::planFor(bool search) {
    m_banner->clear();
    if (m_trial.running())
        return;
    const TrialChoice wanted = choice(search);
    if (wanted.a == wanted.b || wanted.a.isEmpty()) {
        m_banner->showMessage(MessageBanner::Tone::Info, tr("A and B are the same version."),
                              tr("Choose two versions with different texts."));
    } else if (wanted.gold.isEmpty()) {
        m_banner->showMessage(
            MessageBanner::Tone::Info, tr("There is no gold set to ask."),
            tr("Import one with touchstone-cli gold import, or label passages on the corpus "
               "page."));
    } else if (wanted.model.isEmpty()) {
        m_banner->showMessage(MessageBanner::Tone::Info, tr("There is no model to ask."),
                              tr("Add a model server in the settings, or type its SPEC. The extractive "
                                 "answerer takes no prompt."),
                              tr("Open the settings"), QStringLiteral("settings.open"));
    } else {
        m_trial.plan(wanted);
    }
    refresh();
}

void BehaviourPane::compare() {
    planFor(false);
}

void BehaviourPane::searchEdit() {
    planFor(true);
}

void BehaviourPane::showPlan() {
    const auto& plan = m_trial.planNow();
    if (!plan)
        return refresh();
    const TrialCost& cost = plan->cost;
    if (cost.calls == 0) {
        m_trial.start(plan->choice); // it is there already: nothing is asked
        return refresh();
    }
    const QString what = plan->choice.search ? tr("Each change is tried alone on the items that tell.")
                                             : tr("%1 items, both versions.").arg(countText(plan->items));
    m_planText->setText(
        tr("%1 At most %2 calls, about %3 tokens in and %4 out, %5; what was asked before comes from the "
           "cache.")
            .arg(what, countText(cost.calls),
                 countText(static_cast<quint64>(std::max<std::int64_t>(0, cost.inputTokens))),
                 countText(static_cast<quint64>(std::max<std::int64_t>(0, cost.outputTokens))),
                 moneyText(cost)));
    refresh();
    m_start->setFocus(Qt::OtherFocusReason);
}

void BehaviourPane::start() {
    if (!m_trial.planNow() || m_trial.running())
        return;
    setFocus(Qt::OtherFocusReason); // the button that had it goes
    m_trial.start(m_trial.planNow()->choice);
}

void BehaviourPane::cancel() {
    m_trial.cancel();
    m_trial.clear();
    refresh();
}

void BehaviourPane::toggleAnew() {
    m_anew->setChecked(!m_anew->isChecked());
}

void BehaviourPane::showProgress() {
    if (!m_trial.running())
        return;
    for (const JobStatus& job : m_app.jobs().jobs())
        if (job.id == m_trial.jobId())
            m_progress->setProgress(job.stage.isEmpty() ? job.title : job.stage, job.done, job.total,
                                    job.secondsLeft.value_or(-1));
}

void BehaviourPane::showOutcome() {
    const auto& outcome = m_trial.outcome();
    m_items->setOutcome(outcome);
    m_measures->setComparison(outcome ? outcome->measures : nullptr);
    if (outcome) {
        m_verdict->setText(verdictText(*outcome));
        const Comparison& pair = outcome->measures->pair;
        m_effort->setText(tr("A: %1   ·   B: %2%3")
                              .arg(sideEffort(pair.a, *outcome->measures, true),
                                   sideEffort(pair.b, *outcome->measures, false),
                                   outcome->behaviour.reused ? tr("   ·   of an earlier run") : QString()));
        const bool flipped = m_items->count(BehaviourItemModel::List::Flipped) > 0;
        if (m_lists->checkedId() != kMeasuresList)
            m_lists->button(flipped ? 0 : static_cast<int>(BehaviourItemModel::List::Changed))
                ->setChecked(true);
        showLists();
    }
    const bool waited = hasFocus();
    refresh();
    if (outcome && waited)
        m_itemTable->setFocus(Qt::OtherFocusReason);
    Q_EMIT stateChanged();
}

void BehaviourPane::showLists() {
    using List = BehaviourItemModel::List;
    const QString words[] = {tr("Flipped: %1"), tr("Fixed: %1"), tr("Broken: %1"), tr("In other words: %1"),
                             tr("All: %1")};
    for (int i = 0; i < kMeasuresList; ++i)
        m_lists->button(i)->setText(words[i].arg(countText(m_items->count(static_cast<List>(i)))));
    const int chosen = m_lists->checkedId();
    m_tables->setCurrentIndex(chosen == kMeasuresList ? 1 : 0);
    m_filter->setVisible(chosen != kMeasuresList);
    if (chosen >= 0 && chosen != kMeasuresList)
        m_items->setFilter(static_cast<List>(chosen), m_filter->text());
}

void BehaviourPane::showMeasures(bool measures) {
    m_lists->button(measures ? kMeasuresList : 0)->setChecked(true);
    showLists();
}

void BehaviourPane::refresh() {
    const bool running = m_trial.running();
    const bool planning = m_trial.planning() && !running;
    const bool planned = m_trial.planNow() != nullptr && !running && m_trial.planNow()->cost.calls > 0;
    const bool there = m_trial.outcome() != nullptr;
    m_compare->setEnabled(!running && !planning);
    m_search->setEnabled(!running && !planning);
    for (QWidget* field : std::initializer_list<QWidget*>{m_gold, m_model, m_anew})
        field->setEnabled(!running);
    m_planRow->setVisible(planned);
    m_progress->setVisible(running || planning);
    if (planning)
        m_progress->setProgress(tr("Planning; nothing is sent."), 0, 0);
    else if (running)
        showProgress();
    m_result->setVisible(there);
    const bool room = height() >= kRoomForPicture;
    m_empty->setVisible(!there && room);
    m_hint->setVisible(!there && !room);
    for (TextLabel* label : {m_goldLabel, m_modelLabel})
        label->setVisible(width() >= kRoomForLabels);
}

void BehaviourPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

void BehaviourPane::step(int direction) {
    if (const int row = stepTableRow(m_itemTable, direction); row >= 0)
        if (const BehaviourItem* item = m_items->item(row))
            Q_EMIT itemRequested(toQString(item->item));
}

void BehaviourPane::focusFirst() {
    if (m_trial.outcome() != nullptr)
        m_itemTable->setFocus(Qt::ShortcutFocusReason);
    else
        m_gold->setFocus(Qt::ShortcutFocusReason);
}

void BehaviourPane::focusFilter() {
    if (m_trial.outcome() == nullptr)
        return;
    if (m_lists->checkedId() == kMeasuresList)
        showMeasures(false);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

} // namespace touchstone::gui
