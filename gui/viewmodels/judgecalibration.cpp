// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/judgecalibration.h"

#include "gui/text/convert.h"

namespace touchstone::gui {

namespace {
constexpr std::uint64_t kCalibrationSeed = 1; ///< as the command line has it
} // namespace

JudgeCalibration::JudgeCalibration(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

JudgeCalibration::~JudgeCalibration() {
    m_job.forget();
}

void JudgeCalibration::calibrate(const QString& run, quint32 arm, const QString& queue,
                                 const QString& measure) {
    if (!m_app.workbench())
        return;
    m_job.forget();
    m_job = m_app.jobs().start<RunCalibration>(
        Lane::Model, tr("Setting a judge beside people"), this,
        [bench = m_app.workbench(), run = toStd(run), arm, queue = toStd(queue),
         measure = toStd(measure)](JobContext& context) -> Result<RunCalibration> {
            auto database = bench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            const auto found = RunRepository(*database).find(run);
            if (!found)
                return fail(found.error());
            return calibrateRun(*database, *found, {queue, measure, {}, arm}, kCalibrationSeed, context);
        },
        [this](Result<RunCalibration> result) {
            m_job = {};
            m_result.reset();
            m_refused.reset();
            if (result)
                m_result = std::move(*result);
            else if (result.error().code != ErrorCode::Cancelled)
                m_refused = result.error();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

} // namespace touchstone::gui
