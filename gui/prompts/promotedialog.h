// SPDX-License-Identifier: GPL-3.0-or-later
// A version on its way into production: the gates that it must pass, what asking them costs, and what came of
// it, gate by gate. Interface's thread.
#pragma once

#include "gui/viewmodels/promptpromoter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace touchstone::gui {

class MessageBanner;
class ProgressLine;
class TextLabel;

class PromoteDialog : public QDialog {
    Q_OBJECT

public:
    PromoteDialog(AppModel& app, PromptPromoter& promoter, const QString& label, const QStringList& goldSets,
                  QWidget* parent);
    ~PromoteDialog() override;

Q_SIGNALS:
    void promoted(const QString& label);

private:
    void build(const QStringList& goldSets);
    void connectParts();
    void chooseFile();
    void showFacts();
    void showPlan();
    void showOutcome();
    void showProgress();
    void act(); ///< plans first, then promotes what was planned
    void refresh();
    [[nodiscard]] PromotionChoice choice() const;
    AppModel& m_app;
    PromptPromoter& m_promoter;
    QString m_label;
    bool m_known = false, m_planned = false, m_done = false;
    GateResultModel* m_gates;
    TextLabel* m_facts;
    TextLabel* m_cost;
    MessageBanner* m_banner;
    QLineEdit* m_file;
    QComboBox* m_gold;
    QComboBox* m_model;
    QCheckBox* m_without;
    QLineEdit* m_reason;
    ProgressLine* m_progress;
    QTableView* m_table;
    QPushButton* m_choose;
    QPushButton* m_promote;
    QPushButton* m_close;
};

} // namespace touchstone::gui
