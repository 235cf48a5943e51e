// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/common_subsequence.h"

#include <algorithm>
#include <bit>

namespace touchstone {

void CommonSubsequence::takeColumns(const Tokens& columns) {
    m_words = (columns.size() + 63) / 64;
    m_equal.assign(m_words, 0);
    m_next.resize(columns.size());
    for (std::size_t j = 0; j < columns.size(); ++j) {
        m_next[j] = m_first[columns[j]];
        m_first[columns[j]] = static_cast<std::uint32_t>(j);
    }
}

void CommonSubsequence::dropColumns(const Tokens& columns) {
    for (const std::uint32_t token : columns)
        m_first[token] = kNone;
}

void CommonSubsequence::step(std::uint32_t token, const std::uint64_t* before, std::uint64_t* after) {
    for (std::uint32_t j = m_first[token]; j != kNone; j = m_next[j])
        m_equal[j / 64] |= std::uint64_t{1} << (j % 64);
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < m_words; ++w) {
        const std::uint64_t v = before[w];
        const std::uint64_t u = v & m_equal[w];
        const std::uint64_t sum = v + u;
        const std::uint64_t total = sum + carry;
        carry = (sum < v || total < sum) ? 1 : 0;
        after[w] = total | (v & ~m_equal[w]);
    }
    for (std::uint32_t j = m_first[token]; j != kNone; j = m_next[j])
        m_equal[j / 64] = 0;
}

/// Length of the subsequence with the first `columns` columns.
std::size_t CommonSubsequence::growth(const std::uint64_t* row, std::size_t columns) const {
    std::size_t count = 0;
    for (std::size_t w = 0; w < columns / 64; ++w)
        count += static_cast<std::size_t>(std::popcount(~row[w]));
    if (columns % 64 != 0)
        count += static_cast<std::size_t>(
            std::popcount(~row[columns / 64] & ((std::uint64_t{1} << (columns % 64)) - 1)));
    return count;
}

std::size_t CommonSubsequence::length(const Tokens& rows, const Tokens& columns) {
    takeColumns(columns);
    m_table.assign(m_words, ~std::uint64_t{0});
    for (const std::uint32_t token : rows)
        step(token, m_table.data(), m_table.data());
    dropColumns(columns);
    return growth(m_table.data(), columns.size());
}

void CommonSubsequence::mark(const Tokens& rows, const Tokens& columns, std::vector<bool>& rowIsIn) {
    takeColumns(columns);
    m_table.assign(m_words * (rows.size() + 1), ~std::uint64_t{0});
    for (std::size_t i = 0; i < rows.size(); ++i)
        step(rows[i], m_table.data() + i * m_words, m_table.data() + (i + 1) * m_words);
    dropColumns(columns);

    std::size_t i = rows.size();
    std::size_t j = columns.size();
    const auto lengthAt = [&](std::size_t row) { return growth(m_table.data() + row * m_words, j); };
    const auto growsAt = [&](std::size_t row, std::size_t column) {
        return ((m_table[row * m_words + column / 64] >> (column % 64)) & 1U) == 0 ? std::size_t{1}
                                                                                   : std::size_t{0};
    };
    if (i == 0 || j == 0)
        return;
    std::size_t here = lengthAt(i);
    std::size_t above = lengthAt(i - 1);
    while (i > 0 && j > 0) {
        if (rows[i - 1] == columns[j - 1]) {
            rowIsIn[--i] = true;
            --j;
            here = i > 0 ? lengthAt(i) : 0;
            above = i > 0 ? lengthAt(i - 1) : 0;
        } else if (here - growsAt(i, j - 1) > above) {
            --j;
            here -= growsAt(i, j);
            above -= growsAt(i - 1, j);
        } else {
            --i;
            here = above;
            above = i > 0 ? lengthAt(i - 1) : 0;
        }
    }
}

} // namespace touchstone
