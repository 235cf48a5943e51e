// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that the commands about engines share. One thread.
#pragma once

#include "core/engines/engine_records.h"
#include "core/engines/engine_retriever.h"
#include "eval/cli/command.h"

namespace touchstone::cli {

/// What every command says of a push or an attached collection (docs/formats/engines.md).
Json engineJson(const EngineRecord& record);
void addEngineAttach(CLI::App& engine, Chosen& chosen);
void addEngineCompare(CLI::App& engine, Chosen& chosen);

} // namespace touchstone::cli
