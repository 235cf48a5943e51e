// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/evaluationpage.h"

#include "gui/evaluation/comparepane.h"
#include "gui/evaluation/itemcard.h"
#include "gui/evaluation/labelpane.h"
#include "gui/evaluation/notescard.h"
#include "gui/evaluation/reruncard.h"
#include "gui/evaluation/runpane.h"
#include "gui/evaluation/runspane.h"
#include "gui/evaluation/samplespane.h"
#include "gui/evaluation/startdialog.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/rundiagnoser.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <tuple>

namespace touchstone::gui {

EvaluationPage::EvaluationPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_evaluation(new EvaluationViewModel(app, this)),
      m_starter(new RunStarter(app, this)), m_form(new ExperimentForm(app, this)),
      m_diagnoser(new RunDiagnoser(app, this)), m_notes(new ItemNotes(app, this)),
      m_rerun(new ItemRerun(app, this)), m_calibration(new JudgeCalibration(app, this)),
      m_queue(new LabelQueue(app, this)) {
    build();
    connectParts();
    m_evaluation->refreshRuns();
}

EvaluationPage::~EvaluationPage() = default;

void EvaluationPage::build() {
    setObjectName(QStringLiteral("evaluationPage"));
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_runs = new RunsPane(*m_evaluation, this);
    m_run = new RunPane(*m_evaluation, *m_diagnoser, this);
    m_compare = new ComparePane(*m_evaluation, this);
    m_labels = new LabelPane(*m_queue, *m_calibration, this);
    m_stack = new QStackedLayout;
    m_tabs = new QButtonGroup(this);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    tabs->setSpacing(space::kUnit);
    const std::tuple<QString, const char*, QWidget*> views[] = {
        {tr("Runs"), "runsTabButton", m_runs},
        {tr("Run"), "runTabButton", m_run},
        {tr("Comparison"), "compareTabButton", m_compare},
        {tr("Labelling"), "labelTabButton", m_labels}};
    int number = 0;
    for (const auto& [words, name, view] : views) {
        auto* button = makeButton(words, ButtonVariant::Quiet, this);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_tabs->addButton(button, number++);
        tabs->addWidget(button);
        m_stack->addWidget(view);
    }
    tabs->addStretch(1);
    m_tabs->button(0)->setChecked(true);
    m_item = new ItemCard(this);
    m_item->hide();
    m_notesCard = new NotesCard(*m_notes, m_item);
    m_rerunCard = new RerunCard(*m_rerun, *m_form, m_item);
    m_item->addPart(m_notesCard);
    m_item->addPart(m_rerunCard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addSpacing(space::kUnit);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_banner);
    column->addLayout(m_stack, 1);
}

void EvaluationPage::connectParts() {
    connect(m_tabs, &QButtonGroup::idClicked, this,
            [this](int wanted) { showViewByKey(static_cast<View>(wanted)); });
    connect(m_runs, &RunsPane::openRequested, this, &EvaluationPage::openRun);
    connect(m_runs, &RunsPane::startRequested, this, &EvaluationPage::openStart);
    connect(m_runs, &RunsPane::resumeRequested, m_starter, &RunStarter::resume);
    connect(m_starter, &RunStarter::begun, m_evaluation, &EvaluationViewModel::refreshRuns);
    connect(m_starter, &RunStarter::ended, this, &EvaluationPage::runEnded);
    connect(m_starter, &RunStarter::kept, this,
            [this](const QString& file) { Q_EMIT toastRequested(tr("Kept as %1").arg(file)); });
    connect(m_runs, &RunsPane::compareRequested, this, [this](const QString& a, const QString& b) {
        m_evaluation->setBaseline(a);
        m_banner->clear();
        m_evaluation->openRun(b.section(QLatin1Char(':'), 0, 0), b.section(QLatin1Char(':'), 1));
        showViewByKey(View::Compare);
    });
    connect(m_compare, &ComparePane::itemRequested, this, [this](const QString& item) {
        if (item.isEmpty())
            return;
        m_evaluation->openCompared(item, m_evaluation->sample() && m_evaluation->sampleOfBaseline());
        Q_EMIT panelRequested(true);
    });
    connect(&m_run->samples(), &SamplesPane::sampleRequested, this, &EvaluationPage::openSample);
    connect(m_evaluation, &EvaluationViewModel::sampleOpened, this, &EvaluationPage::showSample);
    connect(m_evaluation, &EvaluationViewModel::runOpened, this, [this] {
        if (!m_evaluation->sample())
            showSample();
        m_diagnoser->open(m_evaluation->runId());
        Q_EMIT breadcrumbChanged();
        Q_EMIT keysChanged();
    });
    connect(m_diagnoser, &RunDiagnoser::changed, m_evaluation,
            [this] { m_evaluation->setDiagnosis(m_diagnoser->view()); });
    connect(m_diagnoser, &RunDiagnoser::curvesChanged, m_evaluation,
            [this] { m_evaluation->setCurves(m_diagnoser->curves()); });
    connect(m_diagnoser, &RunDiagnoser::failed, m_banner, &MessageBanner::showError);
    connect(m_diagnoser, &RunDiagnoser::finished, this,
            [this] { Q_EMIT toastRequested(tr("The causes are found.")); });
    connect(m_evaluation, &EvaluationViewModel::diagnosisChanged, this,
            [this] { m_item->setDiagnosis(m_evaluation->sampleDiagnosis()); });
    connect(m_run, &RunPane::runRequested, this, &EvaluationPage::openRun);
    connect(m_evaluation, &EvaluationViewModel::failed, m_banner, &MessageBanner::showError);
    connect(m_queue, &LabelQueue::failed, m_banner, &MessageBanner::showError);
    connect(m_queue, &LabelQueue::labelChanged, this, &Page::keysChanged);
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
    connect(m_notes, &ItemNotes::written, m_evaluation, &EvaluationViewModel::notesMayDiffer);
    connect(m_notes, &ItemNotes::failed, m_banner, &MessageBanner::showError);
    connect(m_rerunCard, &RerunCard::resultShown, this, [this] { m_item->showPart(m_rerunCard); });
    connect(m_item, &ItemCard::chatRequested, this, &EvaluationPage::openInChat);
    connect(m_item, &ItemCard::placeRequested, this,
            [this](const QVariantMap& place) { Q_EMIT placeRequested(QStringLiteral("corpus"), place); });
    connect(m_item, &ItemCard::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
}

EvaluationPage::View EvaluationPage::view() const {
    return static_cast<View>(m_stack->currentIndex());
}

void EvaluationPage::showView(View wanted) {
    m_tabs->button(static_cast<int>(wanted))->setChecked(true);
    if (wanted == view())
        return;
    m_stack->setCurrentIndex(static_cast<int>(wanted));
    Q_EMIT breadcrumbChanged();
    Q_EMIT keysChanged();
}

void EvaluationPage::showViewByKey(View wanted) {
    const bool other = wanted != view();
    showView(wanted);
    focusFirst();
    if (other)
        Q_EMIT placeChanged();
}

void EvaluationPage::openRun(const QString& id, const QString& arm) {
    m_banner->clear();
    m_evaluation->openRun(id, arm);
    showView(View::Run);
    focusFirst();
    Q_EMIT placeChanged();
}

void EvaluationPage::openSample(int row) {
    if (const SampleIndex::Row* sample = m_evaluation->samples().sample(row)) {
        m_evaluation->openSample(sample->key);
        Q_EMIT panelRequested(true);
    }
}

/// In a comparison the card says whose answer it shows.
void EvaluationPage::showSample() {
    const auto& comparison = m_evaluation->comparison();
    const RunRecord* run = m_evaluation->sampleRun();
    const QString corpus = run != nullptr ? toQString(run->corpus) : QString();
    QString side, other;
    if (comparison && (view() == View::Compare || m_evaluation->sampleOfBaseline())) {
        side = tr("A: %1").arg(toQString(comparison->pair.a.run.name));
        other = tr("B: %1").arg(toQString(comparison->pair.b.run.name));
        if (!m_evaluation->sampleOfBaseline())
            std::swap(side, other);
    }
    m_notesCard->leave();
    m_item->setSample(m_evaluation->sample(), corpus, side);
    m_item->setDiagnosis(m_evaluation->sampleDiagnosis());
    m_item->setOther(side, m_evaluation->otherSample(), other);
    m_rerunCard->setSample(run, m_evaluation->sample());
    m_notes->open(m_evaluation->sampleQueue(), run != nullptr ? toQString(run->id.value) : QString(),
                  m_evaluation->sample() ? toQString(m_evaluation->sample()->gold.id) : QString());
    Q_EMIT breadcrumbChanged();
    Q_EMIT keysChanged();
}

void EvaluationPage::openStart() {
    if (m_app.state() != AppModel::State::Open)
        return;
    m_banner->clear();
    auto* dialog = new StartDialog(*m_starter, *m_form, m_app.currentModel(), m_lastExperiment, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StartDialog::started, this, [this](const QString& file) {
        if (!file.isEmpty())
            m_lastExperiment = file;
        showView(View::Runs);
    });
    dialog->open();
}

/// The items that the table shows now, in its order.
void EvaluationPage::label() {
    const SampleTableModel& samples = m_evaluation->samples();
    const ArmSummary* summary = m_evaluation->summary();
    if (!m_evaluation->figures() || summary == nullptr || samples.rowCount() == 0) {
        showViewByKey(View::Labels);
        return;
    }
    std::vector<LabelQueue::Item> items;
    items.reserve(static_cast<std::size_t>(samples.rowCount()));
    for (int row = 0; row < samples.rowCount(); ++row)
        if (const SampleIndex::Row* sample = samples.sample(row); sample->key.repeat == 0)
            items.push_back({toStd(samples.table()->item[sample->key.ordinal]), sample->key});
    const RunRecord& run = m_evaluation->figures()->run;
    const QString id = toQString(run.id.value);
    m_queue->open(
        run, m_evaluation->figures()->arms.size() > 1 ? id + QLatin1Char(':') + toQString(summary->arm) : id,
        std::move(items));
    Q_EMIT panelRequested(false); // it may show the scores of what is judged
    showViewByKey(View::Labels);
}

void EvaluationPage::runEnded(const QString& run, const Error* error) {
    m_evaluation->refreshRuns();
    if (run == m_evaluation->runId() && m_evaluation->summary())
        m_evaluation->openRun(run, toQString(m_evaluation->summary()->arm));
    if (error == nullptr)
        Q_EMIT toastRequested(tr("The run is finished."));
    else if (error->code == ErrorCode::Cancelled)
        m_banner->showMessage(MessageBanner::Tone::Info, tr("The run was stopped."),
                              tr("What it had is kept. Choose it and press Resume to go on."));
    else
        m_banner->showError(*error);
}

void EvaluationPage::step(int direction) {
    if (view() == View::Runs)
        m_runs->step(direction);
    else if (view() == View::Labels)
        m_queue->step(direction);
    else if (view() == View::Compare)
        m_compare->step(direction);
    else
        m_run->samples().step(direction);
}

void EvaluationPage::shown() {
    m_evaluation->refreshRuns();
}

bool EvaluationPage::event(QEvent* event) {
    // Another process may have begun or finished a run.
    if (event->type() == QEvent::WindowActivate && isVisible())
        m_evaluation->refreshRuns();
    return Page::event(event);
}

} // namespace touchstone::gui
