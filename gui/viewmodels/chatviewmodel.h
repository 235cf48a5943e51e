// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page without widgets: conversations, turns, answers as they come, what they are asked with.
// Interface's thread; work runs in jobs.
#pragma once

#include "core/models/response_cache.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/sendconsent.h"
#include "gui/viewmodels/turntree.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace touchstone::gui {

class ChatViewModel : public QObject {
    Q_OBJECT

public:
    explicit ChatViewModel(AppModel& app, QObject* parent = nullptr);
    ~ChatViewModel() override;

    /// Pinned ones first, then newest first; of a search those that hold the words.
    [[nodiscard]] const std::vector<ConversationInfo>& conversations() const { return m_conversations; }
    [[nodiscard]] QString currentConversation() const {
        return m_current;
    } ///< id; empty = a new one, not yet begun
    [[nodiscard]] bool searching() const { return !m_filter.isEmpty(); }
    void search(const QString& words); ///< in titles, questions and answers; "" = all
    void openConversation(const QString& id);
    void newConversation();
    void renameConversation(const QString& id, const QString& title);
    void pinConversation(const QString& id, bool pinned);
    /// Out of the list; undoRemove() brings it back until the program ends, or for an hour.
    void removeConversation(const QString& id);
    [[nodiscard]] bool canUndoRemove() const { return !m_removed.empty(); }
    void undoRemove();
    /// Writes the way that is shown; exported() or failed() follows.
    void exportConversation(const QString& id, const QString& file, bool json);

    /// Who waits to be let go to a host that is new here.
    [[nodiscard]] SendConsent& consent() { return *m_consent; }
    /// What the next question is asked with.
    [[nodiscard]] const AskSetup& setup() const { return m_setup; }
    void setSetup(const AskSetup& setup);
    void restoreSetup(int index); ///< that of an answer
    /// Versions of prompts that can answer, "answer@2" ...; read anew by refreshPrompts().
    [[nodiscard]] const QStringList& prompts() const { return m_prompts; }
    void refreshPrompts();

    [[nodiscard]] int count() const; ///< turns on the way that is shown
    [[nodiscard]] const ChatTurn* turn(int index) const;
    [[nodiscard]] TurnTree::Versions versions(int index) const;
    [[nodiscard]] bool running() const;
    /// Reads an answer that is only in the workspace; turnChanged() follows.
    void loadAnswer(int index);
    int showRow(qint64 row); ///< makes the turn of a row one of those shown; -1 = not here

    /// Asks with the current setup. Does nothing for blank text or before the workspace is open.
    void ask(const QString& question);
    /// The question put differently (or as it was), beside the one that stands there.
    void askInstead(int index, const QString& question);
    /// A turn's question again, sent whatever was kept of it; the answer before stays reachable.
    void askAgain(int index);
    /// The same without one passage (1-based), and what is not said any more then.
    void askWithout(int index, int passage);
    /// One of the readings of a question that was asked back, as a question that follows it.
    void askReading(int index, int reading);
    /// The question of a turn with another setup, beside it: what is shown stays, the second one is told by
    /// turnMoved() and turnSaid(). Its serial; 0 = not now.
    quint64 askBeside(quint64 serial, const AskSetup& setup);
    [[nodiscard]] const ChatTurn* turnBySerial(quint64 serial) const; ///< of the current conversation
    [[nodiscard]] std::vector<const ChatTurn*> versionsOf(quint64 serial) const;
    void loadTurn(quint64 serial);              ///< as loadAnswer(), also of a turn that is not shown
    void chooseTurn(quint64 serial);            ///< shows it from now on
    void showVersion(int index, int direction); ///< -1 the one before, 1 the next
    /// Stops the running answer of the current conversation; what has come stays.
    void stop();
    void rate(int index, int rating, const QString& note);

    /// The answer as Markdown with numbered references and links.
    [[nodiscard]] QString markdownOf(int index) const;
    /// The line for a shell that asks the same.
    [[nodiscard]] QString commandOf(int index) const;
    /// What was said before a turn, as a model is told it; answers that were not read are read by `fill`.
    struct Earlier {
        std::vector<std::pair<std::string, std::string>> said; ///< oldest first
        std::vector<std::pair<std::size_t, qint64>> unread;    ///< index in `said`, row
        Result<std::vector<Message>> fill(Workbench& workbench);
    };
    [[nodiscard]] Earlier earlierThan(int index) const;

Q_SIGNALS:
    void conversationsChanged();
    /// Another conversation is shown: all turns are new.
    void conversationOpened();
    void conversationRemoved(const QString& title);
    void exported(const QString& file);
    void setupChanged();
    void promptsChanged();
    void turnAdded(int index);
    void turnsReplaced(int from); ///< these and those behind them are others now
    void stageChanged(int index);
    void passagesArrived(int index);
    void textArrived(int index, const QString& piece);
    void turnFinished(int index);
    void turnMoved(quint64 serial); ///< anything but text, of any turn of the conversation
    void turnSaid(quint64 serial, const QString& piece);
    void turnChanged(int index); ///< its answer was read, or it was rated
    void runningChanged();
    void failed(const touchstone::Error& error);

private:
    /// Where a running turn belongs; a new conversation gets its id only when its first question is written
    /// down.
    struct Running {
        QString conversation;
        quint64 serial = 0;
    };
    /// A question on its way.
    struct Asked {
        QString question;
        quint64 parent = 0;   ///< serial of the turn that it follows; 0 = a first one
        int index = 0;        ///< where it will stand
        bool instead = false; ///< beside another one
        quint64 beside = 0;   ///< the turn that is shown on; 0 = this one is shown
        AskSetup setup;
        CacheMode cache = CacheMode::Normal;
        QString before; ///< an answer that it is compared with, "" = none
        QString switchedOff;
    };
    void refreshConversations();
    void change(const QString& title, std::function<Result<>(ConversationRepository&)> work,
                std::function<void()> done = {});
    /// The serial of the new turn; 0 = nothing was started.
    quint64 start(Asked asked);
    AskEvents eventsFor(const std::shared_ptr<Running>& where);
    void finish(const QString& conversation, quint64 serial, Result<Answer> answer);
    ChatTurn* find(const QString& conversation, quint64 serial);
    [[nodiscard]] int indexIfShown(const QString& conversation, quint64 serial) const;
    void settle(const std::shared_ptr<Running>& running, const QString& id, qint64 row);
    void readAnswers();
    [[nodiscard]] TurnTree& tree() { return m_trees[m_current]; }
    void adoptSetup(AskSetup stored);

    AppModel& m_app;
    SendConsent* m_consent;
    std::vector<ConversationInfo> m_conversations;
    QString m_current, m_filter;
    std::vector<std::pair<QString, QString>> m_removed; ///< id and title, newest last
    std::map<QString, TurnTree> m_trees;    ///< by conversation, those that were opened; "" = the new one
    std::map<quint64, JobHandle> m_handles; ///< running turns by serial
    std::map<quint64, std::shared_ptr<Running>> m_running;
    std::set<quint64> m_wanted; ///< turns of the current conversation whose answers are to be read
    JobHandle m_listing, m_opening, m_reading, m_promptList;
    AskSetup m_setup;
    std::map<QString, AskSetup> m_setups; ///< by conversation, those that are known
    QStringList m_prompts;
    quint64 m_nextSerial = 1;
};

} // namespace touchstone::gui
