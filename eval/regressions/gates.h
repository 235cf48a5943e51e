// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that a run must keep, alone or against a baseline: one readable JSON file (docs/formats/gates.md).
// Values and functions; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/regressions/comparison.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

enum class GateRule : std::uint8_t {
    Min,            ///< statistic >= limit
    Max,            ///< statistic <= limit
    MaxDrop,        ///< paired mean no worse than the baseline's by more than limit
    MaxDropPercent, ///< the same in percent of the baseline's mean
    NonInferior,    ///< the one-sided bound of the paired difference is no worse than -margin
    NoNewlyBroken   ///< no item with the tag that was right in the baseline is wrong
};
std::string_view gateRuleName(GateRule rule); ///< as in the file: min, max, ...

struct Gate {
    std::string name, measure;
    std::string statistic = "mean"; ///< mean, p50, p95, p99, total, n, failed
    GateRule rule = GateRule::Min;
    double limit = 0;
    double confidence = 0.95; ///< of NonInferior, one-sided
    std::string tag;          ///< of NoNewlyBroken; "" = every item
    std::int64_t line = 0;    ///< in the file
};

/// Errors: BadInput with file:line (no JSON, an unknown field, no rule or two, an unknown measure).
Result<std::vector<Gate>> parseGates(std::string_view text, const std::string& file);

enum class GateState : std::uint8_t { Passed, Failed, Error };
struct GateResult {
    Gate gate;
    GateState state = GateState::Passed;
    std::optional<double> value;    ///< what was compared with the limit
    std::string message;            ///< "0.402, at least 0.6 is asked for"
    std::vector<std::string> items; ///< of NoNewlyBroken
};

struct GateReport {
    RunRecord baseline, run;
    std::string baselineArm, arm;
    std::vector<GateResult> results;
    std::vector<std::string> differences, warnings;
    double seconds = 0;
    [[nodiscard]] bool passed() const;
};

/// A gate whose measure has no value is an error, never passed. Errors: as compareRuns.
Result<GateReport> checkGates(const std::vector<Gate>& gates, RunSide baseline, RunSide run,
                              std::uint64_t seed, JobContext& context);

} // namespace touchstone
