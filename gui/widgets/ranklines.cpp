// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/ranklines.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QHash>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>

namespace touchstone::gui {

namespace {
constexpr int kPassageRow = 20, kTitleRow = 20, kBetween = 64, kNumber = 22, kMark = 16;
} // namespace

RankLines::RankLines(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rankLines"));
    setFont(Theme::font(TypeRole::Caption));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RankLines::setLists(const QString& leftTitle, std::vector<RankedPassage> left, const QString& rightTitle,
                         std::vector<RankedPassage> right) {
    m_titles[0] = leftTitle;
    m_titles[1] = rightTitle;
    m_sides[0] = std::move(left);
    m_sides[1] = std::move(right);
    m_lines.clear();
    QHash<QString, std::size_t> places;
    for (std::size_t i = m_sides[1].size(); i-- > 0;) // the first of equal ones counts
        places.insert(m_sides[1][i].id, i);
    for (std::size_t i = 0; i < m_sides[0].size(); ++i)
        if (const auto found = places.constFind(m_sides[0][i].id); found != places.constEnd())
            m_lines.push_back({i, *found});
    m_sentence = tr("%1 passages in both, %2 only at the left, %3 only at the right")
                     .arg(m_lines.size())
                     .arg(m_sides[0].size() - std::min(m_sides[0].size(), m_lines.size()))
                     .arg(m_sides[1].size() - std::min(m_sides[1].size(), m_lines.size()));
    setAccessibleName(tr("Ranks of the passages"));
    setAccessibleDescription(m_sentence);
    updateGeometry();
    update();
}

QSize RankLines::sizeHint() const {
    const auto rows = static_cast<int>(std::max(m_sides[0].size(), m_sides[1].size()));
    return {400, kTitleRow + rows * kPassageRow + 4};
}

QRect RankLines::place(bool left, std::size_t row) const {
    const int side = (width() - kBetween) / 2;
    return {left ? 0 : width() - side, kTitleRow + static_cast<int>(row) * kPassageRow, side, kPassageRow};
}

bool RankLines::isAlone(bool left, std::size_t row) const {
    return std::none_of(m_lines.begin(), m_lines.end(),
                        [&](const Line& line) { return (left ? line.left : line.right) == row; });
}

void RankLines::paintSide(QPainter& painter, bool left) const {
    const auto& side = m_sides[left ? 0 : 1];
    painter.setPen(Theme::color(Token::Muted));
    const QRect title = place(left, 0).translated(0, -kTitleRow);
    painter.drawText(title, (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_titles[left ? 0 : 1], Qt::ElideRight, title.width()));
    for (std::size_t i = 0; i < side.size(); ++i) {
        // The ranks stand where the lines begin and end, the names away from them.
        const QRect row = place(left, i);
        const QRect number = left ? QRect(row.right() - kNumber, row.top(), kNumber, row.height())
                                  : QRect(row.left(), row.top(), kNumber, row.height());
        const QRect mark = left ? QRect(number.left() - kMark, row.top() + 4, 12, 12)
                                : QRect(number.right() + 4, row.top() + 4, 12, 12);
        const QRect name =
            left ? QRect(row.left(), row.top(), mark.left() - row.left() - 4, row.height())
                 : QRect(mark.right() + 4, row.top(), row.right() - mark.right() - 4, row.height());
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(number, (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                         QString::number(i + 1));
        if (side[i].gold)
            paintIcon(painter, mark, Icon::Check, Token::Good);
        else if (isAlone(left, i))
            paintIcon(painter, mark, left ? Icon::Dash : Icon::Plus, Token::Muted);
        painter.setPen(Theme::color(Token::Text));
        painter.drawText(name, (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                         fontMetrics().elidedText(side[i].where, Qt::ElideLeft, name.width()));
    }
}

void RankLines::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    paintSide(painter, true);
    paintSide(painter, false);
    for (const Line& line : m_lines) {
        const QRect from = place(true, line.left);
        const QRect to = place(false, line.right);
        const QPointF begin(from.right() + 4, from.center().y() + 0.5),
            end(to.left() - 4, to.center().y() + 0.5);
        const bool gold = m_sides[0][line.left].gold || m_sides[1][line.right].gold;
        QPainterPath path(begin);
        const double middle = (begin.x() + end.x()) / 2;
        path.cubicTo(QPointF(middle, begin.y()), QPointF(middle, end.y()), end);
        painter.setPen(QPen(Theme::color(gold ? Token::Good : Token::Outline), gold ? 2 : 1));
        painter.drawPath(path);
    }
}

bool RankLines::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const bool left : {true, false})
        for (std::size_t i = 0; i < m_sides[left ? 0 : 1].size(); ++i)
            if (place(left, i).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), m_sides[left ? 0 : 1][i].where, this);
                return true;
            }
    QToolTip::showText(help->globalPos(), m_sentence, this);
    return true;
}

} // namespace touchstone::gui
