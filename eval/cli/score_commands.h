// SPDX-License-Identifier: GPL-3.0-or-later
// The commands below `score`, one file each; score_commands.cpp puts them together. Internal to eval/cli.
#pragma once

#include "eval/cli/command.h"

namespace touchstone::cli {
void addScoreTextCommand(CLI::App& score, Chosen& chosen);       // score text
void addScoreChunkingCommand(CLI::App& score, Chosen& chosen);   // score chunking
void addScoreAgreementCommand(CLI::App& score, Chosen& chosen);  // score agreement
void addScoreStatisticsCommand(CLI::App& score, Chosen& chosen); // score statistics
void addScoreJudgeCommand(CLI::App& score, Chosen& chosen);      // score judge
} // namespace touchstone::cli
