// SPDX-License-Identifier: GPL-3.0-or-later
// score chunking --gold: the comparison of chunkers as JSON and as a table. Internal to eval/cli.
#pragma once

#include "eval/cli/command.h"
#include "eval/runners/chunker_comparison.h"

namespace touchstone::cli {

Result<int> compareChunkersOnGold(Session& session, ChunkerComparisonRequest request);

} // namespace touchstone::cli
