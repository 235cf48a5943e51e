// SPDX-License-Identifier: GPL-3.0-or-later
// How the tables of rows look and behave. Interface's thread.
#pragma once

#include <QTableView>

namespace touchstone::gui {

/// Rows of one height, chosen as a whole, no grid; `name` for screen readers.
void setUpRowTable(QTableView* table, const char* objectName, const QString& name);
/// Moves the current row by `direction` and gives it; -1 in an empty table.
int stepTableRow(QTableView* table, int direction);

} // namespace touchstone::gui
