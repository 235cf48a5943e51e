// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/listdelegates.h"

#include "gui/prompts/scorebar.h"
#include "gui/text/numbers.h"
#include "gui/theme/icons.h"
#include "gui/theme/stylepaint.h"
#include "gui/viewmodels/promptlist.h"

#include <QApplication>
#include <QDateTime>
#include <QPainter>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kVersionHeight = 46, kLane = 10, kMostLanes = 4, kRowPadding = 6;

/// Ground, selection and focus as every list has them, without text.
void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    QStyleOptionViewItem bare = option;
    bare.text.clear();
    bare.index = index;
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &bare, &painter, option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && paint::showsFocus(&option))
        paint::focusRing(painter, option.rect.adjusted(1, 1, -1, -1), space::kRadius);
}

Token quietToken(const QStyleOptionViewItem& option) {
    return option.state.testFlag(QStyle::State_Selected) ? Token::Text
                                                         : Token::Muted; // muted is too weak there
}

/// A word in a rounded frame; gives the x after it.
int paintTag(QPainter& painter, int x, int y, const QString& text, Token front, Token ground, int most) {
    painter.setFont(Theme::font(TypeRole::Caption));
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, most - 10);
    const QRect box(x, y, painter.fontMetrics().horizontalAdvance(shown) + 10, 16);
    if (most < 24)
        return x;
    paint::panel(painter, box, Theme::color(ground), Theme::color(front), 4);
    painter.setPen(Theme::color(front));
    painter.drawText(box, Qt::AlignCenter, shown);
    return box.right() + 5;
}

int laneX(const QRect& place, int lane) {
    return place.left() + kLane / 2 + std::min(lane, kMostLanes - 1) * kLane;
}

int graphWidth(const GraphCell& cell) {
    int lanes = cell.lane;
    for (const auto* list : {&cell.through, &cell.joining})
        for (const int lane : *list)
            lanes = std::max(lanes, lane);
    return (std::min(lanes, kMostLanes - 1) + 1) * kLane;
}

} // namespace

void PromptNameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    painter->save();
    paintGround(*painter, option, index);
    const QRect box = option.rect.adjusted(8, 0, -8, 0);
    const QString count = countText(static_cast<quint64>(index.data(PromptNameModel::VersionsRole).toInt()));
    painter->setFont(Theme::font(TypeRole::Caption));
    painter->setPen(Theme::color(quietToken(option)));
    const int countWidth = painter->fontMetrics().horizontalAdvance(count);
    painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, count);
    painter->setFont(Theme::font(TypeRole::Body));
    painter->setPen(Theme::color(Token::Text));
    const QRect words = box.adjusted(0, 0, -countWidth - 8, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(PromptNameModel::NameRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->restore();
}

QSize PromptNameDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, space::kRow};
}

void PromptVersionDelegate::paintGraph(QPainter& painter, const QRect& place, const GraphCell& cell,
                                       bool chosen) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::color(Token::Outline), 1.5));
    const QPointF dot(laneX(place, cell.lane), place.top() + 14);
    for (const int lane : cell.through)
        painter.drawLine(QPointF(laneX(place, lane), place.top()),
                         QPointF(laneX(place, lane), place.bottom() + 1));
    for (const int lane : cell.joining)
        painter.drawLine(QPointF(laneX(place, lane), place.top()), dot);
    if (cell.fromAbove)
        painter.drawLine(QPointF(dot.x(), place.top()), dot);
    if (cell.below)
        painter.drawLine(dot, QPointF(dot.x(), place.bottom() + 1));
    painter.setPen(QPen(Theme::color(Token::Accent), 1.5));
    painter.setBrush(chosen ? Theme::color(Token::Accent) : Theme::color(Token::Surface));
    painter.drawEllipse(dot, 3.5, 3.5);
    painter.setBrush(Qt::NoBrush);
}

void PromptVersionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const auto* model = qobject_cast<const PromptVersionModel*>(index.model());
    const PromptRow* row = model == nullptr ? nullptr : model->row(index.row());
    if (row == nullptr)
        return;
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, index);
    const QString side = index.data(PromptVersionModel::SideRole).toString();
    QRect box = option.rect.adjusted(kRowPadding, 0, -kRowPadding - 2, 0);
    if (!model->searching()) { // what a search found has no lines between it
        paintGraph(*painter, box, row->graph, !side.isEmpty());
        box.setLeft(box.left() + graphWidth(row->graph) + 4);
    }
    const QRect first(box.left(), box.top() + 4, box.width(), 20);
    const QRect second(box.left(), box.top() + 23, box.width(), 18);
    const Token quiet = quietToken(option);

    painter->setFont(Theme::font(TypeRole::Caption));
    const QString when = row->createdUnixMs > 0
                             ? whenText(row->createdUnixMs, QDateTime::currentMSecsSinceEpoch())
                         : row->builtIn ? PromptVersionModel::tr("built in")
                                        : QString();
    const int whenWidth = painter->fontMetrics().horizontalAdvance(when);
    painter->setFont(Theme::font(TypeRole::BodyBold));
    painter->setPen(Theme::color(Token::Text));
    const QString number = QLatin1Char('@') + QString::number(row->version);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, number);
    int x = first.left() + painter->fontMetrics().horizontalAdvance(number) + 6;
    for (const QString& letter : side.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        x = paintTag(*painter, x, first.top() + 2, letter, Token::Accent, Token::AccentSoft,
                     first.right() - x);
    for (const QString& tag : row->tags) {
        const bool production = tag == QLatin1String("production");
        x = paintTag(*painter, x, first.top() + 2, tag, production ? Token::Good : Token::Info,
                     production ? Token::GoodSoft : Token::InfoSoft, first.right() - x);
    }
    if (row->hasDraft && first.right() - x > 18) {
        paintIcon(*painter, QRectF(x, first.top() + 3, 14, 14), Icon::Edit, quiet);
        x += 18;
    }
    painter->setFont(Theme::font(TypeRole::Caption));
    painter->setPen(Theme::color(quiet));
    if (first.right() - x > whenWidth + 4)
        painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, when);

    const bool scored = !row->scores.empty() && row->scores.front().share;
    constexpr int kBarWidth = 44;
    const QRect words = second.adjusted(0, 0, scored ? -kBarWidth - 8 : 0, 0);
    QString text = model->snippet(index.row());
    if (text.isEmpty())
        text = row->message;
    if (!row->author.isEmpty() && !model->searching())
        text += QStringLiteral(" · ") + row->author;
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
    if (scored)
        paintScoreBar(*painter, QRect(second.right() - kBarWidth, second.center().y() - 1, kBarWidth, 3),
                      row->scores.front());
    painter->restore();
}

QSize PromptVersionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {180, kVersionHeight};
}

} // namespace touchstone::gui
