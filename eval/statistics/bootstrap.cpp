// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/statistics/bootstrap.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

/// Sum of u^3 / (6 (sum of u^2)^1.5), u = mean of the jackknife means - jackknife mean. Of a mean, u is
/// proportional to value - mean.
std::optional<double> accelerationOf(std::span<const double> values, double mean) {
    if (values.size() < 2)
        return std::nullopt;
    double squares = 0;
    double cubes = 0;
    for (const double value : values) {
        const double u = (value - mean) / static_cast<double>(values.size() - 1);
        squares += u * u;
        cubes += u * u * u;
    }
    const double scale = std::abs(mean) * 1e-15;
    if (!(squares > scale * scale))
        return std::nullopt;
    return cubes / (6.0 * std::pow(squares, 1.5));
}

} // namespace

BcaInterval bcaInterval(std::span<const double> values, std::vector<double> replicates, double level) {
    BcaInterval out;
    const auto mean = meanOf(values);
    if (!mean || replicates.empty())
        return out;
    std::sort(replicates.begin(), replicates.end());
    const auto range = std::equal_range(replicates.begin(), replicates.end(), *mean);
    const auto below = static_cast<double>(range.first - replicates.begin());
    const auto notAbove = static_cast<double>(range.second - replicates.begin());
    const double share = (below + notAbove) / (2.0 * static_cast<double>(replicates.size()));
    const auto acceleration = accelerationOf(values, *mean);
    if (!acceleration || share <= 0 || share >= 1)
        return out;
    const double z0 = normalQuantile(share);
    const auto end = [&](double p) {
        const double shifted = z0 + normalQuantile(p);
        return sortedQuantile(replicates, normalCdf(z0 + shifted / (1.0 - *acceleration * shifted)));
    };
    out.z0 = z0;
    out.acceleration = acceleration;
    if (level > 0 && level < 1)
        out.interval = Interval{end((1.0 - level) / 2.0), end((1.0 + level) / 2.0)};
    return out;
}

Result<BootstrapResult> bootstrapMean(std::span<const double> values, const BootstrapSettings& settings,
                                      JobContext& context) {
    BootstrapResult out;
    out.n = values.size();
    out.mean = meanOf(values);
    if (!out.mean || settings.resamples == 0 || !(settings.level > 0 && settings.level < 1))
        return out;
    Random random(settings.seed);
    const auto count = static_cast<std::uint32_t>(values.size());
    std::vector<double> means(settings.resamples);
    for (std::size_t r = 0; r < means.size(); ++r) {
        if (r % 256 == 0)
            TOUCHSTONE_TRY(context.check());
        double sum = 0;
        for (std::uint32_t i = 0; i < count; ++i)
            sum += values[random.below(count)];
        means[r] = sum / static_cast<double>(count);
    }
    std::sort(means.begin(), means.end());
    out.percentile = Interval{sortedQuantile(means, (1.0 - settings.level) / 2.0),
                              sortedQuantile(means, (1.0 + settings.level) / 2.0)};
    out.bca = bcaInterval(values, std::move(means), settings.level).interval;
    return out;
}

} // namespace touchstone
