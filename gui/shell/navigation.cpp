// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/navigation.h"

namespace touchstone::gui {

void NavigationHistory::visit(const Place& place) {
    if (!m_places.empty()) {
        if (m_places[m_at] == place)
            return;
        m_places.resize(m_at + 1);
    }
    m_places.push_back(place);
    if (m_places.size() > kMost)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
    Q_EMIT changed();
}

void NavigationHistory::update(const Place& place) {
    if (!m_places.empty() && m_places[m_at].page == place.page)
        m_places[m_at] = place;
}

std::optional<Place> NavigationHistory::back() {
    if (!canGoBack())
        return std::nullopt;
    --m_at;
    Q_EMIT changed();
    return m_places[m_at];
}

std::optional<Place> NavigationHistory::forward() {
    if (!canGoForward())
        return std::nullopt;
    ++m_at;
    Q_EMIT changed();
    return m_places[m_at];
}

std::optional<Place> NavigationHistory::current() const {
    if (m_places.empty())
        return std::nullopt;
    return m_places[m_at];
}

} // namespace touchstone::gui
