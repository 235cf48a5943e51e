// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a stage of a trace: its name, its bar on the scale of the whole, its time. Interface's thread.
#pragma once

#include <QStyledItemDelegate>

namespace touchstone::gui {

/// Roles of an item: where the bar begins and ends (0..1), the time in words, whether it failed.
enum SpanRole : int { kSpanStart = Qt::UserRole + 1, kSpanEnd, kSpanTime, kSpanFailed, kSpanDepth };

class SpanDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace touchstone::gui
