// SPDX-License-Identifier: GPL-3.0-or-later
// chrF (Popovic 2015) and chrF++ (Popovic 2017): F2 over character n-grams up to 6 and word n-grams up to
// `wordOrders`, with sacrebleu's values. A scorer belongs to one thread.
#pragma once

#include "eval/metrics/ngrams.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

inline constexpr std::size_t kChrfCharacterOrders = 6;
inline constexpr std::size_t kChrfWordOrders = 2; ///< of chrF++; chrF has 0

/// What one item adds to a corpus: per order, characters first.
struct ChrfCounts {
    struct Order {
        std::uint64_t prediction = 0; ///< 0 where the reference has no n-gram of this order
        std::uint64_t reference = 0, matches = 0;
    };
    std::array<Order, kChrfCharacterOrders + kChrfWordOrders> orders{};
    void add(const ChrfCounts& other);
};

class ChrfScorer {
public:
    /// wordOrders: 0 or 2.
    explicit ChrfScorer(std::size_t wordOrders) : m_wordOrders(wordOrders) {}
    /// Against the reference with the best score, the first on a tie. At least one reference.
    ChrfCounts counts(std::string_view prediction, const std::vector<std::string>& references);
    /// 0 to 100: F of mean precision and mean recall over the orders that both sides have.
    [[nodiscard]] double score(const ChrfCounts& counts) const;

private:
    void count(std::vector<Ngrams::Tokens> sequences, std::size_t orders, std::size_t firstOrder,
               std::vector<ChrfCounts>& out);
    std::size_t m_wordOrders;
    Ngrams m_ngrams;
};

} // namespace touchstone
