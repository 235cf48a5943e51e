// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/itemlists.h"

#include "gui/theme/tokens.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <algorithm>

namespace touchstone::gui {

QTreeWidget* makeList(const char* name, const QString& words, const QStringList& columns, QWidget* parent) {
    auto* list = new QTreeWidget(parent);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(words);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setHeaderLabels(columns);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->header()->setStretchLastSection(true);
    list->header()->setHighlightSections(false);
    return list;
}

void fitRows(QTreeWidget* list) {
    const int rows = list->topLevelItemCount();
    const int row = rows > 0 ? std::max(space::kRow, list->sizeHintForRow(0)) : 0;
    list->setFixedHeight(list->header()->sizeHint().height() + rows * row + 14);
}

} // namespace touchstone::gui
