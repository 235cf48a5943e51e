// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/shell/commandpalette.h"
#include "gui/shell/headerbar.h"
#include "gui/shell/keysheet.h"
#include "gui/shell/rail.h"
#include "gui/shell/sidepanel.h"
#include "gui/shell/statusstrip.h"
#include "gui/theme/theme.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/messages.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace touchstone::gui {
namespace {

constexpr int kBeside = 1100; ///< from this width on the panel stands beside the page

bool isTyping() {
    const QWidget* focus = QApplication::focusWidget();
    if (const auto* edit = qobject_cast<const QTextEdit*>(focus))
        return !edit->isReadOnly();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(focus))
        return !edit->isReadOnly();
    return qobject_cast<const QLineEdit*>(focus) != nullptr;
}

/// The action's first shortcut that is not swallowed by the text field that has the focus.
QKeySequence keysThatReach(const QAction* action) {
    const bool typing = isTyping();
    const QList<QKeySequence> all = action->shortcuts();
    for (const QKeySequence& keys : all)
        if (!typing || keys.isEmpty() || keys[0].keyboardModifiers() != Qt::NoModifier ||
            keys[0].key() >= Qt::Key_Escape)
            return keys;
    return {};
}

} // namespace

MainWindow::MainWindow()
    : m_actions(new ActionRegistry(this)), m_rail(new Rail), m_header(new HeaderBar),
      m_banner(new MessageBanner), m_stack(new QStackedWidget), m_panel(new SidePanel),
      m_status(new StatusStrip) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Touchstone"));
    setMinimumSize(720, 480);
    resize(1280, 820);
    build();
    registerOwnActions();
}

MainWindow::~MainWindow() {
    // Widgets that are destroyed after this give up the focus; nobody is here to hear it.
    disconnect(qApp, nullptr, this, nullptr);
}

void MainWindow::build() {
    m_stack->setObjectName(QStringLiteral("pageStack"));
    m_area = new QWidget;
    m_area->setObjectName(QStringLiteral("pageArea"));
    m_splitter = new Splitter(Qt::Horizontal);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({760, 440});
    m_panel->hide();
    auto* area = new QVBoxLayout(m_area);
    area->setContentsMargins(0, 0, 0, 0);
    area->addWidget(m_splitter);

    auto* bannerHost = new QWidget;
    auto* bannerRow = new QVBoxLayout(bannerHost);
    bannerRow->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    bannerRow->addWidget(m_banner);
    m_bannerHost = bannerHost;
    bannerHost->hide();

    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_header);
    middle->addWidget(bannerHost);
    middle->addWidget(m_area, 1);
    auto* upper = new QHBoxLayout;
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(middle, 1);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(m_status);
    setCentralWidget(whole);

    connect(m_rail, &Rail::pageRequested, this, [this](const QString& id) { open(id); });
    connect(m_header, &HeaderBar::backRequested, this, &MainWindow::back);
    connect(m_header, &HeaderBar::forwardRequested, this, &MainWindow::forward);
    connect(m_header, &HeaderBar::paletteRequested, this, &MainWindow::showPalette);
    connect(m_header, &HeaderBar::panelToggled, this, &MainWindow::setPanelOpen);
    connect(m_panel, &SidePanel::closeRequested, this, [this] { setPanelOpen(false); });
    connect(&m_history, &NavigationHistory::changed, this, &MainWindow::updateHeader);
    connect(m_banner, &MessageBanner::actionRequested, m_actions, &ActionRegistry::trigger);
    connect(m_banner, &MessageBanner::closed, this, &MainWindow::clearError);
    connect(m_actions, &ActionRegistry::changed, this, &MainWindow::updateKeys, Qt::QueuedConnection);
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::updateKeys);
}

void MainWindow::registerOwnActions() {
    struct Own {
        const char* id;
        QString text;
        QKeySequence keys;
        Icon icon;
        QString shortText;
        std::function<void()> run;
    };
    const std::vector<Own> own{
        {"window.palette", tr("Find a command"), QKeySequence(Qt::CTRL | Qt::Key_K), Icon::Palette,
         tr("commands"), [this] { showPalette(); }},
        {"window.keys", tr("Show the keys that count here"), QKeySequence(Qt::Key_Question), Icon::Keyboard,
         tr("keys"), [this] { showKeys(); }},
        {"window.back", tr("Go back"), QKeySequence(Qt::ALT | Qt::Key_Left), Icon::Back, tr("back"),
         [this] { back(); }},
        {"window.forward",
         tr("Go forward"),
         QKeySequence(Qt::ALT | Qt::Key_Right),
         Icon::Forward,
         {},
         [this] { forward(); }},
        {"window.panel",
         tr("Show or hide the panel"),
         QKeySequence(Qt::Key_F9),
         Icon::Panel,
         {},
         [this] { setPanelOpen(!panelOpen()); }},
        {"window.nextPart",
         tr("Go to the next part of the window"),
         QKeySequence(Qt::Key_F6),
         Icon::Right,
         {},
         [this] { focusNextPart(1); }},
        {"window.previousPart",
         tr("Go to the previous part of the window"),
         QKeySequence(Qt::SHIFT | Qt::Key_F6),
         Icon::Left,
         {},
         [this] { focusNextPart(-1); }},
        {"window.quit",
         tr("Quit Touchstone"),
         QKeySequence(Qt::CTRL | Qt::Key_Q),
         Icon::Close,
         {},
         [this] { close(); }},
    };
    for (const Own& action : own)
        m_actions->add({QLatin1String(action.id), action.text, action.keys, action.icon, action.shortText},
                       this, this, action.run);
    // '?' is a letter to a text field; F1 always works.
    m_actions->find(QStringLiteral("window.keys"))
        ->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)});
}

void MainWindow::addPage(Page* page, bool atBottom) {
    const QString id = page->pageId();
    QKeySequence keys;
    if (atBottom)
        keys = QKeySequence(Qt::CTRL | Qt::Key_Comma);
    else if (m_numbered < 9)
        keys = QKeySequence(static_cast<int>(Qt::CTRL) | (static_cast<int>(Qt::Key_1) + m_numbered++));
    m_rail->addPage(id, page->pageIcon(), page->title(), keys.toString(QKeySequence::NativeText), atBottom);
    m_actions->add(
        {id % QStringLiteral(".open"), tr("Go to: %1").arg(page->title()), keys, page->pageIcon(), {}}, this,
        this, [this, id] { open(id); });
    m_stack->addWidget(page);
    m_pages.push_back({page, nullptr, false, false});
    page->registerActions(*m_actions);
    connectPage(page);
}

void MainWindow::connectPage(Page* page) {
    const auto isCurrent = [this, page] { return currentPage() == page; };
    connect(page, &Page::placeChanged, this, [this, page, isCurrent] {
        if (!isCurrent())
            return;
        m_history.visit({page->pageId(), page->placeState()});
        updateHeader();
    });
    connect(page, &Page::breadcrumbChanged, this, [this, isCurrent] {
        if (isCurrent())
            updateHeader();
    });
    connect(page, &Page::keysChanged, this, [this, isCurrent] {
        if (isCurrent())
            updateKeys();
    });
    connect(page, &Page::panelRequested, this, [this, isCurrent](bool open) {
        if (isCurrent())
            setPanelOpen(open);
    });
    connect(page, &Page::placeRequested, this,
            [this](const QString& id, const QVariantMap& state) { open(id, state); });
    connect(page, &Page::actionRequested, m_actions, &ActionRegistry::trigger);
    connect(page, &Page::toastRequested, this, [this](const QString& text) { showToast(this, text); });
}

std::optional<std::size_t> MainWindow::indexOf(const QString& id) const {
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i].page->pageId() == id)
            return i;
    return std::nullopt;
}

bool MainWindow::hasPage(const QString& id) const {
    return indexOf(id).has_value();
}

Page* MainWindow::currentPage() const {
    return m_shown ? m_pages[m_current].page : nullptr;
}

void MainWindow::rememberPlace() {
    if (const Page* page = currentPage())
        m_history.update({page->pageId(), page->placeState()});
}

void MainWindow::open(const QString& id, const QVariantMap& state) {
    const auto index = indexOf(id);
    if (!index)
        return;
    rememberPlace();
    bringUp(*index, state.isEmpty() ? nullptr : &state);
    m_history.visit({id, m_pages[*index].page->placeState()});
    updateHeader();
}

void MainWindow::bringUp(std::size_t index, const QVariantMap* state) {
    m_current = index;
    m_shown = true;
    Page* page = m_pages[index].page;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(page->pageId());
    if (state != nullptr)
        page->goTo(*state);
    page->shown();
    page->focusFirst();
    placePanel();
    updateHeader();
    updateKeys();
    Q_EMIT pageShown(page->pageId());
}

void MainWindow::showPlace(const Place& place) {
    if (const auto index = indexOf(place.page))
        bringUp(*index, &place.state);
}

void MainWindow::back() {
    rememberPlace();
    if (const auto place = m_history.back())
        showPlace(*place);
}

void MainWindow::forward() {
    rememberPlace();
    if (const auto place = m_history.forward())
        showPlace(*place);
}

void MainWindow::updateHeader() {
    const Page* page = currentPage();
    if (page == nullptr)
        return;
    QStringList crumbs{page->title()};
    crumbs += page->breadcrumb();
    m_header->setCrumbs(crumbs);
    m_header->setHistory(m_history.canGoBack(), m_history.canGoForward());
    m_actions->find(QStringLiteral("window.back"))->setEnabled(m_history.canGoBack());
    m_actions->find(QStringLiteral("window.forward"))->setEnabled(m_history.canGoForward());
    setWindowTitle(crumbs.size() > 1 ? tr("%1 – %2 – Touchstone").arg(crumbs.last(), page->title())
                                     : tr("%1 – Touchstone").arg(page->title()));
}

void MainWindow::updateKeys() {
    const Page* page = currentPage();
    if (page == nullptr)
        return;
    std::vector<std::pair<QString, QString>> shown;
    const QStringList ids =
        page->keysNow() + QStringList{QStringLiteral("window.palette"), QStringLiteral("window.keys")};
    for (const QString& id : ids) {
        const QAction* action = m_actions->find(id);
        const QKeySequence keys =
            action != nullptr && action->isEnabled() ? keysThatReach(action) : QKeySequence();
        if (keys.isEmpty())
            continue;
        const QString words = ActionRegistry::shortTextOf(action);
        shown.emplace_back(keys.toString(QKeySequence::NativeText), words.isEmpty() ? action->text() : words);
    }
    m_status->setKeys(shown);
}

void MainWindow::showError(const Error& error) {
    m_banner->showError(error);
    m_bannerHost->show();
}

void MainWindow::clearError() {
    m_banner->clear();
    m_bannerHost->hide();
}

void MainWindow::showPalette() {
    if (m_palette == nullptr)
        m_palette = new CommandPalette(*m_actions, this);
    m_palette->open();
}

void MainWindow::showKeys() {
    if (m_keys == nullptr)
        m_keys = new KeySheet(*m_actions, this);
    if (const Page* page = currentPage())
        m_keys->open(page->pageId(), page->title());
}

bool MainWindow::panelOpen() const {
    return m_shown && m_pages[m_current].panelOpen;
}

void MainWindow::setPanelOpen(bool open) {
    if (!m_shown)
        return;
    Entry& entry = m_pages[m_current];
    if (open && !entry.panelMade) {
        entry.panelMade = true;
        entry.panel = entry.page->makePanel();
        if (entry.panel != nullptr)
            m_panel->addContent(entry.panel);
    }
    const bool shown = open && entry.panel != nullptr;
    const bool hadFocus = m_panel->isAncestorOf(focusWidget());
    entry.panelOpen = shown;
    placePanel();
    if (!shown && hadFocus)
        entry.page->focusFirst();
}

void MainWindow::placePanel() {
    if (!m_shown)
        return;
    const Entry& entry = m_pages[m_current];
    m_header->setPanel(entry.panel != nullptr, entry.panelOpen);
    const bool beside = width() >= kBeside;
    const bool within = m_panel->parentWidget() == m_splitter;
    if (beside && !within) {
        m_splitter->addWidget(m_panel);
        m_splitter->setSizes({m_area->width() - m_panelWidth, m_panelWidth});
    } else if (!beside && within) {
        if (m_panel->isVisible())
            m_panelWidth = m_panel->width();
        m_panel->setParent(m_area);
    }
    m_panel->setFloating(!beside);
    if (entry.panelOpen)
        m_panel->setContent(entry.panel);
    if (!beside) {
        const int wide = std::min(460, m_area->width() - 64);
        m_panel->setGeometry(m_area->width() - wide, 0, wide, m_area->height());
    }
    m_panel->setVisible(entry.panelOpen);
    if (!beside && entry.panelOpen)
        m_panel->raise();
}

void MainWindow::focusNextPart(int direction) {
    const Page* page = currentPage();
    if (page == nullptr)
        return;
    QWidgetList parts{m_rail, m_header, m_stack->currentWidget()};
    if (m_panel->isVisible())
        parts << m_panel;
    parts << m_status;
    qsizetype at = 2;
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (focusWidget() != nullptr &&
            (parts.at(i) == focusWidget() || parts.at(i)->isAncestorOf(focusWidget())))
            at = i;
    // The next part that has something to give the focus to.
    for (qsizetype step = 1; step <= parts.size(); ++step) {
        QWidget* part = parts.at((at + direction * step + parts.size() * step) % parts.size());
        if (part == m_stack->currentWidget())
            return currentPage()->focusFirst();
        if (part == m_rail)
            return m_rail->focusCurrent();
        const auto children = part->findChildren<QWidget*>();
        for (QWidget* child : children)
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus) != 0)
                return child->setFocus(Qt::TabFocusReason);
    }
}

} // namespace touchstone::gui
