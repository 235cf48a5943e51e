// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page: conversations at the left, the turns of one in the middle, the question box below, the
// source of a citation in the panel. Interface's thread; all work is in ChatViewModel.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <vector>

class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace touchstone::gui {

class ConversationList;
class EmptyState;
class HoverCard;
class MessageBanner;
class QuestionBox;
class SetupBar;
class SourcePanel;
class TurnView;

class ChatPage : public Page {
    Q_OBJECT

public:
    explicit ChatPage(AppModel& app, QWidget* parent = nullptr);
    ~ChatPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("chat"); }
    [[nodiscard]] QString title() const override { return tr("Chat"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Chat; }
    void registerActions(ActionRegistry& registry) override;
    [[nodiscard]] QWidget* makePanel() override;
    [[nodiscard]] QStringList breadcrumb() const override;
    [[nodiscard]] QVariantMap placeState() const override;
    void goTo(const QVariantMap& state) override;
    [[nodiscard]] QStringList keysNow() const override;
    void focusFirst() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void rebuildTurns();
    TurnView* addTurnView(int index);
    void refreshTurn(int index);
    void updateEmpty();
    void updateReady();
    void send(const QString& question);
    void openSource(int turn, int n);
    void hover(int turn, int n, const QPoint& at);
    void select(int index);
    void stepTurn(int direction);
    void stepCitation(int direction);
    void followEnd();
    [[nodiscard]] bool atEnd() const;

    AppModel& m_app;
    ChatViewModel* m_chat;
    ConversationList* m_conversations;
    SetupBar* m_setup;
    MessageBanner* m_banner;
    QScrollArea* m_scroll;
    QWidget* m_column;
    QVBoxLayout* m_turnsLayout;
    EmptyState* m_empty;
    QWidget* m_samples;
    QuestionBox* m_box;
    SourcePanel* m_panel;
    HoverCard* m_hover;
    std::vector<TurnView*> m_views;
    int m_selected = -1;
    int m_sourceTurn = -1, m_sourceNumber = 0;
    int m_wantedTurn = -1, m_wantedSource = 0; ///< to be opened once the conversation is there
    bool m_follow = true;
};

} // namespace touchstone::gui
