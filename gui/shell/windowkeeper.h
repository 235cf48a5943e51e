// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the one window, and makes it anew when another language is chosen in the settings: at once, or when
// the running jobs are done, so that no answer is lost with its page. The place, the size and the panel stay.
// It knows pages only through the function that makes a window. Interface's thread.
#pragma once

#include "gui/shell/mainwindow.h"
#include "gui/viewmodels/appmodel.h"

#include <QPointer>
#include <functional>

namespace touchstone::gui {

class WindowKeeper : public QObject {
    Q_OBJECT

public:
    using Maker = std::function<MainWindow*()>;
    WindowKeeper(AppModel& app, Maker make, QObject* parent = nullptr);
    ~WindowKeeper() override;
    /// Makes the window, opens the page and shows it. `language`: the one of the settings just now ("", "en",
    /// "de"); the one on the command line counts until another is chosen.
    void start(const QString& page, const QString& language);
    [[nodiscard]] MainWindow* window() const { return m_window; }

private:
    void settingsChanged();
    void remakeWhenIdle();
    void remake();
    AppModel& m_app;
    Maker m_make;
    QPointer<MainWindow> m_window;
    QString m_language;
    bool m_due = false;
};

} // namespace touchstone::gui
