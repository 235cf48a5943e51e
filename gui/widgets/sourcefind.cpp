// SPDX-License-Identifier: GPL-3.0-or-later
// Finding words and lines in the source view.
#include "gui/widgets/sourceview_p.h"

#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {
/// More text than that is not counted through at each letter that is typed.
constexpr qsizetype kCountedText = 4'000'000;
} // namespace

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

FindCount SourceView::countFound(const QString& words) const {
    const Private& d = *m_private;
    FindCount out;
    if (words.isEmpty() || !d.page || d.page->bytes.size() > kCountedText)
        return out;
    const TextPlace now = std::min(d.anchor, d.caret);
    for (std::size_t block = 0; block < d.layout.count(); ++block) {
        const QString& text = d.layout.text(block);
        for (qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive)) {
            ++out.all;
            if (now.valid && now.block == block && now.position == at)
                out.current = out.all;
        }
    }
    return out;
}

bool SourceView::showLine(int line) {
    Private& d = *m_private;
    if (!d.page || line < 1)
        return false;
    const QByteArray& bytes = d.page->bytes;
    qsizetype start = 0;
    for (int now = 1; now < line; ++now) {
        start = bytes.indexOf('\n', start);
        if (start < 0 || start + 1 >= bytes.size())
            return false;
        ++start;
    }
    qsizetype end = bytes.indexOf('\n', start);
    if (end < 0)
        end = bytes.size();
    const TextRange range{static_cast<quint64>(start), static_cast<quint64>(std::max(end, start + 1))};
    showRange(range);
    // The line is selected, so that it can be seen where it is.
    if (const auto block = d.layout.firstShowing(range, 0)) {
        const auto parts = d.layout.stretches(*block, range, 0);
        d.anchor = {true, *block, parts.empty() ? 0 : parts.front().first};
        d.caret = {true, *block,
                   parts.empty() ? static_cast<int>(d.layout.text(*block).size()) : parts.back().second};
        viewport()->update();
        Q_EMIT selectionChanged();
    }
    return true;
}

int SourceView::lineOf(quint64 byte) const {
    const auto& page = m_private->page;
    if (!page)
        return 0;
    const auto end = page->bytes.begin() + std::min(static_cast<qsizetype>(byte), page->bytes.size());
    return 1 + static_cast<int>(std::count(page->bytes.begin(), end, '\n'));
}

} // namespace touchstone::gui
