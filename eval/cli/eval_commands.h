// SPDX-License-Identifier: GPL-3.0-or-later
// The commands below `eval`, each group in a file of its own. One thread.
#pragma once

#include "eval/cli/command.h"
#include "eval/runners/target.h"

namespace touchstone::cli {

void addExperimentCommands(CLI::App& eval, Chosen& chosen); // eval init, run, resume
void addRunCommands(CLI::App& eval, Chosen& chosen);        // eval list, show
void addCompareCommands(CLI::App& eval, Chosen& chosen);    // eval compare, gate, verify
void addImportCommands(CLI::App& eval, Chosen& chosen);     // eval import-run, kit export

/// Everything that targets need, out of the session's workbench, which outlives it.
Result<TargetServices> targetServices(Session& session, bool allowCommand);

} // namespace touchstone::cli
