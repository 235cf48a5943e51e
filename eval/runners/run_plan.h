// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would take, before anything is sent: calls, tokens, money, time. Retrieval runs for a few
// questions, models do not.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/runners/prepared_run.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct Estimate {
    double low = 0, likely = 0, high = 0;
};

struct ArmPlan {
    std::string arm;
    std::uint64_t samples = 0, calls = 0; ///< calls: judging too
    std::uint64_t judgeCalls = 0;         ///< of them
    Estimate inputTokens, outputTokens;   ///< of all calls
    std::optional<Estimate> cost;         ///< none: no prices in the experiment
};

struct RunPlan {
    std::vector<ArmPlan> arms;
    std::uint64_t samples = 0, calls = 0;
    std::uint64_t cached = 0;           ///< calls that the cache already has
    std::optional<double> leastSeconds; ///< at the rate limit; none: no limit
    std::string currency;
    std::optional<std::string> overBudget; ///< which limit the likely estimate is above
};

/// Errors: retrieval's, Cancelled.
Result<RunPlan> planRun(const PreparedRun& prepared, const TargetServices& services, JobContext& context);
nlohmann::ordered_json planJson(const RunPlan& plan);

} // namespace touchstone
