// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/paired_tests.h"

#include "core/base/random.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace touchstone {
namespace {

constexpr std::size_t kMostExactFlips = 40;
constexpr std::uint32_t kRandomFlips = 100000;

/// Sums of all sign choices, ascending.
std::vector<double> signedSums(std::span<const double> values) {
    std::vector<double> sums{0.0};
    sums.reserve(std::size_t{1} << values.size());
    for (const double value : values) {
        const std::size_t before = sums.size();
        for (std::size_t i = 0; i < before; ++i) {
            sums.push_back(sums[i] + value);
            sums[i] -= value;
        }
    }
    std::sort(sums.begin(), sums.end());
    return sums;
}

/// Share of sign choices with |sum| >= threshold: sums of two halves, met in the middle, so 2^40 choices need
/// two lists of 2^20.
double shareOfExtremeFlips(std::span<const double> values, double threshold) {
    const std::size_t half = values.size() / 2;
    const std::vector<double> left = signedSums(values.first(half));
    const std::vector<double> right = signedSums(values.subspan(half));
    std::uint64_t extreme = 0;
    std::size_t high = right.size(); // right[high ..] reach the threshold with this left sum
    std::size_t low = right.size();  // right[.. low) reach the negative one
    for (const double sum : left) {
        while (high > 0 && sum + right[high - 1] >= threshold)
            --high;
        while (low > 0 && sum + right[low - 1] > -threshold)
            --low;
        extreme += (right.size() - high) + low;
    }
    return static_cast<double>(extreme) /
           (static_cast<double>(left.size()) * static_cast<double>(right.size()));
}

} // namespace

PairedT pairedT(std::span<const double> differences, double level) {
    PairedT out;
    out.n = differences.size();
    out.meanDifference = meanOf(differences);
    if (out.n < 2)
        return out;
    const auto count = static_cast<double>(out.n);
    const double mean = *out.meanDifference;
    const double variance = squaredDeviations(differences, mean) / (count - 1.0);
    const double error = std::sqrt(variance / count);
    double largest = 0;
    for (const double value : differences)
        largest = std::max(largest, std::abs(value));
    if (!(error > largest * 1e-15)) // equal differences that rounding made unequal
        return out;
    const double t = mean / error;
    const boost::math::students_t_distribution<double> student(count - 1.0);
    out.t = t;
    out.p = std::min(1.0, 2.0 * boost::math::cdf(boost::math::complement(student, std::abs(t))));
    if (level > 0 && level < 1) {
        const double half = boost::math::quantile(student, (1.0 + level) / 2.0) * error;
        out.interval = Interval{mean - half, mean + half};
    }
    return out;
}

Result<SignFlip> signFlip(std::span<const double> differences, std::uint64_t seed, JobContext& context) {
    SignFlip out;
    out.n = differences.size();
    out.meanDifference = meanOf(differences);
    if (out.n == 0)
        return out;
    const double observed = std::abs(std::accumulate(differences.begin(), differences.end(), 0.0));
    const double threshold = observed - 1e-12 * std::max(1.0, observed);
    out.exact = out.n <= kMostExactFlips;
    if (threshold <= 0) {
        out.p = 1.0;
        return out;
    }
    if (out.exact) {
        out.p = shareOfExtremeFlips(differences, threshold);
        return out;
    }
    Random random(seed);
    std::uint32_t extreme = 0;
    for (std::uint32_t flip = 0; flip < kRandomFlips; ++flip) {
        if (flip % 256 == 0)
            TOUCHSTONE_TRY(context.check());
        double sum = 0;
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            if (i % 32 == 0)
                bits = random.next();
            sum += (bits & 1U) != 0 ? differences[i] : -differences[i];
            bits >>= 1U;
        }
        extreme += std::abs(sum) >= threshold ? 1U : 0U;
    }
    out.p = (extreme + 1.0) / (kRandomFlips + 1.0);
    return out;
}

double mcnemarExact(std::uint64_t b, std::uint64_t c) {
    if (b == c)
        return 1.0;
    const boost::math::binomial_distribution<double> coin(static_cast<double>(b + c), 0.5);
    return std::min(1.0, 2.0 * boost::math::cdf(coin, static_cast<double>(std::min(b, c))));
}

} // namespace touchstone
