// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/sourceview.h"

#include "gui/widgets/sourceview_p.h"

#include <QApplication>
#include <QClipboard>
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
    verticalScrollBar()->setSingleStep(24);
}

SourceView::~SourceView() = default;

void SourceView::setPage(std::shared_ptr<const PageContent> page) {
    Private& d = *m_private;
    d.page = std::move(page);
    d.layers.clear();
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

void SourceView::showRange(TextRange range, bool included) {
    Private& d = *m_private;
    const auto first = d.layout.firstShowing(range, included);
    if (!first)
        return;
    d.layout.layout(*first);
    const auto [upper, lower] = d.extent(*first, range, included);
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

QString SourceView::selectedText() const {
    return m_private->selected();
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
    if (event->button() != Qt::LeftButton || (event->position() - d.pressed).manhattanLength() > 4)
        return;
    if (const SourceLayer* layer = d.layerAt(event->position()); layer != nullptr && !layer->id.isEmpty())
        Q_EMIT layerClicked(layer->kind, layer->id);
}

void SourceView::mouseDoubleClickEvent(QMouseEvent* event) {
    Private& d = *m_private;
    const TextPlace at = d.placeAt(event->position());
    if (!at.valid)
        return;
    const QString& text = d.layout.text(at.block);
    int from = at.position;
    int to = at.position;
    const auto word = [&](int i) { return text.at(i).isLetterOrNumber() || text.at(i) == QLatin1Char('_'); };
    while (from > 0 && word(from - 1))
        --from;
    while (to < text.size() && word(to))
        ++to;
    d.anchor = {true, at.block, from};
    d.caret = {true, at.block, to};
    viewport()->update();
}

void SourceView::leaveEvent(QEvent* event) {
    QAbstractScrollArea::leaveEvent(event);
    if (!m_private->hovered.isEmpty()) {
        m_private->hovered.clear();
        Q_EMIT layerHovered({});
    }
}

void SourceView::keyPressEvent(QKeyEvent* event) {
    Private& d = *m_private;
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectedText(); !text.isEmpty())
            QApplication::clipboard()->setText(text);
        return;
    }
    if (event->matches(QKeySequence::SelectAll) && d.layout.count() > 0) {
        d.anchor = {true, 0, 0};
        const std::size_t last = d.layout.count() - 1;
        d.caret = {true, last, static_cast<int>(d.layout.text(last).size())};
        viewport()->update();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    case Qt::Key_Space:
        return bar->setValue(bar->value() + (event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1) *
                                                bar->pageStep() * 9 / 10);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool SourceView::findNext(const QString& words, bool backwards) {
    Private& d = *m_private;
    const std::size_t count = d.layout.count();
    if (words.isEmpty() || count == 0)
        return false;
    const std::size_t start = d.caret.valid ? d.caret.block : d.topBlock;
    for (std::size_t step = 0; step <= count; ++step) {
        const std::size_t block = backwards ? (start + count - step % count) % count : (start + step) % count;
        const QString& text = d.layout.text(block);
        qsizetype at = -1;
        if (step == 0 && d.caret.valid) {
            const int from =
                std::min(d.caret.position, d.anchor.block == block ? d.anchor.position : d.caret.position);
            if (!backwards)
                at = text.indexOf(words, d.caret.position, Qt::CaseInsensitive);
            else if (from > 0)
                at = text.lastIndexOf(words, from - 1, Qt::CaseInsensitive);
        } else {
            at = backwards ? text.lastIndexOf(words, -1, Qt::CaseInsensitive)
                           : text.indexOf(words, 0, Qt::CaseInsensitive);
        }
        if (at < 0)
            continue;
        d.anchor = {true, block, static_cast<int>(at)};
        d.caret = {true, block, static_cast<int>(at + words.size())};
        d.layout.layout(block);
        const qreal y = d.layout.topOf(block) + d.lineTop(block, static_cast<int>(at));
        const qreal top = verticalScrollBar()->value();
        if (y < top + 8 || y > top + viewport()->height() - 32)
            d.scrollTo(std::max(0.0, y - viewport()->height() / 4.0));
        updateRange();
        viewport()->update();
        return true;
    }
    return false;
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
