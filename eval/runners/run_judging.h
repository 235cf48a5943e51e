// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a run with a judge: every sample that has no verdict yet is graded. Each reply of the
// judge is kept in the response cache before it counts, so that whatever ends the run, nothing is paid for
// twice; scores are committed sample by sample. Internal to eval/runners.
#pragma once

#include "eval/runners/prepared_run.h"
#include "eval/runners/run_limits.h"

namespace touchstone {

struct JudgingJob {
    const RunRecord& run;
    const PreparedRun& prepared;
    const TargetServices& services;
    bool again = false; ///< also those whose judge could not be asked
};

/// `database` belongs to the calling thread. Errors: Cancelled; BudgetReached; the provider's, when it fails
/// for good; the store's.
Result<> judgeSamples(Database& database, const JudgingJob& job, RunLimits& limits, JobContext& context);

/// Answers compared with those of the baseline, each in both orders.
struct PairwiseCounts {
    std::uint64_t n = 0, better = 0, worse = 0;
    std::uint64_t ties = 0;                        ///< in both orders, or the same words
    std::uint64_t halfTies = 0;                    ///< in one of the two
    std::uint64_t firstTwice = 0, secondTwice = 0; ///< the verdict went with the place: a tie, and a bias
};

/// What judging has taken, over all samples: calls, tokens, cost (none: no prices).
struct JudgingTotals {
    std::int64_t calls = 0, inputTokens = 0, outputTokens = 0;
    std::optional<double> cost;
    std::string currency;
    std::optional<PairwiseCounts> pairwise;
};
/// None: the run has no verdicts. Errors: the store's.
Result<std::optional<JudgingTotals>> judgingTotals(Database& database, const RunRecord& run);

} // namespace touchstone
