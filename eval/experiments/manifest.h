// SPDX-License-Identifier: GPL-3.0-or-later
// What was run, resolved: every input with its hash, and the version of the program. Two runs with equal
// manifests may differ by nothing but chance and clocks. Pure.
#pragma once

#include "core/corpus/corpus_repository.h"
#include "core/prompts/prompt.h"
#include "eval/experiments/experiment.h"
#include "eval/gold/gold_set.h"

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct ResolvedArm {
    Arm arm;
    std::string model;                   ///< canonical SPEC without secrets; "" = none
    std::optional<PromptVersion> prompt; ///< none: the arm needs none
};

struct ManifestInputs {
    std::string program; ///< version
    Experiment experiment;
    GoldSet gold;
    EditionInfo edition;
    std::vector<ResolvedArm> arms;
    std::string judge; ///< canonical SPEC, "" = nobody judges
    std::vector<PromptVersion> judgePrompts;
};

/// {program, experiment: SHA-256, gold: {name, version, hash, items}, corpus: {...}, arms: [...], metrics,
/// checks, seed, repeats, budget, prices, hash}; `hash` is the SHA-256 of all the rest.
nlohmann::ordered_json manifestOf(const ManifestInputs& inputs);

/// What differs, one line each: "corpus snapshot: 3f… -> 90…", "arm main, retrieval.k: 8 -> 4".
std::vector<std::string> manifestDifferences(const nlohmann::ordered_json& a,
                                             const nlohmann::ordered_json& b);

} // namespace touchstone
