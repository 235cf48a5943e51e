// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/errortext.h"

#include "gui/text/convert.h"

#include <QCoreApplication>

namespace touchstone::gui {
namespace {

class ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(Errors)

public:
    static QString what(ErrorCode code) {
        switch (code) {
        case ErrorCode::Usage:
            return tr("That cannot be done as it was asked for.");
        case ErrorCode::NotFound:
            return tr("It is not in this workspace.");
        case ErrorCode::BadInput:
            return tr("The source cannot be read.");
        case ErrorCode::Io:
            return tr("The file system refused.");
        case ErrorCode::Offline:
            return tr("Touchstone is offline, so nothing was sent.");
        case ErrorCode::Unreachable:
            return tr("The server does not answer.");
        case ErrorCode::Refused:
            return tr("The server refused the request.");
        case ErrorCode::Malformed:
            return tr("The server answered something that cannot be understood.");
        case ErrorCode::BudgetReached:
            return tr("The budget is used up.");
        case ErrorCode::WorkspaceDamaged:
            return tr("The workspace is damaged.");
        case ErrorCode::WorkspaceNewer:
            return tr("The workspace was written by a newer Touchstone.");
        case ErrorCode::WorkspaceBusy:
            return tr("Another program is writing to the workspace.");
        case ErrorCode::Cancelled:
            return tr("Stopped.");
        case ErrorCode::Internal:
            break;
        }
        return tr("Touchstone made a mistake.");
    }

    static QString remedy(ErrorCode code) {
        switch (code) {
        case ErrorCode::NotFound:
            return tr("It may have been removed meanwhile; look at the list again.");
        case ErrorCode::BadInput:
            return tr("Check that the file is what its name says, or choose another source.");
        case ErrorCode::Io:
            return tr("Check the permissions and the free space, then try again.");
        case ErrorCode::Offline:
            return tr("Go online to reach servers outside of this computer.");
        case ErrorCode::Unreachable:
            return tr("Check that the server is running and that its address is right.");
        case ErrorCode::Refused:
            return tr("Check the key and the model's name in the settings.");
        case ErrorCode::Malformed:
            return tr("Check that the address is the one of a model server.");
        case ErrorCode::WorkspaceDamaged:
            return tr("The file has been left as it is. Open another workspace or bring back a copy.");
        case ErrorCode::WorkspaceNewer:
            return tr("Update Touchstone, or open another workspace.");
        case ErrorCode::WorkspaceBusy:
            return tr("Wait until it has ended, then try again.");
        case ErrorCode::Internal:
            return tr("What you did before is kept. A report of how it came about is welcome.");
        case ErrorCode::Usage:
        case ErrorCode::BudgetReached:
        case ErrorCode::Cancelled:
            break;
        }
        return {};
    }

    static QString openSettings() { return tr("Open the settings"); }
    static QString goOnline() { return tr("Go online"); }
};

} // namespace

ErrorText errorText(const Error& error) {
    ErrorText text;
    text.what = ErrorWords::what(error.code);
    text.why = toQString(error.message);
    if (!error.file.empty() && error.message.find(error.file) == std::string::npos) {
        QString place = toQString(error.file);
        if (error.line > 0)
            place += QStringLiteral(":%1").arg(error.line);
        if (error.line > 0 && error.column > 0)
            place += QStringLiteral(":%1").arg(error.column);
        text.why = place % QStringLiteral(": ") % text.why;
    }
    // The error's own hint knows the case; the words for the code are only for errors without one.
    text.remedy = error.hint.empty() ? ErrorWords::remedy(error.code) : toQString(error.hint);
    if (error.code == ErrorCode::Offline) {
        text.action = QStringLiteral("network.goOnline");
        text.button = ErrorWords::goOnline();
    } else if (error.code == ErrorCode::Unreachable || error.code == ErrorCode::Refused ||
               error.code == ErrorCode::Malformed) {
        text.action = QStringLiteral("settings.open");
        text.button = ErrorWords::openSettings();
    }
    return text;
}

QString errorLine(const Error& error) {
    const ErrorText text = errorText(error);
    return text.why.isEmpty() ? text.what : text.what % QLatin1Char(' ') % text.why;
}

} // namespace touchstone::gui
