// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/chatpage.h"

#include "gui/chat/conversationlist.h"
#include "gui/chat/hovercard.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/setupbar.h"
#include "gui/chat/sourcepanel.h"
#include "gui/chat/turnview.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace touchstone::gui {

ChatPage::ChatPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_chat(new ChatViewModel(app, this)) {
    build();
    connect(m_chat, &ChatViewModel::conversationOpened, this, &ChatPage::rebuildTurns);
    connect(m_chat, &ChatViewModel::turnAdded, this, [this](int index) {
        addTurnView(index);
        updateEmpty();
        select(index);
        m_follow = true;
        followEnd();
        Q_EMIT breadcrumbChanged();
    });
    for (const auto signal :
         {&ChatViewModel::stageChanged, &ChatViewModel::passagesArrived, &ChatViewModel::turnFinished})
        connect(m_chat, signal, this, &ChatPage::refreshTurn);
    connect(m_chat, &ChatViewModel::textArrived, this, [this](int index, const QString& piece) {
        if (static_cast<std::size_t>(index) < m_views.size())
            m_views[static_cast<std::size_t>(index)]->appendText(piece);
    });
    connect(m_chat, &ChatViewModel::runningChanged, this, [this] {
        m_box->setRunning(m_chat->running());
        Q_EMIT keysChanged();
    });
    connect(m_chat, &ChatViewModel::failed, m_banner, &MessageBanner::showError);
    for (const auto signal :
         {&AppModel::opened, &AppModel::editionsChanged, &AppModel::currentEditionChanged})
        connect(&m_app, signal, this, &ChatPage::updateReady);
    connect(&m_app, &AppModel::preparingSampleChanged, this, &ChatPage::updateReady);
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
    auto* splitter = new Splitter(Qt::Horizontal, this);
    m_conversations = new ConversationList(*m_chat, splitter);
    m_conversations->setMinimumWidth(160);
    auto* middle = new QWidget(splitter);
    m_setup = new SetupBar(m_app, middle);
    m_banner = new MessageBanner(middle);
    m_banner->clear();
    m_scroll = new QScrollArea(middle);
    m_scroll->setObjectName(QStringLiteral("turnScroll"));
    m_scroll->setAccessibleName(tr("Questions and answers"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column = new QWidget(m_scroll);
    m_turnsLayout = new QVBoxLayout(m_column);
    m_turnsLayout->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kLarge);
    m_turnsLayout->setSpacing(space::kUnit);
    m_turnsLayout->addStretch(1);
    m_scroll->setWidget(m_column);
    m_empty = new EmptyState(Icon::Chat, tr("Ask the documentation"), QString(), middle);
    m_samples = new QWidget(m_empty);
    auto* samples = new QVBoxLayout(m_samples);
    samples->setContentsMargins(0, 0, 0, 0);
    samples->setSpacing(space::kSmall);
    m_empty->addWidget(m_samples);
    m_box = new QuestionBox(middle);
    m_hover = new HoverCard(this);
    m_panel = new SourcePanel(m_app, this);
    m_panel->hide();

    auto* foot = new QWidget(middle);
    auto* footRow = new QVBoxLayout(foot);
    footRow->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kMedium);
    footRow->addWidget(m_box);
    auto* head = new QWidget(middle);
    auto* headRow = new QVBoxLayout(head);
    headRow->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
    headRow->addWidget(m_setup);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(new Hairline(Qt::Horizontal, middle));
    column->addWidget(m_banner);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(foot);
    splitter->addWidget(m_conversations);
    splitter->addWidget(middle);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({220, 900});
    splitter->setChildrenCollapsible(false);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    connect(m_box, &QuestionBox::sent, this, &ChatPage::send);
    connect(m_box, &QuestionBox::stopRequested, m_chat, &ChatViewModel::stop);
    connect(m_box, &QuestionBox::left, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        if (m_selected < 0)
            select(static_cast<int>(m_views.size()) - 1);
        Q_EMIT keysChanged();
    });
    connect(m_setup, &SetupBar::settingsRequested, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("settings.open")); });
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
    connect(m_panel, &SourcePanel::openInCorpusRequested, this,
            [this](const QVariantMap& place) { Q_EMIT placeRequested(QStringLiteral("corpus"), place); });
    connect(m_panel, &SourcePanel::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
    connect(m_panel, &SourcePanel::shown, this, [this](int n) { m_sourceNumber = n; });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QTimer::singleShot(0, this, [this] { m_follow = atEnd(); }); });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ChatPage::followEnd);
    setFocusPolicy(Qt::ClickFocus);
}

void ChatPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    // A narrow window gives its room to the answers.
    m_conversations->setVisible(width() >= 640);
}

void ChatPage::rebuildTurns() {
    qDeleteAll(m_views);
    m_views.clear();
    m_selected = -1;
    m_sourceTurn = -1;
    m_sourceNumber = 0;
    for (int i = 0; i < static_cast<int>(m_chat->turns().size()); ++i)
        addTurnView(i);
    updateEmpty();
    m_follow = true;
    followEnd();
    m_box->setRunning(m_chat->running());
    if (m_wantedSource > 0 && m_chat->turn(m_wantedTurn)) {
        select(m_wantedTurn);
        openSource(m_wantedTurn, std::exchange(m_wantedSource, 0));
    }
    Q_EMIT breadcrumbChanged();
    Q_EMIT keysChanged();
}

TurnView* ChatPage::addTurnView(int index) {
    auto* view = new TurnView(*m_chat->turn(index), m_column);
    m_turnsLayout->insertWidget(m_turnsLayout->count() - 1, view);
    m_views.push_back(view);
    connect(view, &TurnView::sourceRequested, this, [this, index](int n) {
        select(index);
        openSource(index, n);
        Q_EMIT placeChanged();
    });
    connect(view, &TurnView::sourceHovered, this,
            [this, index](int n, const QPoint& at) { hover(index, n, at); });
    connect(view, &TurnView::copyRequested, this, [this, index] {
        QGuiApplication::clipboard()->setText(m_chat->markdownOf(index));
        Q_EMIT toastRequested(tr("The answer was copied as Markdown."));
    });
    connect(view, &TurnView::againRequested, this, [this, index] { m_chat->askAgain(index); });
    connect(view, &TurnView::webLinkClicked, this,
            [this](const QUrl& url) { askToOpenWebLink(window(), url); });
    connect(view, &TurnView::actionRequested, this, &Page::actionRequested);
    view->show();
    return view;
}

void ChatPage::refreshTurn(int index) {
    const ChatTurn* turn = m_chat->turn(index);
    if (!turn || static_cast<std::size_t>(index) >= m_views.size())
        return;
    TurnView* view = m_views[static_cast<std::size_t>(index)];
    view->refresh(*turn);
    // An answer that came whole is read from its beginning; one that streamed has been followed to its end.
    if (m_follow && turn->answer && turn->answer->model == "extractive") {
        m_follow = false;
        QTimer::singleShot(0, view, [this, view] { m_scroll->verticalScrollBar()->setValue(view->y()); });
        return;
    }
    followEnd();
}

void ChatPage::send(const QString& question) {
    if (!m_app.currentEdition() || m_chat->running())
        return;
    m_box->clear();
    m_chat->ask(question);
    m_box->focusText();
}

void ChatPage::openSource(int index, int n) {
    const ChatTurn* turn = m_chat->turn(index);
    if (!turn)
        return;
    m_sourceTurn = index;
    m_sourceNumber = n;
    if (turn->answer)
        m_panel->showPassage(turn->answer->hits, turn->answer->citations, n);
    else if (turn->passages)
        m_panel->showPassage(turn->passages->hits, {}, n);
    m_hover->leave();
    Q_EMIT panelRequested(true);
    Q_EMIT breadcrumbChanged();
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

void ChatPage::select(int index) {
    if (m_selected >= 0 && static_cast<std::size_t>(m_selected) < m_views.size())
        m_views[static_cast<std::size_t>(m_selected)]->setCurrent(false);
    m_selected = index >= 0 && static_cast<std::size_t>(index) < m_views.size() ? index : -1;
    if (m_selected >= 0)
        m_views[static_cast<std::size_t>(m_selected)]->setCurrent(true);
}

void ChatPage::stepTurn(int direction) {
    if (m_views.empty())
        return;
    select(std::clamp(m_selected + direction, 0, static_cast<int>(m_views.size()) - 1));
    m_follow = false;
    const TurnView* view = m_views[static_cast<std::size_t>(m_selected)];
    m_scroll->verticalScrollBar()->setValue(view->y());
}

void ChatPage::stepCitation(int direction) {
    if (m_selected < 0)
        select(static_cast<int>(m_views.size()) - 1);
    if (m_selected >= 0)
        m_views[static_cast<std::size_t>(m_selected)]->stepCitation(direction);
}

bool ChatPage::atEnd() const {
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    return bar->value() >= bar->maximum() - space::kHuge;
}

void ChatPage::followEnd() {
    if (m_follow)
        m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
}

} // namespace touchstone::gui
