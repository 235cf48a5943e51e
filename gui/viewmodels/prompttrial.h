// SPDX-License-Identifier: GPL-3.0-or-later
// What two versions answer, asked on request: a plan with its cost first, then the comparison, or the search
// for the edit that did it. Interface's thread; one job at a time, the newest wins.
#pragma once

#include "eval/regressions/prompt_cost.h"
#include "eval/regressions/prompt_search.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/runfigures.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// What is asked, as the page has it.
struct TrialChoice {
    QString a, b; ///< NAME@VERSION
    QString gold, model;
    int k = 8;
    bool anew = false;   ///< each version has its own retrieval
    bool search = false; ///< also try each change alone, to find the one that did it
    friend bool operator==(const TrialChoice&, const TrialChoice&) = default;
};

struct TrialPlan {
    TrialChoice choice;
    TrialCost cost;
    quint64 items = 0;
    bool complete = false; ///< a run of exactly this is there: nothing is asked
};

/// The outcome, with the comparison where the tables of measures want it.
struct TrialOutcome {
    TrialChoice choice;
    Behaviour behaviour; ///< its comparison is in `measures`
    std::shared_ptr<const RunComparison> measures;
    VerdictFacts facts;
    std::optional<EditSearch> edit; ///< without its behaviour
};

/// "B is better in token_f1: +.04 [.01, .07], p .004; 3 fixed, 1 broken, 12 in other words; this set would
/// find .09. Both had the same passages."
QString verdictText(const TrialOutcome& outcome);

class PromptTrialModel : public QObject {
    Q_OBJECT

public:
    explicit PromptTrialModel(AppModel& app, QObject* parent = nullptr);
    ~PromptTrialModel() override;

    /// Reads the names of the gold sets, newest version of each; setsChanged() follows.
    void refreshSets();
    [[nodiscard]] const QStringList& sets() const { return m_sets; }
    [[nodiscard]] bool setsRead() const { return m_setsRead; }

    /// planned() or failed() follows. Nothing is sent.
    void plan(const TrialChoice& choice);
    /// finished() or failed() follows. Cancelled is told by stopped().
    void start(const TrialChoice& choice);
    /// What a run that is there already says, without asking anything; finished() or nothing.
    void recall(const TrialChoice& choice);
    void cancel();
    /// Another pair is looked at: plan and outcome are those of the old one. What is running goes on and
    /// tells finishedElsewhere(); it is recalled when its pair is looked at again.
    void setPair(const QString& a, const QString& b);
    void clear(); ///< of plan and outcome: something else is asked
    [[nodiscard]] bool planning() const { return m_planJob.active(); }
    [[nodiscard]] bool running() const { return m_runJob.active(); }
    [[nodiscard]] quint64 jobId() const { return m_runJob.id(); }
    [[nodiscard]] const std::shared_ptr<const TrialPlan>& planNow() const { return m_plan; }
    [[nodiscard]] const std::shared_ptr<const TrialOutcome>& outcome() const { return m_outcome; }

Q_SIGNALS:
    void setsChanged();
    void planned();
    void started();
    void finished();
    void finishedElsewhere(const QString& a, const QString& b);
    void stopped(); ///< what it had is kept: it goes on where it was
    void failed(const touchstone::Error& error);

private:
    AppModel& m_app;
    QStringList m_sets;
    bool m_setsRead = false;
    QString m_a, m_b;
    std::shared_ptr<const TrialPlan> m_plan;
    std::shared_ptr<const TrialOutcome> m_outcome;
    JobHandle m_setsJob, m_planJob, m_runJob, m_recallJob;
};

} // namespace touchstone::gui
