// SPDX-License-Identifier: GPL-3.0-or-later
// Bootstrap intervals of a mean. Pure functions, safe for concurrent use; the same seed gives the same
// interval on every machine.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace touchstone {

struct BootstrapSettings {
    double level = 0.95;
    std::uint32_t resamples = 10000;
    std::uint64_t seed = 1;
};

struct BcaInterval {
    std::optional<double> z0, acceleration; ///< none: not defined
    std::optional<Interval> interval;
};

/// Bias-corrected and accelerated interval of a mean (Efron 1987) from given bootstrap means. z0 counts ties
/// half; acceleration from the jackknife; quantiles by linear interpolation. Nothing is defined when the
/// values have no spread or all replicates lie on one side of the mean.
BcaInterval bcaInterval(std::span<const double> values, std::vector<double> replicates, double level);

struct BootstrapResult {
    std::size_t n = 0;
    std::optional<double> mean;
    std::optional<Interval> percentile;
    std::optional<Interval> bca;
};

/// Resamples the values (paired data: their differences). Errors: Cancelled.
Result<BootstrapResult> bootstrapMean(std::span<const double> values, const BootstrapSettings& settings,
                                      JobContext& context);

} // namespace touchstone
