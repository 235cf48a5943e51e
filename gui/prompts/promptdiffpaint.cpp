// SPDX-License-Identifier: GPL-3.0-or-later
// How PromptDiffView draws what is seen.
#include "gui/prompts/promptdiffview.h"
#include "gui/text/numbers.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/difftext.h"

#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kCellPadding = 4, kSign = 14;
constexpr int kMostLaidOut = 20'000; ///< letters of one line: who has more in it does not read them here

/// Shown in the place of what cannot be seen.
QString withSigns(QString text, LineEnd end) {
    text.replace(QLatin1Char(' '), QChar(0x00B7));
    text.replace(QLatin1Char('\t'), QStringLiteral("→"));
    text += end == LineEnd::Newline          ? QStringLiteral("¶")
            : end == LineEnd::CarriageReturn ? QStringLiteral("←¶")
                                             : QString();
    return text;
}

} // namespace

int PromptDiffView::gutterWidth() const {
    const QFontMetrics caption(Theme::font(TypeRole::Caption));
    int digits = 3;
    for (std::size_t lines = m_diff ? m_diff->rows.size() : 0; lines >= 1000; lines /= 10)
        ++digits;
    return digits * caption.horizontalAdvance(QLatin1Char('0')) + 2 * kCellPadding + kSign;
}

int PromptDiffView::textWidth() const {
    const int columns = m_inline ? 1 : 2;
    const int gutters = m_inline ? gutterWidth() * 2 - kSign : gutterWidth();
    return std::max(60, viewport()->width() / columns - gutters - 2 * kCellPadding);
}

QString PromptDiffView::display(const DiffSide& side, bool changed) const {
    QString text = side.text.left(kMostLaidOut);
    if (m_whitespace)
        return withSigns(text, side.end);
    if (changed && side.end == LineEnd::None)
        text += QStringLiteral("  ⌀"); // no line end: it may be all that differs
    return text;
}

QString PromptDiffView::headlineOf(int change) const {
    const DiffChange& one = m_diff->changes[static_cast<std::size_t>(change)];
    QStringList words{tr("Change %1 of %2").arg(change + 1).arg(m_diff->changes.size()),
                      QStringLiteral("−%1 +%2").arg(one.removed).arg(one.added)};
    bool blanks = one.rows > 0;
    int from = 0, to = 0;
    for (int i = one.firstRow; i < one.firstRow + one.rows; ++i) {
        const DiffLineRow& row = m_diff->rows[static_cast<std::size_t>(i)];
        blanks = blanks && row.whitespaceOnly;
        to = to > 0 ? to : row.before.moved;
        from = from > 0 ? from : row.after.moved;
    }
    if (blanks)
        words.append(tr("blanks or line ends only"));
    if (to > 0)
        words.append(tr("moved to line %1").arg(to));
    if (from > 0)
        words.append(tr("moved from line %1").arg(from));
    return words.join(QStringLiteral(" · "));
}

std::unique_ptr<QTextLayout> PromptDiffView::layOut(const DiffSide& side, bool changed, bool added,
                                                    int width) const {
    auto layout = std::make_unique<QTextLayout>(display(side, changed), Theme::font(TypeRole::Code));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 *
                              QFontMetricsF(Theme::font(TypeRole::Code)).horizontalAdvance(QLatin1Char(' ')));
    layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const DiffMark& mark : side.marks)
        formats.append(diffMark(mark.start, mark.end, added, mark.exact));
    layout->setFormats(formats);
    layOutLines(*layout, width);
    return layout;
}

int PromptDiffView::measure(Shown& row, std::unique_ptr<QTextLayout>& before,
                            std::unique_ptr<QTextLayout>& after) {
    if (row.kind == Kind::Headline || row.kind == Kind::Fold)
        return row.height;
    const DiffLineRow& one = m_diff->rows[static_cast<std::size_t>(row.at)];
    const bool changed = one.change >= 0;
    const int width = textWidth();
    if (row.kind != Kind::After && one.before.number > 0)
        before = layOut(one.before, changed, false, width);
    if (row.kind != Kind::Before && one.after.number > 0)
        after = layOut(one.after, changed, true, width);
    int height = QFontMetrics(Theme::font(TypeRole::Code)).height();
    for (const QTextLayout* side : {before.get(), after.get()})
        if (side != nullptr)
            height = std::max(height, static_cast<int>(side->boundingRect().height() + 0.99));
    ++m_laidOut;
    return height + 2;
}

void PromptDiffView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::color(Token::Surface));
    if (!m_diff)
        return;
    const int shift = verticalScrollBar()->value();
    const std::size_t first = m_shown.empty() ? 0 : rowAt(shift);
    int y = first < m_shown.size() ? m_tops[first] - shift : 0;
    bool otherwise = false;
    for (std::size_t i = first; i < m_shown.size() && y < viewport()->height(); ++i) {
        Shown& row = m_shown[i];
        std::unique_ptr<QTextLayout> before, after;
        const int height = measure(row, before, after);
        otherwise = otherwise || height != row.height;
        row.height = height;
        row.measured = true;
        paintRow(painter, row, y, before.get(), after.get());
        y += height;
    }
    if (!m_inline)
        painter.fillRect(viewport()->width() / 2, 0, 1, viewport()->height(), Theme::color(Token::Border));
    if (otherwise) // another height than guessed; what is above keeps its place
        QMetaObject::invokeMethod(
            this, [this] { updateTops(); }, Qt::QueuedConnection);
}

void PromptDiffView::paintRow(QPainter& painter, const Shown& row, int top, const QTextLayout* before,
                              const QTextLayout* after) const {
    const QRect line(0, top, viewport()->width(), row.height);
    if (row.kind == Kind::Headline)
        return paintHeadline(painter, line, row.at);
    if (row.kind == Kind::Fold) {
        painter.fillRect(line, Theme::color(Token::Sunken));
        painter.setFont(Theme::font(TypeRole::Caption));
        painter.setPen(Theme::color(Token::Text));
        painter.drawText(line, Qt::AlignCenter, tr("%n equal line(s)", nullptr, row.count));
        return;
    }
    const DiffLineRow& one = m_diff->rows[static_cast<std::size_t>(row.at)];
    const bool changed = one.change >= 0;
    if (m_inline) {
        const bool added = row.kind == Kind::After;
        const QRect text = line.adjusted(gutterWidth() - kSign, 0, 0, 0); // both numbers stand before it
        paintCell(painter, text, added ? one.after : one.before, added ? after : before, changed, added);
        const QRect other(0, top, gutterWidth() - kSign, row.height);
        if (changed)
            painter.fillRect(other, Theme::color(Token::Sunken));
        if (!changed || !added) {
            painter.setFont(Theme::font(TypeRole::Caption));
            painter.setPen(Theme::color(changed ? Token::Text : Token::Muted));
            const QRect number(0, top + 1, other.width() - kCellPadding,
                               QFontMetrics(Theme::font(TypeRole::Code)).height());
            painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(one.before.number));
        }
        return;
    }
    const int half = viewport()->width() / 2;
    paintCell(painter, QRect(0, top, half, row.height), one.before, before, changed, false);
    paintCell(painter, QRect(half, top, viewport()->width() - half, row.height), one.after, after, changed,
              true);
}

void PromptDiffView::paintCell(QPainter& painter, const QRect& cell, const DiffSide& side,
                               const QTextLayout* layout, bool changed, bool added) const {
    if (layout == nullptr) {
        if (changed)
            painter.fillRect(cell, Theme::color(Token::Sunken));
        return;
    }
    const bool moved = changed && side.moved > 0;
    if (changed)
        painter.fillRect(cell, Theme::color(moved   ? Token::InfoSoft
                                            : added ? Token::GoodSoft
                                                    : Token::BadSoft));
    painter.setFont(Theme::font(TypeRole::Caption));
    painter.setPen(Theme::color(changed ? Token::Text : Token::Muted));
    const int gutter = gutterWidth();
    const int line = QFontMetrics(Theme::font(TypeRole::Code)).height();
    const auto number = [&](int x, int value) {
        painter.drawText(QRect(x, cell.top() + 1, gutter - kSign - kCellPadding, line),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
    };
    const int x = cell.left();
    if (!m_inline || added)
        number(x, side.number);
    if (changed) {
        painter.setFont(Theme::font(TypeRole::Code));
        const QString sign = moved ? (side.moved > side.number ? QStringLiteral("↓") : QStringLiteral("↑"))
                             : added ? QStringLiteral("+")
                                     : QStringLiteral("−");
        painter.drawText(QRect(x + gutter - kSign - 2, cell.top() + 1, kSign, line), Qt::AlignCenter, sign);
    }
    painter.setPen(Theme::color(Token::Text));
    layout->draw(&painter, QPointF(x + gutter + kCellPadding - 2, cell.top() + 1));
}

void PromptDiffView::paintHeadline(QPainter& painter, const QRect& cell, int change) const {
    const bool current = change == m_current;
    painter.fillRect(cell, Theme::color(current ? Token::AccentSoft : Token::Sunken));
    if (current)
        painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), Theme::color(Token::Accent));
    const QRect first(cell.left() + 10, cell.top(), cell.width() - 20, 24);
    painter.setFont(Theme::font(TypeRole::Caption));
    painter.setPen(Theme::color(Token::Text));
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(headlineOf(change), Qt::ElideRight, first.width()));
    if (static_cast<std::size_t>(change) >= m_notes.size())
        return;
    const ChangeNote& note = m_notes[static_cast<std::size_t>(change)];
    if (note.text.isEmpty())
        return;
    const QRect second(first.left(), first.bottom() + 1, first.width(), 20);
    paintIcon(painter, QRectF(second.left(), second.top() + 3, 14, 14),
              note.culprit ? Icon::Triangle : Icon::Dash, Token::Text);
    painter.setFont(Theme::font(note.culprit ? TypeRole::BodyBold : TypeRole::Caption));
    painter.drawText(second.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(note.text, Qt::ElideRight, second.width() - 20));
}

} // namespace touchstone::gui
