// SPDX-License-Identifier: GPL-3.0-or-later
// The turns of a conversation one below the other, of which only those near the visible part exist as
// widgets: a conversation of any length opens and scrolls at once. Turns that were not seen yet are taken for
// as high as the others are on average; what is read stays where it is when others turn out to be higher.
// Interface's thread.
#pragma once

#include <QScrollArea>
#include <QTimer>
#include <functional>
#include <vector>

namespace touchstone::gui {

class TurnView;

class TurnScroll : public QScrollArea {
    Q_OBJECT

public:
    /// Makes the view of a turn as a child of `parent`.
    using Maker = std::function<TurnView*(int index, QWidget* parent)>;
    TurnScroll(Maker maker, QWidget* parent = nullptr);

    /// There are `count` turns; the views of the first `keep` stay as they are.
    void setCount(int count, int keep = 0);
    [[nodiscard]] int count() const { return static_cast<int>(m_slots.size()); }
    /// Null when the turn has no widget now.
    [[nodiscard]] TurnView* viewAt(int index) const;
    /// Brings a turn to the top, or as far up as it goes; it has a widget then.
    TurnView* showTurn(int index);
    void scrollToEnd();
    /// Stays at the end while things grow, until the user scrolls away.
    void setFollowing(bool following);
    [[nodiscard]] bool following() const { return m_following; }
    /// How many widgets there are; for tests.
    [[nodiscard]] int viewCount() const;

Q_SIGNALS:
    void viewRemoved(int index); ///< it went too far out of sight

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Slot {
        TurnView* view = nullptr;
        int y = 0, height = 0;
        bool measured = false;
    };
    void arrange();
    void place(int anchor, int offset);
    void measure(Slot& slot) const;
    void makeVisible();
    void release(Slot& slot);
    [[nodiscard]] int slotAt(int y) const;
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] int guessedHeight() const;

    Maker m_maker;
    QWidget* m_content;
    std::vector<Slot> m_slots;
    QTimer m_later;
    bool m_following = true, m_arranging = false;
};

} // namespace touchstone::gui
