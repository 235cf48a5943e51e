// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in the card of an item. Interface's thread.
#pragma once

#include <QStringList>

class QTreeWidget;
class QWidget;

namespace touchstone::gui {

/// A flat list in the card of an item.
QTreeWidget* makeList(const char* objectName, const QString& name, const QStringList& columns,
                      QWidget* parent);
/// As high as its rows: the card scrolls as a whole.
void fitRows(QTreeWidget* list);

} // namespace touchstone::gui
