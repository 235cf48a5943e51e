// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench: arguments, settings, the window and its pages; nothing else.
#include "core/platform/env.h"
#include "gui/chat/chatpage.h"
#include "gui/corpus/corpuspage.h"
#include "gui/evaluation/evaluationpage.h"
#include "gui/preferences/preferencespage.h"
#include "gui/prompts/promptspage.h"
#include "gui/shell/appbinding.h"
#include "gui/shell/commandline.h"
#include "gui/shell/language.h"
#include "gui/shell/windowkeeper.h"
#include "gui/text/convert.h"
#include "gui/theme/theme.h"

#include <QApplication>
#include <QTimer>
#include <cstdio>

namespace {

const QStringList& pageIds() {
    static const QStringList ids{QStringLiteral("chat"), QStringLiteral("corpus"),
                                 QStringLiteral("evaluation"), QStringLiteral("prompts"),
                                 QStringLiteral("settings")};
    return ids;
}

/// What must be known before the first widget. A file that cannot be read is reported once the workspace is
/// opened, which reads it again.
touchstone::Settings readSettings(const touchstone::Places& places, const std::optional<QString>& file) {
    const auto path = file ? std::filesystem::path(file->toStdString()) : places.settingsFile();
    return touchstone::SettingsFile(path).load().value_or(touchstone::Settings{});
}

} // namespace

int main(int argc, char** argv) {
    using namespace touchstone;
    using namespace touchstone::gui;
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const CommandLine line = parseCommandLine(arguments, pageIds());
    if (line.help || line.version) {
        std::fputs(line.help ? commandLineHelp(pageIds()).toLocal8Bit().constData()
                             : "touchstone " TOUCHSTONE_VERSION "\n",
                   stdout);
        return 0;
    }
    if (!line.problem.isEmpty()) {
        std::fprintf(stderr, "touchstone: %s\nSee touchstone --help.\n",
                     line.problem.toLocal8Bit().constData());
        return 2;
    }

    const Places places = Places::fromEnvironment();
    const Settings settings = readSettings(places, line.settingsFile);
    if (!hasSessionBus()) // else Qt's accessibility and themes have one started
        qputenv("DBUS_SESSION_BUS_ADDRESS", kNoSessionBus);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("touchstone"));
    QApplication::setApplicationVersion(QStringLiteral(TOUCHSTONE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.touchstone.Touchstone"));
    installLanguage(application, line.language.value_or(toQString(settings.language)));
    Theme::install(
        application,
        themeModeByName(line.theme.value_or(toQString(settings.theme))).value_or(ThemeMode::System));

    WorkbenchOptions options;
    if (line.workspace)
        options.workspace = std::filesystem::path(line.workspace->toStdString());
    if (line.settingsFile)
        options.settingsFile = std::filesystem::path(line.settingsFile->toStdString());
    options.offline = line.offline;
    JobRunner jobs;
    AppModel app(options, jobs);
    WindowKeeper keeper(app, [&app, &places] {
        auto* window = new MainWindow;
        bindApp(*window, app);
        window->addPage(new ChatPage(app));
        window->addPage(new CorpusPage(app));
        window->addPage(new EvaluationPage(app));
        window->addPage(new PromptsPage(app));
        window->addPage(new PreferencesPage(app), true);
        window->restoreWindow(toQString((places.stateDir / "window.json").string()));
        return window;
    });
    keeper.start(line.page, toQString(settings.language));
    // The window first; the workspace is opened behind it.
    QTimer::singleShot(0, &app, &AppModel::open);
    return QApplication::exec();
}
