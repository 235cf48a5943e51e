// SPDX-License-Identifier: GPL-3.0-or-later
// TextRange: half-open range of bytes [start, end) in an original file as it lies on disk or in the archive.
#pragma once

#include <algorithm>
#include <cstdint>

namespace touchstone {

struct TextRange {
    std::uint64_t start = 0;
    std::uint64_t end = 0;

    [[nodiscard]] constexpr std::uint64_t size() const { return end > start ? end - start : 0; }
    [[nodiscard]] constexpr bool empty() const { return end <= start; }
    [[nodiscard]] constexpr bool contains(std::uint64_t at) const { return at >= start && at < end; }
    [[nodiscard]] constexpr bool contains(TextRange other) const {
        return other.start >= start && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(TextRange other) const {
        return start < other.end && other.start < end && !empty() && !other.empty();
    }
    /// Smallest range that holds both; an empty one does not count.
    [[nodiscard]] constexpr TextRange hull(TextRange other) const {
        if (empty())
            return other;
        if (other.empty())
            return *this;
        return {std::min(start, other.start), std::max(end, other.end)};
    }
    friend constexpr bool operator==(TextRange, TextRange) = default;
    friend constexpr auto operator<=>(TextRange, TextRange) = default;
};

} // namespace touchstone
