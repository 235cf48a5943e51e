// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a run, from a form or from an experiment file: what it would take is told beside it (calls, tokens,
// cost, time; nothing is sent for that) and follows each change; then it is started. Interface's thread.
#pragma once

#include "gui/viewmodels/runstarter.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace touchstone::gui {

class ExperimentFields;
class GoldOffer;
class PlanView;
class TextLabel;

class StartDialog : public QDialog {
    Q_OBJECT

public:
    /// `model`: the one that is chosen in the window. `file`: the last experiment file, "" = none.
    StartDialog(RunStarter& starter, ExperimentForm& form, const QString& model, const QString& file,
                QWidget* parent = nullptr);
    ~StartDialog() override;

Q_SIGNALS:
    void started(const QString& file);

private:
    enum Way { Form, File, Offer };
    void build();
    QWidget* buildFileSide();
    void showWay(Way way);
    void fillForm();
    void formChanged();
    void choose();
    void plan();
    void showPlan(std::shared_ptr<const PlannedRun> planned);
    void showPlanFailed(const Error& error);
    void start();
    void check();
    RunStarter& m_starter;
    ExperimentForm& m_form;
    QString m_model;
    std::shared_ptr<const PlannedRun> m_planned;
    QString m_wantedGold; ///< imported, and chosen as soon as it is in the list
    QButtonGroup* m_ways;
    QStackedLayout* m_sides;
    ExperimentFields* m_fields;
    GoldOffer* m_offer;
    QLineEdit* m_file;
    PlanView* m_plan;
    QWidget* m_planSide;
    QTimer* m_typing;
    QPushButton* m_keep;
    QPushButton* m_start;
    TextLabel* m_kept;
};

} // namespace touchstone::gui
