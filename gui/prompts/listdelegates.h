// SPDX-License-Identifier: GPL-3.0-or-later
// How the lists of prompts are drawn: a name with the number of its versions; a version with its place in the
// history, tags, message and last score. Interface's thread.
#pragma once

#include <QStyledItemDelegate>

namespace touchstone::gui {

struct GraphCell;

class PromptNameDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class PromptVersionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static void paintGraph(QPainter& painter, const QRect& place, const GraphCell& cell, bool chosen);
};

} // namespace touchstone::gui
