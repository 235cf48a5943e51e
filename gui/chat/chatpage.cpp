// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is put together, and its turns. Actions are in chatactions.cpp, places in chatplaces.cpp.
#include "gui/chat/chatpage.h"

#include "gui/chat/chatpanel.h"
#include "gui/chat/conversationlist.h"
#include "gui/chat/hovercard.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/sendpreview.h"
#include "gui/chat/setupbar.h"
#include "gui/chat/sidebyside.h"
#include "gui/chat/sourcepanel.h"
#include "gui/chat/tracepane.h"
#include "gui/chat/turnscroll.h"
#include "gui/chat/turnview.h"
#include "gui/chat/whynotpane.h"
#include "gui/viewmodels/labels.h"
#include "gui/viewmodels/turninspector.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace touchstone::gui {

namespace {
constexpr int kRoomForList = 640; ///< px of the page below which the conversations give way
} // namespace

ChatPage::ChatPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_chat(new ChatViewModel(app, this)),
      m_inspector(new TurnInspector(app, this)), m_labels(new Labels(app, this)) {
    build();
    layOut();
    connectParts();
    connectChat();
    if (const QString draft = m_app.takeDraft(); !draft.isEmpty())
        m_box->setText(draft);
    updateReady();
    updateEmpty();
}

ChatPage::~ChatPage() {
    m_app.keepDraft(m_box->text());
}

void ChatPage::build() {
    setObjectName(QStringLiteral("chatPage"));
    m_conversations = new ConversationList(*m_chat);
    m_conversations->setMinimumWidth(160);
    m_setup = new SetupBar(m_app, *m_chat);
    m_banner = new MessageBanner;
    m_banner->clear();
    m_turns = new TurnScroll([this](int index, QWidget* host) { return makeTurnView(index, host); });
    m_empty = new EmptyState(Icon::Chat, tr("Ask the documentation"), QString());
    m_samples = new QWidget(m_empty);
    auto* samples = new QVBoxLayout(m_samples);
    samples->setContentsMargins(0, 0, 0, 0);
    samples->setSpacing(space::kSmall);
    m_empty->addWidget(m_samples);
    m_editing = new TextLabel({}, TypeRole::Body, Token::Muted);
    m_editing->setObjectName(QStringLiteral("editingLabel"));
    m_editing->hide();
    m_box = new QuestionBox;
    m_compare = new SideBySide(m_app, *m_chat);
    m_compare->hide();
    m_preview = new SendPreview(m_chat->consent());
    m_hover = new HoverCard(this);
    m_source = new SourcePanel(m_app);
    m_whyNot = new WhyNotPane(*m_inspector);
    m_trace = new TracePane(*m_inspector);
    m_panel = new ChatPanel(m_source, m_whyNot, m_trace, this);
    m_panel->hide();
    setFocusPolicy(Qt::ClickFocus);
}

void ChatPage::layOut() {
    auto* splitter = new Splitter(Qt::Horizontal, this);
    auto* middle = new QWidget(splitter);
    m_foot = new QWidget(middle);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kMedium);
    foot->setSpacing(space::kUnit);
    foot->addWidget(m_editing);
    foot->addWidget(m_box);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    head->addWidget(m_setup);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, middle));
    column->addWidget(m_banner);
    column->addWidget(m_turns, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_compare, 1);
    auto* preview = new QHBoxLayout;
    preview->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    preview->addWidget(m_preview);
    column->addLayout(preview);
    column->addWidget(m_foot);
    splitter->addWidget(m_conversations);
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({220, 900});
    splitter->setChildrenCollapsible(false);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
}

void ChatPage::connectParts() {
    connect(m_box, &QuestionBox::sent, this, &ChatPage::send);
    connect(m_box, &QuestionBox::stopRequested, m_chat, &ChatViewModel::stop);
    connect(m_box, &QuestionBox::left, this, [this] {
        leaveEditing();
        setFocus(Qt::ShortcutFocusReason);
        if (m_selected < 0)
            select(m_chat->count() - 1);
        Q_EMIT keysChanged();
    });
    // Whatever else is asked or shown happens in the conversation.
    for (const auto signal : {&ChatViewModel::turnAdded, &ChatViewModel::turnsReplaced})
        connect(m_chat, signal, m_compare, [this] { m_compare->close(false); });
    connect(m_compare, &SideBySide::closed, this, &ChatPage::leaveComparing);
    connect(m_compare, &SideBySide::actionRequested, this, &Page::actionRequested);
    connect(m_preview, &SendPreview::decided, this, [this] {
        if (m_compare->isOpen())
            m_compare->setFocus(Qt::OtherFocusReason);
        else
            m_box->focusText();
    });
    connect(m_setup, &SetupBar::settingsRequested, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("settings.open")); });
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
    connect(m_source, &SourcePanel::openInCorpusRequested, this,
            [this](const QVariantMap& place) { Q_EMIT placeRequested(QStringLiteral("corpus"), place); });
    connect(m_source, &SourcePanel::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
    connect(m_source, &SourcePanel::shown, this, [this](int n) { m_sourceNumber = n; });
    connect(m_panel, &ChatPanel::tabChosen, this, [this](int tab) {
        if (tab == ChatPanel::WhyNot)
            openWhyNot();
        else if (tab == ChatPanel::Trace)
            openTrace();
    });
    connect(m_trace, &TracePane::replayRequested, this, &ChatPage::replay);
    connect(m_trace, &TracePane::commandRequested, this, &ChatPage::copyCommand);
    connect(m_labels, &Labels::labelled, this, [this](const LabelOutcome& outcome) {
        Q_EMIT toastRequested(outcome.known ? tr("The gold set has these passages for this question already.")
                                            : tr("Added to %1, version %2.")
                                                  .arg(QString::fromStdString(outcome.after.name),
                                                       QString::number(outcome.after.version)));
    });
    connect(m_labels, &Labels::failed, m_banner, &MessageBanner::showError);
}

void ChatPage::connectChat() {
    connect(m_chat, &ChatViewModel::conversationOpened, this, &ChatPage::rebuildTurns);
    connect(m_chat, &ChatViewModel::turnAdded, this, [this](int index) {
        updateEmpty();
        m_turns->setFollowing(true);
        m_turns->setCount(m_chat->count(), index);
        m_turns->scrollToEnd();
        select(index);
        Q_EMIT breadcrumbChanged();
    });
    connect(m_chat, &ChatViewModel::turnsReplaced, this, [this](int from) {
        m_turns->setFollowing(false);
        m_turns->setCount(m_chat->count(), from);
        m_turns->showTurn(from);
        m_selected = -1;
        select(from);
        Q_EMIT breadcrumbChanged();
    });
    for (const auto signal : {&ChatViewModel::stageChanged, &ChatViewModel::passagesArrived,
                              &ChatViewModel::turnFinished, &ChatViewModel::turnChanged})
        connect(m_chat, signal, this, &ChatPage::refreshTurn);
    connect(m_chat, &ChatViewModel::textArrived, this, [this](int index, const QString& piece) {
        if (TurnView* view = m_turns->viewAt(index))
            view->appendText(piece);
    });
    connect(m_chat, &ChatViewModel::runningChanged, this, [this] {
        m_box->setRunning(m_chat->running());
        Q_EMIT keysChanged();
    });
    connect(m_chat, &ChatViewModel::conversationRemoved, this, [this](const QString& title) {
        Q_EMIT actionToastRequested(tr("“%1” was deleted.").arg(title.left(60)), tr("Undo (U)"),
                                    QStringLiteral("chat.undo"));
    });
    connect(m_chat, &ChatViewModel::exported, this,
            [this](const QString& file) { Q_EMIT toastRequested(tr("Written to %1.").arg(file)); });
    connect(m_chat, &ChatViewModel::setupChanged, this, &ChatPage::updateReady);
    connect(m_chat, &ChatViewModel::failed, m_banner, &MessageBanner::showError);
    for (const auto signal :
         {&AppModel::opened, &AppModel::editionsChanged, &AppModel::currentEditionChanged})
        connect(&m_app, signal, this, &ChatPage::updateReady);
    connect(&m_app, &AppModel::preparingSampleChanged, this, &ChatPage::updateReady);
}

void ChatPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    // A narrow window gives its room to the answers.
    m_conversations->setVisible(width() >= kRoomForList);
}

void ChatPage::rebuildTurns() {
    m_compare->close(false);
    leaveEditing();
    m_selected = -1;
    m_sourceTurn = -1;
    m_sourceNumber = 0;
    updateEmpty();
    m_turns->setFollowing(true);
    m_turns->setCount(m_chat->count());
    m_turns->scrollToEnd();
    m_box->setRunning(m_chat->running());
    if (m_wantedRow > 0 && m_chat->count() > 0)
        m_wantedTurn = m_chat->showRow(std::exchange(m_wantedRow, 0));
    if (m_chat->turn(m_wantedTurn)) {
        const int wanted = std::exchange(m_wantedTurn, -1);
        m_turns->showTurn(wanted);
        select(wanted);
        if (m_wantedSource > 0)
            openSource(wanted, std::exchange(m_wantedSource, 0));
    }
    Q_EMIT breadcrumbChanged();
    Q_EMIT keysChanged();
}

TurnView* ChatPage::makeTurnView(int index, QWidget* parent) {
    auto* view = new TurnView(*m_chat->turn(index), m_chat->versions(index), parent);
    view->setCurrent(index == m_selected);
    m_chat->loadAnswer(index);
    connect(view, &TurnView::sourceRequested, this, [this, index](int n) {
        select(index);
        openSource(index, n);
        Q_EMIT placeChanged();
    });
    connect(view, &TurnView::sourceHovered, this,
            [this, index](int n, const QPoint& at) { hover(index, n, at); });
    connect(view, &TurnView::withoutRequested, this, [this, index](int n) { m_chat->askWithout(index, n); });
    connect(view, &TurnView::versionRequested, this,
            [this, index](int direction) { m_chat->showVersion(index, direction); });
    connect(view, &TurnView::readingRequested, this,
            [this, index](int reading) { m_chat->askReading(index, reading); });
    connect(view, &TurnView::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
    connect(view, &TurnView::actionRequested, this, [this, index](const QString& id) {
        select(index);
        Q_EMIT actionRequested(id);
    });
    return view;
}

void ChatPage::refreshTurn(int index) {
    const ChatTurn* turn = m_chat->turn(index);
    TurnView* view = m_turns->viewAt(index);
    if (!turn || !view)
        return;
    view->refresh(*turn, m_chat->versions(index));
    // An answer that came whole is read from its beginning; one that streamed has been followed to its end.
    if (m_turns->following() && turn->answer && turn->answer->model == "extractive" &&
        index == m_chat->count() - 1 && !turn->stored)
        QTimer::singleShot(0, this, [this, index] {
            if (const TurnView* whole = m_turns->viewAt(index); whole && whole->height() > m_turns->height())
                m_turns->showTurn(index);
        });
    if (index == chosen()) {
        m_trace->setAnswer(turn->answer);
        m_whyNot->setTurn(searchedTurn(*turn));
    }
}

void ChatPage::send(const QString& question) {
    if (!m_app.currentEdition() || m_chat->running())
        return;
    const int edited = m_edited;
    m_box->clear();
    leaveEditing();
    if (edited >= 0)
        m_chat->askInstead(edited, question);
    else
        m_chat->ask(question);
    m_box->focusText();
}

void ChatPage::select(int index) {
    if (TurnView* before = m_turns->viewAt(m_selected))
        before->setCurrent(false);
    const ChatTurn* turn = m_chat->turn(index);
    m_selected = turn ? index : -1;
    if (TurnView* now = m_turns->viewAt(m_selected))
        now->setCurrent(true);
    m_trace->setAnswer(turn ? turn->answer : nullptr);
    if (turn)
        m_whyNot->setTurn(searchedTurn(*turn));
}

int ChatPage::chosen() const {
    return m_selected >= 0 ? m_selected : m_chat->count() - 1;
}

void ChatPage::stepTurn(int direction) {
    if (m_chat->count() == 0)
        return;
    select(std::clamp(m_selected + direction, 0, m_chat->count() - 1));
    m_turns->showTurn(m_selected);
    Q_EMIT keysChanged();
}

void ChatPage::stepCitation(int direction) {
    if (m_selected < 0)
        select(m_chat->count() - 1);
    if (TurnView* view = m_turns->viewAt(m_selected))
        if (const int n = view->stepCitation(direction); n > 0 && m_sourceTurn >= 0)
            openSource(m_selected, n); // the panel has been used: it goes along
}

} // namespace touchstone::gui
