// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation page without widgets: the runs (live while one is running), the run that is open with its
// figures, its samples as they are filtered, the sample that is looked at, the comparison with a baseline.
// Interface's thread; reading happens in jobs.
#pragma once

#include "eval/runners/sample_view.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/diagnosisview.h"
#include "gui/viewmodels/runfigures.h"
#include "gui/viewmodels/runtablemodel.h"
#include "gui/viewmodels/sampletablemodel.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace touchstone::gui {

class EvaluationViewModel : public QObject {
    Q_OBJECT

public:
    explicit EvaluationViewModel(AppModel& app, QObject* parent = nullptr);
    ~EvaluationViewModel() override;

    [[nodiscard]] RunTableModel& runs() const { return *m_runs; }
    [[nodiscard]] bool runsRead() const { return m_runsRead; }
    /// Reads the list anew; runsChanged() follows. While a run is running it is looked at again by itself.
    void refreshRuns();

    /// runOpened() follows, then figuresChanged() and samplesChanged() as more is read.
    void openRun(const QString& id, const QString& arm);
    [[nodiscard]] const QString& runId() const { return m_run; }
    [[nodiscard]] const std::shared_ptr<const RunFigures>& figures() const { return m_figures; }
    [[nodiscard]] std::size_t arm() const { return m_arm; }
    void setArm(std::size_t arm);
    /// Of the open arm; null until it is read.
    [[nodiscard]] const ArmSummary* summary() const;
    [[nodiscard]] bool reading() const { return m_tableJob.active() || m_countJob.active(); }

    /// Why its answers failed; null: not known. The items say so, and can be filtered by it.
    void setDiagnosis(std::shared_ptr<const DiagnosisView> diagnosis);
    [[nodiscard]] const std::shared_ptr<const DiagnosisView>& diagnosis() const { return m_diagnosis; }
    /// Items are told apart by how they changed in this measure, where there is a baseline.
    void setChangeMeasure(const QString& measure);
    [[nodiscard]] const QString& changeMeasure() const { return m_changeMeasure; }
    /// How far down the gold lies; null: not measured yet. Items can be filtered by it.
    void setCurves(std::shared_ptr<const CurvesView> curves);
    [[nodiscard]] const std::shared_ptr<const CurvesView>& curves() const { return m_curves; }
    /// Of the open arm and of the item that is looked at; null: not known.
    [[nodiscard]] const DiagnosedArm* armDiagnosis() const;
    [[nodiscard]] const DiagnosedAnswer* sampleDiagnosis() const;

    [[nodiscard]] SampleTableModel& samples() const { return *m_samples; }
    [[nodiscard]] const SampleQuery& query() const { return m_query; }
    [[nodiscard]] quint64 armSamples() const; ///< before the filter
    void setFilter(const QString& text);
    void sortBy(int column, bool descending);

    /// Own tags and notes were changed in a queue of labels: what shows them is made anew.
    void notesMayDiffer(const QString& queue);
    /// Of the open run; null: not read yet.
    [[nodiscard]] const std::shared_ptr<const OwnNotes>& notes() const { return m_notes; }

    void openSample(const SampleKey& key);
    /// The item of the open run and arm, by its id; nothing when it has no sample.
    void openItem(const QString& item);
    /// An item of the comparison as one of its two runs answered it.
    void openCompared(const QString& item, bool inBaseline);
    /// The same item as the other run of the comparison answered it.
    void flipSample();
    [[nodiscard]] bool sampleOfBaseline() const { return m_sampleOfBaseline; }
    [[nodiscard]] const std::shared_ptr<const SampleView>& sample() const { return m_sample; }
    /// The same item in the other run of the comparison; null: it is looked at alone.
    [[nodiscard]] const std::shared_ptr<const SampleView>& otherSample() const { return m_other; }
    /// The run that answered it; null: nothing is looked at.
    [[nodiscard]] const RunRecord* sampleRun() const;
    /// The queue of labels of that run.
    [[nodiscard]] QString sampleQueue() const;

    /// The run that the open one is held against; "" = none. comparisonChanged() follows.
    void setBaseline(const QString& key);
    [[nodiscard]] const QString& baseline() const { return m_baseline; }
    [[nodiscard]] const std::shared_ptr<const RunComparison>& comparison() const { return m_comparison; }
    [[nodiscard]] bool comparing() const { return m_compareJob.active(); }

Q_SIGNALS:
    void runsChanged();
    void runOpened();
    void figuresChanged();
    void samplesChanged();
    void diagnosisChanged();
    void curvesChanged();
    void sampleOpened();
    void comparisonChanged();
    void failed(const touchstone::Error& error);

private:
    void pollRunning();
    [[nodiscard]] MarkSources markSources() const;
    void changesMayDiffer();
    void countFigures();
    void loadTable();
    void runQuery();
    void readNotes();
    void compare();
    struct SamplePlace {
        RunRecord run;
        SampleKey key;
    };
    [[nodiscard]] std::optional<SamplePlace> placeOf(const QString& item, bool inBaseline) const;
    void readSample(SamplePlace place, std::optional<SamplePlace> other, bool ofBaseline);
    void loadAnswers(const std::vector<quint32>& numbers);
    AppModel& m_app;
    RunTableModel* m_runs;
    SampleTableModel* m_samples;
    QTimer m_poll;
    bool m_runsRead = false;
    QString m_run, m_wantedArm, m_wantedItem;
    std::shared_ptr<const RunFigures> m_figures;
    std::size_t m_arm = 0;
    std::shared_ptr<const SampleTable> m_table;
    std::shared_ptr<const DiagnosisView> m_diagnosis;
    std::shared_ptr<const CurvesView> m_curves;
    std::shared_ptr<const OwnNotes> m_notes;
    QString m_changeMeasure;
    std::shared_ptr<const SampleMarks> m_marks; ///< of the table and of all that is known; null: not made yet
    SampleQuery m_query;
    std::shared_ptr<const SampleView> m_sample, m_other;
    bool m_sampleOfBaseline = false;
    QString m_baseline;
    std::shared_ptr<const RunComparison> m_comparison;
    JobHandle m_listJob, m_pollJob, m_openJob, m_countJob, m_tableJob, m_queryJob, m_notesJob, m_sampleJob,
        m_answersJob, m_compareJob;
};

} // namespace touchstone::gui
