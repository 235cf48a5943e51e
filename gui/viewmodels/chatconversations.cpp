// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a conversation as a whole, and the setup that it is asked with.
#include "gui/text/convert.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QDateTime>
#include <QSaveFile>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr qint64 kUndoMs = 3'600'000; ///< what was removed before that is gone for good at the next start

} // namespace

void ChatViewModel::change(const QString& title, std::function<Result<>(ConversationRepository&)> work,
                           std::function<void()> done) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<bool>(
        Lane::Edits, title, this,
        [workbench = m_app.workbench(), work = std::move(work)](JobContext&) -> Result<bool> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            ConversationRepository repository(*database);
            TOUCHSTONE_TRY(work(repository));
            return true;
        },
        [this, done = std::move(done)](Result<bool> changed) {
            if (!changed)
                Q_EMIT failed(changed.error());
            else if (done)
                done();
        },
        false);
}

void ChatViewModel::renameConversation(const QString& id, const QString& title) {
    const std::string text = toStd(title.trimmed());
    if (text.empty()) {
        refreshConversations(); // the row shows the title that stays
        return;
    }
    change(
        tr("Renaming"),
        [key = ConversationId{toStd(id)}, text](ConversationRepository& conversations) {
            return conversations.rename(key, text);
        },
        [this] { refreshConversations(); });
}

void ChatViewModel::pinConversation(const QString& id, bool pinned) {
    change(
        tr("Pinning"),
        [key = ConversationId{toStd(id)}, pinned](ConversationRepository& conversations) {
            return conversations.pin(key, pinned);
        },
        [this] { refreshConversations(); });
}

void ChatViewModel::removeConversation(const QString& id) {
    for (const auto& [serial, running] : m_running)
        if (running->conversation == id)
            m_handles[serial].cancel();
    QString title;
    for (const ConversationInfo& info : m_conversations)
        if (toQString(info.id.value) == id)
            title = toQString(info.title).simplified();
    change(
        tr("Deleting a conversation"),
        [key = ConversationId{toStd(id)}](ConversationRepository& conversations) {
            return conversations.hide(key, true);
        },
        [this, id, title] {
            m_removed.emplace_back(id, title);
            if (m_current == id) {
                m_current.clear();
                m_trees.erase(QString());
                Q_EMIT conversationOpened();
                Q_EMIT runningChanged();
            }
            refreshConversations();
            Q_EMIT conversationRemoved(title);
        });
}

void ChatViewModel::undoRemove() {
    if (m_removed.empty())
        return;
    const QString id = m_removed.back().first;
    m_removed.pop_back();
    change(
        tr("Bringing a conversation back"),
        [key = ConversationId{toStd(id)}](ConversationRepository& conversations) {
            return conversations.hide(key, false);
        },
        [this, id] {
            refreshConversations();
            openConversation(id);
        });
}

void ChatViewModel::exportConversation(const QString& id, const QString& file, bool json) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<bool>(
        Lane::Io, tr("Exporting a conversation"), this,
        [workbench = m_app.workbench(), key = toStd(id), file, json](JobContext& context) -> Result<bool> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            ConversationRepository repository(*database);
            const auto all = repository.list();
            if (!all)
                return fail(all.error());
            const auto info = std::find_if(
                all->begin(), all->end(), [&](const ConversationInfo& each) { return each.id.value == key; });
            if (info == all->end())
                return fail(ErrorCode::NotFound, "The conversation is not in this workspace any more.");
            const auto turns = repository.turns(info->id);
            if (!turns)
                return fail(turns.error());
            TOUCHSTONE_TRY(context.check());
            // Everything that was ever asked as JSON; the way that is shown to be read.
            std::vector<Turn> shown;
            TurnTree tree;
            std::vector<ChatTurn> outline;
            for (const Turn& turn : *turns) {
                ChatTurn one;
                one.serial = static_cast<quint64>(turn.row);
                one.parent = static_cast<quint64>(turn.parent);
                one.chosen = turn.chosen;
                outline.push_back(std::move(one));
            }
            tree.addAll(std::move(outline));
            for (const Turn& turn : *turns)
                if (tree.indexOf(static_cast<quint64>(turn.row)) >= 0)
                    shown.push_back(turn);
            const std::string text =
                json ? conversationJson(*info, *turns) : conversationMarkdown(*info, shown);
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) ||
                out.write(text.data(), static_cast<qint64>(text.size())) !=
                    static_cast<qint64>(text.size()) ||
                !out.commit())
                return fail(ErrorCode::Io, toStd(file) + " cannot be written: " + toStd(out.errorString()));
            return true;
        },
        [this, file](Result<bool> written) {
            if (!written)
                Q_EMIT failed(written.error());
            else
                Q_EMIT exported(file);
        });
}

void ChatViewModel::setSetup(const AskSetup& setup) {
    if (setup == m_setup)
        return;
    m_setup = setup;
    m_setup.without.clear();
    if (!m_current.isEmpty())
        m_setups[m_current] = m_setup;
    if (!m_current.isEmpty())
        change(tr("Keeping the setup"),
               [key = ConversationId{toStd(m_current)}, json = askSetupJson(m_setup)](
                   ConversationRepository& conversations) { return conversations.setSetup(key, json); });
    // What new conversations begin with.
    const AskSetup chosen = m_setup;
    m_app.setCurrentEdition(toQString(chosen.corpora));
    m_app.setCurrentModel(toQString(chosen.model));
    m_setup = chosen;
    Q_EMIT setupChanged();
}

void ChatViewModel::restoreSetup(int index) {
    const ChatTurn* asked = turn(index);
    if (!asked || !asked->setupKnown)
        return;
    AskSetup setup = asked->setup;
    // The version that answered, also where the one in use was asked.
    if (setup.prompt.empty() && asked->answer && m_prompts.contains(toQString(asked->answer->prompt)))
        setup.prompt = asked->answer->prompt;
    setup.without.clear();
    setSetup(setup);
}

void ChatViewModel::refreshPrompts() {
    if (!m_app.workbench())
        return;
    m_promptList.forget();
    m_promptList = m_app.jobs().start<QStringList>(
        Lane::Io, tr("Reading the prompts"), this,
        [workbench = m_app.workbench()](JobContext&) -> Result<QStringList> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            // Once for each window: what was thrown away long ago goes for good.
            TOUCHSTONE_TRY(ConversationRepository(*database).removeHidden(
                QDateTime::currentMSecsSinceEpoch() - kUndoMs));
            const auto all = PromptLibrary(*database, workbench->promptFolder()).list();
            if (!all)
                return fail(all.error());
            QStringList labels;
            for (const StoredPrompt& prompt : *all)
                if (prompt.name == "answer" || !prompt.builtIn)
                    labels.prepend(toQString(promptLabel(prompt)));
            return labels;
        },
        [this](Result<QStringList> labels) {
            if (!labels)
                return;
            m_prompts = *labels;
            Q_EMIT promptsChanged();
        },
        false);
}

} // namespace touchstone::gui
