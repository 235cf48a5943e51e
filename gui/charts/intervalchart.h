// SPDX-License-Identifier: GPL-3.0-or-later
// Means with their intervals over categories: a mark, a whisker, optionally a second series beside it; joined
// by a line or standing on bars. Painted by ourselves. Pointing says the numbers, Left and Right walk over
// the categories, Enter or a click chooses one. Interface's thread.
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

namespace touchstone::gui {

struct IntervalPoint {
    std::optional<double> value, low, high;
    QString sentence; ///< "how-to: 0.61 [.50, .72], n 12"
};

enum class IntervalStyle : std::uint8_t {
    Marks, ///< categories that have no order
    Line,  ///< in order: the marks of a series are joined
    Bars,  ///< shares of a whole: from the ground up
};

struct IntervalData {
    QStringList categories;
    QStringList series;                             ///< names; one is not named in a legend
    std::vector<std::vector<IntervalPoint>> points; ///< by series and category
    IntervalStyle style = IntervalStyle::Marks;
};

class IntervalChart : public QWidget {
    Q_OBJECT

public:
    explicit IntervalChart(QWidget* parent = nullptr);
    void setData(IntervalData points);
    [[nodiscard]] int current() const { return m_current; } ///< -1 = none
    [[nodiscard]] QSize sizeHint() const override { return {420, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }

Q_SIGNALS:
    void categoryChosen(int category);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] int categoryAt(const QPointF& at) const;
    [[nodiscard]] QString sentences(int category) const;
    void point(int category);
    void paintScale(QPainter& painter) const;
    void paintSeries(QPainter& painter, std::size_t series) const;
    void paintGround(QPainter& painter, std::size_t series, double shift, const QColor& color) const;
    void paintLabels(QPainter& painter) const;
    IntervalData m_data;
    double m_low = 0, m_high = 1;
    int m_current = -1;
};

} // namespace touchstone::gui
