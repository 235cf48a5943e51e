// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a run from an experiment file: the file is chosen, what it would take is told (calls, tokens, cost,
// time; nothing is sent for that), then it is started. Interface's thread.
#pragma once

#include "gui/viewmodels/runstarter.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace touchstone::gui {

class MessageBanner;
class ProgressLine;
class TextLabel;

class StartDialog : public QDialog {
    Q_OBJECT

public:
    StartDialog(RunStarter& starter, const QString& file, QWidget* parent = nullptr);
    ~StartDialog() override;

Q_SIGNALS:
    void started(const QString& file);

private:
    void build();
    void choose();
    void plan();
    void showPlan(std::shared_ptr<const PlannedRun> planned);
    void showPlanFailed(const Error& error);
    void start();
    void check();
    RunStarter& m_starter;
    std::shared_ptr<const PlannedRun> m_planned;
    QLineEdit* m_file;
    TextLabel* m_facts;
    QTreeWidget* m_arms;
    TextLabel* m_note;
    QCheckBox* m_allow;
    MessageBanner* m_banner;
    ProgressLine* m_progress;
    QPushButton* m_start;
};

} // namespace touchstone::gui
