// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would take, before it is started: answers, calls, tokens, cost, time, what the cache has; and
// the consent to a program of its own. Interface's thread.
#pragma once

#include "gui/viewmodels/runstarter.h"

#include <QWidget>

class QCheckBox;
class QTreeWidget;

namespace touchstone::gui {

class MessageBanner;
class ProgressLine;
class TextLabel;

class PlanView : public QWidget {
    Q_OBJECT

public:
    explicit PlanView(QWidget* parent = nullptr);
    /// Nothing is planned; `why`: what is needed for it.
    void clear(const QString& why = {});
    void showPlanning();
    void showPlan(const PlannedRun& planned);
    void showError(const Error& error);
    [[nodiscard]] bool allowsCommands() const;

Q_SIGNALS:
    void consentChanged();

private:
    void arrange(bool plan);
    TextLabel* m_facts;
    QTreeWidget* m_arms;
    TextLabel* m_note;
    QCheckBox* m_allow;
    MessageBanner* m_banner;
    ProgressLine* m_progress;
};

} // namespace touchstone::gui
