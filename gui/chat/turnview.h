// SPDX-License-Identifier: GPL-3.0-or-later
// One question and its answer: the stage while it is made, the answer as it comes, source chips with their
// status, facts, actions, and the retrieved passages. Interface's thread.
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

class TurnView : public QWidget {
    Q_OBJECT

public:
    explicit TurnView(const ChatTurn& turn, QWidget* parent = nullptr);
    /// The turn has moved on in anything but streamed text.
    void refresh(const ChatTurn& turn);
    void appendText(const QString& piece);
    /// The one that keys go to in reading mode.
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    /// Moves to the next or previous citation chip; false at the end.
    bool stepCitation(int direction);
    void togglePassages();

Q_SIGNALS:
    void sourceRequested(int n);                             ///< open passage n beside the answer
    void sourceHovered(int n, const QPoint& globalPosition); ///< 0 = left
    void copyRequested();
    void againRequested();
    void webLinkClicked(const QUrl& url);
    void actionRequested(const QString& id);
    void grown();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showStage(const ChatTurn& turn);
    void showAnswer(const Answer& answer);
    void showChips(const Answer& answer);
    [[nodiscard]] QString factsOf(const Answer& answer) const;
    TextLabel* m_question;
    TextLabel* m_stage;
    AnswerView* m_answer;
    MessageBanner* m_banner;
    TextLabel* m_note;
    QWidget* m_chips;
    TextLabel* m_facts;
    QWidget* m_actions;
    QPushButton* m_copy;
    QPushButton* m_again;
    QPushButton* m_why;
    QPushButton* m_connect;
    PassageList* m_passages;
    std::vector<Chip*> m_chipList;
    int m_chipAt = -1;
    bool m_streamed = false, m_current = false;
};

} // namespace touchstone::gui
