// SPDX-License-Identifier: GPL-3.0-or-later
// Questions on their way: written down, answered, kept.
#include "core/agent/setup_ask.h"
#include "core/answering/support.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QDateTime>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kRememberedTurns = 12; ///< what is older would not fit a model's budget anyway

} // namespace

Result<std::vector<Message>> ChatViewModel::Earlier::fill(Workbench& workbench) {
    if (!unread.empty()) {
        auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
        if (!database)
            return fail(std::move(database.error()));
        std::vector<std::int64_t> rows;
        for (const auto& [at, row] : unread)
            rows.push_back(row);
        auto answers = ConversationRepository(*database).answers(rows);
        if (!answers)
            return fail(std::move(answers.error()));
        for (const auto& [row, answer] : *answers)
            for (const auto& [at, wanted] : unread)
                if (wanted == row)
                    said[at].second = answer.text;
        unread.clear();
    }
    return historyOf(said);
}

ChatViewModel::Earlier ChatViewModel::earlierThan(int index) const {
    Earlier out;
    for (int i = std::max(0, index - kRememberedTurns); i < index; ++i) {
        const ChatTurn* before = turn(i);
        if (!before)
            break;
        if (before->stored)
            out.unread.emplace_back(out.said.size(), before->row);
        const bool refused = before->answer && before->answer->refused != RefusalReason::None;
        out.said.emplace_back(toStd(before->question), refused ? std::string() : toStd(before->text));
    }
    return out;
}

void ChatViewModel::ask(const QString& question) {
    Asked asked;
    asked.question = question.trimmed();
    asked.index = count();
    if (const ChatTurn* last = turn(count() - 1))
        asked.parent = last->serial;
    asked.setup = m_setup;
    start(std::move(asked));
}

void ChatViewModel::askInstead(int index, const QString& question) {
    const ChatTurn* other = turn(index);
    if (!other)
        return;
    Asked asked;
    asked.question = question.trimmed();
    asked.parent = other->parent;
    asked.index = index;
    asked.instead = true;
    asked.setup = m_setup;
    start(std::move(asked));
}

void ChatViewModel::askAgain(int index) {
    const ChatTurn* other = turn(index);
    if (!other)
        return;
    Asked asked;
    asked.question = other->question;
    asked.parent = other->parent;
    asked.index = index;
    asked.instead = true;
    asked.setup = m_setup;
    asked.cache = CacheMode::Refresh;
    start(std::move(asked));
}

void ChatViewModel::askWithout(int index, int passage) {
    const ChatTurn* other = turn(index);
    if (!other || !other->answer || passage < 1 ||
        static_cast<std::size_t>(passage) > other->answer->hits.size())
        return;
    const Chunk& chunk = other->answer->hits[static_cast<std::size_t>(passage) - 1].stored.chunk;
    Asked asked;
    asked.question = other->question;
    asked.parent = other->parent;
    asked.index = index;
    asked.instead = true;
    asked.setup = other->setupKnown ? other->setup : m_setup;
    asked.setup.without.push_back(chunk.id.value);
    asked.before = other->text;
    asked.switchedOff = toQString(chunk.heading.empty() ? chunk.path : chunk.heading);
    start(std::move(asked));
}

void ChatViewModel::askReading(int index, int reading) {
    const ChatTurn* other = turn(index);
    if (!other || !other->answer || reading < 0 ||
        static_cast<std::size_t>(reading) >= other->answer->readings.size())
        return;
    const Reading& chosen = other->answer->readings[static_cast<std::size_t>(reading)];
    Asked asked;
    asked.question = toQString(chosen.question);
    asked.parent = other->serial;
    asked.index = index + 1;
    asked.instead = asked.index < count(); // what was asked after it stays, one version further
    asked.setup = other->setupKnown ? other->setup : m_setup;
    if (!chosen.corpora.empty())
        asked.setup.corpora = chosen.corpora;
    start(std::move(asked));
}

void ChatViewModel::showVersion(int index, int direction) {
    const ChatTurn* current = turn(index);
    if (!current || running())
        return;
    ChatTurn* other = tree().beside(current->serial, direction);
    if (!other)
        return;
    tree().choose(other->serial);
    if (other->row > 0)
        change(tr("Keeping the choice"), [row = other->row](ConversationRepository& conversations) {
            return conversations.choose(row);
        });
    Q_EMIT turnsReplaced(index);
}

void ChatViewModel::rate(int index, int rating, const QString& note) {
    const ChatTurn* rated = turn(index);
    if (!rated || rated->row == 0)
        return;
    ChatTurn* own = tree().find(rated->serial);
    own->rating = rating;
    own->note = note.trimmed();
    change(tr("Keeping a rating"),
           [row = own->row, rating, words = toStd(own->note)](ConversationRepository& conversations) {
               return conversations.rate(row, rating, words);
           });
    Q_EMIT turnChanged(index);
}

quint64 ChatViewModel::start(Asked asked) {
    if (asked.setup.corpora.empty())
        if (const EditionInfo* edition = m_app.currentEdition())
            asked.setup.corpora = toStd(editionLabel(*edition));
    if (asked.question.isEmpty() || !m_app.workbench() || asked.setup.corpora.empty() || running())
        return 0;

    Earlier earlier = earlierThan(asked.index);
    ChatTurn turn;
    turn.serial = m_nextSerial++;
    turn.parent = asked.parent;
    turn.question = asked.question;
    turn.corpora = toQString(asked.setup.corpora);
    turn.setup = asked.setup;
    turn.setupKnown = true;
    turn.switchedOff = asked.switchedOff;
    turn.askedUnixMs = QDateTime::currentMSecsSinceEpoch();
    turn.stage = QStringLiteral("retrieving");
    turn.running = true;
    auto where = std::make_shared<Running>();
    where->conversation = m_current;
    where->serial = turn.serial;
    const quint64 serial = turn.serial;
    const ChatTurn* parent = tree().find(asked.parent);
    const std::int64_t parentRow = parent ? parent->row : 0;
    const ChatTurn* shown = tree().find(asked.beside);
    const std::int64_t shownRow = shown ? shown->row : 0;
    tree().add(std::move(turn));
    m_running[serial] = where;
    if (asked.beside != 0) {
        tree().choose(asked.beside);
        Q_EMIT turnChanged(asked.index); // it has one more version now
    } else if (asked.instead)
        Q_EMIT turnsReplaced(asked.index);
    else
        Q_EMIT turnAdded(asked.index);
    Q_EMIT runningChanged();

    const auto fallen = std::make_shared<QStringList>();
    const auto work = [this, workbench = m_app.workbench(), where, asked, earlier, parentRow,
                       gate = m_consent->gate(), shownRow, fallen,
                       id = toStd(m_current)](JobContext& context) mutable -> Result<Answer> {
        auto database = workbench->workspace()->connect();
        if (!database)
            return fail(std::move(database.error()));
        ConversationRepository conversations(*database);
        const std::string question = toStd(asked.question);
        // The question is written down before anything else: a crash must not lose it.
        ConversationId conversation{id};
        const std::string setup = askSetupJson(asked.setup);
        if (conversation.empty()) {
            auto made = conversations.create(question);
            if (!made)
                return fail(std::move(made.error()));
            conversation = *made;
            TOUCHSTONE_TRY(conversations.setSetup(conversation, setup));
        }
        auto row = conversations.addQuestion(conversation, {question, asked.setup.corpora, parentRow, setup});
        if (!row)
            return fail(std::move(row.error()));
        if (shownRow > 0)
            TOUCHSTONE_TRY(conversations.choose(shownRow));
        JobRunner::post(
            [this, where, conversation, row = *row] { settle(where, toQString(conversation.value), row); });
        auto history = earlier.fill(*workbench);
        if (!history)
            return fail(std::move(history.error()));
        auto answer = askWithSetup(*workbench, question, asked.setup, *history, asked.cache, eventsFor(where),
                                   context, gate);
        if (!answer)
            return answer;
        if (!asked.before.isEmpty())
            for (const std::string& sentence : fallenSentences(toStd(asked.before), answer->text))
                fallen->append(toQString(sentence));
        TOUCHSTONE_TRY(conversations.setAnswer(*row, *answer));
        return answer;
    };
    m_handles[serial] = m_app.jobs().start<Answer>(
        Lane::Model, tr("Answering"), this, work, [this, where, fallen](Result<Answer> answer) {
            if (ChatTurn* done = find(where->conversation, where->serial))
                done->fallen = *fallen;
            finish(where->conversation, where->serial, std::move(answer));
        });
    return serial;
}

/// On the job's thread.
AskEvents ChatViewModel::eventsFor(const std::shared_ptr<Running>& where) {
    AskEvents events;
    events.stage = [this, where](std::string_view stage) {
        JobRunner::post([this, where, name = toQString(stage)] {
            if (ChatTurn* shown = find(where->conversation, where->serial))
                shown->stage = name;
            if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                Q_EMIT stageChanged(index);
            Q_EMIT turnMoved(where->serial);
        });
    };
    events.passages = [this, where](const RetrievalResult& passages) {
        JobRunner::post([this, where, held = std::make_shared<const RetrievalResult>(passages)] {
            if (ChatTurn* shown = find(where->conversation, where->serial)) {
                shown->passages = held;
                if (const QString searched = toQString(held->query); searched != shown->question)
                    shown->searched = searched;
            }
            if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                Q_EMIT passagesArrived(index);
            Q_EMIT turnMoved(where->serial);
        });
    };
    // Called on the transport's thread, which has no mailbox of its own: pieces go through the job's.
    const auto deliver = JobRunner::poster();
    events.text = [this, where, deliver](std::string_view piece) {
        deliver([this, where, text = toQString(piece)] {
            if (ChatTurn* shown = find(where->conversation, where->serial))
                shown->text += text;
            if (const int index = indexIfShown(where->conversation, where->serial); index >= 0)
                Q_EMIT textArrived(index, text);
            Q_EMIT turnSaid(where->serial, text);
        });
    };
    return events;
}

void ChatViewModel::settle(const std::shared_ptr<Running>& where, const QString& id, qint64 row) {
    if (where->conversation != id) {
        // The new conversation has its id now: its turns move there.
        auto node = m_trees.extract(where->conversation);
        if (!node.empty()) {
            node.key() = id;
            m_trees.insert(std::move(node));
        }
        if (m_current == where->conversation)
            m_current = id;
        where->conversation = id;
        if (const ChatTurn* first = find(id, where->serial))
            m_setups[id] = first->setup;
    }
    if (ChatTurn* turn = find(id, where->serial))
        turn->row = row;
    refreshConversations();
}

void ChatViewModel::finish(const QString& conversation, quint64 serial, Result<Answer> answer) {
    m_handles.erase(serial);
    m_running.erase(serial);
    if (ChatTurn* turn = find(conversation, serial)) {
        turn->running = false;
        turn->stage.clear();
        if (answer) {
            auto held = std::make_shared<const Answer>(std::move(*answer));
            turn->text = toQString(held->text);
            turn->searched = toQString(held->searched);
            turn->answer = std::move(held);
        } else if (answer.error().code != ErrorCode::Cancelled) {
            turn->error = answer.error();
        } else {
            turn->notSent = answer.error().detail == kNotSent;
        }
    }
    if (const int index = indexIfShown(conversation, serial); index >= 0)
        Q_EMIT turnFinished(index);
    Q_EMIT turnMoved(serial);
    Q_EMIT runningChanged();
    refreshConversations();
}

void ChatViewModel::stop() {
    for (const auto& [serial, running] : m_running)
        if (running->conversation == m_current)
            m_handles[serial].cancel();
}

QString ChatViewModel::markdownOf(int index) const {
    const ChatTurn* asked = turn(index);
    if (!asked)
        return {};
    return asked->answer ? toQString(answerMarkdown(*asked->answer)) : asked->text;
}

QString ChatViewModel::commandOf(int index) const {
    const ChatTurn* asked = turn(index);
    if (!asked || !m_app.workbench())
        return {};
    AskSetup setup = asked->setup;
    if (!asked->setupKnown) {
        setup.corpora = toStd(asked->corpora);
        if (asked->answer)
            setup.model = asked->answer->model;
    }
    if (setup.prompt.empty() && asked->answer && setup.model != "extractive")
        setup.prompt = asked->answer->prompt;
    // A shell has no conversation behind it: the question with what it leans on.
    const std::string question = toStd(asked->searched.isEmpty() ? asked->question : asked->searched);
    return toQString(askCommandLine(question, setup, m_app.workbench()->workspace()->path().string()));
}

} // namespace touchstone::gui
