// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/term_numbers.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace touchstone {

namespace {

constexpr std::size_t kTextPageBytes = 64U << 10U;
constexpr std::size_t kFewestSlots = 1024;
constexpr std::size_t kLongestTold = 0xFFFF; ///< that a slot can say

std::uint16_t tagOf(std::size_t hash) {
    return static_cast<std::uint16_t>(hash >> 48U);
}

} // namespace

std::uint32_t TermNumbers::numberOf(std::string_view term) {
    if (2 * (m_texts.size() + 1) > m_slots.size())
        grow();
    const std::size_t hash = std::hash<std::string_view>{}(term);
    const std::size_t mask = m_slots.size() - 1;
    const auto length = static_cast<std::uint16_t>(std::min(term.size(), kLongestTold));
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = m_slots[at];
        if (slot.text == nullptr) {
            const auto number = static_cast<std::uint32_t>(m_texts.size());
            slot = {keep(term), number, length, tagOf(hash)};
            m_texts.emplace_back(slot.text, term.size());
            return number;
        }
        if (slot.length != length || slot.tag != tagOf(hash))
            continue;
        const std::string_view known =
            length < kLongestTold ? std::string_view(slot.text, term.size()) : m_texts[slot.number];
        if (known == term)
            return slot.number;
    }
}

void TermNumbers::clear() {
    *this = TermNumbers();
}

const char* TermNumbers::keep(std::string_view term) {
    if (m_at == nullptr || term.size() > m_left) {
        const std::size_t bytes = std::max(kTextPageBytes, term.size());
        m_pages.push_back(std::make_unique<char[]>(bytes));
        m_at = m_pages.back().get();
        m_left = bytes;
    }
    char* const place = m_at;
    if (!term.empty())
        std::memcpy(place, term.data(), term.size());
    m_at += term.size();
    m_left -= term.size();
    return place;
}

void TermNumbers::grow() {
    std::vector<Slot> slots(std::max(kFewestSlots, 2 * m_slots.size()));
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.text == nullptr)
            continue;
        std::size_t at = std::hash<std::string_view>{}(m_texts[slot.number]) & mask;
        while (slots[at].text != nullptr)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    m_slots = std::move(slots);
}

} // namespace touchstone
