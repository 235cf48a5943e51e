// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/shell/headerbar.h"
#include "gui/shell/rail.h"
#include "gui/shell/sidepanel.h"
#include "gui/shell/statusstrip.h"
#include "gui/theme/theme.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/messages.h"

#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace touchstone::gui {
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
    connect(page, &Page::actionToastRequested, this,
            [this](const QString& text, const QString& button, const QString& id) {
                showToast(this, text, button, [this, id] { m_actions->trigger(id); });
            });
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

Place MainWindow::place() const {
    const Page* page = currentPage();
    return page != nullptr ? Place{page->pageId(), page->placeState()} : Place{};
}

void MainWindow::rememberPlace() {
    if (currentPage() != nullptr)
        m_history.update(place());
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

void MainWindow::showError(const Error& error) {
    m_banner->showError(error);
    m_bannerHost->show();
}

void MainWindow::clearError() {
    m_banner->clear();
    m_bannerHost->hide();
}

} // namespace touchstone::gui
