// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/barchart.h"

#include "gui/theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsTextItem>
#include <QKeyEvent>
#include <QTextDocument>
#include <QTextOption>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {

struct BarChart::Private {
    QChart* chart = nullptr;
    QChartView* view = nullptr;
    QBarSeries* series = nullptr;
    QBarSet* set = nullptr;
    QBarCategoryAxis* categories = nullptr;
    QValueAxis* values = nullptr;
    std::vector<QGraphicsTextItem*> labels; ///< owned by the chart; Qt's own labels would be cut to dots
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
    connect(d.chart, &QChart::plotAreaChanged, this, &BarChart::placeLabels);
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
    // A bar alone is no wall.
    const auto count = static_cast<double>(std::max<qsizetype>(1, m_data.categories.size()));
    d.series->setBarWidth(0.86 * std::min(1.0, count / 5));
    setLabels();
    d.categories->setTitleText(m_data.categoryTitle);
    d.values->setTitleText(m_data.valueTitle);
    d.values->setRange(0, most > 0 ? std::ceil(most) : 1);
    d.values->setTickCount(most < 3 ? static_cast<int>(std::max(1.0, std::ceil(most))) + 1 : 4);
    if (most >= 3)
        d.values->applyNiceNumbers();
}

/// The axis keeps room with empty lines, each different from the others; the words are ours.
void BarChart::setLabels() {
    Private& d = *m_private;
    const bool words =
        std::any_of(m_data.categories.begin(), m_data.categories.end(), [](const QString& text) {
            return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        });
    QStringList empty;
    for (qsizetype i = 0; i < m_data.categories.size(); ++i)
        empty.append(QString(i + 1, QChar(0x200B)) +
                     (words ? QStringLiteral("&nbsp;<br>&nbsp;") : QStringLiteral("&nbsp;")));
    d.categories->setCategories(empty);
    for (QGraphicsTextItem* label : d.labels)
        delete label;
    d.labels.clear();
    for (const QString& text : m_data.categories) {
        auto* label = new QGraphicsTextItem(d.chart);
        label->setPlainText(text);
        label->setZValue(10);
        label->setAcceptedMouseButtons(Qt::NoButton);
        label->document()->setDocumentMargin(0);
        QTextOption option(Qt::AlignHCenter);
        option.setWrapMode(QTextOption::WordWrap);
        label->document()->setDefaultTextOption(option);
        d.labels.push_back(label);
    }
    restyle();
    placeLabels();
}

/// Words wrap below their bar; of numbers as many are shown as stand apart.
void BarChart::placeLabels() {
    Private& d = *m_private;
    if (d.labels.empty())
        return;
    const QRectF area = d.chart->plotArea();
    const double room = area.width() / static_cast<double>(d.labels.size());
    double widest = 0;
    for (QGraphicsTextItem* label : d.labels) {
        label->setTextWidth(-1);
        widest = std::max(widest, label->document()->idealWidth());
    }
    const bool wraps = std::any_of(m_data.categories.begin(), m_data.categories.end(),
                                   [](const QString& text) { return text.contains(QLatin1Char(' ')); });
    const int step = wraps ? 1 : std::max(1, static_cast<int>(std::ceil((widest + 8) / std::max(1.0, room))));
    for (std::size_t i = 0; i < d.labels.size(); ++i) {
        QGraphicsTextItem& label = *d.labels[i];
        label.setVisible(static_cast<int>(i) % step == 0);
        const double width = wraps ? room : widest + 2;
        label.setTextWidth(width);
        label.setPos(area.left() + (static_cast<double>(i) + 0.5) * room - width / 2, area.bottom() + 6);
    }
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
    for (QGraphicsTextItem* label : d.labels) {
        label->setFont(font);
        label->setDefaultTextColor(words);
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

} // namespace touchstone::gui
