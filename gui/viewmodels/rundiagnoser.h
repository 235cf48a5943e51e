// SPDX-License-Identifier: GPL-3.0-or-later
// Why the answers of a run failed: what is kept of it is read, or it is found out anew as a job with progress
// and cancel. Interface's thread.
#pragma once

#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/diagnosisview.h"

#include <QObject>
#include <QString>
#include <memory>

namespace touchstone::gui {

class RunDiagnoser : public QObject {
    Q_OBJECT

public:
    explicit RunDiagnoser(AppModel& app, QObject* parent = nullptr);
    ~RunDiagnoser() override;

    /// Reads what is kept of a run; changed() follows, with null where nothing is.
    void open(const QString& run);
    [[nodiscard]] const QString& run() const { return m_run; }
    [[nodiscard]] const std::shared_ptr<const DiagnosisView>& view() const { return m_view; }
    /// How far down the gold lies in the open run; curvesChanged() or failed() follows. Once per run.
    void measureDepths();
    [[nodiscard]] const std::shared_ptr<const CurvesView>& curves() const { return m_curves; }
    [[nodiscard]] bool measuring() const { return m_measuring.active(); }
    /// Of the open run; changed(), then finished() or failed() follows.
    void diagnose();
    [[nodiscard]] bool running() const { return m_diagnosing.active(); }
    void cancel();

Q_SIGNALS:
    void changed();
    void curvesChanged();
    void runningChanged();
    void progressed(quint64 done, quint64 total, double secondsLeft);
    void finished();
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    QString m_run;
    std::shared_ptr<const DiagnosisView> m_view;
    std::shared_ptr<const CurvesView> m_curves;
    bool m_measured = false; ///< or tried
    JobHandle m_reading, m_diagnosing, m_measuring;
};

} // namespace touchstone::gui
