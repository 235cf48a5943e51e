// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations and what they hold; asking is in chatasking.cpp, what is done to a conversation in
// chatconversations.cpp.
#include "gui/viewmodels/chatviewmodel.h"

#include "gui/text/convert.h"

#include <QTimer>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr std::size_t kReadAtOnce = 8; ///< answers at the end that are there when a conversation opens

struct OpenedConversation {
    std::vector<ChatTurn> turns; ///< serial and parent hold rows
    std::string setup;           ///< JSON, "" = none
};

Result<OpenedConversation> readConversation(Workbench& workbench, const ConversationId& id) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    ConversationRepository repository(*database);
    auto outline = repository.outline(id);
    if (!outline)
        return fail(std::move(outline.error()));
    TurnTree tree;
    std::vector<ChatTurn> all;
    for (const Turn& stored : *outline) {
        ChatTurn turn = turnOf(stored, static_cast<quint64>(stored.row));
        turn.parent = static_cast<quint64>(stored.parent);
        all.push_back(std::move(turn));
    }
    tree.addAll(all);
    std::vector<std::int64_t> rows;
    for (int i = tree.count() - 1; i >= 0 && rows.size() < kReadAtOnce; --i)
        rows.push_back(tree.shown(i)->row);
    auto answers = repository.answers(rows);
    if (!answers)
        return fail(std::move(answers.error()));
    for (auto& [row, answer] : *answers)
        if (ChatTurn* turn = tree.findRow(row); turn)
            for (ChatTurn& each : all)
                if (each.row == row) {
                    each.text = toQString(answer.text);
                    each.searched = toQString(answer.searched);
                    each.answer = std::make_shared<const Answer>(std::move(answer));
                    each.stored = false;
                    break;
                }
    OpenedConversation out{std::move(all), {}};
    const auto list = repository.list();
    if (!list)
        return fail(list.error());
    for (const ConversationInfo& info : *list)
        if (info.id == id)
            out.setup = info.setup;
    return out;
}

} // namespace

ChatViewModel::ChatViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_consent(new SendConsent(app, this)) {
    const auto follow = [this] {
        if (const EditionInfo* edition = m_app.currentEdition())
            m_setup.corpora = toStd(editionLabel(*edition));
        m_setup.model = toStd(m_app.currentModel());
        Q_EMIT setupChanged();
    };
    connect(&m_app, &AppModel::opened, this, [this] {
        refreshConversations();
        refreshPrompts();
    });
    connect(&m_app, &AppModel::currentEditionChanged, this, follow);
    connect(&m_app, &AppModel::currentModelChanged, this, follow);
    follow();
    refreshConversations();
    refreshPrompts();
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
        Lane::Edits, tr("Reading conversations"), this,
        [workbench = m_app.workbench(),
         words = toStd(m_filter)](JobContext&) -> Result<std::vector<ConversationInfo>> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            ConversationRepository repository(*database);
            auto all = repository.list();
            if (!all || words.empty())
                return all;
            const auto found = repository.search(words);
            if (!found)
                return fail(found.error());
            const std::set<std::string> wanted(found->begin(), found->end());
            std::erase_if(*all,
                          [&](const ConversationInfo& info) { return !wanted.contains(info.id.value); });
            return all;
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

void ChatViewModel::search(const QString& words) {
    if (m_filter == words.trimmed())
        return;
    m_filter = words.trimmed();
    refreshConversations();
}

int ChatViewModel::count() const {
    const auto found = m_trees.find(m_current);
    return found == m_trees.end() ? 0 : found->second.count();
}

const ChatTurn* ChatViewModel::turn(int index) const {
    const auto found = m_trees.find(m_current);
    return found == m_trees.end() ? nullptr : found->second.shown(index);
}

TurnTree::Versions ChatViewModel::versions(int index) const {
    const ChatTurn* asked = turn(index);
    return asked ? m_trees.at(m_current).versions(*asked) : TurnTree::Versions{};
}

bool ChatViewModel::running() const {
    const auto found = m_trees.find(m_current);
    return found != m_trees.end() && found->second.running();
}

int ChatViewModel::showRow(qint64 row) {
    const auto found = m_trees.find(m_current);
    if (found == m_trees.end())
        return -1;
    const ChatTurn* target = found->second.findRow(row);
    const bool known = target && found->second.indexOf(target->serial) >= 0;
    const int index = found->second.showRow(row);
    if (index >= 0 && !known)
        Q_EMIT turnsReplaced(0);
    return index;
}

void ChatViewModel::openConversation(const QString& id) {
    if (id == m_current || !m_app.workbench())
        return;
    m_current = id;
    m_wanted.clear();
    if (const auto known = m_setups.find(id); known != m_setups.end())
        adoptSetup(known->second);
    Q_EMIT conversationOpened();
    if (m_trees.contains(id)) {
        Q_EMIT runningChanged();
        return;
    }
    m_opening.forget();
    m_opening = m_app.jobs().start<OpenedConversation>(
        Lane::Edits, tr("Opening a conversation"), this,
        [workbench = m_app.workbench(), key = ConversationId{toStd(id)}](JobContext&) {
            return readConversation(*workbench, key);
        },
        [this, id](Result<OpenedConversation> opened) {
            if (!opened) {
                Q_EMIT failed(opened.error());
                return;
            }
            std::map<quint64, quint64> serials; // by row
            for (const ChatTurn& turn : opened->turns)
                serials[turn.serial] = m_nextSerial++;
            for (ChatTurn& turn : opened->turns) {
                turn.serial = serials[turn.serial];
                const auto parent = serials.find(turn.parent);
                turn.parent = parent == serials.end() ? 0 : parent->second;
            }
            m_trees[id].addAll(std::move(opened->turns));
            const bool chosen = !opened->setup.empty() && !m_setups.contains(id);
            if (chosen)
                m_setups[id] = askSetupFromJson(opened->setup);
            if (m_current != id)
                return;
            if (chosen)
                adoptSetup(m_setups[id]);
            Q_EMIT conversationOpened();
        },
        false);
}

void ChatViewModel::adoptSetup(AskSetup stored) {
    const auto& editions = m_app.editions();
    const bool there = std::any_of(editions.begin(), editions.end(), [&](const EditionInfo& edition) {
        return toStd(editionLabel(edition)) == stored.corpora;
    });
    if (!there)
        stored.corpora = m_setup.corpora;
    if (!m_app.modelNames().contains(toQString(stored.model)))
        stored.model = m_setup.model;
    stored.without.clear();
    m_setup = stored;
    Q_EMIT setupChanged();
}

void ChatViewModel::newConversation() {
    if (m_current.isEmpty() && count() == 0)
        return;
    m_current.clear();
    m_wanted.clear();
    m_trees.erase(QString());
    Q_EMIT conversationOpened();
    Q_EMIT runningChanged();
}

void ChatViewModel::loadAnswer(int index) {
    if (const ChatTurn* wanted = turn(index))
        loadTurn(wanted->serial);
}

void ChatViewModel::loadTurn(quint64 serial) {
    const ChatTurn* wanted = turnBySerial(serial);
    if (!wanted || !wanted->stored || wanted->answer)
        return;
    m_wanted.insert(wanted->serial);
    if (m_wanted.size() == 1)
        QTimer::singleShot(0, this, &ChatViewModel::readAnswers); // all that are wanted now in one go
}

void ChatViewModel::readAnswers() {
    if (m_wanted.empty() || !m_app.workbench())
        return;
    std::vector<std::int64_t> rows;
    for (const quint64 serial : m_wanted)
        if (const ChatTurn* wanted = find(m_current, serial))
            rows.push_back(wanted->row);
    m_wanted.clear();
    using Read = std::vector<std::pair<std::int64_t, std::shared_ptr<const Answer>>>;
    m_app.jobs().start<Read>(
        Lane::Io, tr("Reading answers"), this,
        [workbench = m_app.workbench(), rows](JobContext&) -> Result<Read> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto answers = ConversationRepository(*database).answers(rows);
            if (!answers)
                return fail(std::move(answers.error()));
            Read out;
            for (auto& [row, answer] : *answers)
                out.emplace_back(row, std::make_shared<const Answer>(std::move(answer)));
            return out;
        },
        [this, id = m_current](Result<Read> read) {
            if (!read) {
                Q_EMIT failed(read.error());
                return;
            }
            const auto tree = m_trees.find(id);
            if (tree == m_trees.end())
                return;
            for (auto& [row, answer] : *read) {
                ChatTurn* turn = tree->second.findRow(row);
                if (!turn || turn->answer)
                    continue;
                turn->text = toQString(answer->text);
                turn->searched = toQString(answer->searched);
                turn->answer = std::move(answer);
                turn->stored = false;
                if (const int index = indexIfShown(id, turn->serial); index >= 0)
                    Q_EMIT turnChanged(index);
                Q_EMIT turnMoved(turn->serial);
            }
        },
        false);
}

ChatTurn* ChatViewModel::find(const QString& conversation, quint64 serial) {
    const auto found = m_trees.find(conversation);
    return found == m_trees.end() ? nullptr : found->second.find(serial);
}

int ChatViewModel::indexIfShown(const QString& conversation, quint64 serial) const {
    if (conversation != m_current)
        return -1;
    const auto found = m_trees.find(conversation);
    return found == m_trees.end() ? -1 : found->second.indexOf(serial);
}

} // namespace touchstone::gui
