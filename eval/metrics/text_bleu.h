// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU (Papineni et al. 2002) with the tokens of mteval-v13a, four orders, mixed case and exponential
// smoothing: the values of sacrebleu's default. A scorer belongs to one thread.
#pragma once

#include "eval/metrics/ngrams.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Tokens separated by single blanks.
std::string tokenize13a(std::string_view text);

inline constexpr std::size_t kBleuOrders = 4;
/// What one item adds to a corpus.
struct BleuCounts {
    std::array<std::uint64_t, kBleuOrders> matches{}, totals{};
    std::uint64_t predictionLength = 0;
    std::uint64_t referenceLength = 0; ///< of the reference nearest in length; the shorter one on a tie
    void add(const BleuCounts& other);
};

class BleuScorer {
public:
    /// At least one reference.
    BleuCounts counts(std::string_view prediction, const std::vector<std::string>& references);

private:
    Ngrams m_ngrams;
};

/// 0 to 100; 0 without any match. The k-th order without a match counts as one of 2^k. `effectiveOrder`: only
/// orders that the prediction is long enough for (on for single items, off for a corpus).
double bleuScore(const BleuCounts& counts, bool effectiveOrder);

} // namespace touchstone
