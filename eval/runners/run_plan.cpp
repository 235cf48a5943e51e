// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/run_plan.h"

#include "core/answering/hit_json.h"
#include "core/answering/packing.h"
#include "core/text/tokens.h"
#include "eval/judges/judge.h"
#include "eval/runners/whole_documents.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kProbes = 20; // questions that retrieval runs for
/// Tokenizers differ from our estimate by about this much.
constexpr double kTokenSpread = 0.3;
constexpr double kShortAnswer = 40, kUsualAnswer = 180, kLongAnswer = 600; // tokens, when nothing limits them

/// About so many tokens of sources per question.
Result<double> contextTokens(const PreparedRun& prepared, const ResolvedArm& arm,
                             const TargetServices& services, JobContext& context) {
    const TargetSettings& settings = arm.arm.settings;
    if (settings.arm == ArmKind::ClosedBook || prepared.items.empty())
        return 0.0;
    auto retriever = services.retriever(prepared.edition, context);
    if (!retriever)
        return fail(std::move(retriever.error()));
    if (settings.arm == ArmKind::WholeDocument)
        *retriever = makeWholeDocumentRetriever(std::move(*retriever), services.workspace, prepared.edition);
    RetrievalOptions options;
    options.mode = settings.mode;
    options.k = settings.k;
    options.rerank = settings.rerank;
    const std::size_t probes = std::min(kProbes, prepared.items.size());
    double sum = 0;
    for (std::size_t i = 0; i < probes; ++i) {
        TOUCHSTONE_TRY(context.check());
        const GoldItem& item = prepared.items[i * prepared.items.size() / probes];
        auto found = (*retriever)->retrieve(item.question, options, context);
        if (!found)
            return fail(std::move(found.error()));
        sum += static_cast<double>(packSources(found->hits, settings.contextTokens).tokens);
    }
    return sum / static_cast<double>(probes);
}

Estimate costEstimate(const Estimate& input, const Estimate& output, const RunPrices& prices) {
    const auto cost = [&](double in, double out) {
        return (in * *prices.inputPerMillion + out * *prices.outputPerMillion) / 1e6;
    };
    return {cost(input.low, output.low), cost(input.likely, output.likely), cost(input.high, output.high)};
}

Result<ArmPlan> planArm(const PreparedRun& prepared, const ResolvedArm& arm, const TargetServices& services,
                        JobContext& context) {
    ArmPlan out;
    out.arm = arm.arm.name;
    out.samples = static_cast<std::uint64_t>(prepared.items.size()) * prepared.experiment.repeats;
    if (arm.arm.settings.kind == TargetKind::Pipeline && arm.arm.settings.arm == ArmKind::Extractive)
        return out;
    out.calls = out.samples;
    if (arm.arm.settings.kind != TargetKind::Pipeline)
        return out; // what a foreign target sends to whom is not ours to know
    auto sources = contextTokens(prepared, arm, services, context);
    if (!sources)
        return fail(std::move(sources.error()));
    double questions = 0;
    for (const GoldItem& item : prepared.items)
        questions += static_cast<double>(estimateTokens(item.question));
    const auto calls = static_cast<double>(out.calls);
    const double frame = arm.prompt ? static_cast<double>(estimateTokens(arm.prompt->text)) : 0;
    const double input =
        calls * (*sources + frame) + questions * static_cast<double>(prepared.experiment.repeats);
    out.inputTokens = {input * (1 - kTokenSpread), input, input * (1 + kTokenSpread)};
    double most = kLongAnswer;
    if (const auto spec = Spec::parse(arm.model); spec && spec->has("max_tokens"))
        if (const auto limit = spec->integer("max_tokens", 0, 1, INT64_MAX))
            most = static_cast<double>(*limit);
    out.outputTokens = {calls * std::min(kShortAnswer, most), calls * std::min(kUsualAnswer, most),
                        calls * most};
    if (prepared.experiment.prices.known())
        out.cost = costEstimate(out.inputTokens, out.outputTokens, prepared.experiment.prices);
    return out;
}

void add(Estimate& sum, const Estimate& other) {
    sum.low += other.low;
    sum.likely += other.likely;
    sum.high += other.high;
}

/// Adds what the judge takes to an arm's plan.
Result<> addJudging(const PreparedRun& prepared, const ResolvedArm& arm, const TargetServices& services,
                    ArmPlan& plan, JobContext& context) {
    const JudgeSettings& judges = prepared.experiment.judges;
    if (!judges.any())
        return {};
    double sources = 0;
    if (arm.arm.settings.kind == TargetKind::Pipeline) {
        auto found = contextTokens(prepared, arm, services, context);
        if (!found)
            return fail(std::move(found.error()));
        sources = *found;
    }
    JudgeEstimate sum;
    for (const GoldItem& item : prepared.items) {
        const JudgeEstimate one =
            estimateJudging(judges, !item.unanswerable(), !item.answer.empty(), sources, kUsualAnswer);
        sum.calls += one.calls;
        sum.inputTokens += one.inputTokens;
        sum.outputTokens += one.outputTokens;
    }
    const auto repeats = static_cast<double>(prepared.experiment.repeats);
    const auto spread = [](double likely) {
        return Estimate{likely * (1 - kTokenSpread), likely, likely * (1 + kTokenSpread)};
    };
    const Estimate input = spread(repeats * sum.inputTokens);
    const Estimate output = spread(repeats * sum.outputTokens);
    const bool asksTarget = plan.calls > 0;
    plan.judgeCalls = static_cast<std::uint64_t>(repeats * sum.calls);
    plan.calls += plan.judgeCalls;
    add(plan.inputTokens, input);
    add(plan.outputTokens, output);
    if (judges.inputPerMillion && judges.outputPerMillion && (plan.cost || !asksTarget)) {
        RunPrices prices;
        prices.inputPerMillion = judges.inputPerMillion;
        prices.outputPerMillion = judges.outputPerMillion;
        Estimate cost = plan.cost.value_or(Estimate{});
        add(cost, costEstimate(input, output, prices));
        plan.cost = cost;
    } else {
        plan.cost.reset(); // a part of it is not known
    }
    return {};
}

Json estimateJson(const Estimate& estimate) {
    return {{"low", finiteOrNull(estimate.low)},
            {"likely", finiteOrNull(estimate.likely)},
            {"high", finiteOrNull(estimate.high)}};
}

} // namespace

Result<RunPlan> planRun(const PreparedRun& prepared, const TargetServices& services, JobContext& context) {
    RunPlan out;
    out.currency = prepared.experiment.prices.currency.empty() ? prepared.experiment.judges.currency
                                                               : prepared.experiment.prices.currency;
    double tokens = 0;
    double cost = 0;
    for (const ResolvedArm& arm : prepared.arms) {
        auto plan = planArm(prepared, arm, services, context);
        if (!plan)
            return fail(std::move(plan.error()));
        TOUCHSTONE_TRY(addJudging(prepared, arm, services, *plan, context));
        out.samples += plan->samples;
        out.calls += plan->calls;
        tokens += plan->inputTokens.likely + plan->outputTokens.likely;
        cost += plan->cost ? plan->cost->likely : 0;
        out.arms.push_back(std::move(*plan));
    }
    if (prepared.experiment.requestsPerMinute > 0)
        out.leastSeconds = static_cast<double>(out.calls) * 60 / prepared.experiment.requestsPerMinute;
    const RunBudget& budget = prepared.experiment.budget;
    if (budget.calls && out.calls > static_cast<std::uint64_t>(*budget.calls))
        out.overBudget = "calls";
    else if (budget.tokens && tokens > static_cast<double>(*budget.tokens))
        out.overBudget = "tokens";
    else if (budget.cost && cost > *budget.cost)
        out.overBudget = "cost";
    return out;
}

Json planJson(const RunPlan& plan) {
    Json arms = Json::array();
    Estimate input;
    Estimate output;
    std::optional<Estimate> cost;
    for (const ArmPlan& arm : plan.arms) {
        add(input, arm.inputTokens);
        add(output, arm.outputTokens);
        if (arm.cost) {
            cost = cost.value_or(Estimate{});
            add(*cost, *arm.cost);
        }
        arms.push_back({{"arm", arm.arm},
                        {"samples", arm.samples},
                        {"calls", arm.calls},
                        {"judge_calls", arm.judgeCalls},
                        {"input_tokens", estimateJson(arm.inputTokens)},
                        {"output_tokens", estimateJson(arm.outputTokens)},
                        {"cost", arm.cost ? estimateJson(*arm.cost) : Json(nullptr)}});
    }
    return {{"dry_run", true},
            {"samples", plan.samples},
            {"calls", plan.calls},
            {"cached", plan.cached},
            {"input_tokens", estimateJson(input)},
            {"output_tokens", estimateJson(output)},
            {"cost", cost ? estimateJson(*cost) : Json(nullptr)},
            {"currency", textOrNull(plan.currency)},
            {"least_seconds", plan.leastSeconds ? finiteOrNull(*plan.leastSeconds) : Json(nullptr)},
            {"over_budget", plan.overBudget ? Json(*plan.overBudget) : Json(nullptr)},
            {"arms", std::move(arms)}};
}

} // namespace touchstone
