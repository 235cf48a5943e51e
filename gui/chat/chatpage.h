// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page: conversations at the left, the turns of one in the middle, the question box below; source,
// why-not and trace in the panel. Interface's thread; all work is in ChatViewModel and TurnInspector.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/chatviewmodel.h"

class QVBoxLayout;

namespace touchstone::gui {

class ChatPanel;
class SideBySide;
class ConversationList;
class EmptyState;
class HoverCard;
class Labels;
class MessageBanner;
class QuestionBox;
class SetupBar;
class SendPreview;
class SourcePanel;
class TextLabel;
class TracePane;
class TurnInspector;
class TurnScroll;
class TurnView;
class WhyNotPane;

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
    void shown() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void layOut();
    void connectParts();
    void connectChat();
    void rebuildTurns();
    TurnView* makeTurnView(int index, QWidget* parent);
    void refreshTurn(int index);
    void updateEmpty();
    void updateReady();
    void send(const QString& question);
    // The panel.
    void openSource(int turn, int n);
    void openWhyNot();
    void openTrace();
    void replay(bool fresh);
    void hover(int turn, int n, const QPoint& at);
    // About the chosen answer.
    void select(int index);
    void stepTurn(int direction);
    void stepCitation(int direction);
    void edit();
    void leaveEditing();
    void rate(int rating);
    void compare();
    void leaveComparing(bool second, bool keptInView);
    void writeNote();
    void addToGold();
    void copyAnswer();
    void copyCommand();
    /// The chosen turn, else the last one; -1 without any.
    [[nodiscard]] int chosen() const;

    AppModel& m_app;
    ChatViewModel* m_chat;
    TurnInspector* m_inspector;
    Labels* m_labels;
    ConversationList* m_conversations = nullptr;
    SetupBar* m_setup = nullptr;
    MessageBanner* m_banner = nullptr;
    TurnScroll* m_turns = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_samples = nullptr;
    TextLabel* m_editing = nullptr;
    QuestionBox* m_box = nullptr;
    QWidget* m_foot = nullptr; ///< the question box with what stands above it
    SideBySide* m_compare = nullptr;
    SendPreview* m_preview = nullptr;
    ChatPanel* m_panel = nullptr;
    SourcePanel* m_source = nullptr;
    WhyNotPane* m_whyNot = nullptr;
    TracePane* m_trace = nullptr;
    HoverCard* m_hover = nullptr;
    int m_selected = -1;
    int m_edited = -1; ///< the turn whose question is in the box
    int m_sourceTurn = -1, m_sourceNumber = 0;
    int m_wantedTurn = -1, m_wantedSource = 0; ///< to be opened once the conversation is there
    qint64 m_wantedRow = 0;
};

} // namespace touchstone::gui
