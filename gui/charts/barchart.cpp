// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/barchart.h"

#include "gui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>

namespace touchstone::gui {

struct BarChart::Private {
    QChart* chart = nullptr;
    QChartView* view = nullptr;
    QBarSeries* series = nullptr;
    QBarSet* set = nullptr;
    QBarCategoryAxis* categories = nullptr;
    QValueAxis* values = nullptr;
};

BarChart::BarChart(QWidget* parent) : QWidget(parent), m_private(std::make_unique<Private>()) {
    setObjectName(QStringLiteral("barChart"));
    setFocusPolicy(Qt::StrongFocus);
    Private& d = *m_private;
    d.chart = new QChart;
    d.chart->legend()->hide();
    d.chart->setAnimationOptions(QChart::NoAnimation);
    d.chart->setMargins(QMargins(0, 0, 0, 0));
    d.chart->setBackgroundRoundness(0);
    d.chart->layout()->setContentsMargins(0, 0, 0, 0);
    d.set = new QBarSet(QString());
    d.series = new QBarSeries;
    d.series->setBarWidth(0.86);
    d.series->append(d.set);
    d.chart->addSeries(d.series);
    d.categories = new QBarCategoryAxis;
    d.values = new QValueAxis;
    d.chart->addAxis(d.categories, Qt::AlignBottom);
    d.chart->addAxis(d.values, Qt::AlignLeft);
    d.series->attachAxis(d.categories);
    d.series->attachAxis(d.values);
    d.categories->setGridLineVisible(false);
    d.values->setLabelFormat(QStringLiteral("%.0f"));
    d.view = new QChartView(d.chart, this);
    d.view->setFocusPolicy(Qt::NoFocus);
    d.view->setFrameShape(QFrame::NoFrame);
    d.view->setRenderHint(QPainter::Antialiasing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(d.view);
    connect(d.series, &QBarSeries::hovered, this, [this](bool inside, int category) {
        if (inside)
            point(category);
        else
            QToolTip::hideText();
    });
    connect(d.series, &QBarSeries::clicked, this, [this](int category) {
        point(category);
        Q_EMIT barChosen(category);
    });
    restyle();
}

BarChart::~BarChart() = default;

void BarChart::setData(BarData bars) {
    m_data = std::move(bars);
    m_current = -1;
    Private& d = *m_private;
    d.set->remove(0, d.set->count());
    QList<qreal> values;
    double most = 0;
    for (const double value : m_data.values) {
        values.append(value);
        most = std::max(most, value);
    }
    d.set->append(values);
    d.categories->setCategories(m_data.categories);
    d.categories->setTitleText(m_data.categoryTitle);
    d.values->setTitleText(m_data.valueTitle);
    d.values->setRange(0, most > 0 ? most : 1);
    d.values->setTickCount(4);
    d.values->applyNiceNumbers();
}

void BarChart::restyle() {
    Private& d = *m_private;
    const QColor ground = Theme::color(Token::Surface);
    const QColor words = Theme::color(Token::Muted);
    const QPen hairline(Theme::color(Token::Border), 1);
    d.chart->setBackgroundBrush(ground);
    d.chart->setPlotAreaBackgroundVisible(false);
    d.view->setBackgroundBrush(ground);
    d.set->setColor(Theme::color(Token::Series1));
    d.set->setBorderColor(Theme::color(Token::Series1));
    d.set->setSelectedColor(Theme::color(Token::Accent));
    const QFont font = Theme::font(TypeRole::Caption);
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(d.categories), static_cast<QAbstractAxis*>(d.values)}) {
        axis->setLabelsColor(words);
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
        axis->setTitleBrush(words);
        axis->setLinePen(hairline);
        axis->setGridLinePen(hairline);
    }
}

void BarChart::point(int category) {
    if (category < 0 || static_cast<std::size_t>(category) >= m_data.values.size())
        return;
    m_current = category;
    Private& d = *m_private;
    d.set->deselectAllBars();
    d.set->selectBar(category);
    const QString sentence = m_data.sentences.value(category);
    setAccessibleDescription(sentence);
    const QPointF top = d.chart->mapToPosition(
        QPointF(category, m_data.values[static_cast<std::size_t>(category)]), d.series);
    QToolTip::showText(d.view->viewport()->mapToGlobal(top.toPoint()), sentence, this);
}

void BarChart::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_data.values.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return point(std::max(0, m_current - 1));
    case Qt::Key_Right:
        return point(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return point(0);
    case Qt::Key_End:
        return point(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT barChosen(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void BarChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Labels that do not fit are left out by Qt Charts one by one; standing on end they all fit.
    const int room = m_data.categories.isEmpty() ? 0 : width() / static_cast<int>(m_data.categories.size());
    m_private->categories->setLabelsAngle(room > 0 && room < 44 ? -60 : 0);
}

} // namespace touchstone::gui
