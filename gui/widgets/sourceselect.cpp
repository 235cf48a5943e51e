// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting in the source view, by mouse and by keyboard, and the bytes behind what is selected.
#include "gui/widgets/sourceview_p.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {

bool isWord(QChar letter) {
    return letter.isLetterOrNumber() || letter == QLatin1Char('_');
}

} // namespace

std::optional<SourceSpan> SourceLayout::spanOf(std::size_t block, int from, int to) const {
    const Item& item = m_blocks[block];
    if (to <= from)
        return std::nullopt;
    const auto bytes = [](QStringView text) { return static_cast<quint64>(text.toUtf8().size()); };
    if (m_raw) {
        const quint64 start = item.source.start + bytes(QStringView(item.text).left(from));
        return SourceSpan{0, {start, start + bytes(QStringView(item.text).mid(from, to - from))}};
    }
    std::optional<SourceSpan> span;
    for (const PageRun& run : item.runs) {
        if (run.end <= from || run.start >= to)
            continue;
        TextRange range = run.source;
        const QStringView text = QStringView(item.text).mid(run.start, run.end - run.start);
        // A run that does not stand byte for byte counts as a whole.
        if (bytes(text) == run.source.size()) {
            const int left = std::max(0, from - run.start);
            const int right = std::min(run.end, to) - run.start;
            range.start = run.source.start + bytes(text.left(left));
            range.end = run.source.start + bytes(text.left(right));
        }
        if (range.empty())
            continue;
        if (!span)
            span = SourceSpan{run.file, range};
        else if (span->file == run.file)
            span->range = {std::min(span->range.start, range.start), std::max(span->range.end, range.end)};
    }
    return span;
}

std::optional<std::pair<QString, TextRange>> SourceView::selectedRange() const {
    const Private& d = *m_private;
    if (!d.page || !d.anchor.valid || !d.caret.valid || d.anchor == d.caret)
        return std::nullopt;
    const auto [first, last] = std::minmax(d.anchor, d.caret);
    std::optional<SourceSpan> whole;
    for (std::size_t block = first.block; block <= last.block && block < d.layout.count(); ++block) {
        const int from = block == first.block ? first.position : 0;
        const int to = block == last.block ? last.position : static_cast<int>(d.layout.text(block).size());
        const auto span = d.layout.spanOf(block, from, to);
        if (!span)
            continue;
        if (!whole)
            whole = span;
        else if (whole->file == span->file)
            whole->range = {std::min(whole->range.start, span->range.start),
                            std::max(whole->range.end, span->range.end)};
    }
    if (!whole)
        return std::nullopt;
    return std::pair(whole->file == 0 ? QString() : d.page->includedPaths.at(whole->file - 1), whole->range);
}

/// Shift with an arrow: letters, words with Ctrl, lines. Begins at the top of what is seen.
bool SourceView::extendSelection(const QKeyEvent& event) {
    Private& d = *m_private;
    if (d.layout.count() == 0)
        return false;
    const bool words = event.modifiers().testFlag(Qt::ControlModifier);
    const int key = event.key();
    if (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    if (!d.caret.valid)
        d.anchor = d.caret = {true, d.topBlock, 0};
    if (key == Qt::Key_Up || key == Qt::Key_Down)
        d.moveLine(key == Qt::Key_Down ? 1 : -1);
    else
        d.moveLetter(key == Qt::Key_Right ? 1 : -1, words);
    d.layout.layout(d.caret.block);
    const qreal y = d.layout.topOf(d.caret.block) + d.lineTop(d.caret.block, d.caret.position);
    const qreal top = verticalScrollBar()->value();
    if (y < top || y > top + viewport()->height() - 28)
        verticalScrollBar()->setValue(static_cast<int>(y - viewport()->height() / 2.0));
    viewport()->update();
    Q_EMIT selectionChanged();
    return true;
}

void SourceView::Private::moveLetter(int direction, bool words) {
    do {
        const auto size = static_cast<int>(layout.text(caret.block).size());
        const int next = caret.position + direction;
        if (next >= 0 && next <= size) {
            caret.position = next;
        } else if (direction > 0 && caret.block + 1 < layout.count()) {
            caret = {true, caret.block + 1, 0};
        } else if (direction < 0 && caret.block > 0) {
            caret = {true, caret.block - 1, static_cast<int>(layout.text(caret.block - 1).size())};
        } else {
            return;
        }
        const QString& text = layout.text(caret.block);
        const int at = caret.position;
        const bool atEdge = at == 0 || at == text.size() || isWord(text.at(at - 1)) != isWord(text.at(at));
        // The end of a word going right, its beginning going left.
        const bool stops =
            at == 0 || at == text.size() || (direction > 0 ? isWord(text.at(at - 1)) : isWord(text.at(at)));
        if (atEdge && stops)
            return;
    } while (words);
}

void SourceView::Private::moveLine(int direction) {
    const QTextLayout& text = layout.layout(caret.block);
    const QTextLine now = text.lineForTextPosition(caret.position);
    const qreal x = now.isValid() ? now.cursorToX(caret.position) : 0;
    const int wanted = (now.isValid() ? now.lineNumber() : 0) + direction;
    if (wanted >= 0 && wanted < text.lineCount()) {
        caret.position = text.lineAt(wanted).xToCursor(x);
        return;
    }
    if (direction < 0 ? caret.block == 0 : caret.block + 1 >= layout.count()) {
        caret.position = direction < 0 ? 0 : static_cast<int>(layout.text(caret.block).size());
        return;
    }
    caret.block = direction < 0 ? caret.block - 1 : caret.block + 1;
    const QTextLayout& other = layout.layout(caret.block);
    if (other.lineCount() > 0)
        caret.position = other.lineAt(direction < 0 ? other.lineCount() - 1 : 0).xToCursor(x);
    else
        caret.position = 0;
}

QString SourceView::selectedText() const {
    return m_private->selected();
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
    if (event->modifiers().testFlag(Qt::ShiftModifier) && extendSelection(*event))
        return;
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

void SourceView::mouseDoubleClickEvent(QMouseEvent* event) {
    Private& d = *m_private;
    const TextPlace at = d.placeAt(event->position());
    if (!at.valid)
        return;
    const QString& text = d.layout.text(at.block);
    int from = at.position;
    int to = at.position;
    while (from > 0 && isWord(text.at(from - 1)))
        --from;
    while (to < text.size() && isWord(text.at(to)))
        ++to;
    d.anchor = {true, at.block, from};
    d.caret = {true, at.block, to};
    viewport()->update();
}

} // namespace touchstone::gui
