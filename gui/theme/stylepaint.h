// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes that the style draws again and again: rounded panels, the focus ring, check marks. Inside gui/theme.
#pragma once

#include "gui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QRect>
#include <QStyle>
#include <QStyleOption>

class QStyleOptionComplex;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace touchstone::gui::paint {

inline QColor c(Token token) {
    return Theme::color(token);
}
inline bool has(const QStyleOption* option, QStyle::StateFlag flag) {
    return option->state.testFlag(flag);
}

/// Rounded panel with a one-pixel edge; an invalid colour leaves that part out.
void panel(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, qreal radius);
/// The 2 px accent ring just inside `rect`.
void focusRing(QPainter& painter, const QRect& rect, qreal radius);
/// True when the focus came by keyboard and should be shown.
bool showsFocus(const QStyleOption* option);

void checkBox(QPainter& painter, const QStyleOption* option);
void radioButton(QPainter& painter, const QStyleOption* option);
void itemPanel(QPainter& painter, const QStyleOption* option, const QWidget* widget);
void buttonPanel(QPainter& painter, const QStyleOption* option, const QWidget* widget);
void toolPanel(QPainter& painter, const QStyleOption* option);
void inputPanel(QPainter& painter, const QStyleOption* option);
void menuItem(QPainter& painter, const QStyleOptionMenuItem* option, const QStyle* style,
              const QWidget* widget);
void tabShape(QPainter& painter, const QStyleOptionTab* option);
void scrollBar(QPainter& painter, const QStyleOptionSlider* option, const QStyle* style,
               const QWidget* widget);
void comboBox(QPainter& painter, const QStyleOptionComboBox* option, const QStyle* style,
              const QWidget* widget);
void spinBox(QPainter& painter, const QStyleOptionSpinBox* option, const QStyle* style,
             const QWidget* widget);
void toolButton(QPainter& painter, const QStyleOptionToolButton* option, const QStyle* style,
                const QWidget* widget);

} // namespace touchstone::gui::paint
