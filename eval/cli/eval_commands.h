// SPDX-License-Identifier: GPL-3.0-or-later
// The commands below `eval`, each group in a file of its own. One thread.
#pragma once

#include "eval/cli/command.h"
#include "eval/diagnosis/run_diagnosis.h"
#include "eval/runners/target.h"

namespace touchstone::cli {

void addExperimentCommands(CLI::App& eval, Chosen& chosen); // eval init, run, resume
void addRunCommands(CLI::App& eval, Chosen& chosen);        // eval list, show
void addCompareCommands(CLI::App& eval, Chosen& chosen);    // eval compare, gate, verify
void addDiagnoseCommand(CLI::App& eval, Chosen& chosen);    // eval diagnose
void addCalibrateCommand(CLI::App& eval, Chosen& chosen);   // eval calibrate
void addImportCommands(CLI::App& eval, Chosen& chosen);     // eval import-run, kit export

/// Diagnoses a run and keeps the result for reports. Errors: as diagnoseRun.
Result<RunDiagnosis> diagnoseAndKeep(Session& session, Database& database, const RunRecord& run,
                                     JobContext& context);
/// The same before a report is written; what cannot be diagnosed is remarked. Errors: Cancelled.
Result<> diagnoseForReport(Session& session, Database& database, const RunRecord& run, JobContext& context);

/// Everything that targets need, out of the session's workbench, which outlives it.
Result<TargetServices> targetServices(Session& session, bool allowCommand);

} // namespace touchstone::cli
