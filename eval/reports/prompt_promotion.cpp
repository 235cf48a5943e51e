// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/prompt_promotion.h"

#include "eval/reports/gate_report.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

/// The candidate against what answers now, on the questions of the gates' gold set.
Result<GateReport> measuredByGates(PromptComparer& comparer, const PromotionRequest& request,
                                   const std::function<Result<>(const PreparedRun&)>& begun,
                                   PromotionOutcome& out, JobContext& context) {
    const PromptGates& gates = *request.gates;
    auto rules = parseGates(gates.text, gates.file);
    if (!rules)
        return fail(std::move(rules.error()));
    BehaviourOptions options;
    options.a = promptLabel(out.baseline);
    options.b = promptLabel(out.prompt);
    options.gold = gates.gold;
    options.corpus = gates.corpus;
    options.model = gates.model;
    options.measure = request.measure;
    options.k = request.k;
    options.frozen = request.frozen;
    options.seed = request.seed;
    const auto prepared = comparer.prepare(options);
    if (!prepared)
        return fail(prepared.error());
    if (begun)
        TOUCHSTONE_TRY(begun(*prepared));
    auto behaviour = comparer.compare(*prepared, options, context);
    if (!behaviour)
        return fail(std::move(behaviour.error()));
    out.verdict = behaviour->verdict;
    return checkGates(*rules, std::move(behaviour->comparison.a), std::move(behaviour->comparison.b),
                      options.seed, context);
}

} // namespace

Result<PromotionOutcome> promoteThroughGates(PromptLibrary& library, PromptComparer& comparer,
                                             const PromotionRequest& request,
                                             const std::function<Result<>(const PreparedRun&)>& begun,
                                             JobContext& context) {
    PromotionOutcome out;
    auto candidate = library.find(request.prompt);
    if (!candidate)
        return fail(std::move(candidate.error()));
    out.prompt = std::move(*candidate);
    auto now = library.inUse(out.prompt.name);
    if (!now)
        return fail(std::move(now.error()));
    out.baseline = std::move(*now);
    std::string kept;
    out.promoted = true;
    if (request.gates && out.baseline.hash != out.prompt.hash) { // the same words break nothing
        auto report = measuredByGates(comparer, request, begun, out, context);
        if (!report)
            return fail(std::move(report.error()));
        kept = gateReportJson(*report).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
        out.promoted = report->passed();
        out.report = std::move(*report);
        if (out.promoted) {
            TOUCHSTONE_TRY(library.keepGates(out.prompt.name, *request.gates));
        } else {
            TOUCHSTONE_TRY(library.notePromotionStopped(out.prompt, request.author, request.reason, kept));
        }
    }
    if (!out.promoted)
        return out;
    auto done = library.promote(promptLabel(out.prompt), request.author, request.reason, kept);
    if (!done)
        return fail(std::move(done.error()));
    out.prompt = std::move(*done);
    return out;
}

} // namespace touchstone
