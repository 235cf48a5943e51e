// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/planview.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

QString costText(const std::optional<Estimate>& cost, const QString& currency, std::uint64_t calls) {
    if (calls == 0)
        return PlanView::tr("nothing");
    if (!cost)
        return PlanView::tr("not known: no prices");
    return PlanView::tr("about %1 (%2 to %3) %4")
        .arg(significantText(cost->likely), significantText(cost->low), significantText(cost->high),
             currency);
}

} // namespace

PlanView::PlanView(QWidget* parent)
    : QWidget(parent), m_facts(new TextLabel({}, TypeRole::Body, Token::Text, this)),
      m_arms(new QTreeWidget(this)), m_note(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_allow(new QCheckBox(tr("I have read the command and trust it"), this)),
      m_banner(new MessageBanner(this)), m_progress(new ProgressLine(this)) {
    setObjectName(QStringLiteral("planView"));
    m_banner->clear();
    m_facts->setObjectName(QStringLiteral("planFactsLabel"));
    m_facts->setWordWrap(true);
    m_arms->setObjectName(QStringLiteral("planArmList"));
    m_arms->setAccessibleName(tr("What each arm would take"));
    m_arms->setUniformRowHeights(true);
    m_arms->setHeaderHidden(true);
    m_arms->setColumnCount(2);
    m_arms->setFrameShape(QFrame::NoFrame);
    m_arms->setIndentation(12);
    m_arms->setMinimumHeight(120);
    m_note->setObjectName(QStringLiteral("planNoteLabel"));
    m_note->setWordWrap(true);
    m_allow->setObjectName(QStringLiteral("allowCommandBox"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{m_banner, m_progress, m_facts})
        column->addWidget(part);
    column->addWidget(m_arms, 1);
    column->addWidget(m_allow);
    column->addWidget(m_note);
    column->addStretch(0);
    connect(m_allow, &QCheckBox::toggled, this, &PlanView::consentChanged);
    clear();
}

void PlanView::arrange(bool plan) {
    m_banner->clear();
    m_progress->hide();
    m_facts->hide();
    m_arms->setVisible(plan);
    m_note->setVisible(plan);
    m_allow->hide();
    m_arms->clear();
}

void PlanView::clear(const QString& why) {
    arrange(false);
    m_facts->setText(why);
    m_facts->setToken(Token::Muted);
    m_facts->setVisible(!why.isEmpty());
}

void PlanView::showPlanning() {
    // What was planned last stays readable until the new figures are there.
    m_banner->clear();
    m_progress->setProgress(tr("Planning; nothing is sent."), 0, 0);
    m_progress->show();
}

void PlanView::showError(const Error& error) {
    arrange(false);
    m_banner->showError(error);
}

bool PlanView::allowsCommands() const {
    return m_allow->isChecked();
}

void PlanView::showPlan(const PlannedRun& planned) {
    arrange(true);
    const RunPlan& plan = planned.plan;
    const Experiment& experiment = planned.experiment;
    m_facts->setToken(Token::Text);
    m_facts->setText(
        tr("%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.")
            .arg(toQString(experiment.name), toQString(experiment.gold), toQString(experiment.corpus),
                 countText(plan.samples), countText(plan.calls), countText(plan.cached)));
    m_facts->show();
    for (const ArmPlan& arm : plan.arms) {
        auto* top =
            new QTreeWidgetItem(m_arms, {plan.arms.size() == 1 ? tr("This run") : toQString(arm.arm)});
        const auto add = [&](const QString& what, const QString& much) {
            auto* row = new QTreeWidgetItem(top, {what, much});
            row->setToolTip(1, much);
        };
        add(tr("Answers"), countText(arm.samples));
        add(tr("Calls"),
            arm.judgeCalls == 0
                ? countText(arm.calls)
                : tr("%1, %2 of them to judge").arg(countText(arm.calls), countText(arm.judgeCalls)));
        if (arm.calls > 0) {
            add(tr("Tokens in"), estimateText(arm.inputTokens));
            add(tr("Tokens out"), estimateText(arm.outputTokens));
        }
        add(tr("Cost"), costText(arm.cost, toQString(plan.currency), arm.calls));
        top->setExpanded(true);
    }
    m_arms->setColumnWidth(0, 100);
    QStringList notes;
    if (plan.leastSeconds)
        notes.append(tr("At least %1 at the rate limit.").arg(durationText(*plan.leastSeconds * 1000)));
    if (plan.overBudget)
        notes.append(tr("The estimate is above the budget of %1: the run will stop there and can be resumed.")
                         .arg(toQString(*plan.overBudget)));
    if (!planned.commands.isEmpty())
        notes.append(
            tr("It starts a program of its own: %1").arg(planned.commands.join(QStringLiteral("  ·  "))));
    notes.append(tr("A run can be stopped at any time; what it had is kept, and it goes on where it was."));
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setToken(plan.overBudget ? Token::Warn : Token::Muted);
    m_allow->setVisible(!planned.commands.isEmpty());
}

} // namespace touchstone::gui
