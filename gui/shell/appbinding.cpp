// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/appbinding.h"

#include "gui/shell/statusstrip.h"
#include "gui/text/convert.h"
#include "gui/theme/theme.h"
#include "gui/widgets/messages.h"

namespace touchstone::gui {
namespace {

void showFacts(MainWindow& window, const AppModel& app) {
    StatusStrip& strip = window.statusStrip();
    if (const auto& workbench = app.workbench()) {
        const auto path = workbench->workspace()->path();
        strip.setWorkspace(toQString(path.stem().string()), toQString(path.string()));
        const QString model = app.currentModel();
        strip.setModel(model == QLatin1String("extractive") ? MainWindow::tr("no model: quotes") : model);
    } else {
        strip.setWorkspace(MainWindow::tr("opening …"), {});
    }
    const EditionInfo* edition = app.currentEdition();
    strip.setCorpus(edition != nullptr ? editionLabel(*edition) : QString(),
                    edition != nullptr ? toQString(edition->snapshot) : QString());
    strip.setOffline(app.offline());
}

void registerActions(MainWindow& window, AppModel& app) {
    ActionRegistry& actions = window.actions();
    actions.add({QStringLiteral("network.toggleOffline"),
                 MainWindow::tr("Go offline or online"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                 Icon::Offline,
                 {}},
                &window, &app, [&app] { app.setOffline(!app.offline()); });
    actions.add({QStringLiteral("network.goOnline"),
                 MainWindow::tr("Go online"),
                 QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O),
                 Icon::Online,
                 {}},
                &window, &app, [&app, &window] {
                    app.setOffline(false);
                    window.clearError();
                });
    actions.add({QStringLiteral("window.theme"),
                 MainWindow::tr("Switch between light and dark"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                 Icon::Moon,
                 {}},
                &window, &app, [&app] {
                    const bool dark = !Theme::isDark();
                    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
                    Settings settings = app.settings();
                    settings.theme = dark ? "dark" : "light";
                    if (app.workbench())
                        app.saveSettings(settings);
                });
    actions.add({QStringLiteral("jobs.cancel"),
                 MainWindow::tr("Cancel the running jobs"),
                 QKeySequence(Qt::CTRL | Qt::Key_Period),
                 Icon::Stop,
                 {}},
                &window, &app, [&app] { app.jobs().cancelAll(); });
}

} // namespace

void bindApp(MainWindow& window, AppModel& app) {
    registerActions(window, app);
    const auto refresh = [&window, &app] { showFacts(window, app); };
    QObject::connect(&app, &AppModel::opened, &window, refresh);
    QObject::connect(&app, &AppModel::editionsChanged, &window, refresh);
    QObject::connect(&app, &AppModel::currentEditionChanged, &window, refresh);
    QObject::connect(&app, &AppModel::currentModelChanged, &window, refresh);
    QObject::connect(&app, &AppModel::offlineChanged, &window, refresh);
    QObject::connect(&app, &AppModel::settingsChanged, &window, refresh);
    QObject::connect(&app, &AppModel::openFailed, &window, [&window, &app] {
        window.statusStrip().setWorkspace(MainWindow::tr("no workspace"), {});
        window.showError(app.openError());
    });
    QObject::connect(&app, &AppModel::failed, &window, [&window](const Error& error) {
        if (error.code != ErrorCode::Cancelled)
            window.showError(error);
    });
    QObject::connect(&app.jobs(), &JobRunner::jobsChanged, &window,
                     [&window, &app] { window.statusStrip().setJobs(app.jobs().jobs()); });
    QObject::connect(&window, &MainWindow::activated, &app, &AppModel::checkForChanges);
    StatusStrip& strip = window.statusStrip();
    QObject::connect(&strip, &StatusStrip::offlineToggled, &app, &AppModel::setOffline);
    QObject::connect(&strip, &StatusStrip::cancelRequested, &app.jobs(), &JobRunner::cancel);
    QObject::connect(&strip, &StatusStrip::corpusClicked, &window,
                     [&window] { window.open(QStringLiteral("corpus")); });
    QObject::connect(&strip, &StatusStrip::modelClicked, &window,
                     [&window] { window.open(QStringLiteral("settings")); });
    refresh();
}

} // namespace touchstone::gui
