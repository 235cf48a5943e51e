// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/startdialog.h"

#include "gui/evaluation/experimentfields.h"
#include "gui/evaluation/goldoffer.h"
#include "gui/evaluation/planview.h"
#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {
constexpr int kTypingMs = 300; ///< a plan follows the last change by so much
} // namespace

StartDialog::StartDialog(RunStarter& starter, ExperimentForm& form, const QString& model, const QString& file,
                         QWidget* parent)
    : QDialog(parent), m_starter(starter), m_form(form), m_model(model) {
    setObjectName(QStringLiteral("startRunDialog"));
    setWindowTitle(tr("Start a run"));
    setMinimumSize(720, 420);
    build();
    resize(960, 640);
    connect(&m_starter, &RunStarter::planned, this, &StartDialog::showPlan);
    connect(&m_starter, &RunStarter::planFailed, this, &StartDialog::showPlanFailed);
    connect(&m_form, &ExperimentForm::choicesChanged, this, &StartDialog::fillForm);
    connect(&m_form, &ExperimentForm::failed, this, &StartDialog::showPlanFailed);
    connect(&m_form, &ExperimentForm::goldImported, this, [this](const GoldImport& gold) {
        m_wantedGold = toQString(gold.set.name) + QLatin1Char('@') + QString::number(gold.set.version);
    });
    connect(&m_form, &ExperimentForm::kept, this,
            [this](const QString& kept) { m_kept->setText(tr("Kept as %1").arg(kept)); });
    m_file->setText(file);
    check();
    m_form.refresh();
}

StartDialog::~StartDialog() {
    m_starter.dropPlan();
}

QWidget* StartDialog::buildFileSide() {
    auto* side = new QWidget(this);
    m_file = new QLineEdit(side);
    m_file->setObjectName(QStringLiteral("experimentFileEdit"));
    m_file->setAccessibleName(tr("Experiment file"));
    m_file->setPlaceholderText(tr("Experiment file, as “touchstone-cli eval init” writes it"));
    auto* choosing = makeButton(tr("Choose …"), ButtonVariant::Plain, Icon::Folder, side);
    choosing->setObjectName(QStringLiteral("chooseExperimentButton"));
    choosing->setAutoDefault(false);
    auto* planning = makeButton(tr("Plan"), ButtonVariant::Plain, side);
    planning->setObjectName(QStringLiteral("planRunButton"));
    planning->setAutoDefault(false);
    planning->setToolTip(tr("Tells what the run would take. Nothing is sent to a model."));
    auto* note = new TextLabel(tr("A file can say more than the form: several arms at once, an application "
                                  "of your own as the target, rubrics, checks."),
                               TypeRole::Caption, Token::Muted, side);
    note->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(choosing);
    buttons->addWidget(planning);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, space::kMedium, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_file);
    column->addLayout(buttons);
    column->addWidget(note);
    column->addStretch(1);
    connect(choosing, &QPushButton::clicked, this, &StartDialog::choose);
    connect(planning, &QPushButton::clicked, this, &StartDialog::plan);
    connect(m_file, &QLineEdit::textEdited, this, [this] {
        m_planned.reset(); // what was planned is another file now
        m_starter.dropPlan();
        m_plan->clear();
        check();
    });
    connect(m_file, &QLineEdit::returnPressed, this, &StartDialog::plan); // the button is not enabled yet
    return side;
}

void StartDialog::build() {
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingMs);
    m_ways = new QButtonGroup(this);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space::kUnit);
    const std::pair<QString, const char*> words[] = {{tr("From a form"), "startFromFormButton"},
                                                     {tr("From a file"), "startFromFileButton"}};
    for (int way = 0; way < 2; ++way) {
        auto* button = makeButton(words[way].first, ButtonVariant::Quiet, this);
        button->setObjectName(QLatin1String(words[way].second));
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_ways->addButton(button, way);
        ways->addWidget(button);
    }
    ways->addStretch(1);
    m_fields = new ExperimentFields(m_form, this);
    m_offer = new GoldOffer(m_form, this);
    m_plan = new PlanView(this);
    m_planSide = new Card(this, Token::Surface);
    auto* planColumn = new QVBoxLayout(m_planSide);
    planColumn->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    planColumn->addWidget(new SectionHeader(tr("What it would take"), m_planSide));
    planColumn->addWidget(m_plan, 1);
    m_sides = new QStackedLayout;
    m_sides->addWidget(m_fields);
    m_sides->addWidget(buildFileSide());
    m_sides->addWidget(m_offer);
    m_kept = new TextLabel({}, TypeRole::Caption, Token::Muted, this);
    m_kept->setObjectName(QStringLiteral("keptLabel"));
    m_kept->setElided(true);
    m_keep = makeButton(tr("Only keep the file"), ButtonVariant::Plain, this);
    m_keep->setObjectName(QStringLiteral("keepExperimentButton"));
    m_keep->setAutoDefault(false);
    m_start = makeButton(tr("Start"), ButtonVariant::Primary, Icon::Play, this);
    m_start->setObjectName(QStringLiteral("startPlannedButton"));
    m_start->setDefault(true);
    auto* cancel = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    cancel->setObjectName(QStringLiteral("cancelStartButton"));
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(m_kept, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_start);
    auto* both = new QHBoxLayout;
    both->setSpacing(space::kMedium);
    both->addLayout(m_sides, 3);
    both->addWidget(m_planSide, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(ways);
    column->addLayout(both, 1);
    column->addLayout(buttons);
    connect(m_ways, &QButtonGroup::idClicked, this, [this](int way) {
        showWay(way == Form && (!m_form.choices() || m_form.choices()->golds.empty())
                    ? Offer
                    : static_cast<Way>(way));
    });
    connect(m_fields, &ExperimentFields::changed, this, &StartDialog::formChanged);
    connect(m_fields, &ExperimentFields::importRequested, this, [this] {
        m_offer->prepare(true);
        showWay(Offer);
    });
    connect(m_offer, &GoldOffer::backRequested, this, [this] { showWay(Form); });
    connect(m_typing, &QTimer::timeout, this, &StartDialog::plan);
    connect(m_plan, &PlanView::consentChanged, this, &StartDialog::check);
    connect(m_keep, &QPushButton::clicked, this,
            [this] { m_form.keep(m_fields->draft(), m_fields->file()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &StartDialog::start);
    m_ways->button(Form)->setChecked(true);
}

void StartDialog::showWay(Way way) {
    if (way == m_sides->currentIndex())
        return;
    m_ways->button(way == File ? File : Form)->setChecked(true);
    m_sides->setCurrentIndex(way);
    m_planSide->setVisible(way != Offer);
    m_planned.reset();
    m_starter.dropPlan();
    m_plan->clear();
    if (way == Form)
        formChanged();
    else if (way == File && !m_file->text().trimmed().isEmpty())
        plan();
    if (way == File)
        m_file->setFocus(Qt::OtherFocusReason);
    check();
}

/// The form is filled whenever there is something else to choose from.
void StartDialog::fillForm() {
    m_fields->refresh(m_model);
    if (!m_wantedGold.isEmpty())
        m_fields->chooseGold(std::exchange(m_wantedGold, {}));
    const bool none = m_form.choices()->golds.empty();
    if (none && m_sides->currentIndex() == Form) {
        m_offer->prepare(false);
        showWay(Offer);
    } else if (!none && m_sides->currentIndex() == Offer)
        showWay(Form);
}

void StartDialog::formChanged() {
    if (m_sides->currentIndex() != Form)
        return;
    m_planned.reset();
    m_starter.dropPlan();
    m_kept->setText({});
    if (const QString missing = m_fields->missing(); !missing.isEmpty()) {
        m_typing->stop();
        m_plan->clear(missing);
    } else {
        m_plan->showPlanning();
        m_typing->start();
    }
    check();
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
    if (m_sides->currentIndex() == Form) {
        m_plan->showPlanning();
        m_starter.plan(m_fields->draft(), m_form.choices());
    } else if (!m_file->text().trimmed().isEmpty()) {
        m_plan->showPlanning();
        m_starter.plan(m_file->text().trimmed());
    }
    check();
}

void StartDialog::showPlan(std::shared_ptr<const PlannedRun> planned) {
    const bool ofForm = planned->file.isEmpty();
    if (ofForm != (m_sides->currentIndex() == Form) || (!ofForm && planned->file != m_file->text().trimmed()))
        return;
    m_planned = std::move(planned);
    m_plan->showPlan(*m_planned);
    check();
    if (!ofForm)
        m_start->setFocus(Qt::OtherFocusReason);
}

void StartDialog::showPlanFailed(const Error& error) {
    m_plan->showError(error);
    check();
}

void StartDialog::check() {
    const bool there = m_planned != nullptr;
    m_start->setEnabled(there && (m_planned->commands.isEmpty() || m_plan->allowsCommands()));
    m_keep->setVisible(m_sides->currentIndex() == Form);
    m_keep->setEnabled(there && !m_fields->file().isEmpty());
}

void StartDialog::start() {
    if (!m_planned)
        return;
    m_starter.start(*m_planned, m_plan->allowsCommands(),
                    m_planned->file.isEmpty() ? m_fields->file() : QString());
    Q_EMIT started(m_planned->file);
    accept();
}

} // namespace touchstone::gui
