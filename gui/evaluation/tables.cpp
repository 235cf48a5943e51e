// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/tables.h"

#include "gui/theme/tokens.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <algorithm>

namespace touchstone::gui {

void setUpTable(QTableView* table, const char* objectName, const QString& name) {
    table->setObjectName(QLatin1String(objectName));
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(space::kRow);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(50);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

int stepRow(QTableView* table, int direction) {
    const int count = table->model()->rowCount();
    if (count == 0)
        return -1;
    const QModelIndex current = table->currentIndex();
    const int row = current.isValid() ? std::clamp(current.row() + direction, 0, count - 1) : 0;
    table->setCurrentIndex(table->model()->index(row, current.isValid() ? current.column() : 0));
    return row;
}

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
