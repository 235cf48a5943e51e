// SPDX-License-Identifier: GPL-3.0-or-later
// 'Rerun with ...': one setting of the run changed for the chosen item, and what comes of it beside what the
// run has: both answers, where the passages went, the scores that differ. Interface's thread.
#pragma once

#include "gui/viewmodels/experimentform.h"
#include "gui/viewmodels/itemrerun.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QPushButton;
class QTreeWidget;

namespace touchstone::gui {

class MessageBanner;
class ProgressLine;
class RankLines;
class SafeTextBrowser;
class TextLabel;

class RerunCard : public QWidget {
    Q_OBJECT

public:
    RerunCard(ItemRerun& rerun, ExperimentForm& form, QWidget* parent = nullptr);
    /// Null: nothing is chosen. What came of another item goes.
    void setSample(const RunRecord* run, std::shared_ptr<const SampleView> sample);
    void focusSetting();

Q_SIGNALS:
    void resultShown();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void fillValues();
    void start();
    void showResult();
    void clear();
    ItemRerun& m_rerun;
    ExperimentForm& m_form;
    RunRecord m_run;
    std::shared_ptr<const SampleView> m_sample;
    QComboBox* m_setting;
    QComboBox* m_value;
    QPushButton* m_start;
    ProgressLine* m_progress;
    MessageBanner* m_banner;
    QWidget* m_result;
    QBoxLayout* m_answers;
    TextLabel* m_titles[2];
    SafeTextBrowser* m_texts[2];
    TextLabel* m_note;
    RankLines* m_ranks;
    QTreeWidget* m_scores;
};

} // namespace touchstone::gui
