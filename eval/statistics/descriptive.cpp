// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/descriptive.h"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace touchstone {

double pairwiseSum(std::span<const double> values) {
    constexpr std::size_t kLanes = 8;
    constexpr std::size_t kBlock = 128;
    if (values.size() > kBlock) {
        const std::size_t half = values.size() / 2 / kLanes * kLanes;
        return pairwiseSum(values.first(half)) + pairwiseSum(values.subspan(half));
    }
    if (values.size() < kLanes)
        return std::accumulate(values.begin(), values.end(), 0.0);
    std::array<double, kLanes> lane{};
    std::copy_n(values.begin(), kLanes, lane.begin());
    std::size_t at = kLanes;
    for (; at + kLanes <= values.size(); at += kLanes)
        for (std::size_t i = 0; i < kLanes; ++i)
            lane[i] += values[at + i];
    const double sum =
        ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(at), values.end(), sum);
}

std::optional<double> meanOf(std::span<const double> values) {
    if (values.empty())
        return std::nullopt;
    return pairwiseSum(values) / static_cast<double>(values.size());
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
