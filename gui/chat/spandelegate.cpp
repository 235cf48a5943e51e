// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/spandelegate.h"

#include "gui/theme/theme.h"

#include <QPainter>

namespace touchstone::gui {

namespace {
constexpr int kNameWidth = 116, kTimeWidth = 64, kIndent = 12, kBarHeight = 8;
} // namespace

void SpanDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    const QRect all = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(all, Theme::color(Token::AccentSoft));
    painter->setFont(Theme::font(TypeRole::Body));
    painter->setPen(Theme::color(Token::Text));
    const int indent = space::kSmall + index.data(kSpanDepth).toInt() * kIndent;
    const QRect name(all.left() + indent, all.top(), kNameWidth - indent, all.height());
    painter->drawText(
        name, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
    const QRect time(all.right() - kTimeWidth, all.top(), kTimeWidth - space::kSmall, all.height());
    painter->drawText(time, Qt::AlignVCenter | Qt::AlignRight, index.data(kSpanTime).toString());
    const QRect track(all.left() + kNameWidth, all.center().y() - kBarHeight / 2,
                      all.width() - kNameWidth - kTimeWidth - space::kSmall, kBarHeight);
    painter->fillRect(QRect(track.left(), track.center().y(), track.width(), 1), Theme::color(Token::Border));
    const double start = index.data(kSpanStart).toDouble(), end = index.data(kSpanEnd).toDouble();
    const int from = track.left() + static_cast<int>(start * track.width());
    const int length = std::max(2, static_cast<int>((end - start) * track.width()));
    const bool failed = index.data(kSpanFailed).toBool();
    painter->fillRect(QRect(std::min(from, track.right() - 1), track.top(), length, kBarHeight),
                      Theme::color(failed ? Token::Bad : Token::Accent));
    painter->restore();
}

QSize SpanDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {kNameWidth + kTimeWidth + 80, space::kRow};
}

} // namespace touchstone::gui
