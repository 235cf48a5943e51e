// SPDX-License-Identifier: GPL-3.0-or-later
// Places in the source view: from points to text and layers, and back.
#include "gui/widgets/sourceview_p.h"

#include <algorithm>

namespace touchstone::gui {

void SourceView::Private::fill() {
    topBlock = 0;
    topOffset = 0;
    if (!page)
        layout.clear();
    else if (mode == Mode::Raw || page->blocks.empty())
        layout.setRaw(page->bytes);
    else
        layout.setRendered(*page);
    scrollTo(0);
}

void SourceView::Private::sortLayers() {
    std::erase_if(layers, [this](const SourceLayer& layer) { return page && !page->fileOf(layer.path); });
    std::stable_sort(layers.begin(), layers.end(), [](const SourceLayer& a, const SourceLayer& b) {
        return a.range.start < b.range.start;
    });
    longestLayer = 0;
    fileOf.clear();
    for (const SourceLayer& layer : layers) {
        longestLayer = std::max<quint64>(longestLayer, layer.range.size());
        fileOf.push_back(page ? page->fileOf(layer.path).value_or(0) : 0);
    }
}

void SourceView::Private::markBar() {
    std::vector<MapScrollBar::Mark> marks;
    const qreal total = layout.count() == 0 ? 0 : layout.totalHeight();
    for (const SourceLayer& layer : layers) {
        if (total <= 0 || layer.kind != SourceLayer::Kind::Cited)
            continue;
        if (const auto block = layout.firstShowing(layer.range, file(layer)))
            marks.push_back({layout.topOf(*block) / total, layer.strong});
    }
    map->setMarks(std::move(marks));
}

void SourceView::Private::scrollBy(qreal by) {
    // Step by step over exact heights, so that what is read does not jump when a guess was wrong.
    topOffset += by;
    while (topOffset < 0 && topBlock > 0) {
        layout.layout(--topBlock);
        topOffset += layout.height(topBlock);
    }
    for (; topBlock + 1 < layout.count(); ++topBlock) {
        layout.layout(topBlock);
        if (topOffset < layout.height(topBlock))
            break;
        topOffset -= layout.height(topBlock);
    }
}

void SourceView::Private::scrollTo(qreal y) {
    const auto [block, offset] = layout.blockAt(y);
    topBlock = block;
    topOffset = offset;
}

TextPlace SourceView::Private::placeAt(QPointF position) {
    if (layout.count() == 0)
        return {};
    auto [block, offset] = layout.blockAt(layout.topOf(topBlock) + topOffset + position.y());
    const QTextLayout& text = layout.layout(block);
    const QPointF origin = layout.textOrigin(block);
    for (int i = 0; i < text.lineCount(); ++i) {
        const QTextLine line = text.lineAt(i);
        if (offset - origin.y() <= line.y() + line.height() || i + 1 == text.lineCount())
            return {true, block, line.xToCursor(position.x() - origin.x())};
    }
    return {true, block, 0};
}

const SourceLayer* SourceView::Private::layerAt(QPointF position) {
    if (layout.count() == 0 || layers.empty())
        return nullptr;
    const TextPlace at = placeAt(position);
    const bool gutter = position.x() < SourceLayout::kGutter;
    const SourceLayer* best = nullptr;
    for (const SourceLayer* layer : layersOf(at.block)) {
        if (layer->id.isEmpty())
            continue;
        bool hit = false;
        for (const auto& [from, to] : layout.stretches(at.block, layer->range, file(*layer)))
            hit = hit || (at.position >= from && at.position <= to);
        // In the gutter the chunk is meant, in the text what is cited.
        if (!hit || (gutter && layer->kind == SourceLayer::Kind::Cited))
            continue;
        const bool better = best == nullptr || (!gutter && layer->kind == SourceLayer::Kind::Cited) ||
                            (gutter && layer->kind == SourceLayer::Kind::Chunk);
        if (better)
            best = layer;
    }
    return best;
}

qreal SourceView::Private::lineTop(std::size_t block, int position) {
    const QTextLine line = layout.layout(block).lineForTextPosition(position);
    return layout.textOrigin(block).y() + (line.isValid() ? line.y() - 2 : 0);
}

std::pair<qreal, qreal> SourceView::Private::extent(std::size_t block, TextRange range,
                                                    std::uint32_t ofFile) {
    const auto first = layout.stretches(block, range, ofFile);
    const qreal upper = layout.topOf(block) + (first.empty() ? 0 : lineTop(block, first.front().first));
    std::size_t last = block;
    while (last + 1 < layout.count() && layout.source(last + 1).overlaps(range) && ofFile == 0)
        ++last;
    return {upper, layout.topOf(last) + layout.height(last)};
}

QString SourceView::Private::selected() const {
    if (!anchor.valid || !caret.valid || anchor == caret)
        return {};
    const auto [first, last] = std::minmax(anchor, caret);
    QString text;
    for (std::size_t block = first.block; block <= last.block && block < layout.count(); ++block) {
        const QString& whole = layout.text(block);
        const int from = block == first.block ? first.position : 0;
        const int to = block == last.block ? last.position : static_cast<int>(whole.size());
        if (block > first.block)
            text += layout.isRaw() ? QStringLiteral("\n") : QStringLiteral("\n\n");
        text += whole.mid(from, to - from);
    }
    return text.replace(QChar::LineSeparator, QLatin1Char('\n'));
}

} // namespace touchstone::gui
