// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/runstarter.h"

#include "core/platform/env.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/workbench_services.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <QPointer>
#include <cmath>

namespace touchstone::gui {

namespace {

using Bench = std::shared_ptr<Workbench>;
using Planned = std::shared_ptr<const PlannedRun>;

QStringList commandsOf(const PreparedRun& prepared) {
    QStringList out;
    for (const ResolvedArm& arm : prepared.arms) {
        if (arm.arm.settings.kind != TargetKind::Command)
            continue;
        QStringList words;
        for (const std::string& word : arm.arm.settings.command.argv)
            words.append(toQString(word));
        out.append(words.join(QLatin1Char(' ')));
    }
    out.removeDuplicates();
    return out;
}

Result<Planned> planExperiment(const Bench& bench, const Experiment& experiment, PlannedRun about,
                               const std::string& program, JobContext& context) {
    auto database = bench->workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    const TargetServices services = workbenchServices(bench, false);
    const auto prepared = prepareRun(*database, experiment, services, program);
    if (!prepared)
        return fail(prepared.error());
    auto plan = planRun(*prepared, services, context);
    if (!plan)
        return fail(std::move(plan.error()));
    about.experiment = prepared->experiment;
    about.plan = std::move(*plan);
    about.commands = commandsOf(*prepared);
    return std::make_shared<const PlannedRun>(std::move(about));
}

Result<Planned> planFile(const Bench& bench, const QString& file, const std::string& program,
                         JobContext& context) {
    const auto text = readFile(toStd(file));
    if (!text)
        return fail(text.error());
    const auto experiment = parseExperiment(*text, toStd(file));
    if (!experiment)
        return fail(experiment.error());
    PlannedRun about;
    about.file = file;
    return planExperiment(bench, *experiment, std::move(about), program, context);
}

std::string programVersion() {
    return toStd(QCoreApplication::applicationVersion());
}

} // namespace

QString estimateText(const Estimate& estimate) {
    const auto whole = [](double value) {
        return countText(static_cast<quint64>(std::llround(std::max(0.0, value))));
    };
    if (estimate.low == estimate.high)
        return whole(estimate.likely);
    return RunStarter::tr("about %1 (%2 to %3)")
        .arg(whole(estimate.likely), whole(estimate.low), whole(estimate.high));
}

RunStarter::RunStarter(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

RunStarter::~RunStarter() {
    m_planning.forget();
}

void RunStarter::dropPlan() {
    m_planning.forget();
}

void RunStarter::plan(const QString& file) {
    if (!m_app.workbench())
        return;
    startPlanning([bench = m_app.workbench(), file, program = programVersion()](JobContext& context) {
        return planFile(bench, file, program, context);
    });
}

void RunStarter::plan(const ExperimentDraft& draft, std::shared_ptr<const ExperimentChoices> choices) {
    if (!m_app.workbench() || !choices)
        return;
    startPlanning([bench = m_app.workbench(), draft, choices = std::move(choices),
                   program = programVersion()](JobContext& context) -> Result<Planned> {
        const auto experiment = experimentOf(draft, *choices, *bench);
        if (!experiment)
            return fail(experiment.error());
        PlannedRun about;
        about.text = experimentText(*experiment);
        return planExperiment(bench, *experiment, std::move(about), program, context);
    });
}

void RunStarter::startPlanning(std::function<Result<Planned>(JobContext&)> work) {
    m_planning.forget();
    // Its search of a few questions may wait for an index: not on the lane of the short look-ups.
    m_planning = m_app.jobs().start<Planned>(Lane::Model, tr("Planning a run"), this, std::move(work),
                                             [this](Result<Planned> result) {
                                                 if (result)
                                                     Q_EMIT planned(*result);
                                                 else if (result.error().code != ErrorCode::Cancelled)
                                                     Q_EMIT planFailed(result.error());
                                             });
}

void RunStarter::start(const PlannedRun& planned, bool allowCommand, const QString& keepAs) {
    if (!m_app.workbench())
        return;
    auto id = std::make_shared<QString>();
    m_app.jobs().start<RunRecord>(
        Lane::Eval, tr("Run %1").arg(toQString(planned.experiment.name)), this,
        [self = QPointer<RunStarter>(this), bench = m_app.workbench(), experiment = planned.experiment,
         allowCommand, id, program = programVersion(), text = planned.text,
         keepAs](JobContext& context) -> Result<RunRecord> {
            if (!keepAs.isEmpty() && !text.empty()) {
                const auto file = keepExperiment(keepAs, text);
                if (!file)
                    return fail(file.error());
                JobRunner::post([self, name = *file] {
                    if (self)
                        Q_EMIT self->kept(name);
                });
            }
            auto database = bench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            const TargetServices services = workbenchServices(bench, allowCommand);
            const auto prepared = prepareRun(*database, experiment, services, program);
            if (!prepared)
                return fail(prepared.error());
            const auto created = createRun(*database, *prepared);
            if (!created)
                return fail(created.error());
            const QString run = toQString(created->id.value);
            JobRunner::post([self, id, run] {
                *id = run;
                if (self)
                    Q_EMIT self->begun(run);
            });
            auto done = executeRun(*database, *created, *prepared, {false, services}, context);
            bench->flushNetworkLog();
            return done;
        },
        [this, id](Result<RunRecord> done) { Q_EMIT ended(*id, done ? nullptr : &done.error()); });
}

void RunStarter::resume(const QString& run, bool retryFailed) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<RunRecord>(
        Lane::Eval, tr("Resuming a run"), this,
        [self = QPointer<RunStarter>(this), bench = m_app.workbench(), run, retryFailed,
         program = programVersion()](JobContext& context) -> Result<RunRecord> {
            auto database = bench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            RunRepository repository(*database);
            const auto found = repository.find(toStd(run));
            if (!found)
                return fail(found.error());
            // A program of its own is allowed where the run is started, not by a key that resumes it.
            const TargetServices services = workbenchServices(bench, false);
            const auto prepared = prepareResume(*database, *found, services, program);
            if (!prepared)
                return fail(prepared.error());
            TOUCHSTONE_TRY(repository.claim(found->id));
            JobRunner::post([self, run] {
                if (self)
                    Q_EMIT self->begun(run);
            });
            auto done = executeRun(*database, *found, *prepared, {retryFailed, services}, context);
            bench->flushNetworkLog();
            return done;
        },
        [this, run](Result<RunRecord> done) { Q_EMIT ended(run, done ? nullptr : &done.error()); });
}

} // namespace touchstone::gui
