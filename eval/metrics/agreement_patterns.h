// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement over weighted patterns of ratings: items that were rated alike are counted, not kept, so that a
// resample is a list of weights. Internal to eval/metrics; an object belongs to one thread.
#pragma once

#include "eval/metrics/agreement.h"

#include <optional>
#include <span>
#include <vector>

namespace touchstone {

/// A table as patterns. The order of raters is kept for two raters alone, as only kappas ask for it.
struct RatingPatterns {
    explicit RatingPatterns(const LabelTable& table);

    const LabelTable& table;
    std::size_t raters = 0;
    std::vector<std::vector<std::int32_t>> patterns; ///< labels given, missing ones left out (but see pairs)
    std::vector<std::pair<std::int32_t, std::int32_t>>
        pairs;                            ///< two raters: both labels, kMissing where none
    std::vector<double> weights;          ///< items with this pattern
    std::vector<std::uint32_t> patternOf; ///< per item
};

/// A measure with what it computes once for a table.
class AgreementFunction {
public:
    AgreementFunction(AgreementMeasure measure, const RatingPatterns& patterns);
    /// Value when each pattern occurs `weights` times.
    std::optional<double> value(std::span<const double> weights);
    /// 95 % interval in closed form around the value at these weights.
    std::optional<Interval> closed(std::span<const double> weights);
    /// False: never defined for this table, whatever the weights.
    [[nodiscard]] bool applies() const { return m_applies; }

private:
    [[nodiscard]] bool isKappa() const { return m_measure <= AgreementMeasure::KappaQuadratic; }
    [[nodiscard]] bool isAlpha() const {
        return m_measure >= AgreementMeasure::AlphaNominal && m_measure <= AgreementMeasure::AlphaInterval;
    }
    [[nodiscard]] double distance(std::int32_t a, std::int32_t b) const;
    /// Over all ordered pairs of a sorted row; linear but for sorting.
    [[nodiscard]] double pairDistances(const std::vector<std::int32_t>& row) const;
    /// Per label the mean distance to `counts`, whose sum is n. Kappas only: places in ascending order.
    [[nodiscard]] std::vector<double> meanDistances(const std::vector<double>& counts, double n) const;
    std::optional<double> kappa(std::span<const double> weights);
    std::optional<Interval> kappaClosed(std::span<const double> weights);
    std::optional<double> alpha(std::span<const double> weights);
    std::optional<double> chanceCorrected(std::span<const double> weights);
    std::optional<Interval> chanceCorrectedClosed(std::span<const double> weights);

    AgreementMeasure m_measure;
    const RatingPatterns& m_patterns;
    bool m_applies = true;
    bool m_nominal = false, m_squared = false;
    std::vector<double> m_place;     ///< per label: what distances are taken of
    std::vector<double> m_agreement; ///< per pattern: share of agreeing pairs, weighted (Fleiss, Gwet)
    std::vector<double>
        m_disagreement;       ///< per pattern: sum of distances over pairs / (m - 1) (alpha, not ordinal)
    double m_weightShare = 0; ///< Gwet: sum of weights / (q (q - 1))
    double m_expected = 0, m_observed = 0;   ///< of the last value
    std::vector<double> m_marginal, m_other; ///< scratch, per label
};

} // namespace touchstone
