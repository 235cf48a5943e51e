// SPDX-License-Identifier: GPL-3.0-or-later
// How many items a comparison needs. Pure functions, safe for concurrent use.
#pragma once

#include <cstdint>
#include <optional>

namespace touchstone {

/// Power of the two-sided paired t test: noncentral t with n - 1 degrees of freedom and noncentrality
/// effect * sqrt(n), both tails. effect = mean difference / standard deviation of the differences. n may be a
/// fraction, > 1. None: input outside its range.
std::optional<double> powerPairedT(double effect, double n, double alpha);
/// The n (a real number, at least 2) at which powerPairedT reaches `power`. None: effect 0, or not below 1e9.
std::optional<double> pairsNeeded(double effect, double alpha, double power);
/// Power of the exact McNemar test at n pairs: p10 and p01 are the chances of a change in either direction;
/// every outcome counts with its probability. None: input outside its range.
std::optional<double> powerMcnemar(double p10, double p01, std::uint64_t n, double alpha);

} // namespace touchstone
