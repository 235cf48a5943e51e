// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done on the chat page, by key, palette or button.
#include "gui/chat/chatpage.h"
#include "gui/chat/chatpanel.h"
#include "gui/chat/conversationlist.h"
#include "gui/chat/golddialog.h"
#include "gui/chat/hovercard.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/setupbar.h"
#include "gui/chat/sidebyside.h"
#include "gui/chat/sourcepanel.h"
#include "gui/chat/tracepane.h"
#include "gui/chat/turnscroll.h"
#include "gui/chat/turnview.h"
#include "gui/chat/whynotpane.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/labels.h"
#include "gui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <algorithm>

namespace touchstone::gui {

void ChatPage::registerActions(ActionRegistry& registry) {
    struct Own {
        const char* id;
        QString text;
        QKeySequence keys;
        Icon icon;
        QString shortText;
        std::function<void()> run;
    };
    const auto ctrlShift = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); };
    const std::vector<Own> conversations{
        {"chat.new", tr("New conversation"), QKeySequence(Qt::CTRL | Qt::Key_N), Icon::Plus, tr("new"),
         [this] {
             m_chat->newConversation();
             m_box->focusText();
         }},
        {"chat.conversations",
         tr("Go to the conversations"),
         QKeySequence(Qt::CTRL | Qt::Key_L),
         Icon::List,
         {},
         [this] { m_conversations->focusList(); }},
        {"chat.search",
         tr("Search the conversations"),
         QKeySequence(Qt::CTRL | Qt::Key_F),
         Icon::Search,
         {},
         [this] { m_conversations->focusSearch(); }},
        {"chat.rename",
         tr("Rename the conversation"),
         QKeySequence(Qt::Key_F2),
         Icon::Edit,
         {},
         [this] { m_conversations->rename(); }},
        {"chat.pin",
         tr("Pin or unpin the conversation"),
         ctrlShift(Qt::Key_P),
         Icon::Pin,
         {},
         [this] { m_conversations->togglePin(); }},
        {"chat.export",
         tr("Export the conversation as Markdown"),
         QKeySequence(Qt::CTRL | Qt::Key_E),
         Icon::Download,
         {},
         [this] { m_conversations->exportChosen(false); }},
        {"chat.exportJson",
         tr("Export the conversation as JSON"),
         ctrlShift(Qt::Key_E),
         Icon::Code,
         {},
         [this] { m_conversations->exportChosen(true); }},
        {"chat.delete",
         tr("Delete the conversation"),
         ctrlShift(Qt::Key_Delete),
         Icon::Trash,
         {},
         [this] { m_conversations->remove(); }},
        {"chat.undo", tr("Bring the deleted conversation back"), QKeySequence(Qt::Key_U), Icon::Back,
         tr("undo"), [this] { m_chat->undoRemove(); }},
        {"chat.retrieval",
         tr("Choose how passages are found"),
         ctrlShift(Qt::Key_S),
         Icon::Filter,
         {},
         [this] { m_setup->openRetrieval(); }},
    };
    const std::vector<Own> answers{
        {"chat.ask", tr("Go to the question box"), QKeySequence(Qt::Key_Slash), Icon::Edit, tr("ask"),
         [this] { m_box->focusText(); }},
        {"chat.stop", tr("Stop the answer"), QKeySequence(Qt::CTRL | Qt::Key_Period), Icon::Stop, tr("stop"),
         [this] { m_chat->stop(); }},
        {"chat.next", tr("Next answer"), QKeySequence(Qt::Key_J), Icon::Down, tr("next"),
         [this] { stepTurn(1); }},
        {"chat.previous", tr("Previous answer"), QKeySequence(Qt::Key_K), Icon::Up, tr("previous"),
         [this] { stepTurn(-1); }},
        {"chat.nextCitation", tr("Next citation"), QKeySequence(Qt::Key_BracketRight), Icon::Right,
         tr("citation"), [this] { stepCitation(1); }},
        {"chat.previousCitation",
         tr("Previous citation"),
         QKeySequence(Qt::Key_BracketLeft),
         Icon::Left,
         {},
         [this] { stepCitation(-1); }},
        {"chat.copy", tr("Copy the answer as Markdown with its references"), ctrlShift(Qt::Key_C), Icon::Copy,
         tr("copy"), [this] { copyAnswer(); }},
        {"chat.command",
         tr("Copy the answer as a command"),
         ctrlShift(Qt::Key_X),
         Icon::Code,
         {},
         [this] { copyCommand(); }},
        {"chat.edit", tr("Edit the question and ask it instead"), QKeySequence(Qt::Key_E), Icon::Edit,
         tr("edit"), [this] { edit(); }},
        {"chat.again", tr("Ask this question again"), QKeySequence(Qt::CTRL | Qt::Key_R), Icon::Retry,
         tr("again"), [this] { m_chat->askAgain(chosen()); }},
        {"chat.compare", tr("Compare the answer with another setup"), QKeySequence(Qt::Key_C), Icon::Half,
         tr("compare"), [this] { compare(); }},
        {"chat.earlierVersion",
         tr("Show the version before of this answer"),
         QKeySequence(Qt::CTRL | Qt::Key_Up),
         Icon::Left,
         {},
         [this] { m_chat->showVersion(chosen(), -1); }},
        {"chat.laterVersion",
         tr("Show the next version of this answer"),
         QKeySequence(Qt::CTRL | Qt::Key_Down),
         Icon::Right,
         {},
         [this] { m_chat->showVersion(chosen(), 1); }},
        {"chat.restoreSetup",
         tr("Ask on with the setup of this answer"),
         QKeySequence(Qt::Key_S),
         Icon::Filter,
         {},
         [this] {
             m_chat->restoreSetup(chosen());
             Q_EMIT toastRequested(tr("The next question is asked with the setup of this answer."));
         }},
        {"chat.why", tr("Show all retrieved passages"), QKeySequence(Qt::Key_W), Icon::List, tr("why"),
         [this] {
             if (TurnView* view = m_turns->viewAt(chosen()))
                 view->togglePassages();
         }},
        {"chat.whyNot", tr("Find out why a passage was not retrieved"), QKeySequence(Qt::SHIFT | Qt::Key_W),
         Icon::Search, tr("why not"), [this] { openWhyNot(); }},
        {"chat.trace", tr("Show the trace of the answer"), QKeySequence(Qt::Key_T), Icon::Trace, tr("trace"),
         [this] { openTrace(); }},
        {"chat.replay",
         tr("Replay the answer exactly"),
         ctrlShift(Qt::Key_R),
         Icon::Replay,
         {},
         [this] { replay(false); }},
        {"chat.fresh",
         tr("Ask the model afresh and compare"),
         ctrlShift(Qt::Key_F5),
         Icon::Retry,
         {},
         [this] { replay(true); }},
        {"chat.good",
         tr("Rate the answer as good"),
         QKeySequence(Qt::Key_Plus),
         Icon::ThumbUp,
         {},
         [this] { rate(1); }},
        {"chat.bad",
         tr("Rate the answer as bad"),
         QKeySequence(Qt::Key_Minus),
         Icon::ThumbDown,
         {},
         [this] { rate(-1); }},
        {"chat.note",
         tr("Write a note on the answer"),
         QKeySequence(Qt::Key_N),
         Icon::Quote,
         {},
         [this] { writeNote(); }},
        {"chat.gold", tr("Add the question and its sources to a gold set"), QKeySequence(Qt::Key_G),
         Icon::Plus, tr("gold"), [this] { addToGold(); }},
        {"chat.raw",
         tr("Switch the source between rendered and raw"),
         QKeySequence(Qt::CTRL | Qt::Key_U),
         Icon::Code,
         {},
         [this] { m_source->toggleRaw(); }},
    };
    for (const std::vector<Own>* group : {&conversations, &answers})
        for (const Own& own : *group)
            registry.add({QLatin1String(own.id), own.text, own.keys, own.icon, own.shortText,
                          Qt::WidgetWithChildrenShortcut},
                         this, this, own.run);
}

QStringList ChatPage::keysNow() const {
    if (m_compare->isOpen())
        return m_chat->running() ? QStringList{QStringLiteral("chat.stop")} : QStringList{};
    if (m_chat->running())
        return {QStringLiteral("chat.stop"), QStringLiteral("chat.new")};
    QStringList keys;
    if (m_chat->canUndoRemove())
        keys.append(QStringLiteral("chat.undo"));
    if (m_box->hasTextFocus() || m_chat->count() == 0)
        return keys + QStringList{QStringLiteral("chat.new"), QStringLiteral("chat.again")}.mid(
                          0, m_chat->count() == 0 ? 1 : 2);
    for (const char* id : {"chat.next", "chat.previous", "chat.nextCitation", "chat.why", "chat.whyNot",
                           "chat.trace", "chat.edit", "chat.compare", "chat.gold", "chat.ask", "chat.copy"})
        keys.append(QLatin1String(id));
    return keys;
}

void ChatPage::copyAnswer() {
    const QString text = m_chat->markdownOf(chosen());
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT toastRequested(tr("The answer was copied as Markdown with its references."));
}

void ChatPage::copyCommand() {
    const QString line = m_chat->commandOf(chosen());
    if (line.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(line);
    Q_EMIT toastRequested(tr("A command line that asks the same was copied."));
}

void ChatPage::edit() {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn || m_chat->running())
        return;
    m_compare->close(false);
    m_edited = chosen();
    select(m_edited);
    m_editing->setText(tr("Editing the question: Enter asks it instead, the old answer stays reachable; Esc "
                          "leaves it as it is."));
    m_editing->show();
    m_box->setText(turn->question);
    m_box->focusText();
}

void ChatPage::compare() {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn || m_chat->running() || !m_compare->open(*turn))
        return;
    select(chosen());
    leaveEditing();
    m_hover->leave();
    updateEmpty();
    Q_EMIT keysChanged();
}

void ChatPage::leaveComparing(bool second, bool keptInView) {
    updateEmpty();
    setFocus(Qt::OtherFocusReason);
    if (second && !keptInView)
        Q_EMIT toastRequested(tr("The second answer is kept as a version of this question."));
    Q_EMIT keysChanged();
}

void ChatPage::leaveEditing() {
    if (m_edited < 0)
        return;
    m_edited = -1;
    m_editing->hide();
    m_box->clear();
}

void ChatPage::rate(int rating) {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn || !turn->answer)
        return;
    m_chat->rate(chosen(), turn->rating == rating ? 0 : rating, turn->note);
}

void ChatPage::writeNote() {
    const int index = chosen();
    const ChatTurn* turn = m_chat->turn(index);
    if (!turn)
        return;
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("noteDialog"));
    dialog->setWindowTitle(tr("Note on the answer"));
    dialog->setLabelText(tr("Kept with the answer, and in exports:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(turn->note);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, serial = turn->serial](const QString& note) {
                for (int i = 0; i < m_chat->count(); ++i)
                    if (m_chat->turn(i)->serial == serial)
                        m_chat->rate(i, m_chat->turn(i)->rating, note);
            });
    dialog->open();
}

void ChatPage::addToGold() {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn || !turn->answer)
        return;
    if (turn->answer->citations.empty()) {
        Q_EMIT toastRequested(tr("This answer cites nothing that could be judged."));
        return;
    }
    auto* dialog = new GoldDialog(*m_labels, *turn->answer, turn->corpora, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ChatPage::openSource(int index, int n) {
    const ChatTurn* turn = m_chat->turn(index);
    if (!turn)
        return;
    m_sourceTurn = index;
    m_sourceNumber = n;
    if (turn->answer)
        m_source->showPassage(turn->answer->hits, turn->answer->citations, n);
    else if (turn->passages)
        m_source->showPassage(turn->passages->hits, {}, n);
    m_hover->leave();
    m_panel->showTab(ChatPanel::Source);
    Q_EMIT panelRequested(true);
    Q_EMIT breadcrumbChanged();
}

void ChatPage::openWhyNot() {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn)
        return;
    m_whyNot->setTurn(searchedTurn(*turn));
    m_panel->showTab(ChatPanel::WhyNot);
    Q_EMIT panelRequested(true);
    m_whyNot->focusSearch();
}

void ChatPage::openTrace() {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn)
        return;
    m_trace->setAnswer(turn->answer);
    m_panel->showTab(ChatPanel::Trace);
    Q_EMIT panelRequested(true);
    m_trace->focusStages();
}

void ChatPage::replay(bool fresh) {
    const ChatTurn* turn = m_chat->turn(chosen());
    if (!turn || !turn->answer)
        return;
    m_trace->setAnswer(turn->answer);
    m_panel->showTab(ChatPanel::Trace);
    Q_EMIT panelRequested(true);
    m_trace->showWaiting();
    m_inspector->replay(*turn, m_chat->earlierThan(chosen()), fresh);
}

void ChatPage::hover(int index, int n, const QPoint& at) {
    const ChatTurn* turn = m_chat->turn(index);
    if (n < 1 || !turn || !turn->answer || static_cast<std::size_t>(n) > turn->answer->hits.size()) {
        m_hover->leave();
        return;
    }
    const auto& citations = turn->answer->citations;
    const auto citation =
        std::find_if(citations.begin(), citations.end(), [&](const Citation& one) { return one.n == n; });
    m_hover->showFor(turn->answer->hits[static_cast<std::size_t>(n) - 1],
                     citation == citations.end() ? nullptr : &*citation, at);
}

} // namespace touchstone::gui
