// SPDX-License-Identifier: GPL-3.0-or-later
// A run's judge beside the labels of a queue. Interface's thread; the counting is a job.
#pragma once

#include "eval/runners/run_calibration.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>

namespace touchstone::gui {

class JudgeCalibration : public QObject {
    Q_OBJECT

public:
    explicit JudgeCalibration(AppModel& app, QObject* parent = nullptr);
    ~JudgeCalibration() override;

    /// `measure` "": the first score of a judge that the run has. changed() follows.
    void calibrate(const QString& run, quint32 arm, const QString& queue, const QString& measure);
    [[nodiscard]] bool running() const { return m_job.active(); }
    /// None: not counted, or refused().
    [[nodiscard]] const std::optional<RunCalibration>& result() const { return m_result; }
    [[nodiscard]] const std::optional<Error>& refused() const { return m_refused; }

Q_SIGNALS:
    void changed();

private:
    AppModel& m_app;
    std::optional<RunCalibration> m_result;
    std::optional<Error> m_refused;
    JobHandle m_job;
};

} // namespace touchstone::gui
