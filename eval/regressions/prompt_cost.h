// SPDX-License-Identifier: GPL-3.0-or-later
// What trying a prompt takes, told before anything is asked; and the services that such trials answer with.
#pragma once

#include "core/answering/workbench.h"
#include "eval/regressions/prompt_behaviour.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace touchstone {

/// `services` behind the response cache of the workbench, with marks around sources that are equal for equal
/// questions: what was asked before is not paid for again. They hold on to the workbench.
TargetServices trialServices(TargetServices services, const std::shared_ptr<Workbench>& workbench,
                             std::uint64_t seed);

/// At most; what the cache has is not taken off.
struct TrialCost {
    std::uint64_t calls = 0;
    std::int64_t inputTokens = 0, outputTokens = 0;
    std::optional<double> cost; ///< none: the price of the model is not known
    std::string currency;
};

/// Of a comparison (nothing, where a run of the same manifest is complete) and of `trials` more texts tried
/// on `items` items each. Errors: as PromptComparer::plan.
Result<TrialCost> trialCost(PromptComparer& comparer, const PreparedRun& prepared, const Workbench& workbench,
                            std::size_t trials, std::size_t items, JobContext& context);

} // namespace touchstone
