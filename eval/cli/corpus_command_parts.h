// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on what a corpus holds that stand in files of their own. One thread.
#pragma once

#include "core/ingest/deprecations.h"
#include "eval/cli/command.h"

namespace touchstone::cli {

void addCorpusDiff(CLI::App& corpus, Chosen& chosen);
void addCorpusLint(CLI::App& corpus, Chosen& chosen);

void addGuardCommands(CLI::App& app, Chosen& chosen); // guard scan

Json deprecationJson(const Deprecation& one);

} // namespace touchstone::cli
