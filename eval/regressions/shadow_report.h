// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a candidate degrades what production answers: pairs of answers to the same questions, measured and
// tested as two runs are. Functions over values; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "eval/regressions/comparison.h"
#include "eval/regressions/gates.h"
#include "eval/regressions/item_change.h"
#include "eval/regressions/shadow_answers.h"
#include "eval/runners/sample_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// Gold items of the pairs, in their order: then right and wrong are known and measured as in an experiment.
struct ShadowGold {
    const SampleBuilder* builder = nullptr;
    const std::vector<GoldItem>* items = nullptr;
};

struct ShadowItem {
    std::size_t pair = 0; ///< place among the pairs
    ItemVerdict verdict;
};

struct ShadowReport {
    std::string production, candidate; ///< NAME@VERSION
    std::size_t pairs = 0, recorded = 0, failedProduction = 0, failedCandidate = 0;
    Comparison comparison;
    std::vector<std::string> worse,
        better;                    ///< telling measures that differ beyond chance (5 %, Holm over them)
    bool degrades = false;         ///< some measure of answers is worse beyond chance
    std::string verdict;           ///< one sentence, and one more about what could have been seen
    std::vector<ShadowItem> items; ///< those that are not the same
    std::optional<GateReport> gates;
};

/// Without gold: answered, cited, citation_verified and citation_validity, length, tokens, cost, latency;
/// with gold: cited and the default metrics of experiments (refusal_right says more than answered). `gates`
/// may be empty: then none are checked. Errors: Usage (no pairs), as compareRuns and checkGates.
Result<ShadowReport> reportShadow(const std::vector<ShadowPair>& pairs, const std::optional<ShadowGold>& gold,
                                  const std::vector<Gate>& gates, std::uint64_t seed, JobContext& context);

/// {candidate, production, questions, recorded, failed, degrades, verdict, worse, better, measures: as eval
/// compare and `detectable`, fixed, broken, changed: [{item, question, ...}]}; at most `most` items of each
/// list, their numbers stand in `counts`. Without gates: those are the caller's to print.
nlohmann::ordered_json shadowReportJson(const ShadowReport& report, const std::vector<ShadowPair>& pairs,
                                        std::size_t most);
std::string shadowReportText(const ShadowReport& report, const std::vector<ShadowPair>& pairs,
                             std::size_t most);

} // namespace touchstone
