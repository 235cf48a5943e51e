// SPDX-License-Identifier: GPL-3.0-or-later
// A run in numbers: per arm and metric the mean with its interval, n, n/a and failed. Deterministic by seed.
// Pure functions; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/metrics/metric_registry.h"
#include "eval/metrics/score.h"
#include "eval/runners/run_repository.h"
#include "eval/statistics/descriptive.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Scores of one metric in one arm: items in the order of the gold set, per item one score per repeat.
struct MetricColumn {
    std::string metric;
    std::vector<std::vector<Score>> items;
};

struct MetricSummary {
    std::string metric;
    MetricInfo info; ///< of an imported tool's own score only the name
    std::optional<double> mean;
    std::optional<Interval> ci;                      ///< BCa over items
    std::optional<double> p50, p95, p99;             ///< of clocked metrics and costs
    std::optional<double> withinItems, betweenItems; ///< variances, with repeats
    std::uint64_t n = 0, na = 0, failed = 0;         ///< items; n/a or failed when no repeat has a value
};

struct ArmSummary {
    std::string arm;
    std::uint64_t items = 0, samples = 0, failedSamples = 0;
    std::vector<MetricSummary> measures;
    /// Answerable items answered and refused, unanswerable ones refused and answered; failed ones in none.
    std::uint64_t answered = 0, wronglyRefused = 0, rightlyRefused = 0, shouldHaveRefused = 0;
    std::int64_t inputTokens = 0, outputTokens = 0;
    std::optional<double> cost, costPerSuccess; ///< none: some item's cost is not known
    std::string currency;
};

/// One arm's samples, read back.
struct RunColumns {
    std::vector<std::string> arms;
    std::vector<std::string> items; ///< ids, in the order of the gold set
    std::vector<bool> answerable;
    std::vector<std::vector<MetricColumn>> columns; ///< per arm
    std::vector<ArmSummary> counts;                 ///< per arm, without measures
};

/// Errors: the store's, BadInput (a stored sample cannot be read).
Result<RunColumns> readColumns(Database& database, const RunRecord& run);
/// Errors: Cancelled.
Result<std::vector<ArmSummary>> summarise(const RunColumns& columns, std::uint64_t seed, JobContext& context);

/// [{arm, items, samples, failed, measures: [...], refusal: {...}, tokens, cost, ...}]; `stable` leaves out
/// what a clock measured.
nlohmann::ordered_json summaryJson(const std::vector<ArmSummary>& summary, bool stable);

/// Back from its JSON, as a finished run keeps it. Errors: BadInput.
Result<std::vector<ArmSummary>> summaryFromJson(std::string_view json);

/// Mean over an item's repeats that have a value.
Score itemScore(const std::vector<Score>& repeats);

} // namespace touchstone
