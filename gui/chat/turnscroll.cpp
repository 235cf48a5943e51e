// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/turnscroll.h"

#include "gui/chat/turnview.h"
#include "gui/theme/tokens.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <algorithm>

namespace touchstone::gui {

namespace {

constexpr int kFirstGuess = 320; ///< px of a turn that nobody has seen
constexpr int kSpacing = space::kUnit;
constexpr int kMargin = space::kSmall;
constexpr int kMeasurings = 3; ///< a text settles its height when it knows its width, and its parent after it

} // namespace

TurnScroll::TurnScroll(Maker maker, QWidget* parent)
    : QScrollArea(parent), m_maker(std::move(maker)), m_content(new QWidget) {
    setObjectName(QStringLiteral("turnScroll"));
    setAccessibleName(tr("Questions and answers"));
    setWidgetResizable(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setWidget(m_content);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &TurnScroll::arrange);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_arranging)
            m_later.start();
    });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QTimer::singleShot(0, this, [this] { m_following = atEnd(); }); });
}

void TurnScroll::setCount(int count, int keep) {
    for (std::size_t i = static_cast<std::size_t>(std::clamp(keep, 0, this->count())); i < m_slots.size();
         ++i) {
        release(m_slots[i]);
        m_slots[i] = {};
    }
    m_slots.resize(static_cast<std::size_t>(count));
    arrange();
}

void TurnScroll::release(Slot& slot) {
    if (!slot.view)
        return;
    slot.view->removeEventFilter(this);
    slot.view->hide();
    slot.view->deleteLater(); // it may be the sender of what led here
    slot.view = nullptr;
}

TurnView* TurnScroll::viewAt(int index) const {
    return index >= 0 && index < count() ? m_slots[static_cast<std::size_t>(index)].view : nullptr;
}

int TurnScroll::viewCount() const {
    return static_cast<int>(
        std::count_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.view != nullptr; }));
}

int TurnScroll::guessedHeight() const {
    int sum = 0, seen = 0;
    for (const Slot& slot : m_slots)
        if (slot.measured) {
            sum += slot.height;
            ++seen;
        }
    return seen == 0 ? kFirstGuess : sum / seen;
}

int TurnScroll::slotAt(int y) const {
    const auto found = std::upper_bound(m_slots.begin(), m_slots.end(), y,
                                        [](int value, const Slot& slot) { return value < slot.y; });
    return std::max(0, static_cast<int>(found - m_slots.begin()) - 1);
}

bool TurnScroll::atEnd() const {
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - space::kHuge;
}

void TurnScroll::measure(Slot& slot) const {
    const int width = viewport()->width();
    for (int i = 0; i < kMeasurings; ++i) {
        QLayout* layout = slot.view->layout();
        if (slot.view->width() != width)
            slot.view->resize(width, std::max(1, slot.height));
        layout->activate();
        const int wanted = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                       : layout->totalSizeHint().height();
        if (wanted == slot.height && slot.measured)
            return;
        slot.height = wanted;
        slot.measured = true;
        slot.view->resize(width, wanted);
    }
}

/// The turn `anchor` stands `offset` px below the top of the visible part from now on.
void TurnScroll::place(int anchor, int offset) {
    const int guess = guessedHeight();
    int y = kMargin;
    for (Slot& slot : m_slots) {
        slot.y = y;
        if (!slot.measured)
            slot.height = guess;
        y += slot.height + kSpacing;
        if (slot.view)
            slot.view->move(0, slot.y);
    }
    m_content->resize(viewport()->width(), y + space::kLarge);
    QScrollBar* bar = verticalScrollBar();
    if (m_following)
        bar->setValue(bar->maximum());
    else if (anchor < count())
        bar->setValue(m_slots[static_cast<std::size_t>(anchor)].y - offset);
}

void TurnScroll::arrange() {
    if (m_arranging)
        return;
    m_arranging = true;
    m_later.stop();
    const int anchor = slotAt(verticalScrollBar()->value());
    const int offset =
        anchor < count() ? m_slots[static_cast<std::size_t>(anchor)].y - verticalScrollBar()->value() : 0;
    for (Slot& slot : m_slots)
        if (slot.view)
            measure(slot);
    place(anchor, offset);
    makeVisible();
    m_arranging = false;
}

/// What is in sight, or half a screen away from it, gets a widget; what is far away loses it.
void TurnScroll::makeVisible() {
    const int screen = viewport()->height();
    for (int round = 0; round < 20; ++round) {
        const int top = verticalScrollBar()->value();
        const int anchor = slotAt(top);
        bool made = false;
        for (int i = slotAt(top - screen / 2); i < count(); ++i) {
            Slot& slot = m_slots[static_cast<std::size_t>(i)];
            if (slot.y > top + screen + screen / 2)
                break;
            if (slot.view)
                continue;
            const int offset = m_slots[static_cast<std::size_t>(anchor)].y - top;
            slot.view = m_maker(i, m_content);
            slot.view->installEventFilter(this);
            slot.view->resize(viewport()->width(), slot.height);
            slot.view->move(0, slot.y);
            slot.view->show();
            measure(slot);
            place(anchor, offset);
            made = true;
            break;
        }
        if (!made)
            break;
    }
    const int top = verticalScrollBar()->value();
    for (int i = 0; i < count(); ++i) {
        Slot& slot = m_slots[static_cast<std::size_t>(i)];
        const bool far = slot.y > top + 4 * screen || slot.y + slot.height < top - 3 * screen;
        if (!slot.view || !far || slot.view->isBusy())
            continue;
        release(slot);
        Q_EMIT viewRemoved(i);
    }
}

TurnView* TurnScroll::showTurn(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    m_following = false;
    m_arranging = true;
    place(index, 0);
    makeVisible();
    place(index, 0); // what was made above it may have moved it
    m_arranging = false;
    return viewAt(index);
}

void TurnScroll::setFollowing(bool following) {
    m_following = following;
    if (following)
        arrange();
}

void TurnScroll::scrollToEnd() {
    setFollowing(true);
}

bool TurnScroll::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest && watched != m_content && !m_arranging)
        m_later.start();
    return QScrollArea::eventFilter(watched, event);
}

void TurnScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        for (Slot& slot : m_slots)
            slot.measured = slot.measured && slot.view == nullptr;
    arrange();
}

} // namespace touchstone::gui
