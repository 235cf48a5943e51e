// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/calibration.h"

#include "eval/metrics/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace touchstone {

namespace {

constexpr double kCalibrationLevel = 0.95;
constexpr double kZ = 1.959963984540054;

double varianceOf(const std::vector<double>& values) {
    if (values.empty())
        return 0;
    return squaredDeviations(values, *meanOf(values)) / static_cast<double>(values.size());
}

void roganGladen(Calibration& out, std::uint64_t judged) {
    if (!out.sensitivity.estimate || !out.specificity.estimate || !out.judgeMean)
        return;
    const double sensitivity = *out.sensitivity.estimate;
    const double specificity = *out.specificity.estimate;
    const double youden = sensitivity + specificity - 1;
    if (youden <= 0)
        return;
    const double raw = (*out.judgeMean + specificity - 1) / youden;
    const double share = std::clamp(raw, 0.0, 1.0);
    const auto positives = static_cast<double>(out.bothPass + out.personOnly);
    const auto negatives = static_cast<double>(out.judgeOnly + out.bothFail);
    const double variance = (*out.judgeMean * (1 - *out.judgeMean) / static_cast<double>(judged) +
                             share * share * sensitivity * (1 - sensitivity) / positives +
                             (1 - share) * (1 - share) * specificity * (1 - specificity) / negatives) /
                            (youden * youden);
    const double width = kZ * std::sqrt(variance);
    out.roganGladen = share;
    out.roganGladenInterval = Interval{std::clamp(raw - width, 0.0, 1.0), std::clamp(raw + width, 0.0, 1.0)};
}

void predictionPowered(Calibration& out, const std::vector<JudgedItem>& items) {
    std::vector<double> people;
    std::vector<double> judge;
    std::vector<double> rest;
    for (const JudgedItem& item : items) {
        if (item.person) {
            people.push_back(*item.person ? 1 : 0);
            judge.push_back(item.judge ? 1 : 0);
        } else {
            rest.push_back(item.judge ? 1 : 0);
        }
    }
    if (!rest.empty())
        out.ppi = ppiMean(people, judge, rest, std::nullopt, kCalibrationLevel);
    const double lambda = rest.empty() ? 0 : out.ppi.lambda.value_or(0);
    std::vector<double> residuals;
    for (std::size_t i = 0; i < people.size(); ++i)
        residuals.push_back(people[i] - lambda * judge[i]);
    const double ofLabels = varianceOf(residuals);
    const double ofJudge =
        rest.empty() ? 0 : lambda * lambda * varianceOf(rest) / static_cast<double>(rest.size());
    for (const double halfWidth : {0.1, 0.05, 0.03}) {
        LabelsNeeded need{halfWidth, std::nullopt};
        const double left = halfWidth * halfWidth / (kZ * kZ) - ofJudge;
        if (left > 0) {
            const double wanted = std::ceil(ofLabels / left - 1e-9);
            const double more = std::max(0.0, wanted - static_cast<double>(people.size()));
            if (more <= static_cast<double>(rest.size()))
                need.more = static_cast<std::uint64_t>(more);
        }
        out.needed.push_back(need);
    }
}

JudgeBias biasBetween(const std::vector<const JudgedItem*>& ordered) {
    JudgeBias out;
    std::array<std::vector<double>, 2> errors;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const bool late = 2 * i >= ordered.size();
        BiasHalf& half = late ? out.second : out.first;
        ++half.n;
        half.judge += ordered[i]->judge ? 1 : 0;
        half.person += *ordered[i]->person ? 1 : 0;
        errors[late ? 1 : 0].push_back((ordered[i]->judge ? 1.0 : 0.0) - (*ordered[i]->person ? 1.0 : 0.0));
    }
    if (errors[0].empty() || errors[1].empty())
        return out;
    out.difference = *meanOf(errors[1]) - *meanOf(errors[0]);
    const double width = kZ * std::sqrt(varianceOf(errors[0]) / static_cast<double>(errors[0].size()) +
                                        varianceOf(errors[1]) / static_cast<double>(errors[1].size()));
    out.interval = Interval{*out.difference - width, *out.difference + width};
    return out;
}

Result<> kappaOf(Calibration& out, const std::vector<JudgedItem>& items, std::uint64_t seed,
                 JobContext& context) {
    LabelTable table;
    table.scaleSize = 2;
    for (const JudgedItem& item : items)
        if (item.person)
            table.ratings.push_back({*item.person ? 1 : 0, item.judge ? 1 : 0});
    AgreementSettings settings;
    settings.seed = seed;
    auto measured = measureAgreement(table, settings, context);
    if (!measured)
        return fail(std::move(measured.error()));
    const AgreementValue& cohen = (*measured)[static_cast<std::size_t>(AgreementMeasure::CohenKappa)];
    out.kappa = cohen.value;
    out.kappaInterval = cohen.bootstrap;
    return {};
}

std::string verdictOn(const Calibration& out) {
    const char* word = out.majorityPasses ? "passed" : "failed";
    const double agreement = out.agreement.estimate.value_or(0);
    if (agreement <= out.majority)
        return fmt::format("This judge is not better than a person who calls every answer {}: it agrees with "
                           "people on {:.1f} % of {} labels, and that would on {:.1f} %.",
                           word, 100 * agreement, out.labelled, 100 * out.majority);
    if (!out.better)
        return fmt::format("This judge agrees with people on {:.1f} % of {} labels; calling every answer {} "
                           "would on {:.1f} %, and so few labels do not show that the judge is better.",
                           100 * agreement, out.labelled, word, 100 * out.majority);
    return fmt::format("This judge agrees with people on {:.1f} % of {} labels, more than the {:.1f} % of "
                       "calling every answer {}.",
                       100 * agreement, out.labelled, 100 * out.majority, word);
}

} // namespace

Result<Calibration> calibrateJudge(const std::vector<JudgedItem>& items, std::uint64_t seed,
                                   JobContext& context) {
    Calibration out;
    std::vector<const JudgedItem*> labelled;
    std::uint64_t passed = 0;
    for (const JudgedItem& item : items) {
        passed += item.judge ? 1 : 0;
        if (!item.person) {
            ++out.unlabelled;
            continue;
        }
        labelled.push_back(&item);
        ++(item.judge ? (*item.person ? out.bothPass : out.judgeOnly)
                      : (*item.person ? out.personOnly : out.bothFail));
    }
    out.labelled = labelled.size();
    if (labelled.empty())
        return fail(ErrorCode::Usage, "No item that this judge has scored has a label.",
                    "Labels need 'passed' or 'rubric' and the ids of the gold set's items.");
    out.judgeMean = static_cast<double>(passed) / static_cast<double>(items.size());
    out.agreement = wilsonInterval(out.bothPass + out.bothFail, out.labelled, kCalibrationLevel);
    const std::uint64_t good = out.bothPass + out.personOnly;
    out.majorityPasses = 2 * good >= out.labelled;
    out.majority =
        static_cast<double>(std::max(good, out.labelled - good)) / static_cast<double>(out.labelled);
    out.sensitivity = wilsonInterval(out.bothPass, good, kCalibrationLevel);
    out.specificity = wilsonInterval(out.bothFail, out.labelled - good, kCalibrationLevel);
    out.better = out.agreement.interval && out.agreement.interval->low > out.majority;
    TOUCHSTONE_TRY(kappaOf(out, items, seed, context));
    roganGladen(out, items.size());
    predictionPowered(out, items);
    out.position = biasBetween(labelled);
    std::stable_sort(labelled.begin(), labelled.end(),
                     [](const JudgedItem* a, const JudgedItem* b) { return a->length < b->length; });
    out.length = biasBetween(labelled);
    out.sentence = verdictOn(out);
    return out;
}

} // namespace touchstone
