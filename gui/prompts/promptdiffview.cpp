// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, heights and keys; promptdiffpaint.cpp draws.
#include "gui/prompts/promptdiffview.h"

#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/mapscrollbar.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

namespace touchstone::gui {

namespace {
constexpr int kContext = 3; ///< equal lines around a change, where only changes are shown
}

PromptDiffView::PromptDiffView(QWidget* parent)
    : QAbstractScrollArea(parent), m_map(new MapScrollBar(Qt::Vertical, this)) {
    setObjectName(QStringLiteral("promptDiffView"));
    setAccessibleName(tr("Both texts"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(m_map);
    setFocusPolicy(Qt::StrongFocus);
}

PromptDiffView::~PromptDiffView() = default;

void PromptDiffView::setDiff(std::shared_ptr<const PromptTextDiff> diff, const QString& titleA,
                             const QString& titleB) {
    m_diff = std::move(diff);
    m_titleA = titleA;
    m_titleB = titleB;
    m_notes.clear();
    m_laidOut = 0;
    m_current = m_diff && !m_diff->changes.empty() ? 0 : -1;
    rebuild();
    const int first = shownRowOf(m_current);
    verticalScrollBar()->setValue(
        first < 0 ? 0 : std::max(0, m_tops[static_cast<std::size_t>(first)] - viewport()->height() / 5));
    Q_EMIT currentChangeChanged();
}

void PromptDiffView::setInline(bool inLine) {
    if (m_inline == inLine)
        return;
    m_inline = inLine;
    rebuild();
    goToChange(m_current);
}

void PromptDiffView::setWhitespace(bool shown) {
    if (m_whitespace == shown)
        return;
    m_whitespace = shown;
    viewport()->update();
}

void PromptDiffView::setOnlyChanges(bool only) {
    if (m_onlyChanges == only)
        return;
    m_onlyChanges = only;
    rebuild();
    goToChange(m_current);
}

void PromptDiffView::setNotes(std::vector<ChangeNote> notes) {
    m_notes = std::move(notes);
    rebuild();
    for (std::size_t i = 0; i < m_notes.size(); ++i)
        if (m_notes[i].culprit)
            return goToChange(static_cast<int>(i));
}

/// Rows [from, to) of the diff are equal.
void PromptDiffView::addEqual(int from, int to) {
    const int rows = static_cast<int>(m_diff->rows.size());
    const int lead = from == 0 ? 0 : kContext; // behind the change before
    const int tail = to == rows ? 0 : kContext;
    const bool fold = m_onlyChanges && !m_diff->changes.empty() && to - from > lead + tail + 1;
    for (int i = from; i < to; ++i) {
        if (fold && i == from + lead) {
            m_shown.push_back({Kind::Fold, i, to - tail - i, 0, false});
            i = to - tail - 1;
            continue;
        }
        m_shown.push_back({m_inline ? Kind::After : Kind::Pair, i, 0, 0, false});
    }
}

void PromptDiffView::addChange(int change) {
    const DiffChange& one = m_diff->changes[static_cast<std::size_t>(change)];
    m_headlines.push_back(static_cast<int>(m_shown.size()));
    m_shown.push_back({Kind::Headline, change, 0, 0, false});
    const int end = one.firstRow + one.rows;
    if (!m_inline) {
        for (int i = one.firstRow; i < end; ++i)
            m_shown.push_back({Kind::Pair, i, 0, 0, false});
        return;
    }
    const auto& rows = m_diff->rows;
    for (int i = one.firstRow; i < end; ++i)
        if (rows[static_cast<std::size_t>(i)].before.number > 0)
            m_shown.push_back({Kind::Before, i, 0, 0, false});
    for (int i = one.firstRow; i < end; ++i)
        if (rows[static_cast<std::size_t>(i)].after.number > 0)
            m_shown.push_back({Kind::After, i, 0, 0, false});
}

void PromptDiffView::rebuild() {
    m_shown.clear();
    m_headlines.clear();
    if (m_diff) {
        int at = 0;
        for (std::size_t c = 0; c < m_diff->changes.size(); ++c) {
            const DiffChange& change = m_diff->changes[c];
            addEqual(at, change.firstRow);
            addChange(static_cast<int>(c));
            at = change.firstRow + change.rows;
        }
        addEqual(at, static_cast<int>(m_diff->rows.size()));
    }
    describe();
    guessHeights();
    viewport()->update();
}

/// For screen readers: where one is, and what the change takes away and brings.
void PromptDiffView::describe() {
    if (!m_diff || m_diff->changes.empty() || m_current < 0) {
        setAccessibleDescription(m_diff ? tr("The texts are equal.") : QString());
        return;
    }
    constexpr qsizetype kSpoken = 400;
    const DiffChange& change = m_diff->changes[static_cast<std::size_t>(m_current)];
    QStringList before, after;
    for (int i = change.firstRow; i < change.firstRow + change.rows; ++i) {
        const DiffLineRow& row = m_diff->rows[static_cast<std::size_t>(i)];
        if (row.before.number > 0)
            before.append(row.before.text);
        if (row.after.number > 0)
            after.append(row.after.text);
    }
    QStringList words{headlineOf(m_current)};
    if (!before.isEmpty())
        words.append(tr("removed: %1").arg(before.join(QLatin1Char(' ')).left(kSpoken)));
    if (!after.isEmpty())
        words.append(tr("added: %1").arg(after.join(QLatin1Char(' ')).left(kSpoken)));
    const auto at = static_cast<std::size_t>(m_current);
    if (at < m_notes.size() && !m_notes[at].text.isEmpty())
        words.append(m_notes[at].text);
    setAccessibleDescription(words.join(QStringLiteral(". ")));
}

/// Before a row is seen its height is guessed from the number of its letters: nothing is laid out for it.
void PromptDiffView::guessHeights() {
    const QFontMetrics code(Theme::font(TypeRole::Code));
    const int line = code.height();
    const int letters = std::max(8, textWidth() / std::max(1, code.averageCharWidth()));
    const auto lines = [&](const DiffSide& side) {
        return side.number == 0 ? 1 : 1 + static_cast<int>(side.text.size()) / letters;
    };
    for (Shown& row : m_shown) {
        row.measured = false;
        if (row.kind == Kind::Headline) {
            const bool noted = static_cast<std::size_t>(row.at) < m_notes.size() &&
                               !m_notes[static_cast<std::size_t>(row.at)].text.isEmpty();
            row.height = 24 + (noted ? 22 : 0);
            row.measured = true;
        } else if (row.kind == Kind::Fold) {
            row.height = 24;
            row.measured = true;
        } else {
            const DiffLineRow& one = m_diff->rows[static_cast<std::size_t>(row.at)];
            const int most = row.kind == Kind::Before  ? lines(one.before)
                             : row.kind == Kind::After ? lines(one.after)
                                                       : std::max(lines(one.before), lines(one.after));
            row.height = most * line + 2;
        }
    }
    updateTops();
}

void PromptDiffView::updateTops() {
    m_tops.resize(m_shown.size() + 1);
    int y = 0;
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        m_tops[i] = y;
        y += m_shown[i].height;
    }
    m_tops[m_shown.size()] = y;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(3 * QFontMetrics(Theme::font(TypeRole::Code)).height());
    verticalScrollBar()->setRange(0, std::max(0, y + space::kSmall - viewport()->height()));
    markBar();
}

void PromptDiffView::markBar() {
    std::vector<MapScrollBar::Mark> marks;
    const double whole = m_tops.empty() ? 0 : m_tops.back();
    for (std::size_t c = 0; whole > 0 && c < m_headlines.size(); ++c)
        marks.push_back(
            {m_tops[static_cast<std::size_t>(m_headlines[c])] / whole, static_cast<int>(c) == m_current});
    m_map->setMarks(std::move(marks));
}

std::size_t PromptDiffView::rowAt(int y) const {
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return next == m_tops.begin() ? 0 : static_cast<std::size_t>(next - m_tops.begin()) - 1;
}

int PromptDiffView::shownRowOf(int change) const {
    return change >= 0 && static_cast<std::size_t>(change) < m_headlines.size()
               ? m_headlines[static_cast<std::size_t>(change)]
               : -1;
}

void PromptDiffView::goToChange(int change) {
    const int row = shownRowOf(change);
    if (row < 0)
        return;
    const bool other = m_current != change;
    m_current = change;
    const int wanted = m_tops[static_cast<std::size_t>(row)];
    const int view = viewport()->height();
    const int now = verticalScrollBar()->value();
    if (wanted < now || wanted + view / 3 > now + view)
        verticalScrollBar()->setValue(std::max(0, wanted - view / 5));
    markBar();
    describe();
    viewport()->update();
    if (other)
        Q_EMIT currentChangeChanged();
}

void PromptDiffView::stepChange(int direction) {
    const int count = static_cast<int>(m_headlines.size());
    if (count > 0)
        goToChange(std::clamp(m_current + direction, 0, count - 1));
}

void PromptDiffView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    // What stood at the top stays there.
    const std::size_t first = m_shown.empty() ? 0 : rowAt(verticalScrollBar()->value());
    guessHeights();
    if (first < m_shown.size() && first > 0)
        verticalScrollBar()->setValue(m_tops[first]);
}

void PromptDiffView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        guessHeights();
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void PromptDiffView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && m_diff) {
        QApplication::clipboard()->setText(unifiedText(*m_diff, m_titleA, m_titleB));
        return;
    }
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        verticalScrollBar()->setValue(event->key() == Qt::Key_Home ? 0 : verticalScrollBar()->maximum());
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void PromptDiffView::mousePressEvent(QMouseEvent* event) {
    const std::size_t at = rowAt(static_cast<int>(event->position().y()) + verticalScrollBar()->value());
    if (event->button() != Qt::LeftButton || at >= m_shown.size())
        return;
    const Shown& row = m_shown[at];
    if (row.kind == Kind::Fold)
        return setOnlyChanges(false);
    const int change =
        row.kind == Kind::Headline ? row.at : m_diff->rows[static_cast<std::size_t>(row.at)].change;
    if (change >= 0 && change != m_current) {
        m_current = change;
        markBar();
        describe();
        viewport()->update();
        Q_EMIT currentChangeChanged();
    }
}

} // namespace touchstone::gui
