// SPDX-License-Identifier: GPL-3.0-or-later
// Terms -> numbers in order of appearance, in little memory and with few reaches into it: texts lie in pages
// that never move, beside an open table whose slots point to them. Belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace touchstone {

class TermNumbers {
public:
    /// Known, or the next number.
    std::uint32_t numberOf(std::string_view term);
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }
    /// Valid until clear().
    [[nodiscard]] std::string_view text(std::uint32_t number) const { return m_texts[number]; }
    void clear();

private:
    struct Slot {
        const char* text = nullptr; ///< null = free
        std::uint32_t number = 0;
        std::uint16_t length = 0; ///< 65535 = so many or more
        std::uint16_t tag = 0;    ///< bits of the hash that the place in the table does not say
    };
    const char* keep(std::string_view term);
    void grow();

    std::vector<std::string_view> m_texts; ///< by number
    std::vector<Slot> m_slots;
    std::vector<std::unique_ptr<char[]>> m_pages;
    std::size_t m_left = 0; ///< in the last page
    char* m_at = nullptr;
};

} // namespace touchstone
