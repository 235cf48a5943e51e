// SPDX-License-Identifier: GPL-3.0-or-later
// A file of outputs as a run: each row beside its gold item, contexts found again in the corpus, our measures
// computed and the tool's own kept under its name.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/store/workspace.h"
#include "eval/gold/gold_set.h"
#include "eval/runners/foreign_run.h"
#include "eval/runners/run_repository.h"

#include <cstdint>
#include <string>
#include <vector>

namespace touchstone {

struct ImportReport {
    RunRecord run;
    std::string tool;
    std::uint64_t n = 0;                     ///< rows that have an item
    std::uint64_t contexts = 0, aligned = 0; ///< contexts, and how many of them the corpus has
    std::vector<std::string> warnings;
};

/// Rows find their item by id, else by the words of the question. Errors: BadInput (no row has an item), the
/// store's, Cancelled. All or nothing.
Result<ImportReport> importRun(const std::shared_ptr<Workspace>& workspace, Database& database,
                               const GoldSet& gold, const std::vector<GoldItem>& items,
                               const EditionInfo& edition, ForeignRun foreign, const std::string& name,
                               const std::string& program, JobContext& context);

} // namespace touchstone
