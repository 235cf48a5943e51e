// SPDX-License-Identifier: GPL-3.0-or-later
// Prediction-powered mean: few labels by people, many by a judge (Angelopoulos et al. 2023, PPI++). Pure
// functions, safe for concurrent use.
#pragma once

#include "eval/statistics/descriptive.h"

#include <optional>
#include <span>

namespace touchstone {

struct PpiMean {
    std::optional<double> lambda; ///< weight of the judge; none: a constant judge has no best one
    std::optional<double> estimate, standardError;
    std::optional<Interval> interval; ///< normal; not cut to [0, 1]
};

/// theta = mean(lambda yhatUnlabelled) + mean(y - lambda yhat); SE^2 = Var(lambda yhatUnlabelled)/N +
/// Var(y - lambda yhat)/n with population variances. Without `lambda` the best one, cut to [0, 1]:
/// Cov(y, yhat) / ((1 + n/N) Var(yhat and yhatUnlabelled)). y and yhat have one length.
PpiMean ppiMean(std::span<const double> y, std::span<const double> yhat,
                std::span<const double> yhatUnlabelled, std::optional<double> lambda, double level);

} // namespace touchstone
