// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: catalogues of ours and of Qt, installed once before the first widget.
#pragma once

#include <QString>

class QCoreApplication;

namespace touchstone::gui {

/// "en", "de", or "" for the desktop's (English when there is no catalogue for it).
void installLanguage(QCoreApplication& application, const QString& wanted);

} // namespace touchstone::gui
