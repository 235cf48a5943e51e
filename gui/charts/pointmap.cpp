// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/pointmap.h"

#include "gui/theme/stylepaint.h"
#include "gui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {

namespace {

constexpr int kCellColumns = 64, kCellRows = 40; ///< of the cells
constexpr int kLegend = 22;

Token seriesToken(int group) {
    return group < 0 ? Token::Faint : static_cast<Token>(static_cast<int>(Token::Series1) + group % 8);
}

/// A shape for each group: colour alone says nothing to everybody.
QPainterPath marker(int group, QPointF at, qreal r) {
    QPainterPath path;
    switch (group < 0 ? 0 : group % 4) {
    case 1:
        path.addRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        break;
    case 2:
        path.addPolygon(
            QPolygonF({at + QPointF(0, -1.2 * r), at + QPointF(1.1 * r, r), at + QPointF(-1.1 * r, r)}));
        path.closeSubpath();
        break;
    case 3:
        path.addPolygon(QPolygonF({at + QPointF(0, -1.3 * r), at + QPointF(1.3 * r, 0),
                                   at + QPointF(0, 1.3 * r), at + QPointF(-1.3 * r, 0)}));
        path.closeSubpath();
        break;
    default:
        path.addEllipse(at, r, r);
    }
    return path;
}

} // namespace

PointMap::PointMap(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pointMap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void PointMap::setPoints(std::vector<Point> points, const QStringList& groups,
                         std::function<QString(std::size_t)> words) {
    m_points = std::move(points);
    m_groups = groups;
    m_words = std::move(words);
    m_current = -1;
    m_drawn.clear();
    m_cells.assign(static_cast<std::size_t>(kCellColumns) * kCellRows, 0);
    m_fullest = 0;
    m_left = m_low = 0;
    m_right = m_high = 1;
    if (!m_points.empty()) {
        const auto [left, right] = std::minmax_element(
            m_points.begin(), m_points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
        const auto [low, high] = std::minmax_element(
            m_points.begin(), m_points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
        const auto around = [](float from, float to, float& lower, float& upper) {
            const float margin = std::max(1e-3F, (to - from) * 0.03F);
            lower = from - margin;
            upper = to + margin;
        };
        around(left->x, right->x, m_left, m_right);
        around(low->y, high->y, m_low, m_high);
    }
    const std::size_t taken = std::min(m_points.size(), kMostDrawn);
    for (std::size_t i = 0; i < taken; ++i)
        m_drawn.push_back(i * m_points.size() / taken);
    if (m_points.size() > taken)
        for (const Point& point : m_points) {
            const auto column =
                std::clamp(static_cast<int>((point.x - m_left) / (m_right - m_left) * kCellColumns), 0,
                           kCellColumns - 1);
            const auto row = std::clamp(static_cast<int>((m_high - point.y) / (m_high - m_low) * kCellRows),
                                        0, kCellRows - 1);
            quint32& cell = m_cells[static_cast<std::size_t>(row * kCellColumns + column)];
            m_fullest = std::max(m_fullest, ++cell);
        }
    update();
}

QRectF PointMap::field() const {
    return QRectF(rect()).adjusted(1, 1, -1, -(m_groups.isEmpty() ? 1 : kLegend + 2));
}

QPointF PointMap::position(const Point& point) const {
    const QRectF room = field();
    return {room.left() + room.width() * static_cast<qreal>((point.x - m_left) / (m_right - m_left)),
            room.top() + room.height() * static_cast<qreal>((m_high - point.y) / (m_high - m_low))};
}

int PointMap::nearest(QPointF at, qreal within) const {
    int best = -1;
    qreal bestDistance = within * within;
    for (const std::size_t number : m_drawn) {
        const QPointF apart = position(m_points[number]) - at;
        const qreal distance = QPointF::dotProduct(apart, apart);
        if (distance <= bestDistance) {
            bestDistance = distance;
            best = static_cast<int>(number);
        }
    }
    return best;
}

void PointMap::walk(QPointF direction) {
    if (m_drawn.empty())
        return;
    if (m_current < 0)
        return setCurrent(nearest(field().center(), width() + height()));
    const QPointF from = position(m_points[static_cast<std::size_t>(m_current)]);
    int best = m_current;
    qreal bestCost = 1e18;
    for (const std::size_t number : m_drawn) {
        const QPointF apart = position(m_points[number]) - from;
        const qreal ahead = QPointF::dotProduct(apart, direction);
        if (ahead < 0.5)
            continue;
        const qreal aside = std::abs(apart.x() * direction.y() - apart.y() * direction.x());
        if (const qreal cost = ahead + 2 * aside; cost < bestCost) {
            bestCost = cost;
            best = static_cast<int>(number);
        }
    }
    setCurrent(best);
}

void PointMap::setCurrent(int number) {
    if (number == m_current)
        return;
    m_current = number;
    update();
    if (number < 0) {
        QToolTip::hideText();
        return;
    }
    const auto at = static_cast<std::size_t>(number);
    const QString words = m_words ? m_words(at) : QString();
    setAccessibleDescription(words);
    QToolTip::showText(mapToGlobal(position(m_points[at]).toPoint() + QPoint(8, 8)), words, this);
}

void PointMap::paintCells(QPainter& painter) const {
    if (m_fullest == 0)
        return;
    const QRectF room = field();
    const qreal wide = room.width() / kCellColumns;
    const qreal high = room.height() / kCellRows;
    QColor ink = Theme::color(Token::Text);
    const double most = std::log1p(static_cast<double>(m_fullest));
    for (int row = 0; row < kCellRows; ++row)
        for (int column = 0; column < kCellColumns; ++column) {
            const quint32 count = m_cells[static_cast<std::size_t>(row * kCellColumns + column)];
            if (count == 0)
                continue;
            ink.setAlphaF(static_cast<float>(0.05 + 0.3 * std::log1p(static_cast<double>(count)) / most));
            painter.fillRect(QRectF(room.left() + column * wide, room.top() + row * high, wide, high), ink);
        }
}

void PointMap::paintLegend(QPainter& painter) const {
    painter.setFont(Theme::font(TypeRole::Caption));
    qreal x = 4;
    const qreal y = height() - kLegend / 2.0;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::color(seriesToken(static_cast<int>(i))));
        painter.drawPath(marker(static_cast<int>(i), QPointF(x + 5, y), 4));
        const QString name = painter.fontMetrics().elidedText(m_groups.at(i), Qt::ElideMiddle, 160);
        const int wide = painter.fontMetrics().horizontalAdvance(name);
        if (x + 14 + wide > width())
            break;
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(QRectF(x + 14, y - 9, wide + 2, 18), Qt::AlignVCenter, name);
        x += wide + 30;
    }
}

void PointMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    paintCells(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const std::size_t number : m_drawn) {
        const Point& point = m_points[number];
        QColor color = Theme::color(seriesToken(point.group));
        color.setAlphaF(point.group < 0 ? 0.6F : 0.85F);
        painter.setBrush(color);
        painter.drawPath(marker(point.group, position(point), 2.6));
    }
    if (m_current >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::color(Token::Accent), 2));
        painter.drawEllipse(position(m_points[static_cast<std::size_t>(m_current)]), 7, 7);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::color(Token::Border), 1));
    painter.drawRect(field());
    paintLegend(painter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(painter, rect(), 3);
}

void PointMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return walk({-1, 0});
    case Qt::Key_Right:
        return walk({1, 0});
    case Qt::Key_Up:
        return walk({0, -1});
    case Qt::Key_Down:
        return walk({0, 1});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT pointChosen(static_cast<std::size_t>(m_current));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PointMap::mouseMoveEvent(QMouseEvent* event) {
    setCurrent(nearest(event->position(), 8));
}

void PointMap::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    setCurrent(nearest(event->position(), 12));
    if (m_current >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT pointChosen(static_cast<std::size_t>(m_current));
}

void PointMap::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setCurrent(-1);
}

} // namespace touchstone::gui
