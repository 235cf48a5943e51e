// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/sourceview.h"

#include "gui/widgets/sourceview_p.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace touchstone::gui {

SourceView::SourceView(QWidget* parent)
    : QAbstractScrollArea(parent), m_private(std::make_unique<Private>()) {
    setObjectName(QStringLiteral("sourceView"));
    setAccessibleName(tr("Page"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    m_private->map = new MapScrollBar(Qt::Vertical, this);
    setVerticalScrollBar(m_private->map);
    verticalScrollBar()->setSingleStep(24);
}

SourceView::~SourceView() = default;

void SourceView::setPage(std::shared_ptr<const PageContent> page) {
    Private& d = *m_private;
    d.page = std::move(page);
    d.layers.clear();
    d.fileOf.clear();
    d.anchor = d.caret = {};
    d.hovered.clear();
    d.fill();
    setAccessibleDescription(d.page ? d.page->title : QString());
    updateRange();
    viewport()->update();
}

const std::shared_ptr<const PageContent>& SourceView::page() const {
    return m_private->page;
}

void SourceView::setLayers(std::vector<SourceLayer> layers) {
    m_private->layers = std::move(layers);
    m_private->sortLayers();
    m_private->markBar();
    viewport()->update();
}

const std::vector<SourceLayer>& SourceView::layers() const {
    return m_private->layers;
}

void SourceView::setMode(Mode mode) {
    Private& d = *m_private;
    if (d.mode == mode)
        return;
    const quint64 byte = topByte();
    d.mode = mode;
    d.anchor = d.caret = {};
    d.fill();
    setTopByte(byte);
    Q_EMIT modeChanged();
}

SourceView::Mode SourceView::mode() const {
    return m_private->mode;
}

quint64 SourceView::topByte() const {
    const Private& d = *m_private;
    return d.layout.count() == 0 ? 0 : d.layout.source(d.topBlock).start;
}

void SourceView::setTopByte(quint64 byte) {
    Private& d = *m_private;
    if (d.layout.count() == 0)
        return updateRange();
    d.topBlock = d.layout.blockOfByte(byte);
    d.topOffset = d.topBlock == 0 ? -d.layout.topOf(0) : 0;
    updateRange();
    viewport()->update();
}

void SourceView::showRange(TextRange range, const QString& path) {
    Private& d = *m_private;
    const auto file = d.page ? d.page->fileOf(path) : std::nullopt;
    if (!file)
        return;
    const auto first = d.layout.firstShowing(range, *file);
    if (!first)
        return;
    d.layout.layout(*first);
    const auto [upper, lower] = d.extent(*first, range, *file);
    const qreal top = d.layout.topOf(d.topBlock) + d.topOffset;
    const qreal view = viewport()->height();
    if (upper >= top + 8 && std::min(lower, upper + view / 2) <= top + view - 8) {
        viewport()->update();
        return;
    }
    d.scrollTo(std::max(0.0, upper - view / 4));
    updateRange();
    viewport()->update();
}

/// Scroll bar from the layout's heights; the block at the top stays where it is.
void SourceView::updateRange() {
    Private& d = *m_private;
    d.layout.setWidth(viewport()->width());
    const qreal total = d.layout.count() == 0 ? 0 : d.layout.totalHeight();
    QScrollBar* bar = verticalScrollBar();
    d.updating = true;
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, static_cast<int>(std::ceil(total)) - viewport()->height()));
    const int wanted =
        d.layout.count() == 0 ? 0 : static_cast<int>(std::round(d.layout.topOf(d.topBlock) + d.topOffset));
    bar->setValue(wanted);
    if (bar->value() != wanted)
        d.scrollTo(bar->value());
    d.markBar();
    d.updating = false;
}

void SourceView::scrollContentsBy(int, int) {
    Private& d = *m_private;
    if (!d.updating && d.layout.count() > 0) {
        const int value = verticalScrollBar()->value();
        const qreal by = value - (d.layout.topOf(d.topBlock) + d.topOffset);
        if (value == 0 || std::abs(by) > 2.0 * viewport()->height())
            d.scrollTo(value);
        else
            d.scrollBy(by);
        Q_EMIT scrolled(topByte());
    }
    viewport()->update();
}

void SourceView::resizeEvent(QResizeEvent*) {
    updateRange();
}

void SourceView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_private->layout.restyle();
        updateRange();
        viewport()->update();
    }
}

std::size_t SourceView::blocksLaidOut() const {
    return m_private->layout.laidOut();
}

void SourceView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    Private& d = *m_private;
    const TextPlace at = d.placeAt(event->position());
    d.caret = at;
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        d.anchor = at;
    d.pressed = event->position();
    d.selecting = true;
    viewport()->update();
}

void SourceView::mouseMoveEvent(QMouseEvent* event) {
    Private& d = *m_private;
    if (d.selecting && event->buttons().testFlag(Qt::LeftButton)) {
        d.caret = d.placeAt(event->position());
        if (event->position().y() < 0 || event->position().y() > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                          (event->position().y() < 0 ? -24 : 24));
        viewport()->update();
        return;
    }
    const SourceLayer* layer = d.layerAt(event->position());
    viewport()->setCursor(layer != nullptr && event->position().x() < SourceLayout::kGutter
                              ? Qt::PointingHandCursor
                          : event->position().x() < SourceLayout::kGutter ? Qt::ArrowCursor
                                                                          : Qt::IBeamCursor);
    const QString id = layer != nullptr ? layer->id : QString();
    if (id != d.hovered) {
        d.hovered = id;
        Q_EMIT layerHovered(id);
    }
}

void SourceView::mouseReleaseEvent(QMouseEvent* event) {
    Private& d = *m_private;
    d.selecting = false;
    Q_EMIT selectionChanged();
    if (event->button() != Qt::LeftButton || (event->position() - d.pressed).manhattanLength() > 4)
        return;
    if (const SourceLayer* layer = d.layerAt(event->position()); layer != nullptr && !layer->id.isEmpty())
        Q_EMIT layerClicked(layer->kind, layer->id);
}

void SourceView::leaveEvent(QEvent* event) {
    QAbstractScrollArea::leaveEvent(event);
    if (!m_private->hovered.isEmpty()) {
        m_private->hovered.clear();
        Q_EMIT layerHovered({});
    }
}

bool SourceView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void SourceView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    Private& d = *m_private;
    // Exact heights of what is seen can move the end of the page; the scroll bar follows after the drawing.
    if (d.paint(painter, viewport()->rect(), hasFocus()))
        QMetaObject::invokeMethod(
            this, [this] { updateRange(); }, Qt::QueuedConnection);
}

} // namespace touchstone::gui
