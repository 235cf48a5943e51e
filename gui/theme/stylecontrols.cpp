// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"
#include "gui/theme/stylepaint.h"

#include <QStyleOption>
#include <QToolButton>

namespace touchstone::gui::paint {
namespace {

void arrow(QPainter& painter, const QRect& where, Icon icon, bool enabled) {
    const QRect square(where.center() - QPoint(7, 7), QSize(16, 16));
    paintIcon(painter, square, icon, enabled ? Token::Muted : Token::Faint);
}

} // namespace

void menuItem(QPainter& painter, const QStyleOptionMenuItem* option, const QStyle* style,
              const QWidget* widget) {
    painter.save();
    const QRect rect = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), c(Token::Border));
        painter.restore();
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected) && enabled)
        panel(painter, rect.adjusted(4, 1, -4, -1), c(Token::AccentSoft), {}, 4);
    const QRect mark(rect.left() + 10, rect.center().y() - 7, 16, 16);
    if (option->checkType != QStyleOptionMenuItem::NotCheckable && option->checked) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c(Token::Accent), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{QPointF(mark.left() + 3, mark.top() + 8),
                                       QPointF(mark.left() + 7, mark.top() + 12),
                                       QPointF(mark.left() + 13, mark.top() + 4)});
    } else if (!option->icon.isNull()) {
        option->icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QString text = option->text;
    const auto tab = text.indexOf(QLatin1Char('\t'));
    const QRect words = rect.adjusted(34, 0, -12, 0);
    constexpr int kFlags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter.setFont(option->font);
    painter.setPen(enabled ? c(Token::Text) : c(Token::Faint));
    painter.drawText(words, kFlags | Qt::AlignLeft, tab < 0 ? text : text.left(tab));
    if (tab >= 0) {
        painter.setPen(c(Token::Muted));
        painter.drawText(words, kFlags | Qt::AlignRight, text.mid(tab + 1));
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        arrow(painter, QRect(rect.right() - 22, rect.top(), 16, rect.height()), Icon::Right, enabled);
    painter.restore();
    Q_UNUSED(style)
    Q_UNUSED(widget)
}

void tabShape(QPainter& painter, const QStyleOptionTab* option) {
    const bool selected = has(option, QStyle::State_Selected);
    const QRect rect = option->rect;
    if (!selected && has(option, QStyle::State_MouseOver))
        panel(painter, rect.adjusted(2, 2, -2, -4), c(Token::Sunken), {}, space::kRadius);
    if (selected)
        painter.fillRect(QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2), c(Token::Accent));
    if (showsFocus(option))
        focusRing(painter, rect.adjusted(2, 2, -2, -4), space::kRadius);
}

void scrollBar(QPainter& painter, const QStyleOptionSlider* option, const QStyle* style,
               const QWidget* widget) {
    if (option->maximum <= option->minimum)
        return;
    QRect handle = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool active = option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) &&
                        (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    handle =
        option->orientation == Qt::Vertical ? handle.adjusted(3, 2, -2, -2) : handle.adjusted(2, 3, -2, -2);
    panel(painter, handle, active ? c(Token::Muted) : c(Token::Outline), {},
          std::min(handle.width(), handle.height()) / 2.0);
}

void comboBox(QPainter& painter, const QStyleOptionComboBox* option, const QStyle* style,
              const QWidget* widget) {
    const bool enabled = has(option, QStyle::State_Enabled);
    if (option->frame) {
        panel(painter, option->rect,
              !enabled                               ? c(Token::Sunken)
              : has(option, QStyle::State_MouseOver) ? c(Token::Sunken)
                                                     : c(Token::Surface),
              enabled ? c(Token::Outline) : c(Token::Border), space::kRadius);
        if (has(option, QStyle::State_HasFocus) && (option->editable || showsFocus(option)))
            focusRing(painter, option->rect, space::kRadius);
    }
    arrow(painter, style->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, widget),
          Icon::Down, enabled);
}

void spinBox(QPainter& painter, const QStyleOptionSpinBox* option, const QStyle* style,
             const QWidget* widget) {
    const bool enabled = has(option, QStyle::State_Enabled);
    inputPanel(painter, option);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
        const QRect rect = style->subControlRect(QStyle::CC_SpinBox, option, part, widget);
        const bool up = part == QStyle::SC_SpinBoxUp;
        const bool can = enabled && option->stepEnabled.testFlag(up ? QAbstractSpinBox::StepUpEnabled
                                                                    : QAbstractSpinBox::StepDownEnabled);
        const QRect square(rect.center() - QPoint(5, 5), QSize(12, 12));
        paintIcon(painter, square, up ? Icon::Up : Icon::Down, can ? Token::Muted : Token::Faint);
    }
}

void toolButton(QPainter& painter, const QStyleOptionToolButton* option, const QStyle* style,
                const QWidget* widget) {
    toolPanel(painter, option);
    QStyleOptionToolButton label = *option;
    if (option->features.testFlag(QStyleOptionToolButton::HasMenu) &&
        option->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        label.rect.setWidth(label.rect.width() - 14);
        arrow(painter, QRect(option->rect.right() - 17, option->rect.top(), 14, option->rect.height()),
              Icon::Down, has(option, QStyle::State_Enabled));
    }
    label.palette.setColor(QPalette::ButtonText, !has(option, QStyle::State_Enabled) ? c(Token::Faint)
                                                 : has(option, QStyle::State_On)     ? c(Token::Accent)
                                                                                     : c(Token::Text));
    // Fusion moves the label of a pressed button; ours stays where it is.
    label.state &= ~QStyle::State_Sunken;
    style->drawControl(QStyle::CE_ToolButtonLabel, &label, &painter, widget);
}

} // namespace touchstone::gui::paint
