// SPDX-License-Identifier: GPL-3.0-or-later
// What the window keeps from one start to the next: size, place, width of the panel. And its events.
#include "core/platform/env.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sidepanel.h"
#include "gui/shell/statusstrip.h"
#include "gui/text/convert.h"

#include <QCloseEvent>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>

namespace touchstone::gui {

void MainWindow::restoreWindow(const QString& stateFile) {
    m_stateFile = stateFile;
    QSize wanted(1280, 820);
    QFile file(stateFile);
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject state = QJsonDocument::fromJson(file.read(64 * 1024)).object();
        wanted = QSize(state.value(QLatin1String("width")).toInt(wanted.width()),
                       state.value(QLatin1String("height")).toInt(wanted.height()));
        m_panelWidth = std::clamp(state.value(QLatin1String("panelWidth")).toInt(m_panelWidth), 320, 1200);
        if (state.value(QLatin1String("maximised")).toBool())
            setWindowState(windowState() | Qt::WindowMaximized);
    }
    if (const QScreen* screen = QGuiApplication::primaryScreen())
        wanted = wanted.boundedTo(screen->availableSize());
    resize(wanted.expandedTo(minimumSize()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_stateFile.isEmpty()) {
        QJsonObject state;
        const QSize size = isMaximized() ? normalGeometry().size() : this->size();
        state.insert(QLatin1String("width"), size.width());
        state.insert(QLatin1String("height"), size.height());
        state.insert(QLatin1String("maximised"), isMaximized());
        state.insert(QLatin1String("panelWidth"), m_panel->isVisible() ? m_panel->width() : m_panelWidth);
        // Not worth a message when it cannot be written: the next window has the usual size.
        (void)writeFileAtomically(m_stateFile.toStdString(), QJsonDocument(state).toJson().toStdString());
    }
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    placePanel();
}

bool MainWindow::event(QEvent* event) {
    // The page area has its new size only after the layout of the window is done.
    if (event->type() == QEvent::LayoutRequest) {
        const bool handled = QMainWindow::event(event);
        if (m_panel->parentWidget() == m_area && m_panel->isVisible())
            placePanel();
        return handled;
    }
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        Q_EMIT activated();
}

} // namespace touchstone::gui
