// SPDX-License-Identifier: GPL-3.0-or-later
// A judge beside labels by people: how often they agree, whether the judge is better than always saying the
// same, where it errs, and what the run's mean is once its errors are taken out. Pure functions; safe for
// concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "eval/statistics/prediction_powered.h"
#include "eval/statistics/proportions.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// One item of the run that the judge has scored.
struct JudgedItem {
    bool judge = false;         ///< passed, by its threshold
    std::optional<bool> person; ///< none: nobody has labelled it
    std::size_t length = 0;     ///< words of the answer
};

/// Share passed by judge and by people in one half of the labelled items.
struct BiasHalf {
    std::uint64_t n = 0, judge = 0, person = 0;
};
struct JudgeBias {
    BiasHalf first, second; ///< shorter and longer answers; earlier and later items
    /// (judge - person) of the second half less that of the first; none: a half is empty.
    std::optional<double> difference;
    std::optional<Interval> interval; ///< 95 %, normal
};

struct LabelsNeeded {
    double halfWidth = 0;
    std::optional<std::uint64_t> more; ///< none: not with so few judged items, however many are labelled
};

struct Calibration {
    std::uint64_t labelled = 0, unlabelled = 0;
    std::uint64_t bothPass = 0, judgeOnly = 0, personOnly = 0, bothFail = 0;
    ProportionEstimate agreement;
    double majority = 0; ///< share of the more frequent label of people
    bool majorityPasses = false;
    std::optional<double> kappa;
    std::optional<Interval> kappaInterval;
    ProportionEstimate sensitivity, specificity;
    std::optional<double> judgeMean;   ///< share that the judge passed, over all items
    std::optional<double> roganGladen; ///< Rogan & Gladen 1978, cut to [0, 1]; none: the judge does not tell
                                       ///< good from bad
    std::optional<Interval> roganGladenInterval; ///< delta method, cut to [0, 1]
    PpiMean ppi;
    std::vector<LabelsNeeded> needed; ///< for half widths of .1, .05 and .03 of the prediction-powered mean
    JudgeBias length, position;
    bool better = false;  ///< agreement's lower limit is above the majority's share
    std::string sentence; ///< the verdict on the judge, for people
};

/// `items` in the order of the run. Errors: Usage (no labelled item), Cancelled.
Result<Calibration> calibrateJudge(const std::vector<JudgedItem>& items, std::uint64_t seed,
                                   JobContext& context);

} // namespace touchstone
