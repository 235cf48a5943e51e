// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/windowkeeper.h"

#include "gui/shell/language.h"
#include "gui/text/convert.h"

#include <QCoreApplication>
#include <QTimer>

namespace touchstone::gui {

WindowKeeper::WindowKeeper(AppModel& app, Maker make, QObject* parent)
    : QObject(parent), m_app(app), m_make(std::move(make)) {
    connect(&m_app, &AppModel::settingsChanged, this, &WindowKeeper::settingsChanged);
    connect(&m_app.jobs(), &JobRunner::jobsChanged, this, &WindowKeeper::remakeWhenIdle);
}

WindowKeeper::~WindowKeeper() {
    delete m_window;
}

void WindowKeeper::start(const QString& page, const QString& language) {
    m_language = language;
    m_window = m_make();
    m_window->open(page);
    m_window->show();
}

void WindowKeeper::settingsChanged() {
    const QString wanted = toQString(m_app.settings().language);
    if (wanted == m_language || !m_window)
        return;
    m_language = wanted;
    m_due = true;
    remakeWhenIdle();
}

void WindowKeeper::remakeWhenIdle() {
    // Not from inside a signal of the window that goes.
    if (m_due && m_app.jobs().jobs().empty())
        QTimer::singleShot(0, this, &WindowKeeper::remake);
}

void WindowKeeper::remake() {
    if (!m_due || !m_app.jobs().jobs().empty() || !m_window)
        return;
    m_due = false;
    installLanguage(*QCoreApplication::instance(), m_language);
    MainWindow* const old = m_window;
    const Place place = old->place();
    const bool panel = old->panelOpen();
    MainWindow* const fresh = m_make();
    fresh->setGeometry(old->geometry());
    fresh->setWindowState(old->windowState());
    fresh->open(place.page, place.state);
    if (panel)
        fresh->setPanelOpen(true);
    m_window = fresh;
    fresh->show();
    old->hide();
    old->deleteLater();
    fresh->activateWindow();
}

} // namespace touchstone::gui
