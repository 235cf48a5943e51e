// SPDX-License-Identifier: GPL-3.0-or-later
// What the source view draws: grounds of blocks, layers below and above the text, the text itself.
#include "gui/theme/stylepaint.h"
#include "gui/widgets/sourceview_p.h"

#include <QApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {
namespace {

QColor tone(Token token) {
    return Theme::color(token);
}

constexpr int kCitationBar = SourceLayout::kGutter - 12; ///< x of the bar of citations
constexpr int kDotted = SourceLayout::kGutter - 18;      ///< x of the dotted line of retrieved passages
constexpr int kHatch = SourceLayout::kGutter - 26;

/// Left out on purpose: a line through the words.
void strike(QPainter& painter, const QRectF& over) {
    painter.setPen(QPen(tone(Token::Muted), 1));
    painter.drawLine(QPointF(over.left(), over.center().y()), QPointF(over.right(), over.center().y()));
}

void wave(QPainter& painter, const QRectF& under) {
    QPainterPath path(QPointF(under.left(), under.bottom() - 1));
    bool up = true;
    for (qreal x = under.left() + 2; x <= under.right(); x += 2) {
        path.lineTo(x, under.bottom() - (up ? 3 : 1));
        up = !up;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tone(Token::Muted), 1));
    painter.drawPath(path);
}

} // namespace

std::vector<const SourceLayer*> SourceView::Private::layersOf(std::size_t block) const {
    std::vector<const SourceLayer*> seen;
    const TextRange source = layout.source(block);
    const bool any = layout.hasIncluded(block);
    const quint64 from = source.start > longestLayer ? source.start - longestLayer : 0;
    auto layer = any ? layers.begin()
                     : std::lower_bound(layers.begin(), layers.end(), from,
                                        [](const SourceLayer& l, quint64 at) { return l.range.start < at; });
    for (; layer != layers.end(); ++layer) {
        if (file(*layer) != 0 ? any : layer->range.overlaps(source))
            seen.push_back(&*layer);
        else if (!any && layer->range.start >= source.end)
            break;
    }
    return seen;
}

std::vector<QRectF> SourceView::Private::rectsOf(std::size_t block, qreal y, int from, int to) {
    std::vector<QRectF> rects;
    const QTextLayout& text = layout.layout(block);
    const QPointF origin = layout.textOrigin(block) + QPointF(0, y);
    for (int i = 0; i < text.lineCount(); ++i) {
        const QTextLine line = text.lineAt(i);
        const int start = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        if (start >= end)
            continue;
        const qreal left = line.cursorToX(start);
        const qreal right = line.cursorToX(end);
        rects.emplace_back(origin.x() + std::min(left, right), origin.y() + line.y() - 2,
                           std::abs(right - left), line.height() + 4);
    }
    return rects;
}

void SourceView::Private::paintGround(QPainter& painter, std::size_t block, qreal y, const QRect& view) {
    if (layout.isRaw())
        return;
    const BlockKind kind = layout.kind(block);
    const QPointF origin = layout.textOrigin(block);
    const qreal inner = layout.height(block) - layout.spaceAbove(block) - layout.spaceBelow(block);
    if (kind == BlockKind::Code || kind == BlockKind::Table || kind == BlockKind::Html) {
        const QRect box(static_cast<int>(origin.x()) - 12, static_cast<int>(y + layout.spaceAbove(block)) - 8,
                        view.width() - static_cast<int>(origin.x()) + 12 - 8, static_cast<int>(inner) + 16);
        paint::panel(painter, box, tone(Token::Window), tone(Token::Border), space::kRadius);
    } else if (kind == BlockKind::Quote) {
        painter.fillRect(QRectF(origin.x() - 12, y + layout.spaceAbove(block), 2, inner),
                         tone(Token::Border));
    }
}

void SourceView::Private::paintLayersBelow(QPainter& painter, std::size_t block, qreal y,
                                           const std::vector<const SourceLayer*>& seen) {
    for (const SourceLayer* layer : seen) {
        if (layer->kind != SourceLayer::Kind::Cited)
            continue;
        for (const auto& [from, to] : layout.stretches(block, layer->range, file(*layer))) {
            const auto rects = rectsOf(block, y, from, to);
            for (const QRectF& rect : rects)
                painter.fillRect(rect.adjusted(-1, 0, 1, 0), tone(Token::Mark));
            if (rects.empty())
                continue;
            const QRectF bar(kCitationBar, rects.front().top(), layer->strong ? 4 : 3,
                             rects.back().bottom() - rects.front().top());
            painter.fillRect(bar, tone(layer->strong ? Token::Accent : Token::Warn));
        }
    }
    if (!anchor.valid || !caret.valid || anchor == caret)
        return;
    const auto [first, last] = std::minmax(anchor, caret);
    if (block < first.block || block > last.block)
        return;
    const int from = block == first.block ? first.position : 0;
    const int to = block == last.block ? last.position : static_cast<int>(layout.text(block).size());
    for (const QRectF& rect : rectsOf(block, y, from, to))
        painter.fillRect(rect, tone(Token::AccentSoft));
}

bool SourceView::Private::beginsIn(std::size_t block, const SourceLayer& layer) const {
    if (file(layer) != 0)
        return false;
    const TextRange source = layout.source(block);
    return source.contains(layer.range.start) ||
           (block > 0 && layer.range.start < source.start &&
            layer.range.start >= layout.source(block - 1).end) ||
           (block == 0 && layer.range.start < source.start);
}

void SourceView::Private::paintChunkBorder(QPainter& painter, std::size_t block, qreal y,
                                           const SourceLayer& layer, const QRect& view) {
    qreal line = y + std::max(1.0, layout.spaceAbove(block) / 2);
    const auto stretches = layout.stretches(block, layer.range, 0);
    if (!stretches.empty() && stretches.front().first > 0)
        line = y + lineTop(block, stretches.front().first);
    line = std::floor(line);
    const bool chosen = layer.strong;
    painter.fillRect(QRectF(0, line, view.width(), 1), tone(chosen ? Token::Accent : Token::Border));
    const QFont font = Theme::font(TypeRole::Caption);
    painter.setFont(font);
    const QString words = QFontMetrics(font).elidedText(layer.label, Qt::ElideRight, kHatch - 12);
    const QRect tab(4, static_cast<int>(line), QFontMetrics(font).horizontalAdvance(words) + 10, 17);
    painter.fillRect(tab, tone(chosen ? Token::AccentSoft : Token::Window));
    painter.setPen(tone(chosen ? Token::Accent : Token::Muted));
    painter.drawText(tab, Qt::AlignCenter, words);
}

void SourceView::Private::paintLayersAbove(QPainter& painter, std::size_t block, qreal y,
                                           const std::vector<const SourceLayer*>& seen) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal top = y + layout.spaceAbove(block);
    const qreal bottom = y + layout.height(block) - layout.spaceBelow(block);
    for (const SourceLayer* layer : seen) {
        if (layer->kind == SourceLayer::Kind::Cited || layer->kind == SourceLayer::Kind::Chunk)
            continue;
        const auto stretches = layout.stretches(block, layer->range, file(*layer));
        if (stretches.empty() && layer->kind != SourceLayer::Kind::Uncovered &&
            layer->kind != SourceLayer::Kind::Stripped)
            continue;
        switch (layer->kind) {
        case SourceLayer::Kind::Retrieved:
            painter.setPen(QPen(tone(Token::Info), 2, Qt::DotLine));
            painter.drawLine(QPointF(kDotted, top), QPointF(kDotted, bottom));
            break;
        case SourceLayer::Kind::Overlap:
            painter.fillRect(QRectF(kHatch, top, 6, bottom - top),
                             QBrush(tone(Token::Outline), Qt::BDiagPattern));
            break;
        case SourceLayer::Kind::Stripped:
            for (const auto& [from, to] : stretches)
                for (const QRectF& rect : rectsOf(block, y, from, to))
                    strike(painter, rect);
            if (beginsIn(block, *layer))
                paintWhy(painter, top, *layer);
            break;
        case SourceLayer::Kind::Gold:
        case SourceLayer::Kind::Uncovered:
            for (const auto& [from, to] : stretches)
                for (const QRectF& rect : rectsOf(block, y, from, to)) {
                    if (layer->kind == SourceLayer::Kind::Gold)
                        painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2),
                                         tone(Token::Accent));
                    else
                        wave(painter, rect);
                }
            break;
        default:
            break;
        }
    }
    painter.restore();
}

/// Why something was left out, in the gutter where it begins.
void SourceView::Private::paintWhy(QPainter& painter, qreal top, const SourceLayer& layer) {
    const QFont font = Theme::font(TypeRole::Caption);
    painter.setFont(font);
    painter.setPen(tone(Token::Muted));
    const QString words = QFontMetrics(font).elidedText(layer.label, Qt::ElideRight, kHatch - 6);
    painter.drawText(QRectF(4, top, kHatch - 4, 17), Qt::AlignLeft | Qt::AlignVCenter, words);
}

void SourceView::Private::paintText(QPainter& painter, std::size_t block, qreal y) {
    const BlockKind kind = layout.kind(block);
    painter.setPen(tone(!layout.isRaw() && kind == BlockKind::Quote ? Token::Muted : Token::Text));
    layout.layout(block).draw(&painter, layout.textOrigin(block) + QPointF(0, y));
}

bool SourceView::Private::paint(QPainter& painter, const QRect& view, bool focused) {
    painter.fillRect(view, tone(Token::Surface));
    painter.fillRect(QRect(0, 0, SourceLayout::kGutter - 8, view.height()), tone(Token::Window));
    painter.fillRect(QRect(SourceLayout::kGutter - 8, 0, 1, view.height()), tone(Token::Border));
    bool moved = false;
    qreal y = -topOffset;
    for (std::size_t block = topBlock; block < layout.count() && y < view.height(); ++block) {
        const qreal guessed = layout.height(block);
        layout.layout(block);
        moved = moved || layout.height(block) != guessed;
        const auto seen = layersOf(block);
        paintGround(painter, block, y, view);
        paintLayersBelow(painter, block, y, seen);
        for (const SourceLayer* layer : seen)
            if (layer->kind == SourceLayer::Kind::Chunk && beginsIn(block, *layer))
                paintChunkBorder(painter, block, y, *layer, view);
        paintText(painter, block, y);
        paintLayersAbove(painter, block, y, seen);
        y += layout.height(block);
    }
    if (focused && QApplication::activeWindow() != nullptr &&
        QApplication::activeWindow()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::focusRing(painter, view, 3);
    return moved;
}

} // namespace touchstone::gui
