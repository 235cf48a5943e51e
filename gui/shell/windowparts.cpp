// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the window: the panel beside the page or over it, and the focus that walks from part to part.
#include "gui/shell/headerbar.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/rail.h"
#include "gui/shell/sidepanel.h"
#include "gui/shell/statusstrip.h"
#include "gui/widgets/containers.h"

#include <QStackedWidget>
#include <algorithm>

namespace touchstone::gui {
namespace {

constexpr int kBeside = 1100; ///< from this width on the panel stands beside the page

} // namespace

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
