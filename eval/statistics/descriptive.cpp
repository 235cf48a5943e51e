// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/descriptive.h"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace touchstone {

std::optional<double> meanOf(std::span<const double> values) {
    if (values.empty())
        return std::nullopt;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squaredDeviations(std::span<const double> values, double mean) {
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum;
}

double sortedQuantile(std::span<const double> ascending, double q) {
    if (ascending.empty())
        return 0;
    const double place = std::clamp(q, 0.0, 1.0) * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    const double part = place - static_cast<double>(below);
    return ascending[below] + part * (ascending[above] - ascending[below]);
}

std::vector<double> differencesOf(std::span<const double> a, std::span<const double> b) {
    std::vector<double> differences(std::min(a.size(), b.size()));
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] = a[i] - b[i];
    return differences;
}

double normalQuantile(double p) {
    return -std::sqrt(2.0) * boost::math::erfc_inv(2.0 * p);
}

double normalCdf(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

} // namespace touchstone
