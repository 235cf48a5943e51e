// SPDX-License-Identifier: GPL-3.0-or-later
// Line and column of byte offsets in a text. Belongs to one thread.
#pragma once

#include "core/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone {

class LineNumbers {
public:
    explicit LineNumbers(std::string_view text) : m_text(text) {
        m_starts.push_back(0);
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            m_starts.push_back(at + 1);
    }
    /// 1-based; of an offset behind the end: the last line.
    [[nodiscard]] std::uint64_t of(std::uint64_t offset) const {
        const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
        return static_cast<std::uint64_t>(next - m_starts.begin());
    }
    /// Where the line of an offset begins.
    [[nodiscard]] std::uint64_t startOf(std::uint64_t offset) const { return m_starts[of(offset) - 1]; }
    /// 1-based, in characters. Cheap for offsets that are asked for in ascending order.
    [[nodiscard]] std::uint64_t columnOf(std::uint64_t offset) {
        offset = std::min<std::uint64_t>(offset, m_text.size());
        const std::uint64_t start = startOf(offset);
        if (m_counted < start || m_counted > offset) {
            m_counted = start;
            m_column = 1;
        }
        m_column += codePointCount(m_text.substr(m_counted, offset - m_counted));
        m_counted = offset;
        return m_column;
    }

private:
    std::string_view m_text;
    std::vector<std::uint64_t> m_starts;
    std::uint64_t m_counted = 0, m_column = 1;
};

} // namespace touchstone
