// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page without widgets: conversations, turns, answers as they come. Interface's thread; work runs in
// jobs.
#pragma once

#include "core/answering/conversation.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// One question with what there is of its answer.
struct ChatTurn {
    quint64 serial = 0; ///< of this session; tells turns apart before they have a row
    qint64 row = 0;
    QString question;
    QString corpora;
    qint64 askedUnixMs = 0;
    QString text;  ///< what has come of the answer so far
    QString stage; ///< retrieving, reading, answering, checking; empty = not running
    std::shared_ptr<const RetrievalResult> passages;
    std::shared_ptr<const Answer> answer; ///< complete
    std::optional<Error> error;           ///< no answer could be made at all
    bool running = false;
};

class ChatViewModel : public QObject {
    Q_OBJECT

public:
    explicit ChatViewModel(AppModel& app, QObject* parent = nullptr);
    ~ChatViewModel() override;

    [[nodiscard]] const std::vector<ConversationInfo>& conversations() const { return m_conversations; }
    [[nodiscard]] QString currentConversation() const {
        return m_current;
    } ///< id; empty = a new one, not yet begun
    void openConversation(const QString& id);
    void newConversation();
    void renameConversation(const QString& id, const QString& title);
    void removeConversation(const QString& id);

    [[nodiscard]] const std::vector<ChatTurn>& turns() const;
    [[nodiscard]] const ChatTurn* turn(int index) const;
    [[nodiscard]] bool running() const;

    /// Asks the current edition and model. Does nothing for blank text or before the workspace is open.
    void ask(const QString& question);
    /// Stops the running answer of the current conversation; what has come stays.
    void stop();
    /// Asks a turn's question again, as a new turn.
    void askAgain(int index);
    /// The answer as Markdown with numbered references and links.
    [[nodiscard]] QString markdownOf(int index) const;

Q_SIGNALS:
    void conversationsChanged();
    /// Another conversation is shown: all turns are new.
    void conversationOpened();
    void turnAdded(int index);
    void stageChanged(int index);
    void passagesArrived(int index);
    void textArrived(int index, const QString& piece);
    void turnFinished(int index);
    void runningChanged();
    void failed(const touchstone::Error& error);

private:
    struct Running;
    void refreshConversations();
    void finish(const QString& conversation, quint64 serial, Result<Answer> answer);
    ChatTurn* find(const QString& conversation, quint64 serial);
    [[nodiscard]] int indexIfShown(const QString& conversation, quint64 serial) const;
    void settle(const std::shared_ptr<Running>& running, const QString& id, qint64 row);

    AppModel& m_app;
    std::vector<ConversationInfo> m_conversations;
    QString m_current;
    std::map<QString, std::vector<ChatTurn>>
        m_turns;                            ///< by conversation, those that were opened; "" = the new one
    std::map<quint64, JobHandle> m_handles; ///< running turns by serial
    std::map<quint64, std::shared_ptr<Running>> m_running;
    JobHandle m_listing, m_opening;
    quint64 m_nextSerial = 1;
};

} // namespace touchstone::gui
