// SPDX-License-Identifier: GPL-3.0-or-later
// n-grams of a prediction and its references as numbers, order by order: an n-gram's number comes from that
// of its first n - 1 tokens and its last token, so that nothing longer than two numbers is ever compared.
// Linear in the text. An object belongs to one thread and is worth keeping for many items.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace touchstone {

/// Equal pairs have equal numbers, 0, 1, 2 ... An open-addressed table that forgets in constant time.
class PairNumbers {
public:
    /// Forgets all; there is room for `most` pairs.
    void reset(std::size_t most);
    std::uint32_t of(std::uint32_t first, std::uint32_t second);
    [[nodiscard]] std::uint32_t size() const { return m_size; }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = 0;
        std::uint32_t round = 0;
    };
    std::vector<Slot> m_slots;
    std::uint32_t m_round = 0, m_size = 0;
};

class Ngrams {
public:
    using Tokens = std::vector<std::uint32_t>;
    /// Sequence 0 is the prediction, the others are references. Order 1.
    void start(std::vector<Tokens> sequences);
    /// The next order.
    void grow();
    [[nodiscard]] std::size_t count(std::size_t sequence) const { return m_numbers[sequence].size(); }
    /// Sum of min(occurrences in the prediction, occurrences in that reference).
    std::uint64_t overlap(std::size_t reference);
    /// The same with the highest occurrence in any reference.
    std::uint64_t overlapWithAny();

private:
    void number(bool first);
    std::vector<Tokens> m_tokens, m_numbers;
    PairNumbers m_pairs;
    std::vector<std::uint32_t> m_counts, m_best; ///< all 0 between calls
    std::size_t m_order = 0;
};

} // namespace touchstone
