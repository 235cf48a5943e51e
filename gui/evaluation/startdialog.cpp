// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/startdialog.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

QString costText(const std::optional<Estimate>& cost, const QString& currency, std::uint64_t calls) {
    if (calls == 0)
        return StartDialog::tr("nothing");
    if (!cost)
        return StartDialog::tr("not known: no prices");
    return StartDialog::tr("about %1 (%2 to %3) %4")
        .arg(significantText(cost->likely), significantText(cost->low), significantText(cost->high),
             currency);
}

} // namespace

StartDialog::StartDialog(RunStarter& starter, const QString& file, QWidget* parent)
    : QDialog(parent), m_starter(starter) {
    setObjectName(QStringLiteral("startRunDialog"));
    setWindowTitle(tr("Start a run"));
    setMinimumSize(720, 360);
    build();
    connect(&m_starter, &RunStarter::planned, this, &StartDialog::showPlan);
    connect(&m_starter, &RunStarter::planFailed, this, &StartDialog::showPlanFailed);
    m_file->setText(file);
    if (!file.isEmpty())
        plan();
    check();
}

StartDialog::~StartDialog() {
    m_starter.dropPlan();
}

void StartDialog::build() {
    m_file = new QLineEdit(this);
    m_file->setObjectName(QStringLiteral("experimentFileEdit"));
    m_file->setAccessibleName(tr("Experiment file"));
    m_file->setPlaceholderText(tr("Experiment file, as “touchstone-cli eval init” writes it"));
    auto* choosing = makeButton(tr("Choose …"), ButtonVariant::Plain, Icon::Folder, this);
    choosing->setObjectName(QStringLiteral("chooseExperimentButton"));
    choosing->setAutoDefault(false);
    auto* planning = makeButton(tr("Plan"), ButtonVariant::Plain, this);
    planning->setObjectName(QStringLiteral("planRunButton"));
    planning->setAutoDefault(false);
    planning->setToolTip(tr("Tells what the run would take. Nothing is sent to a model."));
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_progress = new ProgressLine(this);
    m_progress->hide();
    m_facts = new TextLabel({}, TypeRole::Body, Token::Text, this);
    m_facts->setObjectName(QStringLiteral("planFactsLabel"));
    m_facts->setWordWrap(true);
    m_arms = new QTreeWidget(this);
    m_arms->setObjectName(QStringLiteral("planArmList"));
    m_arms->setAccessibleName(tr("What each arm would take"));
    m_arms->setRootIsDecorated(false);
    m_arms->setUniformRowHeights(true);
    m_arms->setHeaderLabels(
        {tr("Arm"), tr("Answers"), tr("Calls"), tr("Tokens in"), tr("Tokens out"), tr("Cost")});
    m_arms->setMinimumHeight(120);
    m_note = new TextLabel({}, TypeRole::Caption, Token::Muted, this);
    m_note->setObjectName(QStringLiteral("planNoteLabel"));
    m_note->setWordWrap(true);
    m_allow = new QCheckBox(tr("I have read the command and trust it"), this);
    m_allow->setObjectName(QStringLiteral("allowCommandBox"));
    m_start = makeButton(tr("Start"), ButtonVariant::Primary, Icon::Play, this);
    m_start->setObjectName(QStringLiteral("startPlannedButton"));
    m_start->setDefault(true);
    auto* cancel = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    cancel->setObjectName(QStringLiteral("cancelStartButton"));
    cancel->setAutoDefault(false);
    auto* fileRow = new QHBoxLayout;
    fileRow->setSpacing(space::kSmall);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choosing);
    fileRow->addWidget(planning);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_start);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(fileRow);
    for (QWidget* part : std::initializer_list<QWidget*>{m_banner, m_progress, m_facts})
        column->addWidget(part);
    column->addWidget(m_arms, 3);
    column->addWidget(m_note);
    column->addWidget(m_allow);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(choosing, &QPushButton::clicked, this, &StartDialog::choose);
    connect(planning, &QPushButton::clicked, this, &StartDialog::plan);
    connect(m_file, &QLineEdit::textEdited, this, [this] {
        m_planned.reset(); // what was planned is another file now
        m_starter.dropPlan();
        m_progress->hide();
        check();
    });
    connect(m_file, &QLineEdit::returnPressed, this, &StartDialog::plan); // the button is not enabled yet
    connect(m_allow, &QCheckBox::toggled, this, &StartDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &StartDialog::start);
}

void StartDialog::choose() {
    auto* dialog = new QFileDialog(this, tr("Choose an experiment file"), QFileInfo(m_file->text()).path(),
                                   tr("Experiments (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_file->setText(file);
        plan();
    });
    dialog->open();
}

void StartDialog::plan() {
    m_planned.reset();
    m_banner->clear();
    if (!m_file->text().trimmed().isEmpty()) {
        m_progress->setProgress(tr("Planning; nothing is sent."), 0, 0);
        m_progress->show();
        m_starter.plan(m_file->text().trimmed());
    }
    check();
}

void StartDialog::showPlan(std::shared_ptr<const PlannedRun> planned) {
    if (planned->file != m_file->text().trimmed())
        return;
    m_planned = std::move(planned);
    m_progress->hide();
    check();
    m_start->setFocus(Qt::OtherFocusReason);
}

void StartDialog::showPlanFailed(const Error& error) {
    m_progress->hide();
    m_banner->showError(error);
    check();
}

void StartDialog::check() {
    m_arms->clear();
    const bool there = m_planned != nullptr;
    m_arms->setVisible(there);
    m_facts->setVisible(there);
    m_note->setVisible(there);
    m_allow->setVisible(there && !m_planned->commands.isEmpty());
    m_start->setEnabled(there && (m_planned->commands.isEmpty() || m_allow->isChecked()));
    if (!there)
        return;
    const RunPlan& plan = m_planned->plan;
    const Experiment& experiment = m_planned->experiment;
    m_facts->setText(
        tr("%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.")
            .arg(toQString(experiment.name), toQString(experiment.gold), toQString(experiment.corpus),
                 countText(plan.samples), countText(plan.calls), countText(plan.cached)));
    for (const ArmPlan& arm : plan.arms)
        new QTreeWidgetItem(m_arms, {toQString(arm.arm), countText(arm.samples), countText(arm.calls),
                                     estimateText(arm.inputTokens), estimateText(arm.outputTokens),
                                     costText(arm.cost, toQString(plan.currency), arm.calls)});
    constexpr int kWidths[] = {110, 80, 64, 140, 140};
    for (int i = 0; i < 5; ++i)
        m_arms->setColumnWidth(i, kWidths[i]);
    QStringList notes;
    if (plan.leastSeconds)
        notes.append(tr("At least %1 at the rate limit.").arg(durationText(*plan.leastSeconds * 1000)));
    if (plan.overBudget)
        notes.append(tr("The estimate is above the budget of %1: the run will stop there and can be resumed.")
                         .arg(toQString(*plan.overBudget)));
    if (!m_planned->commands.isEmpty())
        notes.append(
            tr("It starts a program of its own: %1").arg(m_planned->commands.join(QStringLiteral("  ·  "))));
    notes.append(tr("A run can be stopped at any time; what it had is kept, and it goes on where it was."));
    m_note->setText(notes.join(QLatin1Char('\n')));
}

void StartDialog::start() {
    if (!m_planned)
        return;
    m_starter.start(*m_planned, m_allow->isChecked());
    Q_EMIT started(m_planned->file);
    accept();
}

} // namespace touchstone::gui
