// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/intervalchart.h"

#include "gui/text/numbers.h"
#include "gui/theme/stylepaint.h"
#include "gui/theme/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {

namespace {

constexpr int kScaleWidth = 44, kTop = 8, kCap = 4;
constexpr int kIntervals = 4; ///< of the scale

/// A round number that is not less.
double roundUp(double value) {
    if (value <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 4.0, 5.0, 8.0})
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}

Token seriesToken(std::size_t series) {
    return series == 0 ? Token::Series1 : Token::Series6;
}

} // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("intervalChart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFont(Theme::font(TypeRole::Caption));
}

void IntervalChart::setData(IntervalData points) {
    m_data = std::move(points);
    m_current = -1;
    double least = 0, most = 0;
    for (const auto& series : m_data.points)
        for (const IntervalPoint& one : series)
            for (const std::optional<double>& value : {one.value, one.low, one.high})
                if (value && std::isfinite(*value)) {
                    least = std::min(least, *value);
                    most = std::max(most, *value);
                }
    // Shares stand on a scale of shares, whatever the largest is.
    m_high = most <= 1.2 ? 1 : roundUp(most);
    m_low = least < 0 && most <= 1.2 ? std::max(-1.0, least) : least < 0 ? -roundUp(-least) : 0;
    update();
}

QRectF IntervalChart::field() const {
    const int labels = 2 * fontMetrics().height() + space::kUnit;
    const int legend = m_data.series.size() > 1 ? fontMetrics().height() + space::kUnit : 0;
    return QRectF(rect()).adjusted(kScaleWidth, kTop + legend, -space::kSmall, -labels);
}

double IntervalChart::yOf(double value) const {
    const QRectF room = field();
    const double share = (std::clamp(value, m_low, m_high) - m_low) / (m_high - m_low);
    return room.bottom() - share * room.height();
}

int IntervalChart::categoryAt(const QPointF& at) const {
    const QRectF room = field();
    if (m_data.categories.isEmpty() || at.x() < room.left() || at.x() > room.right())
        return -1;
    const auto count = static_cast<double>(m_data.categories.size());
    return std::clamp(static_cast<int>((at.x() - room.left()) / room.width() * count), 0,
                      static_cast<int>(m_data.categories.size()) - 1);
}

QString IntervalChart::sentences(int category) const {
    QStringList lines;
    for (const auto& series : m_data.points)
        if (static_cast<std::size_t>(category) < series.size())
            lines.append(series[static_cast<std::size_t>(category)].sentence);
    return lines.join(QLatin1Char('\n'));
}

void IntervalChart::point(int category) {
    if (category < 0 || category >= m_data.categories.size())
        return;
    m_current = category;
    update();
    const QString said = sentences(category);
    setAccessibleDescription(said);
    const QRectF room = field();
    const double width = room.width() / static_cast<double>(m_data.categories.size());
    QToolTip::showText(mapToGlobal(QPoint(static_cast<int>(room.left() + (category + 0.5) * width),
                                          static_cast<int>(room.top()))),
                       said, this);
}

void IntervalChart::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_data.categories.size());
    switch (event->key()) {
    case Qt::Key_Left:
        return point(std::max(0, m_current - 1));
    case Qt::Key_Right:
        return point(std::min(count - 1, m_current + 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0) {
            Q_EMIT categoryChosen(m_current);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void IntervalChart::mouseMoveEvent(QMouseEvent* event) {
    const int at = categoryAt(event->position());
    if (at >= 0 && at != m_current)
        point(at);
}

void IntervalChart::mousePressEvent(QMouseEvent* event) {
    if (const int at = categoryAt(event->position()); at >= 0) {
        point(at);
        Q_EMIT categoryChosen(at);
    }
}

void IntervalChart::paintScale(QPainter& painter) const {
    const QRectF room = field();
    for (int i = 0; i <= kIntervals; ++i) {
        const double value = m_low + (m_high - m_low) * i / kIntervals;
        const double y = std::round(yOf(value)) + 0.5;
        painter.setPen(QPen(Theme::color(Token::Border), 1));
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(QRectF(0, y - 8, kScaleWidth - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(value, 'g', 3));
    }
    if (m_current >= 0) {
        const double width = room.width() / static_cast<double>(m_data.categories.size());
        painter.fillRect(QRectF(room.left() + m_current * width, room.top(), width, room.height()),
                         Theme::color(Token::AccentSoft));
    }
}

/// What lies below the marks: the line that joins them, or their bars.
void IntervalChart::paintGround(QPainter& painter, std::size_t series, double shift,
                                const QColor& color) const {
    const QRectF room = field();
    const double width = room.width() / static_cast<double>(m_data.categories.size());
    std::optional<QPointF> before;
    for (std::size_t i = 0; i < m_data.points[series].size(); ++i) {
        const IntervalPoint& one = m_data.points[series][i];
        const double x = std::round(room.left() + (static_cast<double>(i) + 0.5) * width + shift) + 0.5;
        if (!one.value) {
            before.reset();
            continue;
        }
        const QPointF at(x, yOf(*one.value));
        if (m_data.style == IntervalStyle::Bars) {
            const double wide = std::min(56.0, width * 0.6);
            painter.fillRect(QRectF(QPointF(x - wide / 2, at.y()), QPointF(x + wide / 2, yOf(0))),
                             Theme::color(Token::AccentSoft));
        } else if (before) {
            painter.setPen(QPen(color, 2));
            painter.drawLine(*before, at);
        }
        before = at;
    }
}

void IntervalChart::paintSeries(QPainter& painter, std::size_t series) const {
    const QRectF room = field();
    const double width = room.width() / static_cast<double>(m_data.categories.size());
    const double shift = m_data.points.size() < 2 ? 0 : (series == 0 ? -1 : 1) * std::min(9.0, width / 6);
    const QColor color = Theme::color(seriesToken(series));
    if (m_data.style != IntervalStyle::Marks)
        paintGround(painter, series, shift, color);
    for (std::size_t i = 0; i < m_data.points[series].size(); ++i) {
        const IntervalPoint& one = m_data.points[series][i];
        const double x = std::round(room.left() + (static_cast<double>(i) + 0.5) * width + shift) + 0.5;
        if (!one.value) {
            painter.setPen(Theme::color(Token::Muted));
            painter.drawText(QRectF(x - 10, room.bottom() - 18, 20, 16), Qt::AlignCenter,
                             QStringLiteral("–"));
            continue;
        }
        painter.setPen(QPen(color, 2));
        if (one.low && one.high) {
            painter.drawLine(QPointF(x, yOf(*one.low)), QPointF(x, yOf(*one.high)));
            for (const double end : {*one.low, *one.high})
                painter.drawLine(QPointF(x - kCap, yOf(end)), QPointF(x + kCap, yOf(end)));
        }
        painter.setBrush(color);
        const QPointF at(x, yOf(*one.value));
        if (series == 0)
            painter.drawEllipse(at, 4, 4);
        else
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8));
    }
}

void IntervalChart::paintLabels(QPainter& painter) const {
    const QRectF room = field();
    const double width = room.width() / static_cast<double>(m_data.categories.size());
    painter.setPen(Theme::color(Token::Muted));
    for (qsizetype i = 0; i < m_data.categories.size(); ++i) {
        const QRectF place(room.left() + static_cast<double>(i) * width + 2, room.bottom() + 3, width - 4,
                           2 * fontMetrics().height());
        QString text = m_data.categories.at(i);
        if (!text.contains(QLatin1Char(' ')))
            text = fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width()));
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
    }
    if (m_data.series.size() < 2)
        return;
    double x = room.left();
    for (qsizetype i = 0; i < std::min<qsizetype>(2, m_data.series.size()); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::color(seriesToken(static_cast<std::size_t>(i))));
        const QRectF mark(x, kTop + 2, 8, 8);
        if (i == 0)
            painter.drawEllipse(mark);
        else
            painter.drawRect(mark);
        painter.setPen(Theme::color(Token::Text));
        const int length = fontMetrics().horizontalAdvance(m_data.series.at(i));
        painter.drawText(QPointF(x + 14, kTop + fontMetrics().ascent()), m_data.series.at(i));
        x += length + 34;
    }
}

void IntervalChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (!m_data.categories.isEmpty()) {
        paintScale(painter);
        for (std::size_t i = 0; i < std::min<std::size_t>(2, m_data.points.size()); ++i)
            paintSeries(painter, i);
        paintLabels(painter);
    }
    if (hasFocus())
        paint::focusRing(painter, rect(), space::kRadius);
}

} // namespace touchstone::gui
