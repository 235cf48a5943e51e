// SPDX-License-Identifier: GPL-3.0-or-later
// Back and Forward: the chain of places that were visited. Interface's thread.
#pragma once

#include "gui/shell/page.h"

#include <QObject>
#include <optional>
#include <vector>

namespace touchstone::gui {

class NavigationHistory : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// A new step; what lay ahead is dropped. The same place again is no step.
    void visit(const Place& place);
    /// The state of the place where we are has moved on (scrolled), without a step.
    void update(const Place& place);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    std::optional<Place> back();
    std::optional<Place> forward();
    [[nodiscard]] std::optional<Place> current() const;

Q_SIGNALS:
    void changed();

private:
    static constexpr std::size_t kMost = 200;
    std::vector<Place> m_places;
    std::size_t m_at = 0;
};

} // namespace touchstone::gui
