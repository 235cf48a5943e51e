// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/mapscrollbar.h"

#include "gui/theme/theme.h"

#include <QPainter>
#include <algorithm>

namespace touchstone::gui {

MapScrollBar::MapScrollBar(Qt::Orientation orientation, QWidget* parent) : QScrollBar(orientation, parent) {}

void MapScrollBar::setMarks(std::vector<Mark> marks) {
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    setAccessibleDescription(
        m_marks.empty() ? QString() : tr("%n marked place(s)", nullptr, static_cast<int>(m_marks.size())));
    update();
}

void MapScrollBar::paintEvent(QPaintEvent* event) {
    QScrollBar::paintEvent(event);
    if (m_marks.empty())
        return;
    QPainter painter(this);
    const bool upright = orientation() == Qt::Vertical;
    const double length = (upright ? height() : width()) - 4.0;
    const auto draw = [&](const Mark& mark) {
        const double at = 2 + std::clamp(mark.at, 0.0, 1.0) * (length - 3);
        const int thick = mark.strong ? 4 : 2;
        const int inset = mark.strong ? 0 : 2;
        const QRectF where = upright ? QRectF(inset, at, width() - 2.0 * inset, thick)
                                     : QRectF(at, inset, thick, height() - 2.0 * inset);
        painter.fillRect(where, Theme::color(mark.strong ? Token::Accent : Token::Warn));
    };
    for (const Mark& mark : m_marks)
        if (!mark.strong)
            draw(mark);
    for (const Mark& mark : m_marks)
        if (mark.strong)
            draw(mark);
}

} // namespace touchstone::gui
