// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluation as a small folder that runs elsewhere with touchstone-cli alone. Plain value and one
// function.
#pragma once

#include "core/base/result.h"
#include "eval/experiments/experiment.h"
#include "eval/gold/gold_set.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct KitRequest {
    std::filesystem::path folder;
    std::optional<Experiment> experiment; ///< needed
    GoldSet gold;
    std::vector<GoldItem> items;
    std::string gates; ///< "" = ones to start from
};

/// gold.jsonl, experiment.json, gates.json, run.sh, github.yml, gitlab.yml, README.md; the names come back.
/// The corpus is not in it: run.sh takes the documents' folder. Errors: Io.
Result<std::vector<std::string>> writeKit(const KitRequest& request);

} // namespace touchstone
