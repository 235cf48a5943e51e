// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/ngrams.h"

#include <algorithm>
#include <bit>

namespace touchstone {

void PairNumbers::reset(std::size_t most) {
    m_size = 0;
    const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(64, 2 * most));
    if (m_slots.size() < wanted) {
        m_slots.assign(wanted, {});
        m_round = 0;
    }
    if (++m_round == 0) {
        std::fill(m_slots.begin(), m_slots.end(), Slot{});
        m_round = 1;
    }
}

std::uint32_t PairNumbers::of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t key = (static_cast<std::uint64_t>(first) << 32U) | second;
    std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32U;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = m_slots[at];
        if (slot.round != m_round) {
            slot = {key, m_size, m_round};
            return m_size++;
        }
        if (slot.key == key)
            return slot.number;
    }
}

void Ngrams::start(std::vector<Tokens> sequences) {
    m_tokens = std::move(sequences);
    m_numbers.resize(m_tokens.size());
    m_order = 1;
    number(true);
}

void Ngrams::grow() {
    ++m_order;
    number(false);
}

void Ngrams::number(bool first) {
    std::size_t most = 0;
    for (const Tokens& tokens : m_tokens)
        most += tokens.size();
    m_pairs.reset(most);
    for (std::size_t s = 0; s < m_tokens.size(); ++s) {
        const Tokens& tokens = m_tokens[s];
        Tokens& numbers = m_numbers[s];
        const std::size_t count = tokens.size() + 1 > m_order ? tokens.size() + 1 - m_order : 0;
        if (first)
            numbers.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            numbers[i] = m_pairs.of(first ? 0 : numbers[i], tokens[i + m_order - 1]);
        numbers.resize(count);
    }
    if (m_counts.size() < m_pairs.size()) {
        m_counts.resize(m_pairs.size());
        m_best.resize(m_pairs.size());
    }
}

std::uint64_t Ngrams::overlap(std::size_t reference) {
    std::uint64_t sum = 0;
    for (const std::uint32_t n : m_numbers[reference])
        ++m_counts[n];
    for (const std::uint32_t n : m_numbers[0])
        if (m_counts[n] > 0) {
            --m_counts[n];
            ++sum;
        }
    for (const std::uint32_t n : m_numbers[reference])
        m_counts[n] = 0;
    return sum;
}

std::uint64_t Ngrams::overlapWithAny() {
    for (std::size_t r = 1; r < m_numbers.size(); ++r) {
        for (const std::uint32_t n : m_numbers[r])
            m_best[n] = std::max(m_best[n], ++m_counts[n]);
        for (const std::uint32_t n : m_numbers[r])
            m_counts[n] = 0;
    }
    std::uint64_t sum = 0;
    for (const std::uint32_t n : m_numbers[0])
        if (m_best[n] > 0) {
            --m_best[n];
            ++sum;
        }
    for (std::size_t r = 1; r < m_numbers.size(); ++r)
        for (const std::uint32_t n : m_numbers[r])
            m_best[n] = 0;
    return sum;
}

} // namespace touchstone
