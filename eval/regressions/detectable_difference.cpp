// SPDX-License-Identifier: GPL-3.0-or-later
// detectableDifference of prompt_behaviour.h.
#include "eval/regressions/prompt_behaviour.h"
#include "eval/statistics/power.h"

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

// Two-sided 5 %, 80 % power: the sum of the normal quantiles of 0.975 and 0.8.
constexpr double kDetectable = 1.959963984540054 + 0.8416212335729143;
constexpr double kAlpha = 0.05, kPower = 0.8;
// The exact test's power is a sum over n outcomes; beyond this n the share is that of this n, which is more.
constexpr std::size_t kMostExact = 2000;

/// The smallest share of pairs, all changed in one direction, that the exact test finds often enough.
std::optional<double> shareFound(std::size_t n) {
    const auto power = [n = std::min(n, kMostExact)](double share) {
        return powerMcnemar(0, share, n, kAlpha).value_or(0);
    };
    double low = 0;
    double high = 1;
    if (power(high) < kPower)
        return std::nullopt;
    for (int i = 0; i < 20; ++i) {
        const double middle = (low + high) / 2;
        (power(middle) < kPower ? low : high) = middle;
    }
    return high;
}

} // namespace

std::optional<double> detectableDifference(const MeasureComparison& measure) {
    const std::vector<double>& d = measure.differences;
    if (d.size() < 2)
        return std::nullopt;
    const double mean = *meanOf(d);
    const auto n = static_cast<double>(d.size());
    const double spread = std::sqrt(squaredDeviations(d, mean) / (n - 1) / n);
    if (spread > 0)
        return kDetectable * spread;
    if (measure.info.binary && mean == 0)
        return shareFound(d.size());
    return std::nullopt;
}

} // namespace touchstone
