// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/chatpage.h"

#include "gui/chat/conversationlist.h"
#include "gui/chat/hovercard.h"
#include "gui/chat/questionbox.h"
#include "gui/chat/samplequestions.h"
#include "gui/chat/setupbar.h"
#include "gui/chat/sourcepanel.h"
#include "gui/chat/turnview.h"
#include "gui/text/convert.h"
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
    updateReady();
    updateEmpty();
}

ChatPage::~ChatPage() = default;

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
        m_box->setText(state.value(QStringLiteral("question")).toString());
        m_box->focusText();
        return;
    }
    if (conversation.isEmpty())
        m_chat->newConversation();
    else
        m_chat->openConversation(conversation);
    const int n = state.value(QStringLiteral("source")).toInt();
    if (n > 0)
        openSource(state.value(QStringLiteral("turn")).toInt(), n);
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
