// SPDX-License-Identifier: GPL-3.0-or-later
// The chat page towards the shell: its actions, its place, and what it shows before the first question.
#include "gui/chat/chatpage.h"
#include "gui/chat/conversationlist.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/samplequestions.h"
#include "gui/chat/sourcepanel.h"
#include "gui/chat/turnview.h"
#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLayout>
#include <QScrollArea>
#include <algorithm>

namespace touchstone::gui {

void ChatPage::registerActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, Qt::ShortcutContext where, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, where}, this, this, std::move(run));
    };
    add("chat.new", tr("New conversation"), QKeySequence(Qt::CTRL | Qt::Key_N), Icon::Plus, tr("new"),
        Qt::WidgetWithChildrenShortcut, [this] {
            m_chat->newConversation();
            m_box->focusText();
        });
    add("chat.ask", tr("Go to the question box"), QKeySequence(Qt::Key_Slash), Icon::Edit, tr("ask"),
        Qt::WidgetShortcut, [this] { m_box->focusText(); });
    add("chat.stop", tr("Stop the answer"), QKeySequence(Qt::CTRL | Qt::Key_Period), Icon::Stop, tr("stop"),
        Qt::WidgetWithChildrenShortcut, [this] { m_chat->stop(); });
    add("chat.next", tr("Next answer"), QKeySequence(Qt::Key_J), Icon::Down, tr("next"), Qt::WidgetShortcut,
        [this] { stepTurn(1); });
    add("chat.previous", tr("Previous answer"), QKeySequence(Qt::Key_K), Icon::Up, tr("previous"),
        Qt::WidgetShortcut, [this] { stepTurn(-1); });
    add("chat.nextCitation", tr("Next citation"), QKeySequence(Qt::Key_BracketRight), Icon::Right,
        tr("citation"), Qt::WidgetWithChildrenShortcut, [this] { stepCitation(1); });
    add("chat.previousCitation", tr("Previous citation"), QKeySequence(Qt::Key_BracketLeft), Icon::Left,
        QString(), Qt::WidgetWithChildrenShortcut, [this] { stepCitation(-1); });
    add("chat.copy", tr("Copy the answer as Markdown with links"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Icon::Copy, tr("copy"),
        Qt::WidgetWithChildrenShortcut, [this] {
            if (m_selected >= 0) {
                QGuiApplication::clipboard()->setText(m_chat->markdownOf(m_selected));
                Q_EMIT toastRequested(tr("The answer was copied as Markdown."));
            }
        });
    add("chat.again", tr("Ask this question again"), QKeySequence(Qt::CTRL | Qt::Key_R), Icon::Retry,
        QString(), Qt::WidgetWithChildrenShortcut, [this] { m_chat->askAgain(m_selected); });
    add("chat.why", tr("Show all retrieved passages"), QKeySequence(Qt::Key_W), Icon::List, tr("why"),
        Qt::WidgetShortcut, [this] {
            if (m_selected >= 0)
                m_views[static_cast<std::size_t>(m_selected)]->togglePassages();
        });
    add("chat.raw", tr("Switch the source between rendered and raw"), QKeySequence(Qt::CTRL | Qt::Key_U),
        Icon::Code, QString(), Qt::WidgetWithChildrenShortcut, [this] { m_panel->toggleRaw(); });
    add("chat.conversations", tr("Go to the conversations"), QKeySequence(Qt::CTRL | Qt::Key_L), Icon::List,
        QString(), Qt::WidgetWithChildrenShortcut, [this] { m_conversations->focusList(); });
}

QWidget* ChatPage::makePanel() {
    return m_panel;
}

QStringList ChatPage::breadcrumb() const {
    QStringList words;
    if (const ChatTurn* first = m_chat->turn(0))
        words.append(first->question.left(60));
    if (m_sourceNumber > 0)
        words.append(QStringLiteral("[%1]").arg(m_sourceNumber));
    return words;
}

QVariantMap ChatPage::placeState() const {
    return {{QStringLiteral("conversation"), m_chat->currentConversation()},
            {QStringLiteral("turn"), m_sourceTurn},
            {QStringLiteral("source"), m_sourceNumber}};
}

void ChatPage::goTo(const QVariantMap& state) {
    const QString conversation = state.value(QStringLiteral("conversation")).toString();
    if (state.contains(QStringLiteral("question"))) {
        m_chat->newConversation();
        // An item of a run brings along what it was asked of, and by which model.
        const QString corpus = state.value(QStringLiteral("corpus")).toString();
        const auto& editions = m_app.editions();
        if (std::any_of(editions.begin(), editions.end(),
                        [&](const EditionInfo& edition) { return editionLabel(edition) == corpus; }))
            m_app.setCurrentEdition(corpus);
        if (const QString model = state.value(QStringLiteral("model")).toString();
            m_app.modelNames().contains(model))
            m_app.setCurrentModel(model);
        m_box->setText(state.value(QStringLiteral("question")).toString());
        m_box->focusText();
        return;
    }
    if (conversation.isEmpty())
        m_chat->newConversation();
    else
        m_chat->openConversation(conversation);
    const int n = state.value(QStringLiteral("source")).toInt();
    if (n < 1)
        return;
    const int turn = state.value(QStringLiteral("turn")).toInt();
    if (m_chat->turn(turn)) {
        select(turn);
        openSource(turn, n);
    } else {
        // The conversation is still being read.
        m_wantedTurn = turn;
        m_wantedSource = n;
    }
}

QStringList ChatPage::keysNow() const {
    if (m_chat->running())
        return {QStringLiteral("chat.stop"), QStringLiteral("chat.new")};
    if (m_box->hasTextFocus() || m_views.empty())
        return {QStringLiteral("chat.new")};
    return {QStringLiteral("chat.next"), QStringLiteral("chat.previous"), QStringLiteral("chat.nextCitation"),
            QStringLiteral("chat.why"),  QStringLiteral("chat.ask"),      QStringLiteral("chat.copy")};
}

void ChatPage::focusFirst() {
    m_box->focusText();
}

void ChatPage::updateReady() {
    if (m_app.state() != AppModel::State::Open) {
        m_box->setReady(false, tr("The workspace is being opened …"));
    } else if (m_app.currentEdition()) {
        m_box->setReady(true, tr("Ask %1 …").arg(editionLabel(*m_app.currentEdition())));
    } else if (m_app.preparingSample()) {
        m_box->setReady(false, tr("The handbook is being indexed; it takes a moment …"));
    } else {
        m_box->setReady(false, tr("Add a corpus first (Ctrl+2)"));
    }
    updateEmpty();
}

void ChatPage::updateEmpty() {
    const bool empty = m_views.empty();
    m_scroll->setVisible(!empty);
    m_empty->setVisible(empty);
    if (!empty)
        return;
    while (QLayoutItem* item = m_samples->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const EditionInfo* edition = m_app.currentEdition();
    const QStringList questions =
        edition ? sampleQuestions(QString::fromStdString(edition->name)) : QStringList();
    if (!edition)
        m_empty->setTexts(tr("Ask the documentation"),
                          m_app.preparingSample()
                              ? tr("The handbook is being indexed. A question works in a moment.")
                              : tr("Add a folder, an archive or FastAPI's documentation on the corpus page, "
                                   "then ask it here."));
    else
        m_empty->setTexts(
            tr("Ask %1").arg(editionLabel(*edition)),
            questions.isEmpty()
                ? tr("Answers quote or cite these documents, and every number in brackets opens its source.")
                : tr("Answers cite these documents, and every number in brackets opens its source. For "
                     "example:"));
    for (const QString& question : questions.mid(0, 3)) {
        auto* button = makeButton(question, ButtonVariant::Plain, m_samples);
        button->setObjectName(QStringLiteral("sampleButton"));
        connect(button, &QPushButton::clicked, this, [this, question] { send(question); });
        m_samples->layout()->addWidget(button);
    }
    if (!edition && !m_app.preparingSample() && m_app.state() == AppModel::State::Open) {
        auto* add = makeButton(tr("Go to the corpus page"), ButtonVariant::Primary, m_samples);
        connect(add, &QPushButton::clicked, this,
                [this] { Q_EMIT placeRequested(QStringLiteral("corpus"), {}); });
        m_samples->layout()->addWidget(add);
    }
}

} // namespace touchstone::gui
