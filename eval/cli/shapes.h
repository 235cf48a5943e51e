// SPDX-License-Identifier: GPL-3.0-or-later
// JSON shapes of the command line's contract that are shared by several commands. Pure.
#pragma once

#include "core/chunking/chunk.h"
#include "core/corpus/corpus_repository.h"
#include "eval/cli/console.h"

namespace touchstone::cli {
/// A row of `chunks`.
Json chunkJson(const Chunk& chunk, const EditionInfo& edition);
/// True when the documents of an edition are not bytes of a file (a BEIR collection): ranges are of extracted
/// text.
bool isExtracted(const EditionInfo& edition);
} // namespace touchstone::cli
