// SPDX-License-Identifier: GPL-3.0-or-later
// One question and its answer: the stage while it is made, the answer as it comes, source chips with their
// status, facts, findings, the setup, actions, and the retrieved passages. Interface's thread.
#pragma once

#include "gui/viewmodels/chatviewmodel.h"

#include <QWidget>

class QPushButton;

namespace touchstone::gui {

class AnswerView;
class MessageBanner;
class PassageList;
class TextLabel;
class Chip;
class IconButton;
class VersionSwitch;

class TurnView : public QWidget {
    Q_OBJECT

public:
    explicit TurnView(const ChatTurn& turn, TurnTree::Versions versions, QWidget* parent = nullptr);
    /// The turn has moved on in anything but streamed text.
    void refresh(const ChatTurn& turn, TurnTree::Versions versions);
    void appendText(const QString& piece);
    /// The one that keys go to in reading mode.
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    /// Moves to the next or previous citation chip; 0 at the end, else the number of the source.
    int stepCitation(int direction);
    void togglePassages();
    /// It must not be taken away: something in it is open or being written.
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void sourceRequested(int n);                             ///< open passage n beside the answer
    void sourceHovered(int n, const QPoint& globalPosition); ///< 0 = left
    void withoutRequested(int n);                            ///< ask again without passage n
    void versionRequested(int direction);
    void readingRequested(int reading); ///< 0-based
    void webLinkClicked(const QUrl& url);
    /// An action by id, about this turn where it begins with "chat.".
    void actionRequested(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build(const ChatTurn& turn);
    void buildActions();
    QPushButton* addAction(const QString& words, Icon icon, const char* name, const char* id);
    void showStage(const ChatTurn& turn);
    void showAnswer(const ChatTurn& turn);
    void showSupport(const Answer& answer);
    void showRemarks(const Answer& answer);
    void showReadings(const Answer& answer);
    void showChips(const Answer& answer);
    void showSetup(const ChatTurn& turn);
    TextLabel* m_question;
    VersionSwitch* m_versions;
    TextLabel* m_searched;
    TextLabel* m_fallen;
    TextLabel* m_stage;
    AnswerView* m_answer;
    MessageBanner* m_banner;
    QWidget* m_readings; ///< of a question that was asked back
    TextLabel* m_note;
    TextLabel* m_findings;
    QWidget* m_chips;
    TextLabel* m_facts;
    Chip* m_setup;
    QWidget* m_actions;
    IconButton* m_good = nullptr;
    IconButton* m_bad = nullptr;
    QPushButton* m_why = nullptr;
    QPushButton* m_connect = nullptr;
    TextLabel* m_words; ///< the note that somebody wrote
    PassageList* m_passages;
    std::vector<Chip*> m_chipList;
    std::shared_ptr<const Answer> m_shown;
    int m_chipAt = -1;
    bool m_streamed = false, m_current = false, m_running = false;
};

} // namespace touchstone::gui
