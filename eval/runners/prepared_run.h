// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment with everything that it names found and pinned: gold set, corpus snapshot, models, prompts.
// Plain value.
#pragma once

#include "core/base/job_context.h"
#include "core/settings/model_price.h"
#include "core/store/database.h"
#include "eval/experiments/manifest.h"
#include "eval/metrics/format_checks.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/target.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct PreparedRun {
    Experiment experiment; ///< with gold, corpus and snapshot pinned
    GoldSet gold;
    std::vector<GoldItem> items;
    EditionInfo edition;
    std::vector<ResolvedArm> arms;
    std::vector<FormatCheck> checks;
    nlohmann::ordered_json manifest;

    [[nodiscard]] std::uint64_t total() const {
        return static_cast<std::uint64_t>(items.size()) * arms.size() * experiment.repeats;
    }
};

/// `program`: its version. Errors: NotFound (gold set, corpus, prompt), BadInput (the gold set or the corpus
/// is another one than the experiment pins), Usage (a model).
Result<PreparedRun> prepareRun(Database& database, const Experiment& experiment,
                               const TargetServices& services, const std::string& program);
/// The same for a run that exists. Errors: also BadInput when an input is no longer what it was, naming it.
Result<PreparedRun> prepareResume(Database& database, const RunRecord& run, const TargetServices& services,
                                  const std::string& program);

/// An experiment to start from: rag with a model, extractive without; one call per item, no judge. `model` is
/// a canonical SPEC, "extractive" for none.
Experiment starterExperiment(const GoldSet& gold, const EditionInfo& edition, const std::string& model);

/// What its model and its judge cost, where that is known.
void setPrices(Experiment& experiment, const std::optional<ModelPrice>& model,
               const std::optional<ModelPrice>& judge);

/// A new run that belongs to this process.
Result<RunRecord> createRun(Database& database, const PreparedRun& prepared);

} // namespace touchstone
