// SPDX-License-Identifier: GPL-3.0-or-later
// The commands below `gold`. One thread.
#pragma once

#include "eval/cli/command.h"

namespace touchstone::cli {
void addGoldTools(CLI::App& gold, Chosen& chosen);      // gold export, diff, check
void addGoldSynthesize(CLI::App& gold, Chosen& chosen); // gold synthesize
} // namespace touchstone::cli
