// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/comparison.h"

#include "eval/experiments/manifest.h"
#include "eval/statistics/bootstrap.h"
#include "eval/statistics/corrections.h"
#include "eval/statistics/paired_tests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Items of both sides: the same id and the same question.
Pairs pairsOf(Comparison& comparison) {
    std::unordered_map<std::string_view, std::size_t> inB;
    for (std::size_t i = 0; i < comparison.b.items.size(); ++i)
        inB.emplace(comparison.b.items[i], i);
    Pairs pairs;
    std::uint64_t reworded = 0;
    for (std::size_t i = 0; i < comparison.a.items.size(); ++i) {
        const auto other = inB.find(comparison.a.items[i]);
        if (other == inB.end())
            ++comparison.onlyA;
        else if (comparison.b.questions[other->second] != comparison.a.questions[i])
            ++reworded;
        else
            pairs.emplace_back(i, other->second);
    }
    comparison.pairedItems = pairs.size();
    comparison.onlyB = comparison.b.items.size() - pairs.size() - reworded;
    if (reworded > 0)
        comparison.warnings.push_back(
            fmt::format("{} items have another question under the same id and are left out.", reworded));
    if (comparison.onlyA + comparison.onlyB > 0)
        comparison.warnings.push_back(fmt::format("{} items are only in A, {} only in B; they are left out.",
                                                  comparison.onlyA, comparison.onlyB));
    return pairs;
}

void warn(Comparison& comparison) {
    const RunRecord& a = comparison.a.run;
    const RunRecord& b = comparison.b.run;
    if (a.gold != b.gold)
        comparison.warnings.push_back(
            fmt::format("The runs have other versions of the gold set: {} and {}.", a.gold, b.gold));
    if (a.snapshot != b.snapshot)
        comparison.warnings.push_back(
            "The runs searched other snapshots of the corpus: a difference may come from the "
            "documents.");
    for (const RunRecord* run : {&a, &b})
        if (run->done < run->total)
            comparison.warnings.push_back(fmt::format("The run {} is partial: {} of {} are done.",
                                                      run->id.value, run->done, run->total));
}

Result<> test(MeasureComparison& out, std::uint64_t seed, JobContext& context) {
    if (out.differences.empty())
        return {};
    BootstrapSettings settings;
    settings.seed = seed;
    auto bootstrap = bootstrapMean(out.differences, settings, context);
    if (!bootstrap)
        return fail(std::move(bootstrap.error()));
    out.delta = bootstrap->mean;
    out.ci = bootstrap->bca;
    // Repeats make shares of a 0-or-1 measure: only whole changes are McNemar's.
    const bool whole = std::all_of(out.differences.begin(), out.differences.end(),
                                   [](double d) { return d == 0 || d == 1 || d == -1; });
    if (out.info.binary && whole) {
        const auto better = std::count(out.differences.begin(), out.differences.end(), 1.0);
        const auto worse = std::count(out.differences.begin(), out.differences.end(), -1.0);
        out.p = mcnemarExact(static_cast<std::uint64_t>(better), static_cast<std::uint64_t>(worse));
        out.test = "mcnemar_exact";
        return {};
    }
    auto flipped = signFlip(out.differences, seed, context);
    if (!flipped)
        return fail(std::move(flipped.error()));
    out.p = flipped->p;
    out.test = flipped->exact ? "sign_flip_exact" : "sign_flip_sampled";
    return {};
}

void sortByChange(std::vector<ItemChange>& changes) {
    std::stable_sort(changes.begin(), changes.end(), [](const ItemChange& x, const ItemChange& y) {
        return std::abs(x.b - x.a) > std::abs(y.b - y.a);
    });
}

Result<MeasureComparison> compareMeasure(const Comparison& comparison, const Pairs& pairs,
                                         const MetricInfo& info, std::uint64_t seed, JobContext& context) {
    MeasureComparison out;
    out.info = info;
    const MetricColumn* a = comparison.a.column(info.name);
    const MetricColumn* b = comparison.b.column(info.name);
    std::vector<double> valuesA;
    std::vector<double> valuesB;
    for (const auto& [i, k] : pairs) {
        const Score left = itemScore(a->items[i]);
        const Score right = itemScore(b->items[k]);
        if (!left.hasValue() || !right.hasValue()) {
            ++out.dropped;
            continue;
        }
        valuesA.push_back(left.value);
        valuesB.push_back(right.value);
        out.differences.push_back(right.value - left.value);
        if (left.value == right.value) {
            ++out.unchanged;
            continue;
        }
        const bool up = right.value > left.value;
        const bool better = up != (info.direction == MetricDirection::LowerIsBetter);
        (better ? out.fixed : out.broken)
            .push_back({comparison.a.items[i], comparison.a.types[i], comparison.a.tags[i], left.value,
                        right.value});
    }
    out.n = out.differences.size();
    out.meanA = meanOf(valuesA);
    out.meanB = meanOf(valuesB);
    sortByChange(out.fixed);
    sortByChange(out.broken);
    TOUCHSTONE_TRY(test(out, seed, context));
    return out;
}

Result<std::vector<MetricInfo>> measuresOf(const Comparison& comparison, const std::string& wanted) {
    std::vector<MetricInfo> out;
    std::string names;
    for (const MetricColumn& column : comparison.a.columns) {
        if (!comparison.b.column(column.metric))
            continue;
        names += (names.empty() ? "" : ", ") + column.metric;
        MetricInfo info;
        if (auto known = metricByName(column.metric))
            info = std::move(*known);
        else
            info.name = column.metric; // of another tool: more is taken to be better
        if (wanted.empty() ? info.direction != MetricDirection::Neither : column.metric == wanted)
            out.push_back(std::move(info));
    }
    if (out.empty())
        return fail(ErrorCode::Usage,
                    wanted.empty() ? std::string("The two runs have no measure in common.")
                                   : fmt::format("The two runs do not both have the measure '{}'.", wanted),
                    names.empty() ? std::string() : fmt::format("Both have: {}.", names));
    return out;
}

} // namespace

Result<Comparison> compareRuns(RunSide a, RunSide b, const std::string& measure, std::uint64_t seed,
                               JobContext& context) {
    Comparison out;
    out.a = std::move(a);
    out.b = std::move(b);
    const auto goldName = [](const std::string& gold) { return gold.substr(0, gold.rfind('@')); };
    if (goldName(out.a.run.gold) != goldName(out.b.run.gold))
        return fail(
            ErrorCode::Usage,
            fmt::format("The runs answer other questions: {} and {}.", out.a.run.gold, out.b.run.gold),
            "Only runs of one gold set can be compared item by item.");
    const Json manifestA = Json::parse(out.a.run.manifest, nullptr, false);
    const Json manifestB = Json::parse(out.b.run.manifest, nullptr, false);
    out.differences = manifestDifferences(manifestA, manifestB);
    if (out.a.run.id == out.b.run.id)
        out.differences.push_back(fmt::format("arm: {} -> {}", out.a.arm, out.b.arm));
    warn(out);
    const Pairs pairs = pairsOf(out);
    auto measures = measuresOf(out, measure);
    if (!measures)
        return fail(std::move(measures.error()));
    for (const MetricInfo& info : *measures) {
        auto compared = compareMeasure(out, pairs, info, seed, context);
        if (!compared)
            return fail(std::move(compared.error()));
        out.measures.push_back(std::move(*compared));
    }
    std::vector<double> p;
    for (const MeasureComparison& one : out.measures)
        if (one.p)
            p.push_back(*one.p);
    const std::vector<double> adjusted = holmAdjusted(p);
    std::size_t at = 0;
    for (MeasureComparison& one : out.measures)
        if (one.p)
            one.pAdjusted = adjusted[at++];
    return out;
}

} // namespace touchstone
