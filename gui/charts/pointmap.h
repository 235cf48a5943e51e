// SPDX-License-Identifier: GPL-3.0-or-later
// Many points of a plane: at most 2,000 are drawn, the rest counts in cells whose darkness says how many they
// hold. Groups differ by colour and by marker. The arrow keys walk to the nearest point in a direction, Enter
// or a click chooses it. Drawn by itself: Qt Charts makes an item per point. Interface's thread.
#pragma once

#include <QPointF>
#include <QWidget>
#include <functional>
#include <vector>

namespace touchstone::gui {

class PointMap : public QWidget {
    Q_OBJECT

public:
    struct Point {
        float x = 0, y = 0;
        int group = 0; ///< 0..7; negative: none of the named ones
    };
    explicit PointMap(QWidget* parent = nullptr);
    /// `groups`: their names for the legend. `words`: what a point is, for tool tip and screen readers.
    void setPoints(std::vector<Point> points, const QStringList& groups,
                   std::function<QString(std::size_t)> words);
    [[nodiscard]] std::size_t drawn() const { return m_drawn.size(); }
    [[nodiscard]] int current() const { return m_current; } ///< number of a point, -1 = none
    [[nodiscard]] QSize sizeHint() const override { return {420, 320}; }
    static constexpr std::size_t kMostDrawn = 2000;

Q_SIGNALS:
    void pointChosen(std::size_t number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] QPointF position(const Point& point) const;
    [[nodiscard]] int nearest(QPointF at, qreal within) const;
    void walk(QPointF direction);
    void setCurrent(int number);
    void paintCells(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    std::vector<Point> m_points;
    std::vector<std::size_t> m_drawn; ///< numbers of those that are drawn as points
    std::vector<quint32> m_cells;     ///< counts, row by row
    quint32 m_fullest = 0;
    QStringList m_groups;
    std::function<QString(std::size_t)> m_words;
    float m_left = 0, m_right = 1, m_low = 0, m_high = 1;
    int m_current = -1;
};

} // namespace touchstone::gui
