// SPDX-License-Identifier: GPL-3.0-or-later
// How far raters agree beyond chance. Definitions follow the papers named below and statsmodels, krippendorff
// and irrCAC, to the last digits. Pure functions, safe for concurrent use; the same seed gives the same
// interval.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/statistics/descriptive.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace touchstone {

enum class AgreementMeasure : std::uint8_t {
    CohenKappa,     ///< Cohen 1960; two raters only, items with both labels
    KappaLinear,    ///< Cohen 1968, disagreement = distance of the positions in the scale
    KappaQuadratic, ///< the same, squared
    FleissKappa,    ///< Fleiss 1971; tables without a gap
    AlphaNominal,   ///< Krippendorff 2004
    AlphaOrdinal,
    AlphaInterval, ///< by the labels' numeric values
    GwetAc1,       ///< Gwet 2008
    GwetAc2Linear, ///< Gwet 2014; weights by numeric value, by position where labels are no numbers
    GwetAc2Quadratic,
};
inline constexpr std::size_t kAgreementMeasures = 10;
/// Name as the command line prints it: cohen_kappa, alpha_ordinal ...
std::string_view agreementMeasureName(AgreementMeasure measure);

/// Labels are positions in the scale.
struct LabelTable {
    static constexpr std::int32_t kMissing = -1;
    std::vector<std::vector<std::int32_t>> ratings; ///< one row per item, one column per rater
    std::size_t scaleSize = 0;
    std::vector<double> values; ///< numeric value of each label; empty: labels are no numbers
    bool ordered = false;       ///< the scale's order means something
};

struct AgreementValue {
    std::optional<double> value; ///< none: not defined for this table
    std::optional<Interval> bootstrap;
    std::optional<Interval> closed; ///< 95 %, closed form; none for alphas
};

struct AgreementSettings {
    std::uint32_t resamples = 10000;
    std::uint64_t seed = 1;
};

/// One value per measure, in the order of the enumeration. Bootstrap: items are drawn with replacement, BCa
/// at 95 %, the percentile form where BCa is not defined; none when fewer than half of the resamples have a
/// value. Errors: Cancelled.
Result<std::array<AgreementValue, kAgreementMeasures>>
measureAgreement(const LabelTable& table, const AgreementSettings& settings, JobContext& context);

} // namespace touchstone
