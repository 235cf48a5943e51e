// SPDX-License-Identifier: GPL-3.0-or-later
// English, as all of the command line.
#include "gui/shell/commandline.h"

namespace touchstone::gui {

CommandLine parseCommandLine(const QStringList& arguments, const QStringList& pages) {
    CommandLine line;
    const auto wrong = [&line](const QString& sentence) {
        if (line.problem.isEmpty())
            line.problem = sentence;
    };
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments.at(i);
        std::optional<QString> attached;
        if (const auto equals = name.indexOf(QLatin1Char('='));
            name.startsWith(QLatin1String("--")) && equals > 0) {
            attached = name.mid(equals + 1);
            name.truncate(equals);
        }
        const auto value = [&]() -> QString {
            if (attached)
                return *attached;
            if (i + 1 < arguments.size())
                return arguments.at(++i);
            wrong(QStringLiteral("%1 needs a value.").arg(name));
            return {};
        };
        const auto oneOf = [&](const QStringList& allowed) {
            QString given = value();
            if (line.problem.isEmpty() && !allowed.contains(given))
                wrong(QStringLiteral("%1 takes one of %2, not '%3'.")
                          .arg(name, allowed.join(QStringLiteral(", ")), given));
            return given;
        };
        if (name == QLatin1String("--help") || name == QLatin1String("-h"))
            line.help = true;
        else if (name == QLatin1String("--version"))
            line.version = true;
        else if (name == QLatin1String("--offline"))
            line.offline = true;
        else if (name == QLatin1String("--workspace"))
            line.workspace = value();
        else if (name == QLatin1String("--config"))
            line.settingsFile = value();
        else if (name == QLatin1String("--page"))
            line.page = oneOf(pages);
        else if (name == QLatin1String("--theme"))
            line.theme = oneOf({QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")});
        else if (name == QLatin1String("--language"))
            line.language = oneOf({QStringLiteral("en"), QStringLiteral("de")});
        else
            wrong(QStringLiteral("There is no option '%1'.").arg(arguments.at(i)));
    }
    return line;
}

QString commandLineHelp(const QStringList& pages) {
    return QStringLiteral("touchstone [options]   a workbench for assistants that answer from documents\n"
                          "\n"
                          "  --workspace FILE           open this workspace (made when it is not there)\n"
                          "  --page %1    begin on this page\n"
                          "  --theme light|dark|system  how it looks\n"
                          "  --language en|de           the language of the window\n"
                          "  --offline                  reach nothing but this computer\n"
                          "  --config FILE              settings file\n"
                          "  --version, --help\n"
                          "\n"
                          "The same without a window: touchstone-cli --help\n")
        .arg(pages.join(QLatin1Char('|')), -14);
}

} // namespace touchstone::gui
