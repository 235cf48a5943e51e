// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/agreement.h"

#include "core/base/random.h"
#include "eval/metrics/agreement_patterns.h"

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

constexpr std::array<std::string_view, kAgreementMeasures> kAgreementNames{
    "cohen_kappa",   "kappa_linear",   "kappa_quadratic", "fleiss_kappa",    "alpha_nominal",
    "alpha_ordinal", "alpha_interval", "gwet_ac1",        "gwet_ac2_linear", "gwet_ac2_quadratic"};
constexpr double kLevel = 0.95;

/// Acceleration from leaving out one item at a time; items of one pattern give the same value.
std::optional<double> accelerationOf(AgreementFunction& function, std::vector<double> weights) {
    std::vector<double> values, counts;
    double n = 0, mean = 0;
    for (double& weight : weights) {
        if (weight == 0)
            continue;
        const double count = weight;
        weight -= 1;
        const auto value = function.value(weights);
        weight = count;
        if (!value)
            return std::nullopt;
        values.push_back(*value);
        counts.push_back(count);
        n += count;
        mean += count * *value;
    }
    mean /= n;
    double squares = 0, cubes = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double u = mean - values[i];
        squares += counts[i] * u * u;
        cubes += counts[i] * u * u * u;
    }
    if (!(squares > 1e-24))
        return std::nullopt;
    return cubes / (6 * std::pow(squares, 1.5));
}

Interval intervalOf(std::vector<double> replicates, double value, const std::optional<double>& acceleration) {
    std::sort(replicates.begin(), replicates.end());
    const auto range = std::equal_range(replicates.begin(), replicates.end(), value);
    const double share =
        static_cast<double>((range.first - replicates.begin()) + (range.second - replicates.begin())) /
        (2.0 * static_cast<double>(replicates.size()));
    const auto end = [&](double p) {
        if (!acceleration || share <= 0 || share >= 1)
            return sortedQuantile(replicates, p);
        const double z0 = normalQuantile(share);
        const double shifted = z0 + normalQuantile(p);
        return sortedQuantile(replicates, normalCdf(z0 + shifted / (1 - *acceleration * shifted)));
    };
    return {end((1 - kLevel) / 2), end((1 + kLevel) / 2)};
}

} // namespace

std::string_view agreementMeasureName(AgreementMeasure measure) {
    return kAgreementNames[static_cast<std::size_t>(measure)];
}

Result<std::array<AgreementValue, kAgreementMeasures>>
measureAgreement(const LabelTable& table, const AgreementSettings& settings, JobContext& context) {
    const RatingPatterns patterns(table);
    std::array<AgreementValue, kAgreementMeasures> out;
    std::vector<AgreementFunction> functions;
    std::vector<std::vector<double>> replicates(kAgreementMeasures);
    functions.reserve(kAgreementMeasures);
    for (std::size_t m = 0; m < kAgreementMeasures; ++m) {
        functions.emplace_back(static_cast<AgreementMeasure>(m), patterns);
        out[m].value = functions[m].value(patterns.weights);
        out[m].closed = functions[m].closed(patterns.weights);
    }
    Random random(settings.seed);
    const auto items = static_cast<std::uint32_t>(table.ratings.size());
    std::vector<double> weights(patterns.weights.size());
    for (std::uint32_t r = 0; items > 0 && r < settings.resamples; ++r) {
        if (r % 64 == 0)
            TOUCHSTONE_TRY(context.check());
        std::fill(weights.begin(), weights.end(), 0.0);
        for (std::uint32_t i = 0; i < items; ++i)
            weights[patterns.patternOf[random.below(items)]] += 1;
        for (std::size_t m = 0; m < kAgreementMeasures; ++m)
            if (out[m].value)
                if (const auto value = functions[m].value(weights))
                    replicates[m].push_back(*value);
    }
    for (std::size_t m = 0; m < kAgreementMeasures; ++m)
        if (out[m].value && !replicates[m].empty() && 2 * replicates[m].size() >= settings.resamples)
            out[m].bootstrap = intervalOf(std::move(replicates[m]), *out[m].value,
                                          accelerationOf(functions[m], patterns.weights));
    return out;
}

} // namespace touchstone
