// SPDX-License-Identifier: GPL-3.0-or-later
// Commands over what the workspace holds. One thread.
#pragma once

#include "eval/cli/command.h"

namespace touchstone::cli {
void addLabelCommands(CLI::App& app, Chosen& chosen); // label import, export, list
void addQueryCommand(CLI::App& app, Chosen& chosen);  // query
} // namespace touchstone::cli
