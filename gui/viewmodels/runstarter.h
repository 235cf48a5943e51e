// SPDX-License-Identifier: GPL-3.0-or-later
// Runs from the window: an experiment file is read and planned (nothing is sent), then run; a run that
// stopped is resumed. One run at a time works, others wait; each is a job with progress and cancel, and what
// it had is kept whatever ends it. Interface's thread.
#pragma once

#include "eval/runners/run_plan.h"
#include "gui/viewmodels/experimentform.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace touchstone::gui {

struct PlannedRun {
    QString file;          ///< "" = out of the form
    std::string text;      ///< out of the form: the file that it makes
    Experiment experiment; ///< with gold, corpus and snapshot pinned
    RunPlan plan;
    QStringList commands; ///< programs of its own that it would start
};

class RunStarter : public QObject {
    Q_OBJECT

public:
    explicit RunStarter(AppModel& app, QObject* parent = nullptr);
    ~RunStarter() override;

    /// planned() or planFailed() follows; a newer plan replaces an older one.
    void plan(const QString& file);
    void plan(const ExperimentDraft& draft, std::shared_ptr<const ExperimentChoices> choices);
    void dropPlan();
    /// begun() follows, then ended(). `allowCommand`: it may start the programs that it names. `keepAs`:
    /// where the file of the form is kept first, "" = nowhere; kept() says under which name.
    void start(const PlannedRun& planned, bool allowCommand, const QString& keepAs = {});
    /// A run that is interrupted, stopped by an error, or done with failed items (these are tried again).
    void resume(const QString& run, bool retryFailed);

Q_SIGNALS:
    void planned(const std::shared_ptr<const touchstone::gui::PlannedRun>& planned);
    void planFailed(const touchstone::Error& error);
    void kept(const QString& file);
    void begun(const QString& run);
    /// With the error that stopped it; null: it is done.
    void ended(const QString& run, const touchstone::Error* error);

private:
    void startPlanning(std::function<Result<std::shared_ptr<const PlannedRun>>(JobContext&)> work);
    AppModel& m_app;
    JobHandle m_planning;
};

/// "about 12,400 (9,000 to 16,000)"
QString estimateText(const Estimate& estimate);

} // namespace touchstone::gui
