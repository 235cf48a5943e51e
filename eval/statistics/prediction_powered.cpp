// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/prediction_powered.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace touchstone {
namespace {

double populationVariance(std::span<const double> values, double mean) {
    return squaredDeviations(values, mean) / static_cast<double>(values.size());
}

std::optional<double> bestLambda(std::span<const double> y, std::span<const double> yhat,
                                 std::span<const double> unlabelled) {
    const double meanY = *meanOf(y);
    const double meanHat = *meanOf(yhat);
    double covariance = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        covariance += (y[i] - meanY) * (yhat[i] - meanHat);
    covariance /= static_cast<double>(y.size());
    std::vector<double> all(yhat.begin(), yhat.end());
    all.insert(all.end(), unlabelled.begin(), unlabelled.end());
    if (all.size() < 2 || std::all_of(all.begin(), all.end(), [&all](double v) { return v == all.front(); }))
        return std::nullopt;
    const double variance = squaredDeviations(all, *meanOf(all)) / static_cast<double>(all.size() - 1);
    const double ratio = static_cast<double>(y.size()) / static_cast<double>(unlabelled.size());
    return std::clamp(covariance / ((1.0 + ratio) * variance), 0.0, 1.0);
}

} // namespace

PpiMean ppiMean(std::span<const double> y, std::span<const double> yhat,
                std::span<const double> yhatUnlabelled, std::optional<double> lambda, double level) {
    PpiMean out;
    if (y.empty() || y.size() != yhat.size() || yhatUnlabelled.empty())
        return out;
    out.lambda = lambda ? lambda : bestLambda(y, yhat, yhatUnlabelled);
    if (!out.lambda)
        return out;
    std::vector<double> rest(y.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        rest[i] = y[i] - *out.lambda * yhat[i];
    const double restMean = *meanOf(rest);
    const double judgeMean = *meanOf(yhatUnlabelled);
    const double judgeVariance = *out.lambda * *out.lambda * populationVariance(yhatUnlabelled, judgeMean);
    out.estimate = *out.lambda * judgeMean + restMean;
    out.standardError = std::sqrt(judgeVariance / static_cast<double>(yhatUnlabelled.size()) +
                                  populationVariance(rest, restMean) / static_cast<double>(rest.size()));
    if (level > 0 && level < 1) {
        const double half = normalQuantile((1.0 + level) / 2.0) * *out.standardError;
        out.interval = Interval{*out.estimate - half, *out.estimate + half};
    }
    return out;
}

} // namespace touchstone
