// SPDX-License-Identifier: GPL-3.0-or-later
// How the tables of the evaluation page look and behave. Interface's thread.
#pragma once

#include <QTableView>

class QTreeWidget;

namespace touchstone::gui {

/// Rows of one height, chosen as a whole, no grid; `name` for screen readers.
void setUpTable(QTableView* table, const char* objectName, const QString& name);
/// Moves the current row by `direction` and gives it; -1 in an empty table.
int stepRow(QTableView* table, int direction);

/// A flat list in the card of an item.
QTreeWidget* makeList(const char* objectName, const QString& name, const QStringList& columns,
                      QWidget* parent);
/// As high as its rows: the card scrolls as a whole.
void fitRows(QTreeWidget* list);

} // namespace touchstone::gui
