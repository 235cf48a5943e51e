// SPDX-License-Identifier: GPL-3.0-or-later
// What a stored run was made from, read again so that its samples can be looked at: gold items, the corpus,
// the arms with their settings. Internal to eval/diagnosis; belongs to the thread of its connection.
#pragma once

#include "eval/diagnosis/gold_locations.h"
#include "eval/experiments/experiment.h"
#include "eval/gold/gold_set.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/sample_builder.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct RunArm {
    std::string name;
    std::optional<TargetSettings> settings; ///< none: made by another tool
};

struct RunInputs {
    std::vector<GoldItem> items;
    EditionInfo edition;
    SampleBuilder builder;
    GoldLocations locations; ///< of the items
    std::vector<RunArm> arms;
};

/// Errors: NotFound (gold set, corpus), BadInput (the corpus is another one by now, a manifest or experiment
/// that cannot be read).
Result<RunInputs> readRunInputs(Database& database, const RunRecord& run);

} // namespace touchstone
