// SPDX-License-Identifier: GPL-3.0-or-later
// A version on its way into production: through the gates that it must pass, with the report that the log
// keeps. Belongs to the thread of the connection.
#pragma once

#include "core/prompts/prompt_library.h"
#include "eval/regressions/gates.h"
#include "eval/regressions/prompt_behaviour.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <string>

namespace touchstone {

struct PromotionRequest {
    std::string prompt;               ///< NAME@VERSION or NAME@TAG
    std::string author, reason;       ///< a promotion without gates needs a reason
    std::optional<PromptGates> gates; ///< what it is measured by; none: nothing is asked
    std::string measure;              ///< as in BehaviourOptions
    std::size_t k = 8;
    bool frozen = true;
    std::uint64_t seed = 1;
};

struct PromotionOutcome {
    StoredPrompt prompt, baseline; ///< baseline: what answered before
    bool promoted = false;
    std::optional<GateReport> report; ///< none: no gates, or the texts are equal
    std::string verdict;              ///< of the comparison; "" without one
};

/// `begun` is told what was prepared before anything is asked, for its cost; an error of it ends the
/// promotion. A gate that fails is an outcome: nothing is promoted and the log says so. Gates that a
/// promotion passed are kept for the next one. Errors: NotFound; BadInput (the gates); as
/// PromptComparer::compare.
Result<PromotionOutcome> promoteThroughGates(PromptLibrary& library, PromptComparer& comparer,
                                             const PromotionRequest& request,
                                             const std::function<Result<>(const PreparedRun&)>& begun,
                                             JobContext& context);

} // namespace touchstone
