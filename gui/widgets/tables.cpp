// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/tables.h"

#include "gui/theme/tokens.h"

#include <QHeaderView>
#include <algorithm>

namespace touchstone::gui {

void setUpRowTable(QTableView* table, const char* objectName, const QString& name) {
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

int stepTableRow(QTableView* table, int direction) {
    const int count = table->model()->rowCount();
    if (count == 0)
        return -1;
    const QModelIndex current = table->currentIndex();
    const int row = current.isValid() ? std::clamp(current.row() + direction, 0, count - 1) : 0;
    table->setCurrentIndex(table->model()->index(row, current.isValid() ? current.column() : 0));
    return row;
}

} // namespace touchstone::gui
