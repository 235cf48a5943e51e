// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_behaviour.h"

#include "eval/regressions/frozen_retriever.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

Experiment behaviourExperiment(const BehaviourOptions& options) {
    Experiment out;
    // The name is part of the manifest: a run with other passages is another run.
    out.name = fmt::format("{} against {}{}", options.a, options.b, options.frozen ? "" : ", retrieved anew");
    out.gold = options.gold;
    out.corpus = options.corpus;
    out.target = {{"kind", "pipeline"},
                  {"arm", "rag"},
                  {"model", options.model},
                  {"retrieval", {{"mode", retrievalModeName(options.mode)}, {"k", options.k}}},
                  {"context_tokens", options.contextTokens}};
    out.matrix = {{"prompt", {Json(options.a), Json(options.b)}}};
    out.metrics = defaultMetrics();
    if (!options.measure.empty() &&
        std::find(out.metrics.begin(), out.metrics.end(), options.measure) == out.metrics.end())
        out.metrics.push_back(options.measure);
    out.seed = options.seed;
    return out;
}

ItemScores scoresOf(const RunSide& side, std::size_t ordinal) {
    ItemScores out;
    for (const MetricColumn& column : side.columns)
        if (ordinal < column.items.size())
            out.emplace(column.metric, itemScore(column.items[ordinal]));
    return out;
}

/// The first repeat's outputs of both arms, by place in the gold set.
Result<std::vector<std::pair<SampleOutput, SampleOutput>>> outputsOf(Database& database, const RunRecord& run,
                                                                     std::size_t items) {
    std::vector<std::pair<SampleOutput, SampleOutput>> out(items);
    TOUCHSTONE_TRY(RunRepository(database).each(run.id, [&](const SampleRecord& sample) -> Result<> {
        if (sample.key.repeat != 0 || sample.key.arm > 1 || sample.key.ordinal >= items)
            return {};
        auto output = outputFromJson(sample.output);
        if (!output)
            return fail(std::move(output.error()));
        auto& pair = out[sample.key.ordinal];
        (sample.key.arm == 0 ? pair.first : pair.second) = std::move(*output);
        return {};
    }));
    return out;
}

/// Of what is measured on answers: the smallest p, and among equals the greatest difference.
const MeasureComparison* clearest(const std::vector<MeasureComparison>& measures) {
    const MeasureComparison* best = nullptr;
    const auto rank = [](const MeasureComparison& one) {
        return std::make_pair(*one.pAdjusted, -std::abs(one.delta.value_or(0)));
    };
    for (const MeasureComparison& measure : measures)
        if (measure.pAdjusted && !measure.info.clocked && measure.info.group != "effort" &&
            measure.info.group != "retrieval" && (!best || rank(measure) < rank(*best)))
            best = &measure;
    return best;
}

std::string verdictOf(const Behaviour& behaviour, const BehaviourOptions& options) {
    const std::string passages =
        behaviour.frozen ? "with the same passages for both" : "with passages retrieved anew for each";
    const std::size_t fixed = behaviour.with(ItemFate::Fixed).size();
    const std::size_t broken = behaviour.with(ItemFate::Broken).size();
    const std::string counts = fmt::format("{} fixed, {} broken, {} answered in other words", fixed, broken,
                                           behaviour.with(ItemFate::Changed).size());
    const VerdictFacts facts = verdictFacts(behaviour.comparison);
    if (!facts.delta)
        return fmt::format("{} and {} cannot be told apart {}: {}.", options.a, options.b, passages, counts);
    const std::string limit =
        facts.detectable && *facts.detectable > 0
            ? fmt::format(" A set of {} items finds a difference of {:.2g} in it four times of five.",
                          facts.n, *facts.detectable)
            : "";
    if (!facts.beyondChance)
        return fmt::format(
            "No measure of {} differs from {} beyond chance {} (nearest: {} {:+.3f}, Holm p {:.2g}): "
            "{}.{}",
            options.b, options.a, passages, facts.measure, *facts.delta, *facts.p, counts, limit);
    return fmt::format("{} is {} than {} in {} ({:+.3f}, Holm p {:.2g}) {}: {}.{}", options.b,
                       facts.better ? "better" : "worse", options.a, facts.measure, *facts.delta, *facts.p,
                       passages, counts, limit);
}

} // namespace

VerdictFacts verdictFacts(const Comparison& comparison) {
    constexpr double kChance = 0.05;
    VerdictFacts out;
    const MeasureComparison* measure = clearest(comparison.measures);
    if (!measure || !measure->delta)
        return out;
    out.measure = measure->info.name;
    out.delta = measure->delta;
    out.ci = measure->ci;
    out.p = measure->pAdjusted;
    out.detectable = detectableDifference(*measure);
    out.n = measure->n;
    out.beyondChance = *measure->pAdjusted < kChance;
    out.better = (*measure->delta > 0) == (measure->info.direction != MetricDirection::LowerIsBetter);
    return out;
}

std::vector<const BehaviourItem*> Behaviour::with(ItemFate fate) const {
    std::vector<const BehaviourItem*> out;
    for (const BehaviourItem& item : items)
        if (item.verdict.fate == fate)
            out.push_back(&item);
    return out;
}

void PromptComparer::freeze() {
    if (m_frozen)
        return;
    m_frozen = true;
    auto kept = std::make_shared<std::map<std::string, std::shared_ptr<const Retriever>>>();
    m_services.retriever = [inner = m_services.retriever,
                            kept](const EditionInfo& edition,
                                  JobContext& context) -> Result<std::shared_ptr<const Retriever>> {
        std::shared_ptr<const Retriever>& one = (*kept)[edition.snapshot];
        if (!one) {
            auto opened = inner(edition, context);
            if (!opened)
                return opened;
            one = std::make_shared<FrozenRetriever>(std::move(*opened));
        }
        return one;
    };
}

Result<PreparedRun> PromptComparer::prepare(const BehaviourOptions& options) {
    if (!options.measure.empty())
        if (auto known = metricByName(options.measure); !known)
            return fail(std::move(known.error()));
    if (options.frozen)
        freeze();
    auto prepared = prepareRun(m_database, behaviourExperiment(options), m_services, m_program);
    if (!prepared)
        return prepared;
    for (const ResolvedArm& arm : prepared->arms)
        if (!arm.prompt)
            return fail(ErrorCode::Usage,
                        "The extractive answerer takes no prompt: there is nothing to compare.",
                        "Name a model with --model SPEC.");
    return prepared;
}

Result<RunPlan> PromptComparer::plan(const PreparedRun& prepared, JobContext& context) {
    return planRun(prepared, m_services, context);
}

Result<std::optional<RunRecord>> PromptComparer::knownRun(const PreparedRun& prepared) {
    RunRepository repository(m_database);
    auto all = repository.list();
    if (!all)
        return fail(std::move(all.error()));
    const std::string hash = prepared.manifest["hash"].get<std::string>();
    for (auto run = all->rbegin(); run != all->rend(); ++run)
        if (run->manifestHash == hash && run->state != RunState::Running && run->failed == 0) {
            auto whole = repository.find(run->id.value);
            if (!whole)
                return fail(std::move(whole.error()));
            return std::optional<RunRecord>(std::move(*whole));
        }
    return std::optional<RunRecord>();
}

Result<bool> PromptComparer::isComplete(const PreparedRun& prepared) {
    auto known = knownRun(prepared);
    if (!known)
        return fail(std::move(known.error()));
    return *known && (*known)->state == RunState::Done;
}

Result<Behaviour> PromptComparer::compare(const PreparedRun& prepared, const BehaviourOptions& options,
                                          JobContext& context) {
    Behaviour out;
    out.frozen = options.frozen;
    auto known = knownRun(prepared);
    if (!known)
        return fail(std::move(known.error()));
    out.reused = *known && (*known)->state == RunState::Done;
    if (out.reused) {
        out.run = std::move(**known);
    } else {
        if (*known)
            TOUCHSTONE_TRY(RunRepository(m_database).claim((*known)->id));
        auto begun = *known ? Result<RunRecord>(std::move(**known)) : createRun(m_database, prepared);
        if (!begun)
            return fail(std::move(begun.error()));
        auto done = executeRun(m_database, *begun, prepared, {false, m_services}, context);
        if (!done)
            return fail(std::move(done.error()));
        out.run = std::move(*done);
    }
    auto a = readSide(m_database, out.run.id.value + ":1");
    if (!a)
        return fail(std::move(a.error()));
    auto b = readSide(m_database, out.run.id.value + ":2");
    if (!b)
        return fail(std::move(b.error()));
    auto compared = compareRuns(std::move(*a), std::move(*b), options.measure, options.seed, context);
    if (!compared)
        return fail(std::move(compared.error()));
    out.comparison = std::move(*compared);
    const RunSide& left = out.comparison.a;
    auto outputs = outputsOf(m_database, out.run, left.items.size());
    if (!outputs)
        return fail(std::move(outputs.error()));
    for (std::size_t i = 0; i < left.items.size(); ++i) {
        const auto& [before, after] = (*outputs)[i];
        BehaviourItem item;
        item.item = left.items[i];
        item.question = left.questions[i];
        item.answerA = before.answer;
        item.answerB = after.answer;
        item.refusedA = before.refused;
        item.refusedB = after.refused;
        item.scoresA = scoresOf(left, i);
        item.verdict = judgeItem(item.scoresA, scoresOf(out.comparison.b, i), options.measure,
                                 before.answer != after.answer || before.refused != after.refused);
        out.items.push_back(std::move(item));
    }
    out.verdict = verdictOf(out, options);
    return out;
}

Json behaviourJson(const Behaviour& behaviour) {
    const Json compared = comparisonJson(behaviour.comparison);
    Json out{{"run", behaviour.run.id.value},
             {"reused", behaviour.reused},
             {"passages", behaviour.frozen ? "frozen" : "retrieved_anew"},
             {"items", behaviour.items.size()},
             {"verdict", behaviour.verdict},
             {"measures", compared["measures"]}};
    for (const ItemFate fate : {ItemFate::Fixed, ItemFate::Broken, ItemFate::Changed}) {
        Json rows = Json::array();
        for (const BehaviourItem* item : behaviour.with(fate))
            rows.push_back({{"item", item->item},
                            {"question", item->question},
                            {"better", item->verdict.better},
                            {"worse", item->verdict.worse},
                            {"answer_a", item->answerA},
                            {"answer_b", item->answerB},
                            {"refused_a", item->refusedA},
                            {"refused_b", item->refusedB}});
        out[std::string(itemFateName(fate))] = std::move(rows);
    }
    return out;
}

std::string behaviourText(const Behaviour& behaviour) {
    std::string out = behaviour.verdict + "\n";
    for (const ItemFate fate : {ItemFate::Fixed, ItemFate::Broken, ItemFate::Changed})
        for (const BehaviourItem* item : behaviour.with(fate))
            out += fmt::format(
                "  {:<7} {}  {}{}\n", itemFateName(fate), item->item, fmt::join(item->verdict.worse, ", "),
                item->verdict.better.empty() ? ""
                                             : fmt::format(" +{}", fmt::join(item->verdict.better, ", +")));
    out += fmt::format("run {0}{1}; all measures: touchstone-cli eval compare {0}:1 {0}:2\n",
                       behaviour.run.id.value, behaviour.reused ? " (was there already)" : "");
    return out;
}

} // namespace touchstone
