// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/measurestrip.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/stylepaint.h"
#include "gui/viewmodels/runtablemodel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kTileWidth = 204, kTileHeight = 84, kTilePadding = 10;

Token changeToken(ChangeWords::Verdict verdict) {
    return verdict == ChangeWords::Verdict::Better  ? Token::Good
           : verdict == ChangeWords::Verdict::Worse ? Token::Bad
                                                    : Token::Muted;
}

QString valueText(const MetricSummary& measure) {
    return measure.mean ? significantText(*measure.mean) : QStringLiteral("–");
}

} // namespace

MeasureTile::MeasureTile(const MetricSummary& measure, const ChangeWords& change, QWidget* parent)
    : QAbstractButton(parent), m_measure(measure), m_change(change) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedSize(sizeHint());
    const QString name = toQString(measure.metric);
    setObjectName(name + QStringLiteral("Tile"));
    QString said = name + QStringLiteral(": ") + measureText(measure) + QStringLiteral(", ") +
                   countsText(measure.n, measure.na, measure.failed);
    if (!change.text.isEmpty())
        said += QStringLiteral(", ") + change.text;
    setAccessibleName(said);
    QStringList lines{said};
    if (measure.p95)
        lines.append(tr("Half of the items: %1 or less; 95 of 100: %2; 99 of 100: %3")
                         .arg(significantText(measure.p50.value_or(0)), significantText(*measure.p95),
                              significantText(measure.p99.value_or(0))));
    if (!measure.info.formula.empty())
        lines.append(toQString(measure.info.formula));
    if (!change.reason.isEmpty())
        lines.append(change.reason);
    setToolTip(lines.join(QLatin1Char('\n')));
}

QSize MeasureTile::sizeHint() const {
    return {kTileWidth, kTileHeight};
}

void MeasureTile::paintBar(QPainter& painter, const QRect& place) const {
    if (!m_measure.mean || m_measure.info.range != "0..1")
        return;
    const auto x = [&](double share) { return place.left() + std::clamp(share, 0.0, 1.0) * place.width(); };
    painter.fillRect(place, Theme::color(Token::Border));
    if (m_measure.ci)
        painter.fillRect(QRectF(x(m_measure.ci->low), place.top(),
                                std::max(1.0, x(m_measure.ci->high) - x(m_measure.ci->low)), place.height()),
                         Theme::color(Token::Accent));
    painter.fillRect(QRectF(x(*m_measure.mean) - 1, place.top() - 2, 2, place.height() + 4),
                     Theme::color(Token::Text));
}

void MeasureTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint::panel(painter, rect(), Theme::color(isChecked() ? Token::AccentSoft : Token::Surface),
                 Theme::color(isChecked()    ? Token::Accent
                              : underMouse() ? Token::Outline
                                             : Token::Border),
                 space::kRadius);
    const QRect inner = rect().adjusted(kTilePadding, 6, -kTilePadding, -6);
    const auto line = [&](int y, int height, TypeRole role, Token token, const QString& text, int from = 0) {
        painter.setFont(Theme::font(role));
        painter.setPen(Theme::color(token));
        const QRect place(inner.left() + from, y, inner.width() - from, height);
        const QFontMetrics metrics(painter.font());
        const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
        return from + metrics.horizontalAdvance(shown);
    };
    line(inner.top(), 15, TypeRole::Caption, Token::Muted, toQString(m_measure.metric));
    const int after = line(inner.top() + 15, 22, TypeRole::Title, Token::Text, valueText(m_measure));
    if (m_measure.ci)
        line(inner.top() + 17, 22, TypeRole::Caption, Token::Muted,
             intervalText(m_measure.ci->low, m_measure.ci->high), after + 6);
    paintBar(painter, QRect(inner.left(), inner.top() + 40, inner.width(), 3));
    line(inner.top() + 45, 14, TypeRole::Caption, Token::Muted,
         countsText(m_measure.n, m_measure.na, m_measure.failed));
    line(inner.top() + 59, 14, TypeRole::Caption, changeToken(m_change.verdict), m_change.text);
    if (hasFocus())
        paint::focusRing(painter, rect(), space::kRadius);
}

MeasureStrip::MeasureStrip(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("measureStrip"));
    setAccessibleName(tr("Measures"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* host = new QWidget(this);
    m_row = new QHBoxLayout(host);
    m_row->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    m_row->setSpacing(space::kSmall);
    m_row->addStretch(1);
    setWidget(host);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(sizeHint().height());
}

QSize MeasureStrip::sizeHint() const {
    return {480, kTileHeight + horizontalScrollBar()->sizeHint().height() + 2};
}

void MeasureStrip::setMeasures(const std::vector<MetricSummary>& measures,
                               const std::vector<ChangeWords>& changes) {
    const bool hadFocus = isAncestorOf(focusWidget());
    const int scrolled = horizontalScrollBar()->value();
    for (MeasureTile* tile : m_tiles)
        delete tile;
    m_tiles.clear();
    m_names.clear();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        auto* tile = new MeasureTile(measures[i], i < changes.size() ? changes[i] : ChangeWords{}, widget());
        const QString name = toQString(measures[i].metric);
        m_names.append(name);
        m_tiles.push_back(tile);
        m_row->insertWidget(m_row->count() - 1, tile);
        tile->installEventFilter(this);
        tile->show();
        connect(tile, &QAbstractButton::clicked, this, [this, name] { choose(name); });
    }
    if (!m_names.contains(m_chosen))
        m_chosen = m_names.value(0);
    if (const auto at = m_names.indexOf(m_chosen); at >= 0) {
        m_tiles[static_cast<std::size_t>(at)]->setChecked(true);
        if (hadFocus)
            m_tiles[static_cast<std::size_t>(at)]->setFocus();
    }
    horizontalScrollBar()->setValue(scrolled);
    Q_EMIT chosenChanged();
}

void MeasureStrip::choose(const QString& measure) {
    const auto at = m_names.indexOf(measure);
    if (at < 0 || measure == m_chosen)
        return;
    m_chosen = measure;
    MeasureTile* tile = m_tiles[static_cast<std::size_t>(at)];
    tile->setChecked(true);
    ensureWidgetVisible(tile, space::kLarge, 0);
    Q_EMIT chosenChanged();
}

void MeasureStrip::step(int direction) {
    if (m_names.isEmpty())
        return;
    const qsizetype at = std::clamp<qsizetype>(m_names.indexOf(m_chosen) + direction, 0, m_names.size() - 1);
    choose(m_names.at(at));
    if (isAncestorOf(focusWidget()))
        m_tiles[static_cast<std::size_t>(at)]->setFocus(Qt::ShortcutFocusReason);
}

bool MeasureStrip::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            step(key == Qt::Key_Left ? -1 : 1);
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn)
        ensureWidgetVisible(static_cast<QWidget*>(watched), space::kLarge, 0);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace touchstone::gui
