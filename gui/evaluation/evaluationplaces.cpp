// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation page towards the shell: its actions, its place, its keys.
#include "core/base/spec.h"
#include "gui/evaluation/comparepane.h"
#include "gui/evaluation/evaluationpage.h"
#include "gui/evaluation/itemcard.h"
#include "gui/evaluation/labelpane.h"
#include "gui/evaluation/measurestrip.h"
#include "gui/evaluation/notescard.h"
#include "gui/evaluation/reruncard.h"
#include "gui/evaluation/runpane.h"
#include "gui/evaluation/runspane.h"
#include "gui/evaluation/samplespane.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/rundiagnoser.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedLayout>

namespace touchstone::gui {

namespace {

/// The name that the settings have for a model; experiments carry its SPEC.
QString modelName(const Settings& settings, const std::string& model) {
    const auto canonical = [](const std::string& text) {
        const auto spec = Spec::parse(text);
        return spec ? spec->toString() : text;
    };
    for (const ModelServer& server : settings.models)
        if (server.name == model || canonical(server.spec) == canonical(model))
            return toQString(server.name);
    return toQString(model);
}

} // namespace

void EvaluationPage::registerActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, std::move(run));
    };
    add("evaluation.next", tr("Next run or item"), QKeySequence(Qt::Key_J), Icon::Down, tr("next"),
        [this] { step(1); });
    add("evaluation.previous", tr("Previous run or item"), QKeySequence(Qt::Key_K), Icon::Up, tr("previous"),
        [this] { step(-1); });
    add("evaluation.filter", tr("Filter the items of the run"), QKeySequence(Qt::Key_Slash), Icon::Filter,
        tr("filter"), [this] {
            if (!m_evaluation->figures())
                return;
            showView(View::Run);
            m_run->samples().focusFilter();
        });
    add("evaluation.find", tr("Find among the items"), QKeySequence(Qt::CTRL | Qt::Key_F), Icon::Search,
        QString(), [this] {
            if (view() == View::Run)
                m_run->samples().focusFilter();
        });
    add("evaluation.compare", tr("Compare with another run"), QKeySequence(Qt::Key_C), Icon::Half,
        tr("compare"), [this] {
            if (view() == View::Runs)
                m_runs->compareChosen();
            else if (m_evaluation->figures()) {
                showView(View::Run);
                m_run->focusBaseline();
            }
        });
    add("evaluation.start", tr("Start a run, from a form or an experiment file"),
        QKeySequence(Qt::CTRL | Qt::Key_N), Icon::Play, tr("start"), [this] { openStart(); });
    add("evaluation.resume", tr("Resume the chosen run"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        Icon::Replay, QString(), [this] {
            if (view() == View::Runs)
                m_runs->resumeChosen();
        });
    add("evaluation.flip", tr("Show the item in the other run of the comparison"), QKeySequence(Qt::Key_X),
        Icon::Half, tr("A or B"), [this] { flip(); });
    registry.find(QStringLiteral("evaluation.flip"))->setAutoRepeat(false); // it is held
    add("evaluation.nextMeasure", tr("Next measure"), QKeySequence(Qt::Key_BracketRight), Icon::Right,
        tr("measure"), [this] { stepMeasure(1); });
    add("evaluation.previousMeasure", tr("Previous measure"), QKeySequence(Qt::Key_BracketLeft), Icon::Left,
        QString(), [this] { stepMeasure(-1); });
    add("evaluation.chart", tr("Show or hide the chart"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
        Icon::Evaluation, QString(), [this] { m_run->toggleChart(); });
    add("evaluation.nextChart", tr("Show the next chart"), QKeySequence(Qt::Key_V), Icon::Evaluation,
        tr("chart"), [this] {
            if (view() == View::Run)
                m_run->stepChart(1);
        });
    add("evaluation.facets", tr("Show or hide what the items can be filtered by"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), Icon::Filter, QString(), [this] {
            if (view() == View::Run)
                m_run->toggleFacets();
        });
    add("evaluation.diagnose", tr("Find out why answers failed"), QKeySequence(Qt::CTRL | Qt::Key_D),
        Icon::Search, tr("why"), [this] {
            if (view() == View::Run && m_evaluation->figures())
                m_diagnoser->diagnose();
        });
    add("evaluation.sort", tr("Sort the items by the chosen column"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Icon::Down, QString(),
        [this] { m_run->samples().sortByCurrent(); });
    add("evaluation.refresh", tr("Read the runs again"), QKeySequence(Qt::CTRL | Qt::Key_R), Icon::Refresh,
        QString(), [this] { m_evaluation->refreshRuns(); });
    add("evaluation.runs", tr("Show all runs"), QKeySequence(Qt::ALT | Qt::Key_1), Icon::List, QString(),
        [this] { showViewByKey(View::Runs); });
    add("evaluation.run", tr("Show the open run"), QKeySequence(Qt::ALT | Qt::Key_2), Icon::Evaluation,
        QString(), [this] { showViewByKey(View::Run); });
    add("evaluation.comparison", tr("Show the comparison"), QKeySequence(Qt::ALT | Qt::Key_3), Icon::Half,
        QString(), [this] { showViewByKey(View::Compare); });
    registerItemActions(registry);
    registerLabelling(registry);
}

/// What can be done with the item that is looked at.
void EvaluationPage::registerItemActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, [this, run = std::move(run)] {
                         if (view() != View::Labels && m_evaluation->sample())
                             run();
                     });
    };
    add("evaluation.rerun", tr("Ask the item again with another setting"),
        QKeySequence(Qt::SHIFT | Qt::Key_R), Icon::Replay, tr("ask again"),
        [this] { focusItemPart(m_rerunCard, [this] { m_rerunCard->focusSetting(); }); });
    add("evaluation.openInChat", tr("Open the item in the chat"), QKeySequence(Qt::Key_O), Icon::Chat,
        tr("in chat"), [this] { openInChat(); });
    add("evaluation.tags", tr("Tag the item's failure"), QKeySequence(Qt::Key_T), Icon::Edit, tr("tag"),
        [this] { focusItemPart(m_notesCard, [this] { m_notesCard->focusTags(); }); });
}

void EvaluationPage::focusItemPart(QWidget* part, const std::function<void()>& focus) {
    Q_EMIT panelRequested(true);
    m_item->showPart(part);
    focus();
}

void EvaluationPage::openInChat() {
    const RunRecord* run = m_evaluation->sampleRun();
    if (run == nullptr)
        return;
    QVariantMap place{{QStringLiteral("question"), toQString(m_evaluation->sample()->gold.question)},
                      {QStringLiteral("corpus"), toQString(run->corpus)}};
    const auto experiment = parseExperiment(run->experiment, "the run's experiment");
    const auto arms = experiment ? expandArms(*experiment) : fail(experiment.error());
    const quint32 number = m_evaluation->sample()->record.key.arm;
    if (arms && number < arms->size() && (*arms)[number].settings.kind == TargetKind::Pipeline) {
        const TargetSettings& settings = (*arms)[number].settings;
        const bool asks = settings.asksModel();
        place.insert(QStringLiteral("model"),
                     asks ? modelName(m_app.settings(), settings.model) : QStringLiteral("extractive"));
        place.insert(QStringLiteral("mode"), toQString(retrievalModeName(settings.mode)));
        place.insert(QStringLiteral("k"), static_cast<int>(settings.k));
        place.insert(QStringLiteral("rerank"), toQString(settings.rerank));
        if (asks)
            place.insert(QStringLiteral("prompt"), toQString(settings.prompt));
    }
    Q_EMIT placeRequested(QStringLiteral("chat"), place);
}

/// A tap shows the other run's answer and leaves it there; while the key is held, it is there for that long.
void EvaluationPage::flip() {
    m_evaluation->flipSample();
    m_flipped.start();
    qApp->installEventFilter(this);
}

bool EvaluationPage::eventFilter(QObject* watched, QEvent* event) {
    constexpr int kHeldMs = 350;
    if (event->type() == QEvent::KeyRelease && m_flipped.isValid()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_X && !key->isAutoRepeat()) {
            const bool held = m_flipped.elapsed() >= kHeldMs;
            m_flipped.invalidate();
            qApp->removeEventFilter(this);
            if (held)
                m_evaluation->flipSample();
        }
    }
    return Page::eventFilter(watched, event);
}

void EvaluationPage::stepMeasure(int direction) {
    if (view() == View::Compare)
        m_compare->stepMeasure(direction);
    else
        m_run->measures().step(direction);
}

/// Single keys that judge: they count where there is something to judge.
void EvaluationPage::registerLabelling(ActionRegistry& registry) {
    const auto add = [&](const QString& id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({id, text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this, this,
                     [this, run = std::move(run)] {
                         if (view() == View::Labels && m_queue->count() > 0)
                             run();
                     });
    };
    registry.add({QStringLiteral("evaluation.label"), tr("Judge the items that are shown"),
                  QKeySequence(Qt::Key_L), Icon::Quote, tr("label"), Qt::WidgetWithChildrenShortcut},
                 this, this, [this] { label(); });
    registry.add({QStringLiteral("evaluation.labels"), tr("Show the labelling"),
                  QKeySequence(Qt::ALT | Qt::Key_4), Icon::Quote, QString(), Qt::WidgetWithChildrenShortcut},
                 this, this, [this] { showViewByKey(View::Labels); });
    add(QStringLiteral("evaluation.passed"), tr("Label: passed"), QKeySequence(Qt::Key_Y), Icon::Check,
        tr("passed"), [this] { m_queue->setPassed(true); });
    add(QStringLiteral("evaluation.notPassed"), tr("Label: not passed"), QKeySequence(Qt::Key_N), Icon::Cross,
        tr("not passed"), [this] { m_queue->setPassed(false); });
    for (int i = 1; i <= 5; ++i)
        add(QStringLiteral("evaluation.rubric%1").arg(i), tr("Label: quality %1").arg(i),
            QKeySequence(Qt::Key_0 + i), Icon::Quote, QString(), [this, i] { m_queue->setRubric(i); });
    constexpr Qt::Key kGrades[] = {Qt::Key_Q, Qt::Key_W, Qt::Key_E, Qt::Key_R};
    for (int i = 0; i <= 3; ++i)
        add(QStringLiteral("evaluation.passages%1").arg(i), tr("Label: passages %1").arg(i),
            QKeySequence(kGrades[i]), Icon::Quote, QString(), [this, i] { m_queue->setGrade(i); });
    registry.add({QStringLiteral("evaluation.note"), tr("Write a note on the item"), QKeySequence(Qt::Key_M),
                  Icon::Edit, tr("note"), Qt::WidgetWithChildrenShortcut},
                 this, this, [this] {
                     if (view() == View::Labels)
                         m_labels->focusNote();
                     else if (m_evaluation->sample())
                         focusItemPart(m_notesCard, [this] { m_notesCard->focusNote(); });
                 });
    add(QStringLiteral("evaluation.calibrate"), tr("Set the judge beside people"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Icon::Half, tr("judge"),
        [this] { m_labels->toggleCalibration(); });
    add(QStringLiteral("evaluation.undoLabel"), tr("Take the last label back"), QKeySequence(Qt::Key_U),
        Icon::Back, tr("undo"), [this] { m_queue->undo(); });
    add(QStringLiteral("evaluation.unlabelled"), tr("Next item without a label"),
        QKeySequence(Qt::SHIFT | Qt::Key_J), Icon::Down, QString(), [this] { m_queue->stepToUnlabelled(); });
}

QWidget* EvaluationPage::makePanel() {
    m_item->show();
    return m_item;
}

QStringList EvaluationPage::breadcrumb() const {
    if (view() == View::Runs || !m_evaluation->figures())
        return {};
    QStringList words{toQString(m_evaluation->figures()->run.name)};
    if (m_evaluation->sample())
        words.append(toQString(m_evaluation->sample()->gold.id));
    return words;
}

QVariantMap EvaluationPage::placeState() const {
    QVariantMap state{{QStringLiteral("view"), m_stack->currentIndex()}};
    if (!m_evaluation->runId().isEmpty()) {
        state.insert(QStringLiteral("run"), m_evaluation->runId());
        if (const ArmSummary* summary = m_evaluation->summary())
            state.insert(QStringLiteral("arm"), toQString(summary->arm));
    }
    if (!m_evaluation->baseline().isEmpty())
        state.insert(QStringLiteral("baseline"), m_evaluation->baseline());
    if (m_evaluation->sample())
        state.insert(QStringLiteral("item"), toQString(m_evaluation->sample()->gold.id));
    return state;
}

void EvaluationPage::goTo(const QVariantMap& state) {
    const QString run = state.value(QStringLiteral("run")).toString();
    if (state.contains(QStringLiteral("baseline")))
        m_evaluation->setBaseline(state.value(QStringLiteral("baseline")).toString());
    if (!run.isEmpty() && run != m_evaluation->runId()) {
        m_evaluation->openRun(run, state.value(QStringLiteral("arm")).toString());
        if (const QString item = state.value(QStringLiteral("item")).toString(); !item.isEmpty())
            m_evaluation->openItem(item);
    }
    if (const int wanted = state.value(QStringLiteral("view"), run.isEmpty() ? 0 : 1).toInt();
        wanted >= 0 && wanted < m_stack->count())
        showView(static_cast<View>(wanted));
}

/// The footer holds about eight: where an item is looked at, what can be done with it counts most.
QStringList EvaluationPage::keysNow() const {
    const auto ids = [](std::initializer_list<const char*> names) {
        QStringList out;
        for (const char* name : names)
            out.append(QStringLiteral("evaluation.") + QLatin1String(name));
        return out;
    };
    const bool item = m_evaluation->sample() != nullptr;
    switch (view()) {
    case View::Runs:
        return ids({"next", "compare", "start"});
    case View::Labels:
        return ids({"next", "passed", "notPassed", "undoLabel", "note", "calibrate"});
    case View::Compare:
        return item ? ids({"next", "flip", "nextMeasure", "rerun", "openInChat", "tags"})
                    : ids({"next", "compare", "nextMeasure"});
    case View::Run:
        break;
    }
    return item ? ids({"next", "filter", "diagnose", "rerun", "openInChat", "tags"})
                : ids({"next", "compare", "filter", "nextMeasure", "diagnose", "nextChart"});
}

void EvaluationPage::focusFirst() {
    if (view() == View::Runs)
        m_runs->focusTable();
    else if (view() == View::Compare)
        m_compare->focusFirst();
    else if (view() == View::Labels)
        m_labels->focusFirst();
    else
        m_run->focusFirst();
}

} // namespace touchstone::gui
