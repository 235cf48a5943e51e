// SPDX-License-Identifier: GPL-3.0-or-later
// A run for people and programs: JSON (docs/formats/run.md) and a few lines for a terminal.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/run_summary.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace touchstone {

/// {run, state, done, total, failed, ...}: a row of `eval list`.
nlohmann::ordered_json runJson(const RunRecord& run);

/// The whole run: manifest, measures per arm, every item with its answer and scores. `stable`: without ids
/// and all that a clock measured, so that equal runs give equal bytes. Errors: the store's, BadInput,
/// Cancelled.
Result<nlohmann::ordered_json> runReportJson(Database& database, const RunRecord& run, bool stable,
                                             JobContext& context);

/// Measures per arm as aligned lines.
std::string summaryText(const std::vector<ArmSummary>& summary);

} // namespace touchstone
