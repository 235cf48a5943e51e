// SPDX-License-Identifier: GPL-3.0-or-later
// Runs what a run does not have yet: several targets' calls at once on threads of its own, results committed
// by the calling thread as they come. Whatever ends it (a kill, a stop, a budget), what was committed stays
// and is never asked again.
#pragma once

#include "eval/runners/prepared_run.h"

namespace touchstone {

struct ExecuteOptions {
    bool retryFailed = false; ///< also items that failed in a run that is done
    TargetServices services;
};

/// The run as it stands afterwards. `database` belongs to the calling thread; the run must belong to this
/// process (createRun, RunRepository::claim) and is released in every case. Progress: done and total of the
/// run, with the time left. Errors: Cancelled; BudgetReached; the provider's, when it fails for good; the
/// store's.
Result<RunRecord> executeRun(Database& database, const RunRecord& run, const PreparedRun& prepared,
                             const ExecuteOptions& options, JobContext& context);

/// Whether no other call can end better: no such model, no permission, not reachable because of the offline
/// switch.
bool isHopeless(const Error& error);

} // namespace touchstone
