// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/power.h"

#include "eval/statistics/descriptive.h"
#include "eval/statistics/paired_tests.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

/// P(T > critical) + P(T < -critical) of a noncentral t. Integrated over the scale s = sqrt(chi^2 / df),
/// because the usual series lose their digits at large noncentrality; all terms here are positive.
double bothTails(double critical, double df, double noncentrality) {
    const double logScale = std::log(2.0) + 0.5 * df * std::log(0.5 * df) - boost::math::lgamma(0.5 * df);
    const auto integrand = [=](double s) {
        if (s <= 0)
            return 0.0;
        const double density = std::exp(logScale + (df - 1.0) * std::log(s) - 0.5 * df * s * s);
        return density * (normalCdf(noncentrality - critical * s) + normalCdf(-critical * s - noncentrality));
    };
    // The density of s is narrow around 1 (variance about 1 / (2 df)); beyond 12 deviations it is nothing.
    const double width = 12.0 / std::sqrt(2.0 * df);
    const double begin = std::max(0.0, 1.0 - width);
    const double end = 1.0 + width + 4.0 / df;
    constexpr int kParts = 16; // the normal part may be a step that is narrow as well
    double sum = 0;
    for (int part = 0; part < kParts; ++part) {
        const double low = begin + (end - begin) * part / kParts;
        const double high = begin + (end - begin) * (part + 1) / kParts;
        sum += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(integrand, low, high, 8, 1e-11);
    }
    return std::min(1.0, sum);
}

} // namespace

std::optional<double> powerPairedT(double effect, double n, double alpha) {
    if (!(n > 1) || !(alpha > 0 && alpha < 1) || !std::isfinite(effect))
        return std::nullopt;
    const double df = n - 1.0;
    const boost::math::students_t_distribution<double> student(df);
    const double critical = boost::math::quantile(boost::math::complement(student, alpha / 2.0));
    return bothTails(critical, df, std::abs(effect) * std::sqrt(n));
}

std::optional<double> pairsNeeded(double effect, double alpha, double power) {
    if (effect == 0 || !std::isfinite(effect) || !(alpha > 0 && alpha < 1) || !(power > 0 && power < 1))
        return std::nullopt;
    double low = 2.0;
    if (*powerPairedT(effect, low, alpha) >= power)
        return low;
    double high = 4.0;
    while (*powerPairedT(effect, high, alpha) < power) {
        low = high;
        high *= 2.0;
        if (high > 1e9)
            return std::nullopt;
    }
    for (int step = 0; step < 100 && high - low > 1e-10 * high; ++step) {
        const double middle = 0.5 * (low + high);
        (*powerPairedT(effect, middle, alpha) < power ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

std::optional<double> powerMcnemar(double p10, double p01, std::uint64_t n, double alpha) {
    const double change = p10 + p01;
    if (p10 < 0 || p01 < 0 || !(change <= 1.0 + 1e-12) || !(alpha > 0 && alpha < 1))
        return std::nullopt;
    if (change == 0 || n == 0)
        return 0.0;
    const boost::math::binomial_distribution<double> changes(static_cast<double>(n), std::min(1.0, change));
    const double direction = p10 / change;
    double power = 0;
    std::uint64_t rejecting = 0; // smaller counts 0 .. rejecting - 1 of d changed pairs are significant
    for (std::uint64_t d = 1; d <= n; ++d) {
        while (2 * rejecting < d && mcnemarExact(rejecting, d - rejecting) <= alpha)
            ++rejecting;
        if (rejecting == 0)
            continue;
        const boost::math::binomial_distribution<double> split(static_cast<double>(d), direction);
        const double reject =
            boost::math::cdf(split, static_cast<double>(rejecting - 1)) +
            boost::math::cdf(boost::math::complement(split, static_cast<double>(d - rejecting)));
        power += boost::math::pdf(changes, static_cast<double>(d)) * reject;
    }
    return std::min(1.0, power);
}

} // namespace touchstone
