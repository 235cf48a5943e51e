// SPDX-License-Identifier: GPL-3.0-or-later
// Means, quantiles and the values that all of eval/statistics speaks in. Pure functions, safe for concurrent
// use. "No value" means that the quantity is not defined for this input.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace touchstone {

struct Interval {
    double low = 0;
    double high = 0;
};

/// Sum in pairs (Higham 1993): rounding grows with log n. Eight partial sums side by side, blocks of at most
/// 128, so that a mean has the very bits that numerical packages give it and ties with it are ties here as
/// well.
double pairwiseSum(std::span<const double> values);
/// Arithmetic mean; none of nothing.
std::optional<double> meanOf(std::span<const double> values);
/// Sum of squared distances from the mean.
double squaredDeviations(std::span<const double> values, double mean);
/// Quantile at q in [0, 1] of values sorted in ascending order, with linear interpolation between neighbours
/// (type 7 of Hyndman & Fan 1996). Not of nothing.
double sortedQuantile(std::span<const double> ascending, double q);
/// a[i] - b[i] over the shorter length.
std::vector<double> differencesOf(std::span<const double> a, std::span<const double> b);
/// z with P(Z <= z) = p; p in (0, 1).
double normalQuantile(double p);
/// P(Z <= z).
double normalCdf(double z);

} // namespace touchstone
