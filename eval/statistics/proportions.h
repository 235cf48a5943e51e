// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals of shares. Pure functions, safe for concurrent use.
#pragma once

#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <optional>

namespace touchstone {

struct ProportionEstimate {
    std::optional<double> estimate;
    std::optional<Interval> interval; ///< within [0, 1], or [-1, 1] for a difference
};

/// k of n, score interval (Wilson 1927). n = 0: nothing is defined.
ProportionEstimate wilsonInterval(std::uint64_t k, std::uint64_t n, double level);
/// k1/n1 - k2/n2 of independent samples (Newcombe 1998, method 10: square and add Wilson limits).
ProportionEstimate newcombeInterval(std::uint64_t k1, std::uint64_t n1, std::uint64_t k2, std::uint64_t n2,
                                    double level);

} // namespace touchstone
