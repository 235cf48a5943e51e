// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of the workbench. Pure function; no application is needed.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace touchstone::gui {

struct CommandLine {
    std::optional<QString> workspace, settingsFile;
    QString page = QStringLiteral("chat");
    std::optional<QString> theme, language; ///< none: as the settings say
    bool offline = false, help = false, version = false;
    QString problem; ///< a usage error, whole sentence; empty = fine
};
/// `pages`: those that exist; another one is a usage error. Without the program's own name.
CommandLine parseCommandLine(const QStringList& arguments, const QStringList& pages);
QString commandLineHelp(const QStringList& pages);

} // namespace touchstone::gui
