// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of SourceView: the place, the selection and the drawing.
#pragma once

#include "gui/widgets/mapscrollbar.h"
#include "gui/widgets/sourcelayout.h"
#include "gui/widgets/sourceview.h"

#include <QPainter>

namespace touchstone::gui {

struct TextPlace {
    bool valid = false;
    std::size_t block = 0;
    int position = 0; ///< UTF-16
    friend auto operator<=>(const TextPlace&, const TextPlace&) = default;
};

struct SourceView::Private {
    std::shared_ptr<const PageContent> page;
    std::vector<SourceLayer> layers;   ///< by start of the range
    std::vector<std::uint32_t> fileOf; ///< by layer, as in PageRun
    MapScrollBar* map = nullptr;
    quint64 longestLayer = 0; ///< bytes; how far back a layer may begin that still reaches here
    Mode mode = Mode::Rendered;
    SourceLayout layout;
    std::size_t topBlock = 0; ///< the place: the block at the upper edge, and how much of it is above
    qreal topOffset = 0;
    TextPlace anchor, caret;
    QString hovered;
    QPointF pressed;
    bool selecting = false, updating = false;

    void fill();
    void sortLayers();
    [[nodiscard]] std::uint32_t file(const SourceLayer& layer) const {
        return fileOf[static_cast<std::size_t>(&layer - layers.data())];
    }
    void markBar();
    void scrollTo(qreal y);
    void scrollBy(qreal by);
    [[nodiscard]] TextPlace placeAt(QPointF position);
    [[nodiscard]] const SourceLayer* layerAt(QPointF position);
    /// Upper and lower end of a range in the page, from its first block on.
    std::pair<qreal, qreal> extent(std::size_t block, TextRange range, std::uint32_t file);
    qreal lineTop(std::size_t block, int position);
    [[nodiscard]] QString selected() const;
    void moveLetter(int direction, bool words);
    void moveLine(int direction);
    /// True when a height turned out to be another than guessed.
    bool paint(QPainter& painter, const QRect& view, bool focused);

private:
    [[nodiscard]] std::vector<const SourceLayer*> layersOf(std::size_t block) const;
    void paintGround(QPainter& painter, std::size_t block, qreal y, const QRect& view);
    void paintLayersBelow(QPainter& painter, std::size_t block, qreal y,
                          const std::vector<const SourceLayer*>& seen);
    void paintLayersAbove(QPainter& painter, std::size_t block, qreal y,
                          const std::vector<const SourceLayer*>& seen);
    void paintChunkBorder(QPainter& painter, std::size_t block, qreal y, const SourceLayer& layer,
                          const QRect& view);
    static void paintWhy(QPainter& painter, qreal top, const SourceLayer& layer);
    void paintText(QPainter& painter, std::size_t block, qreal y);
    [[nodiscard]] std::vector<QRectF> rectsOf(std::size_t block, qreal y, int from, int to);
    [[nodiscard]] bool beginsIn(std::size_t block, const SourceLayer& layer) const;
};

} // namespace touchstone::gui
