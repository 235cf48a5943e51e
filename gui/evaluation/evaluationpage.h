// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation page: all runs, one run with its measures and items, two runs held against each other; the
// chosen item in the panel. Interface's thread; all work is in the view-models.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/evaluationviewmodel.h"

#include <QElapsedTimer>
#include <functional>

class QButtonGroup;
class QStackedLayout;

namespace touchstone::gui {

class ComparePane;
class ExperimentForm;
class ItemCard;
class ItemNotes;
class ItemRerun;
class JudgeCalibration;
class LabelPane;
class LabelQueue;
class MessageBanner;
class NotesCard;
class RerunCard;
class RunDiagnoser;
class RunPane;
class RunStarter;
class RunsPane;

class EvaluationPage : public Page {
    Q_OBJECT

public:
    explicit EvaluationPage(AppModel& app, QWidget* parent = nullptr);
    ~EvaluationPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("evaluation"); }
    [[nodiscard]] QString title() const override { return tr("Evaluation"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Evaluation; }
    void registerActions(ActionRegistry& registry) override;
    [[nodiscard]] QWidget* makePanel() override;
    [[nodiscard]] QStringList breadcrumb() const override;
    [[nodiscard]] QVariantMap placeState() const override;
    void goTo(const QVariantMap& state) override;
    [[nodiscard]] QStringList keysNow() const override;
    void focusFirst() override;
    void shown() override;

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class View : std::uint8_t { Runs, Run, Compare, Labels };
    void build();
    void connectParts();
    [[nodiscard]] View view() const;
    void showView(View wanted);
    void showViewByKey(View wanted);
    void openRun(const QString& id, const QString& arm);
    void openSample(int row);
    void showSample();
    void openStart();
    void openInChat();
    void flip();
    void focusItemPart(QWidget* part, const std::function<void()>& focus);
    void registerItemActions(ActionRegistry& registry);
    void label();
    void registerLabelling(ActionRegistry& registry);
    void runEnded(const QString& run, const Error* error);
    void step(int direction);
    void stepMeasure(int direction);
    AppModel& m_app;
    EvaluationViewModel* m_evaluation;
    RunStarter* m_starter;
    ExperimentForm* m_form;
    RunDiagnoser* m_diagnoser;
    ItemNotes* m_notes;
    ItemRerun* m_rerun;
    JudgeCalibration* m_calibration;
    LabelQueue* m_queue;
    MessageBanner* m_banner;
    QStackedLayout* m_stack;
    QButtonGroup* m_tabs;
    RunsPane* m_runs;
    RunPane* m_run;
    ComparePane* m_compare;
    LabelPane* m_labels;
    ItemCard* m_item;
    NotesCard* m_notesCard;
    RerunCard* m_rerunCard;
    QElapsedTimer m_flipped; ///< valid while the key that flips is down
    QString m_lastExperiment;
};

} // namespace touchstone::gui
