// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers to one question side by side: how they were asked, both texts as they come, sentence by
// sentence once both are there, what they rest on and what they cost. It lies over the conversation until it
// is closed; the second answer is a version of the question like any other. Interface's thread.
#pragma once

#include "gui/viewmodels/answercomparison.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QWidget>
#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace touchstone::gui {

class AnswerView;
class CompareForm;
class MessageBanner;
class RankLines;
class SafeTextBrowser;
class TextLabel;

class SideBySide : public QWidget {
    Q_OBJECT

public:
    SideBySide(AppModel& app, ChatViewModel& chat, QWidget* parent = nullptr);
    /// Begins with the answer of a turn; false when it has none yet.
    bool open(const ChatTurn& turn);
    [[nodiscard]] bool isOpen() const { return m_a != 0; }
    [[nodiscard]] quint64 second() const { return m_b; } ///< serial of the other answer; 0 = none yet
    [[nodiscard]] const std::optional<AnswerComparison>& comparison() const { return m_compared; }
    void close(bool keepSecond);

Q_SIGNALS:
    /// `second`: the other answer is there, and the conversation goes on with it or not.
    void closed(bool second, bool keptInView);
    void actionRequested(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildSides(QVBoxLayout* column);
    void ask(const AskSetup& setup);
    void setSecond(quint64 serial);
    void refresh();
    void refreshSide(const ChatTurn* turn, AnswerView* view, TextLabel* title, const QString& letter);
    void showStage(const ChatTurn* second);
    void showResult();
    void showTexts();
    ChatViewModel& m_chat;
    quint64 m_a = 0, m_b = 0; ///< serials
    std::optional<AnswerComparison> m_compared;
    TextLabel* m_question;
    CompareForm* m_form;
    QScrollArea* m_scroll;
    TextLabel* m_titles[2];
    AnswerView* m_texts[2];
    QWidget* m_sides;
    TextLabel* m_stage;
    MessageBanner* m_banner;
    TextLabel* m_sentence;
    QPushButton* m_written; ///< both as they are written, instead of sentence by sentence
    SafeTextBrowser* m_aligned;
    SafeTextBrowser* m_figures;
    TextLabel* m_moved;
    RankLines* m_ranks;
    QPushButton* m_keep;
};

} // namespace touchstone::gui
