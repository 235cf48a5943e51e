// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/paired_tests.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace touchstone {
namespace {

constexpr std::size_t kMostExactPairs = 1000;

struct RankedDifferences {
    std::vector<std::uint32_t> doubledRanks; ///< twice the middle rank, of differences other than 0
    double positive = 0, negative = 0;       ///< rank sums
    double ties = 0;                         ///< sum of t^3 - t over groups of equal size, zeros left out
    double zeros = 0;
};

RankedDifferences rankOf(std::vector<double> values, WilcoxonZeros zeros) {
    RankedDifferences out;
    if (zeros == WilcoxonZeros::Drop)
        values.erase(std::remove(values.begin(), values.end(), 0.0), values.end());
    std::sort(values.begin(), values.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    for (std::size_t begin = 0; begin < values.size();) {
        std::size_t end = begin;
        while (end < values.size() && std::abs(values[end]) == std::abs(values[begin]))
            ++end;
        const auto doubled = static_cast<std::uint32_t>(begin + 1 + end);
        const auto size = static_cast<double>(end - begin);
        if (values[begin] == 0.0) {
            out.zeros = size;
        } else {
            out.ties += size * (size * size - 1.0);
            for (std::size_t i = begin; i < end; ++i) {
                (values[i] > 0 ? out.positive : out.negative) += doubled / 2.0;
                out.doubledRanks.push_back(doubled);
            }
        }
        begin = end;
    }
    return out;
}

/// P(rank sum <= w) when every sign is a fair coin.
double exactTail(const std::vector<std::uint32_t>& doubledRanks, double w) {
    std::size_t total = 0;
    for (const std::uint32_t rank : doubledRanks)
        total += rank;
    std::vector<double> chance(total + 1, 0.0);
    chance[0] = 1.0;
    std::size_t reach = 0;
    for (const std::uint32_t rank : doubledRanks) {
        reach += rank;
        for (std::size_t sum = reach + 1; sum-- > 0;)
            chance[sum] = 0.5 * (chance[sum] + (sum >= rank ? chance[sum - rank] : 0.0));
    }
    const auto last = static_cast<std::size_t>(std::llround(2.0 * w));
    double tail = 0;
    for (std::size_t sum = 0; sum <= std::min(last, total); ++sum)
        tail += chance[sum];
    return tail;
}

} // namespace

WilcoxonResult wilcoxon(std::span<const double> differences, WilcoxonZeros zeros, WilcoxonMethod method) {
    const RankedDifferences ranked = rankOf({differences.begin(), differences.end()}, zeros);
    WilcoxonResult out;
    out.n = zeros == WilcoxonZeros::Pratt ? differences.size() : ranked.doubledRanks.size();
    if (ranked.doubledRanks.empty())
        return out;
    const double w = std::min(ranked.positive, ranked.negative);
    out.w = w;
    if (method == WilcoxonMethod::Exact && ranked.doubledRanks.size() <= kMostExactPairs) {
        out.p = std::min(1.0, 2.0 * exactTail(ranked.doubledRanks, w));
        return out;
    }
    const auto all = static_cast<double>(out.n);
    const double none = ranked.zeros;
    const double mean = (all * (all + 1.0) - none * (none + 1.0)) / 4.0;
    const double variance = (all * (all + 1.0) * (2.0 * all + 1.0) -
                             none * (none + 1.0) * (2.0 * none + 1.0) - ranked.ties / 2.0) /
                            24.0;
    if (variance > 0)
        out.p = std::min(1.0, 2.0 * normalCdf(-std::abs(w - mean) / std::sqrt(variance)));
    return out;
}

} // namespace touchstone
