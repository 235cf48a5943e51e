// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/chatviewmodel.h"

#include <QDateTime>
#include <algorithm>

namespace touchstone::gui {

namespace {

const std::vector<ChatTurn> kNoTurns;

ChatTurn fromStored(const Turn& stored, quint64 serial) {
    ChatTurn turn;
    turn.serial = serial;
    turn.row = stored.row;
    turn.question = QString::fromStdString(stored.question);
    turn.corpora = QString::fromStdString(stored.corpora);
    turn.askedUnixMs = stored.askedUnixMs;
    if (stored.answer) {
        auto answer = std::make_shared<Answer>(*stored.answer);
        turn.text = QString::fromStdString(answer->text);
        turn.answer = std::move(answer);
    }
    return turn;
}

} // namespace

/// Where a running turn belongs; a new conversation gets its id only when its first question is written down.
struct ChatViewModel::Running {
    QString conversation;
    quint64 serial = 0;
};

ChatViewModel::ChatViewModel(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {
    connect(&m_app, &AppModel::opened, this, &ChatViewModel::refreshConversations);
    refreshConversations();
}

ChatViewModel::~ChatViewModel() {
    for (auto& [serial, handle] : m_handles)
        handle.forget();
}

void ChatViewModel::refreshConversations() {
    if (!m_app.workbench())
        return;
    m_listing.forget();
    m_listing = m_app.jobs().start<std::vector<ConversationInfo>>(
        Lane::Io, tr("Reading conversations"), this,
        [workbench = m_app.workbench()](JobContext&) -> Result<std::vector<ConversationInfo>> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return ConversationRepository(*database).list();
        },
        [this](Result<std::vector<ConversationInfo>> list) {
            if (!list) {
                Q_EMIT failed(list.error());
                return;
            }
            m_conversations = std::move(*list);
            Q_EMIT conversationsChanged();
        },
        false);
}

const std::vector<ChatTurn>& ChatViewModel::turns() const {
    const auto found = m_turns.find(m_current);
    return found == m_turns.end() ? kNoTurns : found->second;
}

const ChatTurn* ChatViewModel::turn(int index) const {
    const std::vector<ChatTurn>& all = turns();
    return index >= 0 && static_cast<std::size_t>(index) < all.size() ? &all[static_cast<std::size_t>(index)]
                                                                      : nullptr;
}

bool ChatViewModel::running() const {
    const std::vector<ChatTurn>& all = turns();
    return std::any_of(all.begin(), all.end(), [](const ChatTurn& turn) { return turn.running; });
}

void ChatViewModel::openConversation(const QString& id) {
    if (id == m_current || !m_app.workbench())
        return;
    m_current = id;
    if (m_turns.contains(id)) {
        Q_EMIT conversationOpened();
        Q_EMIT runningChanged();
        return;
    }
    Q_EMIT conversationOpened();
    m_opening.forget();
    m_opening = m_app.jobs().start<std::vector<Turn>>(
        Lane::Io, tr("Opening a conversation"), this,
        [workbench = m_app.workbench(),
         key = ConversationId{id.toStdString()}](JobContext&) -> Result<std::vector<Turn>> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            return ConversationRepository(*database).turns(key);
        },
        [this, id](Result<std::vector<Turn>> stored) {
            if (!stored) {
                Q_EMIT failed(stored.error());
                return;
            }
            std::vector<ChatTurn>& turns = m_turns[id];
            for (const Turn& one : *stored)
                turns.push_back(fromStored(one, m_nextSerial++));
            if (m_current == id)
                Q_EMIT conversationOpened();
        },
        false);
}

void ChatViewModel::newConversation() {
    if (m_current.isEmpty() && turns().empty())
        return;
    m_current.clear();
    m_turns.erase(QString());
    Q_EMIT conversationOpened();
    Q_EMIT runningChanged();
}

void ChatViewModel::renameConversation(const QString& id, const QString& title) {
    if (!m_app.workbench() || title.trimmed().isEmpty())
        return;
    m_app.jobs().start<bool>(
        Lane::Io, tr("Renaming"), this,
        [workbench = m_app.workbench(), key = ConversationId{id.toStdString()},
         text = title.trimmed().toStdString()](JobContext&) -> Result<bool> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            TOUCHSTONE_TRY(ConversationRepository(*database).rename(key, text));
            return true;
        },
        [this](Result<bool> done) {
            if (!done)
                Q_EMIT failed(done.error());
            refreshConversations();
        },
        false);
}

void ChatViewModel::removeConversation(const QString& id) {
    if (!m_app.workbench())
        return;
    for (auto& [serial, running] : m_running)
        if (running->conversation == id)
            m_handles[serial].cancel();
    m_app.jobs().start<bool>(
        Lane::Io, tr("Deleting a conversation"), this,
        [workbench = m_app.workbench(), key = ConversationId{id.toStdString()}](JobContext&) -> Result<bool> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            TOUCHSTONE_TRY(ConversationRepository(*database).remove(key));
            return true;
        },
        [this, id](Result<bool> done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            m_turns.erase(id);
            if (m_current == id) {
                m_current.clear();
                Q_EMIT conversationOpened();
                Q_EMIT runningChanged();
            }
            refreshConversations();
        },
        false);
}

ChatTurn* ChatViewModel::find(const QString& conversation, quint64 serial) {
    const auto list = m_turns.find(conversation);
    if (list == m_turns.end())
        return nullptr;
    for (ChatTurn& turn : list->second)
        if (turn.serial == serial)
            return &turn;
    return nullptr;
}

int ChatViewModel::indexIfShown(const QString& conversation, quint64 serial) const {
    if (conversation != m_current)
        return -1;
    const std::vector<ChatTurn>& all = turns();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].serial == serial)
            return static_cast<int>(i);
    return -1;
}

void ChatViewModel::settle(const std::shared_ptr<Running>& where, const QString& id, qint64 row) {
    if (where->conversation != id) {
        // The new conversation has its id now: its turns move there.
        auto node = m_turns.extract(where->conversation);
        if (!node.empty()) {
            node.key() = id;
            m_turns.insert(std::move(node));
        }
        if (m_current == where->conversation)
            m_current = id;
        where->conversation = id;
    }
    if (ChatTurn* turn = find(id, where->serial))
        turn->row = row;
    refreshConversations();
}

void ChatViewModel::ask(const QString& question) {
    const QString text = question.trimmed();
    const EditionInfo* edition = m_app.currentEdition();
    if (text.isEmpty() || !m_app.workbench() || !edition || running())
        return;

    ChatTurn turn;
    turn.serial = m_nextSerial++;
    turn.question = text;
    turn.corpora = editionLabel(*edition);
    turn.askedUnixMs = QDateTime::currentMSecsSinceEpoch();
    turn.stage = QStringLiteral("retrieving");
    turn.running = true;
    auto where = std::make_shared<Running>();
    where->conversation = m_current;
    where->serial = turn.serial;
    const quint64 serial = turn.serial;
    m_turns[m_current].push_back(std::move(turn));
    m_running[serial] = where;
    Q_EMIT turnAdded(static_cast<int>(turns().size()) - 1);
    Q_EMIT runningChanged();

    const auto work = [this, workbench = m_app.workbench(), where, edition = *edition,
                       question = text.toStdString(), id = m_current.toStdString(),
                       model = m_app.currentModel().toStdString()](JobContext& context) -> Result<Answer> {
        auto database = workbench->workspace()->connect();
        if (!database)
            return fail(std::move(database.error()));
        ConversationRepository conversations(*database);
        // The question is written down before anything else: a crash must not lose it.
        ConversationId conversation{id};
        if (conversation.empty()) {
            auto made = conversations.create(question);
            if (!made)
                return fail(std::move(made.error()));
            conversation = *made;
        }
        auto row = conversations.addQuestion(conversation, question,
                                             EditionName{edition.name, edition.version}.toString());
        if (!row)
            return fail(std::move(row.error()));
        JobRunner::post([this, where, conversation, row = *row] {
            settle(where, QString::fromStdString(conversation.value), row);
        });

        AskEvents events;
        events.stage = [this, where](std::string_view stage) {
            JobRunner::post(
                [this, where, name = QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()))] {
                    if (ChatTurn* shown = find(where->conversation, where->serial))
                        shown->stage = name;
                    if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                        Q_EMIT stageChanged(index);
                });
        };
        events.passages = [this, where](const RetrievalResult& passages) {
            JobRunner::post([this, where, held = std::make_shared<const RetrievalResult>(passages)] {
                if (ChatTurn* shown = find(where->conversation, where->serial))
                    shown->passages = held;
                if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                    Q_EMIT passagesArrived(index);
            });
        };
        // Called on the transport's thread, which has no mailbox of its own: pieces go through the job's.
        const auto deliver = JobRunner::poster();
        events.text = [this, where, deliver](std::string_view piece) {
            deliver(
                [this, where, text = QString::fromUtf8(piece.data(), static_cast<qsizetype>(piece.size()))] {
                    if (ChatTurn* shown = find(where->conversation, where->serial))
                        shown->text += text;
                    if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                        Q_EMIT textArrived(index, text);
                });
        };
        auto chosen = workbench->model(model);
        if (!chosen)
            return fail(std::move(chosen.error()));
        auto answer = workbench->ask(question, {edition}, chosen->get(), AskOptions{}, events, context);
        if (!answer)
            return answer;
        TOUCHSTONE_TRY(conversations.setAnswer(*row, *answer));
        return answer;
    };
    m_handles[serial] = m_app.jobs().start<Answer>(
        Lane::Model, tr("Answering"), this, work, [this, where](Result<Answer> answer) {
            finish(where->conversation, where->serial, std::move(answer));
        });
}

void ChatViewModel::finish(const QString& conversation, quint64 serial, Result<Answer> answer) {
    m_handles.erase(serial);
    m_running.erase(serial);
    if (ChatTurn* turn = find(conversation, serial)) {
        turn->running = false;
        turn->stage.clear();
        if (answer) {
            auto held = std::make_shared<const Answer>(std::move(*answer));
            turn->text = QString::fromStdString(held->text);
            turn->answer = std::move(held);
        } else if (answer.error().code != ErrorCode::Cancelled) {
            turn->error = answer.error();
        }
    }
    if (const int index = indexIfShown(conversation, serial); index >= 0)
        Q_EMIT turnFinished(index);
    Q_EMIT runningChanged();
    refreshConversations();
}

void ChatViewModel::stop() {
    for (const ChatTurn& turn : turns())
        if (turn.running)
            m_handles[turn.serial].cancel();
}

void ChatViewModel::askAgain(int index) {
    if (const ChatTurn* asked = turn(index))
        ask(QString(asked->question));
}

QString ChatViewModel::markdownOf(int index) const {
    const ChatTurn* asked = turn(index);
    if (!asked)
        return {};
    return asked->answer ? QString::fromStdString(answerMarkdown(*asked->answer)) : asked->text;
}

} // namespace touchstone::gui
