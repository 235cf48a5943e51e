// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/editor.h"

#include "gui/text/convert.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace touchstone::gui {

namespace {

class EditorWords {
    Q_DECLARE_TR_FUNCTIONS(Editor)
};

auto refused(ErrorCode code, const QString& what, const QString& hint = {}) {
    return fail(code, toStd(what), toStd(hint));
}

} // namespace

Result<QString> localFile(const EditionInfo& edition, const QString& path) {
    const QString origin = toQString(edition.origin);
    const QFileInfo source(origin);
    if (!QDir::isAbsolutePath(origin) || !source.exists() ||
        (source.isFile() && source.fileName() != QFileInfo(path).fileName()))
        return refused(ErrorCode::NotFound,
                       EditorWords::tr("%1 was not read from a folder of this computer.").arg(path),
                       EditorWords::tr("Its text can be copied from here."));
    const QFileInfo file(source.isFile() ? origin : QDir(origin).filePath(path));
    if (!file.isFile())
        return refused(ErrorCode::NotFound, EditorWords::tr("%1 is no longer there.").arg(file.filePath()),
                       EditorWords::tr("Read the source again, and the corpus is as the folder is now."));
    const QString real = file.canonicalFilePath();
    const QString folder = source.isFile() ? source.canonicalPath() : source.canonicalFilePath();
    if (!real.startsWith(folder + QLatin1Char('/')))
        return refused(ErrorCode::Usage,
                       EditorWords::tr("%1 is a link that leads out of the folder.").arg(path));
    // A desktop runs what is a program; text is all that this is for.
    if (file.isExecutable() || real.endsWith(QLatin1String(".desktop")))
        return refused(ErrorCode::Usage,
                       EditorWords::tr("%1 is a program; it is not opened from here.").arg(path));
    return real;
}

} // namespace touchstone::gui
