// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs, item by item: what differs in what was run, and for each measure the paired difference with its
// interval and test. Deterministic by seed. Values and functions; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/metrics/metric_registry.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/run_summary.h"
#include "eval/statistics/descriptive.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// One arm of a run, read for comparing.
struct RunSide {
    RunRecord run;
    std::string arm;
    std::vector<std::string> items, questions; ///< of the run's gold set
    std::vector<std::vector<std::string>> tags;
    std::vector<std::string> types;
    std::vector<MetricColumn> columns;
    ArmSummary counts;

    [[nodiscard]] const MetricColumn* column(const std::string& metric) const;
};

/// "RUN" or "RUN:ARM" (an arm's name or number from 1). Errors: NotFound, Usage (several arms and none
/// named), the store's.
Result<RunSide> readSide(Database& database, const std::string& name);

struct ItemChange {
    std::string item, type;
    std::vector<std::string> tags;
    double a = 0, b = 0;
};

struct MeasureComparison {
    MetricInfo info;                           ///< name is the measure
    std::uint64_t n = 0;                       ///< items with a value on both sides
    std::uint64_t dropped = 0;                 ///< items of both sides with a value on one or on none
    std::optional<double> meanA, meanB, delta; ///< over those n; delta = B - A
    std::optional<Interval> ci;                ///< of delta: 95 % BCa; none without spread
    std::optional<double> p, pAdjusted;        ///< Holm over all measures compared
    std::string test;                          ///< mcnemar_exact, sign_flip_exact, sign_flip_sampled
    std::vector<ItemChange> fixed, broken;     ///< better and worse, the greatest change first
    std::uint64_t unchanged = 0;
    std::vector<double> differences; ///< b - a per pair, in the order of the items
};

struct Comparison {
    RunSide a, b;
    std::vector<std::string> differences; ///< of the manifests
    std::vector<std::string> warnings;
    std::uint64_t pairedItems = 0, onlyA = 0, onlyB = 0;
    std::vector<MeasureComparison> measures;
};

/// `measure` "": all that both have and that tell better from worse. Errors: Usage (another gold set; a
/// measure that one of them lacks, naming what there is), Cancelled.
Result<Comparison> compareRuns(RunSide a, RunSide b, const std::string& measure, std::uint64_t seed,
                               JobContext& context);

/// The contract's fields of the first measure, and `measures` with all.
nlohmann::ordered_json comparisonJson(const Comparison& comparison);
std::string comparisonText(const Comparison& comparison);

} // namespace touchstone
