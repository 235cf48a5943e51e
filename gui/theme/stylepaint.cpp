// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/stylepaint.h"

#include "gui/theme/icons.h"
#include "gui/theme/style.h"

#include <QAbstractItemView>
#include <QStyleOption>

namespace touchstone::gui::paint {
void panel(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, qreal radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    const qreal inset = edge.isValid() ? 0.5 : 0.0;
    const QRectF where = QRectF(rect).adjusted(inset, inset, -inset, -inset);
    if (radius > 0)
        painter.drawRoundedRect(where, radius, radius);
    else
        painter.drawRect(where);
    painter.restore();
}

void focusRing(QPainter& painter, const QRect& rect, qreal radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c(Token::Accent), space::kFocus));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius - 0.5, radius - 0.5);
    painter.restore();
}

bool showsFocus(const QStyleOption* option) {
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

void checkBox(QPainter& painter, const QStyleOption* option) {
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRect box = option->rect.adjusted(0, 0, 0, 0);
    QColor fill = on || partly ? c(Token::Accent) : c(Token::Surface);
    QColor edge = on || partly ? c(Token::Accent) : c(Token::Outline);
    if (!enabled) {
        fill = c(Token::Sunken);
        edge = c(Token::Border);
    } else if (has(option, QStyle::State_MouseOver) && !on) {
        edge = c(Token::Accent);
    }
    panel(painter, box, fill, edge, 4);
    if (!on && !partly)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(enabled ? c(Token::OnAccent) : c(Token::Muted), 1.75, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    const QPointF at = QRectF(box).topLeft();
    const qreal unit = box.width() / 16.0;
    const auto point = [&](qreal x, qreal y) { return at + QPointF(x * unit, y * unit); };
    if (partly)
        painter.drawLine(point(4.5, 8), point(11.5, 8));
    else
        painter.drawPolyline(QPolygonF{point(4, 8.25), point(7, 11.25), point(12, 5.25)});
    painter.restore();
}

void radioButton(QPainter& painter, const QStyleOption* option) {
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setBrush(enabled ? c(Token::Surface) : c(Token::Sunken));
    painter.setPen(QPen(!enabled                                     ? c(Token::Border)
                        : on || has(option, QStyle::State_MouseOver) ? c(Token::Accent)
                                                                     : c(Token::Outline),
                        on ? 1.5 : 1));
    painter.drawEllipse(ring);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? c(Token::Accent) : c(Token::Muted));
        painter.drawEllipse(ring.center(), ring.width() / 4, ring.width() / 4);
    }
    painter.restore();
}

void itemPanel(QPainter& painter, const QStyleOption* option, const QWidget* widget) {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (item == nullptr)
        return;
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(item->rect, item->backgroundBrush);
    const bool selected = has(item, QStyle::State_Selected);
    const bool over = has(item, QStyle::State_MouseOver) && has(item, QStyle::State_Enabled);
    if (!selected && !over)
        return;
    const QColor fill = selected ? c(Token::AccentSoft) : c(Token::Sunken);
    // Rows of tables and trees run through; items of lists are rounded by themselves.
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    const bool rounded = view != nullptr && view->inherits("QListView");
    if (rounded)
        panel(painter, item->rect.adjusted(2, 1, -2, -1), fill, {}, 4);
    else
        painter.fillRect(item->rect, fill);
    const bool first = item->viewItemPosition == QStyleOptionViewItem::Beginning ||
                       item->viewItemPosition == QStyleOptionViewItem::OnlyOne;
    if (selected && (first || rounded))
        painter.fillRect(
            QRect(item->rect.left() + (rounded ? 2 : 0), item->rect.top() + 5, 2, item->rect.height() - 10),
            c(Token::Accent));
}

void buttonPanel(QPainter& painter, const QStyleOption* option, const QWidget* widget) {
    const ButtonVariant variant = buttonVariant(widget);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool over = has(option, QStyle::State_MouseOver) && enabled;
    QColor fill, edge;
    switch (variant) {
    case ButtonVariant::Primary:
        fill = !enabled ? c(Token::Sunken) : c(Token::Accent);
        if (enabled && (over || down))
            fill = Theme::isDark() ? fill.lighter(down ? 116 : 108) : fill.darker(down ? 122 : 110);
        edge = enabled ? QColor() : c(Token::Border);
        break;
    case ButtonVariant::Quiet:
        fill = down ? c(Token::AccentSoft) : over ? c(Token::Sunken) : QColor();
        break;
    case ButtonVariant::Danger:
    case ButtonVariant::Plain:
        fill = down ? c(Token::AccentSoft) : over ? c(Token::Sunken) : c(Token::Surface);
        edge = enabled ? c(variant == ButtonVariant::Danger && over ? Token::Bad : Token::Outline)
                       : c(Token::Border);
        break;
    }
    panel(painter, option->rect, fill, edge, space::kRadius);
    if (showsFocus(option)) {
        focusRing(painter, option->rect, space::kRadius);
        if (variant == ButtonVariant::Primary) // the ring in its own colour would not be seen
            panel(painter, option->rect.adjusted(2, 2, -2, -2), {}, c(Token::OnAccent), space::kRadius - 2);
    }
}

void toolPanel(QPainter& painter, const QStyleOption* option) {
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_Sunken);
    const bool over = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (on || over)
        panel(painter, option->rect, on ? c(Token::AccentSoft) : c(Token::Sunken), {}, space::kRadius);
    if (showsFocus(option))
        focusRing(painter, option->rect, space::kRadius);
}

void inputPanel(QPainter& painter, const QStyleOption* option) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus) && enabled;
    const bool over = has(option, QStyle::State_MouseOver) && enabled;
    panel(painter, option->rect, enabled ? c(Token::Surface) : c(Token::Sunken),
          !enabled ? c(Token::Border)
          : over   ? c(Token::Muted)
                   : c(Token::Outline),
          space::kRadius);
    if (focus)
        focusRing(painter, option->rect, space::kRadius);
}

} // namespace touchstone::gui::paint
