// SPDX-License-Identifier: GPL-3.0-or-later
// Ties the window to what all pages share: the facts of the status strip, the actions of the whole program,
// the banner when the workspace does not open. Interface's thread.
#pragma once

#include "gui/shell/mainwindow.h"
#include "gui/viewmodels/appmodel.h"

namespace touchstone::gui {

/// Both outlive the window's event loop. Call it before pages are added: their footers name these actions.
void bindApp(MainWindow& window, AppModel& app);

} // namespace touchstone::gui
