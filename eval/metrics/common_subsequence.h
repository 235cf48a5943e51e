// SPDX-License-Identifier: GPL-3.0-or-later
// Longest common subsequences, 64 columns of the table at a time (Hyyro 2004). Internal to eval/metrics; an
// object belongs to one thread and is worth keeping.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace touchstone {

class CommonSubsequence {
public:
    using Tokens = std::vector<std::uint32_t>;
    /// Tokens are below `vocabulary`.
    explicit CommonSubsequence(std::size_t vocabulary) : m_first(vocabulary, kNone) {}
    std::size_t length(const Tokens& rows, const Tokens& columns);
    /// Marks the rows of one such subsequence: from the end, a pair of equal tokens is taken where there is
    /// one, else a column is dropped if that is strictly better than dropping a row.
    void mark(const Tokens& rows, const Tokens& columns, std::vector<bool>& rowIsIn);

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;
    void takeColumns(const Tokens& columns);
    void dropColumns(const Tokens& columns);
    void step(std::uint32_t token, const std::uint64_t* before, std::uint64_t* after);
    [[nodiscard]] std::size_t growth(const std::uint64_t* row, std::size_t columns) const;

    std::vector<std::uint32_t> m_first, m_next; ///< places of a token among the columns
    std::vector<std::uint64_t> m_equal;         ///< columns with the row's token; all 0 between rows
    std::vector<std::uint64_t> m_table;         ///< a bit is 0 where the length grows at its column
    std::size_t m_words = 0;
};

} // namespace touchstone
