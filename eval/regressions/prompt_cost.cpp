// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_cost.h"

#include <algorithm>
#include <cmath>

namespace touchstone {

TargetServices trialServices(TargetServices services, const std::shared_ptr<Workbench>& workbench,
                             std::uint64_t seed) {
    services.model = [workbench](const std::string& spec) {
        return workbench->model(spec, CacheMode::Normal);
    };
    services.boundarySecret = workbench->boundarySecret();
    services.seed = seed;
    return services;
}

Result<TrialCost> trialCost(PromptComparer& comparer, const PreparedRun& prepared, const Workbench& workbench,
                            std::size_t trials, std::size_t items, JobContext& context) {
    const auto plan = comparer.plan(prepared, context);
    if (!plan)
        return fail(plan.error());
    double input = 0;
    double output = 0;
    for (const ArmPlan& arm : plan->arms) {
        input += arm.inputTokens.likely;
        output += arm.outputTokens.likely;
    }
    const auto planned = static_cast<double>(std::max<std::uint64_t>(plan->calls, 1));
    const std::uint64_t more = static_cast<std::uint64_t>(trials) * items;
    const double whole = (planned + static_cast<double>(more)) / planned;
    const auto known = comparer.isComplete(prepared);
    if (!known)
        return fail(known.error());
    const double share = *known ? whole - 1 : whole;
    TrialCost out;
    out.calls = (*known ? 0 : plan->calls) + more;
    out.inputTokens = std::llround(input * share);
    out.outputTokens = std::llround(output * share);
    if (const auto price = workbench.priceOf(prepared.arms.front().model)) {
        out.cost = (input * price->input + output * price->output) * share / 1e6;
        out.currency = price->currency;
    }
    return out;
}

} // namespace touchstone
