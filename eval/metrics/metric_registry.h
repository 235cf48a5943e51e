// SPDX-License-Identifier: GPL-3.0-or-later
// The one list of metrics of an answered item: what each is called, means and does at its edges. `help
// METRICS`, reports and the choice of a paired test read it. Immutable; safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class MetricDirection : std::uint8_t { HigherIsBetter, LowerIsBetter, Neither };
std::string_view metricDirectionName(MetricDirection direction); ///< higher, lower, neither

struct MetricInfo {
    std::string name;       ///< "token_f1"; of a family its form: "nDCG@k"
    std::string_view group; ///< retrieval, answer, citations, refusal, form, effort
    std::string_view level; ///< "item": one score per item; "run": only over all items
    MetricDirection direction = MetricDirection::HigherIsBetter;
    std::string_view range; ///< "0..1"
    std::string_view formula, source, edgeCases, example;
    bool binary = false;  ///< 0 or 1: shares and McNemar's test
    bool clocked = false; ///< measured by a clock: differs between equal runs
};

/// All of them, families once, in the order of an item's way.
const std::vector<MetricInfo>& metricRegistry();
/// One by the name used in an experiment ("nDCG@10", "token_f1"); the name is then that one. Errors: Usage,
/// with the nearest name.
Result<MetricInfo> metricByName(std::string_view name);
/// What an experiment measures unless it says otherwise.
std::vector<std::string> defaultMetrics();
/// The registry as text for people.
std::string metricsHelp();

} // namespace touchstone
