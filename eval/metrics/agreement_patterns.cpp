// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/agreement_patterns.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace touchstone {
namespace {

std::size_t at(std::int32_t label) {
    return static_cast<std::size_t>(label);
}

/// Sum of (x - y)^2 over all ordered pairs of a weighted list of places, each pair as often as the product of
/// its weights.
double squaredPairs(const std::vector<double>& places, const std::vector<double>& weights) {
    double sum = 0, mean = 0, squares = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        sum += weights[i];
        mean += weights[i] * places[i];
    }
    if (sum <= 0)
        return 0;
    mean /= sum;
    for (std::size_t i = 0; i < places.size(); ++i)
        squares += weights[i] * (places[i] - mean) * (places[i] - mean);
    return 2 * sum * squares;
}

/// Sum of |x - y| over all ordered pairs.
double linearPairs(std::vector<double> places) {
    std::sort(places.begin(), places.end());
    double sum = 0, before = 0, count = 0;
    for (const double place : places) {
        sum += count * place - before;
        before += place;
        count += 1;
    }
    return 2 * sum;
}

} // namespace

RatingPatterns::RatingPatterns(const LabelTable& labels) : table(labels) {
    std::map<std::vector<std::int32_t>, std::uint32_t> known;
    for (const std::vector<std::int32_t>& row : table.ratings) {
        raters = std::max(raters, row.size());
        std::vector<std::int32_t> key = row;
        if (row.size() != 2)
            std::sort(key.begin(), key.end());
        const auto [found, isNew] = known.try_emplace(key, static_cast<std::uint32_t>(patterns.size()));
        if (isNew) {
            weights.push_back(0);
            pairs.emplace_back(row.empty() ? LabelTable::kMissing : row.front(),
                               row.empty() ? LabelTable::kMissing : row.back());
            std::erase(key, LabelTable::kMissing);
            std::sort(key.begin(), key.end());
            patterns.push_back(std::move(key));
        }
        weights[found->second] += 1;
        patternOf.push_back(found->second);
    }
}

AgreementFunction::AgreementFunction(AgreementMeasure measure, const RatingPatterns& patterns)
    : m_measure(measure), m_patterns(patterns) {
    using M = AgreementMeasure;
    const LabelTable& table = patterns.table;
    const std::size_t labels = table.scaleSize;
    m_nominal = measure == M::CohenKappa || measure == M::FleissKappa || measure == M::AlphaNominal ||
                measure == M::GwetAc1;
    m_squared = measure == M::KappaQuadratic || measure == M::AlphaOrdinal || measure == M::AlphaInterval ||
                measure == M::GwetAc2Quadratic;
    const bool byValue =
        measure == M::AlphaInterval ||
        ((measure == M::GwetAc2Linear || measure == M::GwetAc2Quadratic) && !table.values.empty());
    const std::size_t full = patterns.raters;
    if (isKappa() && full != 2)
        m_applies = false;
    if (measure == M::AlphaInterval ? table.values.empty() : !m_nominal && !table.ordered)
        m_applies = false;
    if (measure == M::FleissKappa)
        m_applies = full >= 2 && std::all_of(patterns.patterns.begin(), patterns.patterns.end(),
                                             [&](const auto& row) { return row.size() == full; });
    if (measure >= M::GwetAc1 && labels < 2)
        m_applies = false;
    if (!m_applies)
        return;
    m_place.resize(labels);
    std::iota(m_place.begin(), m_place.end(), 0.0);
    if (byValue)
        m_place = table.values;
    if (measure >= M::GwetAc1) {
        const auto [low, high] = std::minmax_element(m_place.begin(), m_place.end());
        const double offset = *low;
        const double range = *high - *low;
        for (double& place : m_place)
            place = range > 0 ? (place - offset) / range : 0;
        const auto q = static_cast<double>(labels);
        std::vector<std::int32_t> scale(labels);
        std::iota(scale.begin(), scale.end(), 0);
        const double distances = pairDistances(scale);
        m_weightShare = (q * q - distances) / (q * (q - 1));
    }
    m_marginal.resize(labels);
    m_other.resize(labels);
    for (const std::vector<std::int32_t>& row : patterns.patterns) {
        const auto m = static_cast<double>(row.size());
        const double sum = isKappa() || measure == M::AlphaOrdinal ? 0 : pairDistances(row);
        m_agreement.push_back(m >= 2 ? 1 - sum / (m * (m - 1)) : 0);
        m_disagreement.push_back(m >= 2 ? sum / (m - 1) : 0);
    }
}

double AgreementFunction::distance(std::int32_t a, std::int32_t b) const {
    if (m_nominal)
        return a == b ? 0 : 1;
    const double between = std::abs(m_place[at(a)] - m_place[at(b)]);
    return m_squared ? between * between : between;
}

double AgreementFunction::pairDistances(const std::vector<std::int32_t>& row) const {
    if (m_nominal) {
        const auto m = static_cast<double>(row.size());
        double sum = m * m;
        for (std::size_t start = 0, i = 0; i < row.size(); ++i)
            if (i + 1 == row.size() || row[i + 1] != row[i]) {
                const auto run = static_cast<double>(i + 1 - start);
                sum -= run * run;
                start = i + 1;
            }
        return sum;
    }
    std::vector<double> places;
    places.reserve(row.size());
    for (const std::int32_t label : row)
        places.push_back(m_place[at(label)]);
    return m_squared ? squaredPairs(places, std::vector<double>(places.size(), 1.0))
                     : linearPairs(std::move(places));
}

std::vector<double> AgreementFunction::meanDistances(const std::vector<double>& counts, double n) const {
    std::vector<double> out(counts.size());
    double first = 0, second = 0, below = 0, sumBelow = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        first += counts[k] * m_place[k] / n;
        second += counts[k] * m_place[k] * m_place[k] / n;
    }
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const double place = m_place[k];
        if (m_nominal)
            out[k] = 1 - counts[k] / n;
        else if (m_squared)
            out[k] = place * place - 2 * place * first + second;
        else // those below at place - y, those above at y - place
            out[k] = (place * below - sumBelow) + ((first - sumBelow) - place * (1 - below));
        below += counts[k] / n;
        sumBelow += counts[k] * place / n;
    }
    return out;
}

std::optional<double> AgreementFunction::value(std::span<const double> weights) {
    if (!m_applies)
        return std::nullopt;
    return isKappa() ? kappa(weights) : isAlpha() ? alpha(weights) : chanceCorrected(weights);
}

std::optional<Interval> AgreementFunction::closed(std::span<const double> weights) {
    if (!m_applies || isAlpha())
        return std::nullopt;
    return isKappa() ? kappaClosed(weights) : chanceCorrectedClosed(weights);
}

std::optional<double> AgreementFunction::kappa(std::span<const double> weights) {
    std::fill(m_marginal.begin(), m_marginal.end(), 0.0);
    std::fill(m_other.begin(), m_other.end(), 0.0);
    double n = 0, observed = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        const auto [a, b] = m_patterns.pairs[p];
        if (a < 0 || b < 0 || weights[p] == 0)
            continue;
        n += weights[p];
        observed += weights[p] * distance(a, b);
        m_marginal[at(a)] += weights[p];
        m_other[at(b)] += weights[p];
    }
    if (n <= 0)
        return std::nullopt;
    double expected = 0; // n^2 times the expected disagreement
    if (m_nominal) {
        expected = n * n;
        for (std::size_t k = 0; k < m_marginal.size(); ++k)
            expected -= m_marginal[k] * m_other[k];
    } else if (m_squared) { // E (X - Y)^2 over independent margins
        double first = 0, second = 0, squares = 0;
        for (std::size_t k = 0; k < m_marginal.size(); ++k) {
            first += m_marginal[k] * m_place[k];
            second += m_other[k] * m_place[k];
            squares += (m_marginal[k] + m_other[k]) * m_place[k] * m_place[k];
        }
        expected = n * squares - 2 * first * second;
    } else { // E |X - Y| = sum over the steps of P(X <= t < Y) + P(Y <= t < X)
        double first = 0, second = 0;
        for (std::size_t k = 0; k + 1 < m_marginal.size(); ++k) {
            first += m_marginal[k];
            second += m_other[k];
            expected += first * (n - second) + second * (n - first);
        }
    }
    if (expected <= 0)
        return std::nullopt;
    m_expected = expected / (n * n);
    m_observed = observed / n;
    return 1 - m_observed / m_expected;
}

std::optional<Interval> AgreementFunction::kappaClosed(std::span<const double> weights) {
    const auto estimate = kappa(weights);
    if (!estimate)
        return std::nullopt;
    // Fleiss, Cohen and Everitt 1969, with disagreements instead of agreements: the variance of
    // d - (mean distance from a + mean distance to b)(1 - kappa) over the items, by the squared expectation.
    double n = 0;
    for (const double count : m_marginal)
        n += count;
    const std::vector<double> fromFirst = meanDistances(m_other, n);
    const std::vector<double> fromSecond = meanDistances(m_marginal, n);
    double sum = 0, squares = 0;
    for (int pass = 0; pass < 2; ++pass)
        for (std::size_t p = 0; p < weights.size(); ++p) {
            const auto [a, b] = m_patterns.pairs[p];
            if (a < 0 || b < 0)
                continue;
            const double x = distance(a, b) - (fromFirst[at(a)] + fromSecond[at(b)]) * (1 - *estimate);
            if (pass == 0)
                sum += weights[p] * x;
            else
                squares += weights[p] * (x - sum / n) * (x - sum / n);
        }
    const double half = normalQuantile(0.975) * std::sqrt(squares / n / n) / m_expected;
    return Interval{*estimate - half, *estimate + half};
}

std::optional<double> AgreementFunction::alpha(std::span<const double> weights) {
    std::fill(m_marginal.begin(), m_marginal.end(), 0.0);
    double n = 0, observed = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        const std::vector<std::int32_t>& row = m_patterns.patterns[p];
        if (row.size() < 2 || weights[p] == 0)
            continue;
        for (const std::int32_t label : row)
            m_marginal[at(label)] += weights[p];
        n += weights[p] * static_cast<double>(row.size());
        observed += weights[p] * m_disagreement[p];
    }
    const auto used = std::count_if(m_marginal.begin(), m_marginal.end(), [](double c) { return c > 0; });
    if (used < 2)
        return std::nullopt;
    if (m_measure == AgreementMeasure::AlphaOrdinal) {
        // The ordinal distance is the squared difference of middle ranks, which depend on the counts.
        double below = 0;
        for (std::size_t k = 0; k < m_place.size(); ++k) {
            m_place[k] = below + m_marginal[k] / 2;
            below += m_marginal[k];
        }
        for (std::size_t p = 0; p < weights.size(); ++p) {
            const std::vector<std::int32_t>& row = m_patterns.patterns[p];
            if (row.size() < 2 || weights[p] == 0)
                continue;
            const auto m = static_cast<double>(row.size());
            double mean = 0, squares = 0;
            for (const std::int32_t label : row)
                mean += m_place[at(label)] / m;
            for (const std::int32_t label : row)
                squares += (m_place[at(label)] - mean) * (m_place[at(label)] - mean);
            observed += weights[p] * 2 * m * squares / (m - 1);
        }
    }
    double expected = 0;
    if (m_nominal) {
        expected = n * n;
        for (const double count : m_marginal)
            expected -= count * count;
    } else {
        expected = squaredPairs(m_place, m_marginal);
    }
    if (expected <= 0)
        return std::nullopt;
    return 1 - observed * (n - 1) / expected;
}

std::optional<double> AgreementFunction::chanceCorrected(std::span<const double> weights) {
    std::fill(m_marginal.begin(), m_marginal.end(), 0.0);
    double rated = 0, paired = 0, agreement = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        const std::vector<std::int32_t>& row = m_patterns.patterns[p];
        if (row.empty() || weights[p] == 0)
            continue;
        rated += weights[p];
        for (const std::int32_t label : row)
            m_marginal[at(label)] += weights[p] / static_cast<double>(row.size());
        if (row.size() >= 2) {
            paired += weights[p];
            agreement += weights[p] * m_agreement[p];
        }
    }
    if (paired <= 0)
        return std::nullopt;
    double expected = 0, used = 0;
    const bool fleiss = m_measure == AgreementMeasure::FleissKappa;
    for (double& share : m_marginal) {
        used += share > 0 ? 1 : 0;
        share /= rated;
        expected += fleiss ? share * share : m_weightShare * share * (1 - share);
    }
    if (fleiss ? used < 2 : rated < 2)
        return std::nullopt;
    m_expected = expected;
    m_observed = agreement / paired;
    return (m_observed - expected) / (1 - expected);
}

std::optional<Interval> AgreementFunction::chanceCorrectedClosed(std::span<const double> weights) {
    const auto estimate = chanceCorrected(weights);
    if (!estimate)
        return std::nullopt;
    double rated = 0, paired = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        rated += m_patterns.patterns[p].empty() ? 0 : weights[p];
        paired += m_patterns.patterns[p].size() < 2 ? 0 : weights[p];
    }
    if (rated < 2)
        return std::nullopt;
    const bool fleiss = m_measure == AgreementMeasure::FleissKappa;
    double squares = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
        const std::vector<std::int32_t>& row = m_patterns.patterns[p];
        if (row.empty())
            continue;
        double expected = 0;
        for (const std::int32_t label : row)
            expected += fleiss ? m_marginal[at(label)] : m_weightShare * (1 - m_marginal[at(label)]);
        expected /= static_cast<double>(row.size());
        const double own =
            row.size() < 2 ? 0 : rated / paired * (m_agreement[p] - m_expected) / (1 - m_expected);
        const double x = own - 2 * (1 - *estimate) * (expected - m_expected) / (1 - m_expected);
        squares += weights[p] * (x - *estimate) * (x - *estimate);
    }
    const double error = std::sqrt(squares / (rated * (rated - 1)));
    const double t = boost::math::quantile(boost::math::students_t_distribution<double>(rated - 1), 0.975);
    return Interval{*estimate - t * error, std::min(1.0, *estimate + t * error)};
}

} // namespace touchstone
