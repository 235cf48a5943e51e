// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/gates.h"

#include "eval/statistics/bootstrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touchstone {

namespace {

/// Above it a 0..1 score counts as right.
constexpr double kRight = 0.5;
/// Sums of decimal numbers miss a limit by less than this.
constexpr double kRounding = 1e-12;

struct Sides {
    const RunSide& baseline;
    const RunSide& run;
};

std::vector<double> valuesOf(const MetricColumn& column, std::uint64_t& failed) {
    std::vector<double> values;
    for (const std::vector<Score>& repeats : column.items) {
        const Score score = itemScore(repeats);
        if (score.hasValue())
            values.push_back(score.value);
        else if (score.state == ScoreState::Failed)
            ++failed;
    }
    return values;
}

std::optional<double> statisticOf(const RunSide& side, const Gate& gate) {
    if (gate.measure == "cost_per_success")
        return side.counts.costPerSuccess;
    if (gate.measure == "cost" && gate.statistic == "total")
        return side.counts.cost;
    const MetricColumn* column = side.column(gate.measure);
    if (!column)
        return std::nullopt;
    std::uint64_t failed = 0;
    std::vector<double> values = valuesOf(*column, failed);
    if (gate.statistic == "failed")
        return static_cast<double>(failed);
    if (gate.statistic == "n")
        return static_cast<double>(values.size());
    if (values.empty())
        return std::nullopt;
    if (gate.statistic == "mean")
        return meanOf(values);
    if (gate.statistic == "total")
        return pairwiseSum(values);
    std::sort(values.begin(), values.end());
    return sortedQuantile(values, gate.statistic == "p50" ? 0.5 : gate.statistic == "p95" ? 0.95 : 0.99);
}

void judge(GateResult& result, bool kept, std::string message) {
    result.state = kept ? GateState::Passed : GateState::Failed;
    result.message = std::move(message);
}

void noValue(GateResult& result, const std::string& why) {
    result.state = GateState::Error;
    result.message = why;
}

void checkAlone(GateResult& result, const RunSide& run) {
    const Gate& gate = result.gate;
    result.value = statisticOf(run, gate);
    if (!result.value)
        return noValue(result, fmt::format("the run has no value of {}", gate.measure));
    const bool atLeast = gate.rule == GateRule::Min;
    const bool kept =
        atLeast ? *result.value >= gate.limit - kRounding : *result.value <= gate.limit + kRounding;
    judge(result, kept,
          fmt::format("{:.6g}, {} {:.6g} is asked for", *result.value, atLeast ? "at least" : "at most",
                      gate.limit));
}

/// The lower end of what the paired difference may be (better is up), at a one-sided confidence.
Result<double> lowerBound(const std::vector<double>& gains, double confidence, std::uint64_t seed,
                          JobContext& context) {
    BootstrapSettings settings;
    settings.seed = seed;
    settings.level = 2 * confidence - 1;
    auto bootstrap = bootstrapMean(gains, settings, context);
    if (!bootstrap)
        return fail(std::move(bootstrap.error()));
    return bootstrap->bca ? bootstrap->bca->low : *bootstrap->mean; // without spread the mean is all there is
}

void checkBroken(GateResult& result, const MeasureComparison& measure) {
    const Gate& gate = result.gate;
    const bool lower = measure.info.direction == MetricDirection::LowerIsBetter;
    for (const ItemChange& change : measure.broken) {
        const bool tagged =
            gate.tag.empty() ||
            std::find(change.tags.begin(), change.tags.end(), gate.tag) != change.tags.end() ||
            change.type == gate.tag;
        const bool crossed = lower || (change.a >= kRight && change.b < kRight);
        if (tagged && crossed)
            result.items.push_back(change.item);
    }
    result.value = static_cast<double>(result.items.size());
    judge(result, result.items.empty(),
          result.items.empty()
              ? fmt::format("none of {} items is newly broken", measure.n)
              : fmt::format("{} newly broken: {}", result.items.size(), fmt::join(result.items, ", ")));
}

Result<> checkPaired(GateResult& result, const MeasureComparison& measure, std::uint64_t seed,
                     JobContext& context) {
    const Gate& gate = result.gate;
    if (measure.n == 0) {
        noValue(result, fmt::format("no item has a value of {} in both runs", gate.measure));
        return {};
    }
    if (gate.rule == GateRule::NoNewlyBroken) {
        checkBroken(result, measure);
        return {};
    }
    std::vector<double> gains = measure.differences;
    if (measure.info.direction == MetricDirection::LowerIsBetter)
        for (double& gain : gains)
            gain = -gain;
    const double gain = *meanOf(gains);
    if (gate.rule == GateRule::NonInferior) {
        const auto bound = lowerBound(gains, gate.confidence, seed, context);
        if (!bound)
            return fail(bound.error());
        result.value = *bound;
        judge(result, *bound >= -gate.limit - kRounding,
              fmt::format("difference {:+.6g}, its {:g} % bound {:+.6g}, margin {:.6g}, n {}", gain,
                          100 * gate.confidence, *bound, gate.limit, measure.n));
        return {};
    }
    double drop = -gain;
    if (gate.rule == GateRule::MaxDropPercent) {
        if (*measure.meanA == 0) {
            noValue(result, "the baseline's mean is 0: there is no percentage of it");
            return {};
        }
        drop = 100 * drop / std::abs(*measure.meanA);
    }
    result.value = drop;
    judge(result, drop <= gate.limit + kRounding,
          fmt::format("{:.6g} -> {:.6g}, {} {:.6g}{}, at most {:.6g} is allowed, n {}", *measure.meanA,
                      *measure.meanB, drop > 0 ? "worse by" : "better by", std::abs(drop),
                      gate.rule == GateRule::MaxDropPercent ? " %" : "", gate.limit, measure.n));
    return {};
}

} // namespace

bool GateReport::passed() const {
    return std::all_of(results.begin(), results.end(),
                       [](const GateResult& result) { return result.state == GateState::Passed; });
}

Result<GateReport> checkGates(const std::vector<Gate>& gates, RunSide baseline, RunSide run,
                              std::uint64_t seed, JobContext& context) {
    const auto begun = context.clock->steady();
    GateReport report;
    report.baseline = baseline.run;
    report.run = run.run;
    report.baselineArm = baseline.arm;
    report.arm = run.arm;
    auto compared = compareRuns(std::move(baseline), std::move(run), "", seed, context);
    if (!compared)
        return fail(std::move(compared.error()));
    report.differences = compared->differences;
    report.warnings = compared->warnings;
    for (const Gate& gate : gates) {
        GateResult result;
        result.gate = gate;
        if (gate.rule <= GateRule::Max) {
            checkAlone(result, compared->b);
        } else {
            const auto measure =
                std::find_if(compared->measures.begin(), compared->measures.end(),
                             [&](const MeasureComparison& one) { return one.info.name == gate.measure; });
            if (measure == compared->measures.end())
                noValue(result, fmt::format("the two runs do not both have {}", gate.measure));
            else
                TOUCHSTONE_TRY(checkPaired(result, *measure, seed, context));
        }
        report.results.push_back(std::move(result));
    }
    if (compared->b.run.done < compared->b.run.total)
        report.results.push_back(
            {{"the run is complete", "", "mean", GateRule::Min, 0, 0.95, "", 0},
             GateState::Error,
             static_cast<double>(compared->b.run.done),
             fmt::format("{} of {} are done", compared->b.run.done, compared->b.run.total),
             {}});
    report.seconds = std::chrono::duration<double>(context.clock->steady() - begun).count();
    return report;
}

} // namespace touchstone
