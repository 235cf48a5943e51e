// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/rundiagnoser.h"

#include "eval/diagnosis/run_diagnosis.h"
#include "eval/runners/workbench_services.h"
#include "gui/text/convert.h"

#include <nlohmann/json.hpp>

namespace touchstone::gui {

namespace {

using View = std::shared_ptr<const DiagnosisView>;

Result<View> keptDiagnosis(Workbench& bench, const std::string& run) {
    auto database = bench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    const auto json = DiagnosisRepository(*database).find(RunId{run});
    if (!json)
        return fail(json.error());
    return *json ? diagnosisView(**json) : Result<View>(View());
}

Result<std::shared_ptr<const CurvesView>> newCurves(const std::shared_ptr<Workbench>& bench,
                                                    const std::string& id, JobContext& context) {
    auto database = bench->workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    const auto run = RunRepository(*database).find(id);
    if (!run)
        return fail(run.error());
    auto curves = retrievalCurves(*database, *run, workbenchServices(bench, false), context);
    if (!curves)
        return fail(std::move(curves.error()));
    return std::make_shared<const CurvesView>(std::move(*curves));
}

Result<View> newDiagnosis(const std::shared_ptr<Workbench>& bench, const std::string& id,
                          JobContext& context) {
    auto database = bench->workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    const auto run = RunRepository(*database).find(id);
    if (!run)
        return fail(run.error());
    const TargetServices services = workbenchServices(bench, false);
    const auto diagnosis = diagnoseRun(*database, *run, services, context);
    if (!diagnosis)
        return fail(diagnosis.error());
    const auto json = diagnosisJson(*run, *diagnosis);
    TOUCHSTONE_TRY(DiagnosisRepository(*database).keep(run->id, json));
    return diagnosisView(json);
}

} // namespace

RunDiagnoser::RunDiagnoser(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {
    // Other jobs move as well: what is told is only whether this one still runs, and how far it is.
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, [this] {
        for (const JobStatus& job : m_app.jobs().jobs())
            if (m_diagnosing.active() && job.id == m_diagnosing.id())
                Q_EMIT progressed(job.done, job.total, job.secondsLeft.value_or(-1));
    });
}

RunDiagnoser::~RunDiagnoser() {
    m_reading.forget();
    m_diagnosing.forget();
    m_measuring.forget();
}

void RunDiagnoser::open(const QString& run) {
    if (!m_app.workbench())
        return;
    const bool other = run != m_run;
    m_run = run;
    m_reading.forget();
    if (other) {
        const bool wasRunning = running();
        m_diagnosing.forget(); // it belongs to the run that is no longer looked at
        m_measuring.forget();
        m_measured = false;
        m_view.reset();
        m_curves.reset();
        Q_EMIT changed();
        Q_EMIT curvesChanged();
        if (wasRunning)
            Q_EMIT runningChanged();
    } else
        m_measured = false; // it may have grown
    m_reading = m_app.jobs().start<View>(
        Lane::Io, tr("Reading a diagnosis"), this,
        [bench = m_app.workbench(), id = toStd(run)](JobContext&) { return keptDiagnosis(*bench, id); },
        [this](Result<View> view) {
            if (!view) {
                Q_EMIT failed(view.error());
                return;
            }
            m_view = std::move(*view);
            Q_EMIT changed();
        },
        false);
}

void RunDiagnoser::measureDepths() {
    if (!m_app.workbench() || m_run.isEmpty() || m_measured)
        return;
    m_measured = true;
    m_measuring = m_app.jobs().start<std::shared_ptr<const CurvesView>>(
        Lane::Model, tr("Measuring how far down the gold lies"), this,
        [bench = m_app.workbench(), id = toStd(m_run)](JobContext& context) {
            return newCurves(bench, id, context);
        },
        [this](Result<std::shared_ptr<const CurvesView>> curves) {
            m_measuring = {};
            if (curves)
                m_curves = std::move(*curves);
            else if (curves.error().code == ErrorCode::Cancelled)
                m_measured = false; // asked for again, it begins anew
            else
                Q_EMIT failed(curves.error());
            Q_EMIT curvesChanged();
        });
    Q_EMIT curvesChanged();
}

void RunDiagnoser::diagnose() {
    if (!m_app.workbench() || m_run.isEmpty() || running())
        return;
    // Not behind a run that may take hours.
    m_diagnosing = m_app.jobs().start<View>(
        Lane::Model, tr("Finding out why answers failed"), this,
        [bench = m_app.workbench(), id = toStd(m_run)](JobContext& context) {
            return newDiagnosis(bench, id, context);
        },
        [this](Result<View> view) {
            m_diagnosing = {};
            if (view) {
                m_reading.forget();
                m_view = std::move(*view);
                Q_EMIT changed();
                Q_EMIT finished();
            } else if (view.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(view.error());
            Q_EMIT runningChanged();
        });
    Q_EMIT runningChanged();
}

void RunDiagnoser::cancel() {
    m_diagnosing.cancel();
}

} // namespace touchstone::gui
