// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/proportions.h"

#include <algorithm>
#include <cmath>

namespace touchstone {

ProportionEstimate wilsonInterval(std::uint64_t k, std::uint64_t n, double level) {
    ProportionEstimate out;
    if (n == 0 || k > n)
        return out;
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(k) / count;
    out.estimate = share;
    if (!(level > 0 && level < 1))
        return out;
    const double z = normalQuantile((1.0 + level) / 2.0);
    const double square = z * z / count;
    const double centre = (share + square / 2.0) / (1.0 + square);
    const double half =
        z / (1.0 + square) * std::sqrt(share * (1.0 - share) / count + square / (4.0 * count));
    out.interval =
        Interval{k == 0 ? 0.0 : std::max(0.0, centre - half), k == n ? 1.0 : std::min(1.0, centre + half)};
    return out;
}

ProportionEstimate newcombeInterval(std::uint64_t k1, std::uint64_t n1, std::uint64_t k2, std::uint64_t n2,
                                    double level) {
    ProportionEstimate out;
    const ProportionEstimate first = wilsonInterval(k1, n1, level);
    const ProportionEstimate second = wilsonInterval(k2, n2, level);
    if (!first.estimate || !second.estimate)
        return out;
    const double p1 = *first.estimate;
    const double p2 = *second.estimate;
    out.estimate = p1 - p2;
    if (first.interval && second.interval)
        out.interval =
            Interval{*out.estimate - std::hypot(p1 - first.interval->low, second.interval->high - p2),
                     *out.estimate + std::hypot(first.interval->high - p1, p2 - second.interval->low)};
    return out;
}

} // namespace touchstone
