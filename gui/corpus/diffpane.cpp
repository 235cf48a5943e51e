// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/diffpane.h"

#include "gui/theme/theme.h"
#include "gui/widgets/difftext.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {
constexpr int kPadding = 4;
constexpr std::size_t kMostRows = 5000; // a section that is larger is a file of its own
} // namespace

DiffPane::DiffPane(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("diffPane"));
    setAccessibleName(tr("Both versions side by side"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
}

void DiffPane::setRows(DiffRows rows, const QString& oldTitle, const QString& newTitle) {
    m_rows = std::move(rows);
    if (m_rows.rows.size() > kMostRows)
        m_rows.rows.resize(kMostRows);
    m_oldTitle = oldTitle;
    m_newTitle = newTitle;
    layOut();
    const int first = m_rows.firstChange.empty() ? 0 : m_rows.firstChange.front();
    const auto at = static_cast<std::size_t>(first);
    verticalScrollBar()->setValue(at < m_laid.size() ? m_laid[at].top - viewport()->height() / 4 : 0);
    viewport()->update();
}

int DiffPane::gutter() const {
    return QFontMetrics(Theme::font(TypeRole::Caption)).horizontalAdvance(QStringLiteral("0000")) +
           2 * kPadding;
}

std::unique_ptr<QTextLayout> DiffPane::layOutSide(const QString& text,
                                                  const std::vector<std::pair<int, int>>& marks, bool added,
                                                  int width) const {
    auto layout = std::make_unique<QTextLayout>(text, Theme::font(TypeRole::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, end] : marks)
        formats.append(diffMark(start, end, added));
    layout->setFormats(formats);
    layOutLines(*layout, width);
    return layout;
}

void DiffPane::layOut() {
    m_laid.clear();
    m_height = kPadding;
    const int width = std::max(40, viewport()->width() / 2 - gutter() - 2 * kPadding);
    const int least = QFontMetrics(Theme::font(TypeRole::Body)).height();
    for (const DiffRow& row : m_rows.rows) {
        Laid& laid = m_laid.emplace_back();
        if (row.hasOld)
            laid.before = layOutSide(row.oldText, row.oldMarks, false, width);
        if (row.hasNew)
            laid.after = layOutSide(row.newText, row.newMarks, true, width);
        int height = least;
        for (const QTextLayout* side : {laid.before.get(), laid.after.get()})
            if (side != nullptr)
                height = std::max(height, static_cast<int>(side->boundingRect().height()));
        laid.top = m_height;
        laid.height = height + kPadding;
        m_height += laid.height;
    }
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(3 * least);
    verticalScrollBar()->setRange(0, std::max(0, m_height + kPadding - viewport()->height()));
}

void DiffPane::paintSide(QPainter& painter, const QRect& cell, const QTextLayout* layout, int number,
                         bool changed, bool added) const {
    if (layout == nullptr) {
        if (changed)
            painter.fillRect(cell, Theme::color(Token::Sunken));
        return;
    }
    if (changed)
        painter.fillRect(cell, Theme::color(added ? Token::GoodSoft : Token::BadSoft));
    painter.setFont(Theme::font(TypeRole::Caption));
    painter.setPen(Theme::color(Token::Muted));
    const QString mark = !changed ? QString() : added ? QStringLiteral("+") : QStringLiteral("−");
    painter.drawText(cell.adjusted(kPadding, 2, 0, 0), Qt::AlignTop | Qt::AlignLeft, mark);
    painter.drawText(QRect(cell.left(), cell.top() + 2, gutter() - kPadding, cell.height()),
                     Qt::AlignTop | Qt::AlignRight, QString::number(number));
    painter.setPen(Theme::color(Token::Text));
    layout->draw(&painter, QPointF(cell.left() + gutter() + kPadding, cell.top() + kPadding / 2));
}

void DiffPane::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::color(Token::Surface));
    const int half = viewport()->width() / 2;
    const int shift = verticalScrollBar()->value();
    const auto first = std::lower_bound(m_laid.begin(), m_laid.end(), event->rect().top() + shift,
                                        [](const Laid& laid, int y) { return laid.top + laid.height < y; });
    for (auto at = first; at != m_laid.end() && at->top - shift <= event->rect().bottom(); ++at) {
        const DiffRow& row = m_rows.rows[static_cast<std::size_t>(at - m_laid.begin())];
        const QRect left(0, at->top - shift, half, at->height);
        paintSide(painter, left, at->before.get(), row.oldNumber, row.changed, false);
        paintSide(painter, left.translated(half, 0), at->after.get(), row.newNumber, row.changed, true);
    }
    painter.fillRect(half, 0, 1, viewport()->height(), Theme::color(Token::Border));
}

void DiffPane::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void DiffPane::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        layOut();
        viewport()->update();
    }
}

bool DiffPane::stepChange(int direction) {
    const int now = verticalScrollBar()->value() + viewport()->height() / 4;
    const auto topOf = [&](int row) { return m_laid[static_cast<std::size_t>(row)].top; };
    std::vector<int> starts;
    for (const int row : m_rows.firstChange)
        if (static_cast<std::size_t>(row) < m_laid.size())
            starts.push_back(topOf(row));
    if (direction > 0) {
        const auto next = std::upper_bound(starts.begin(), starts.end(), now + 1);
        const int wanted = next == starts.end() ? -1 : *next - viewport()->height() / 4;
        if (wanted < 0 || verticalScrollBar()->value() >= verticalScrollBar()->maximum())
            return false;
        verticalScrollBar()->setValue(wanted);
        return true;
    }
    const auto at = std::lower_bound(starts.begin(), starts.end(), now - 1);
    if (at == starts.begin() || verticalScrollBar()->value() == 0)
        return false;
    verticalScrollBar()->setValue(*(at - 1) - viewport()->height() / 4);
    return true;
}

QString DiffPane::text() const {
    QString out =
        QStringLiteral("--- ") + m_oldTitle + QStringLiteral("\n+++ ") + m_newTitle + QLatin1Char('\n');
    for (const DiffRow& row : m_rows.rows) {
        if (!row.changed) {
            out += QLatin1Char(' ') + row.newText + QLatin1Char('\n');
            continue;
        }
        if (row.hasOld)
            out += QLatin1Char('-') + row.oldText + QLatin1Char('\n');
        if (row.hasNew)
            out += QLatin1Char('+') + row.newText + QLatin1Char('\n');
    }
    return out;
}

void DiffPane::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(text());
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace touchstone::gui
