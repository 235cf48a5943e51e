// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/prepared_run.h"

#include "core/base/clock.h"
#include "eval/gold/gold_repository.h"
#include "eval/judges/judge.h"
#include "eval/metrics/metric_registry.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Result<EditionInfo> editionOf(Database& database, const Experiment& experiment, const GoldSet& gold) {
    const std::string name = experiment.corpus.empty() ? gold.corpus : experiment.corpus;
    CorpusRepository repository(database);
    if (!name.empty())
        return repository.edition(EditionName::parse(name));
    auto all = repository.editions();
    if (!all)
        return fail(std::move(all.error()));
    if (all->size() == 1)
        return all->front();
    return fail(ErrorCode::Usage, fmt::format("The gold set {} is bound to no corpus.", gold.name),
                "Name the corpus in the experiment: \"corpus\": \"NAME@VERSION\".");
}

Result<> checkPins(const Experiment& experiment, const GoldSet& gold, const EditionInfo& edition) {
    if (!experiment.goldHash.empty() && experiment.goldHash != gold.hash)
        return fail(ErrorCode::BadInput,
                    fmt::format("The gold set {}@{} has other items than the experiment was made for.",
                                gold.name, gold.version),
                    "Import that version again, or remove \"gold_hash\" from the experiment.");
    if (!experiment.snapshot.empty() && experiment.snapshot != edition.snapshot)
        return fail(
            ErrorCode::BadInput,
            fmt::format(
                "The corpus {} has changed since the experiment was made (snapshot {} instead of {}).",
                EditionName{edition.name, edition.version}.toString(), edition.snapshot.substr(0, 12),
                experiment.snapshot.substr(0, 12)),
            "Add the same files again, or remove \"snapshot\" from the experiment.");
    return {};
}

/// The manifest without what may change between a run and its resumption.
Json comparable(Json manifest) {
    for (const char* key : {"program", "experiment", "hash"})
        manifest.erase(key);
    return manifest;
}

} // namespace

Result<PreparedRun> prepareRun(Database& database, const Experiment& experiment,
                               const TargetServices& services, const std::string& program) {
    PreparedRun out;
    out.experiment = experiment;
    GoldRepository golds(database);
    auto gold = golds.find(experiment.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    out.gold = std::move(*gold);
    auto items = golds.items(out.gold);
    if (!items)
        return fail(std::move(items.error()));
    out.items = std::move(*items);
    auto edition = editionOf(database, experiment, out.gold);
    if (!edition)
        return fail(std::move(edition.error()));
    out.edition = std::move(*edition);
    TOUCHSTONE_TRY(checkPins(experiment, out.gold, out.edition));
    out.experiment.gold = fmt::format("{}@{}", out.gold.name, out.gold.version);
    out.experiment.goldHash = out.gold.hash;
    out.experiment.corpus = EditionName{out.edition.name, out.edition.version}.toString();
    out.experiment.snapshot = out.edition.snapshot;
    if (out.experiment.name.empty())
        out.experiment.name = out.experiment.gold;
    for (const Json& check : experiment.checks) {
        auto parsed = formatCheckFromJson(check);
        if (!parsed)
            return fail(std::move(parsed.error()));
        out.checks.push_back(std::move(*parsed));
    }
    auto arms = expandArms(experiment);
    if (!arms)
        return fail(std::move(arms.error()));
    for (const Arm& arm : *arms) {
        auto resolved = resolveArm(arm, services);
        if (!resolved)
            return fail(std::move(resolved.error()));
        out.arms.push_back(std::move(*resolved));
    }
    const std::string& baseline = out.experiment.judges.baseline;
    if (!baseline.empty() && std::none_of(out.arms.begin(), out.arms.end(),
                                          [&](const ResolvedArm& arm) { return arm.arm.name == baseline; }))
        return fail(
            ErrorCode::BadInput,
            fmt::format("\"baseline\" in judges names '{}', which is no arm of this experiment.", baseline),
            "Name one of its arms, to compare the others with it.");
    ManifestInputs inputs{program, out.experiment, out.gold, out.edition, out.arms, {}, {}};
    if (out.experiment.judges.any()) {
        auto judge = services.model(out.experiment.judges.model);
        if (!judge)
            return fail(std::move(judge.error()));
        if (!*judge)
            return fail(ErrorCode::Usage, "The extractive answerer cannot judge.",
                        "Name a chat model in \"judges\".");
        inputs.judge = (*judge)->spec();
        auto prompts = readJudgePrompts(services.promptFolder, out.experiment.judges);
        if (!prompts)
            return fail(std::move(prompts.error()));
        for (auto& prompt : *prompts)
            inputs.judgePrompts.push_back(std::move(prompt.second));
    }
    out.manifest = manifestOf(inputs);
    return out;
}

Result<PreparedRun> prepareResume(Database& database, const RunRecord& run, const TargetServices& services,
                                  const std::string& program) {
    auto experiment = parseExperiment(run.experiment, "the run's experiment");
    if (!experiment)
        return fail(std::move(experiment.error()));
    auto prepared = prepareRun(database, *experiment, services, program);
    if (!prepared)
        return prepared;
    const Json before = Json::parse(run.manifest, nullptr, false);
    if (!before.is_object())
        return fail(ErrorCode::BadInput, "The manifest of this run cannot be read.");
    const auto differences = manifestDifferences(comparable(before), comparable(prepared->manifest));
    if (!differences.empty())
        return fail(ErrorCode::BadInput,
                    fmt::format("The run {} cannot go on: what it was started with has changed ({}).",
                                run.id.value, fmt::join(differences, "; ")),
                    "Start a new run with touchstone-cli eval run.");
    return prepared;
}

Experiment starterExperiment(const GoldSet& gold, const EditionInfo& edition, const std::string& model) {
    Experiment out;
    out.gold = fmt::format("{}@{}", gold.name, gold.version);
    out.goldHash = gold.hash;
    out.corpus = EditionName{edition.name, edition.version}.toString();
    out.snapshot = edition.snapshot;
    const bool extractive = model == "extractive";
    out.name = fmt::format("{}, {}", out.gold, extractive ? "extractive" : "rag");
    TargetSettings settings;
    out.target = {{"kind", "pipeline"}, {"arm", extractive ? "extractive" : "rag"}, {"model", model}};
    if (!extractive)
        out.target["prompt"] = settings.prompt;
    out.target["retrieval"] = {{"mode", retrievalModeName(settings.mode)}, {"k", settings.k}};
    if (!extractive)
        out.target["context_tokens"] = settings.contextTokens;
    out.metrics = defaultMetrics();
    return out;
}

void setPrices(Experiment& experiment, const std::optional<ModelPrice>& model,
               const std::optional<ModelPrice>& judge) {
    if (model) {
        experiment.prices.currency = model->currency;
        experiment.prices.inputPerMillion = model->input;
        experiment.prices.cachedPerMillion = model->cachedInput;
        experiment.prices.outputPerMillion = model->output;
    }
    if (judge && experiment.judges.any()) {
        experiment.judges.currency = judge->currency;
        experiment.judges.inputPerMillion = judge->input;
        experiment.judges.outputPerMillion = judge->output;
    }
}

Result<RunRecord> createRun(Database& database, const PreparedRun& prepared) {
    RunRecord run;
    run.id.value = newUlid();
    run.name = prepared.experiment.name;
    run.goldSet = prepared.gold.row;
    run.corpus = prepared.experiment.corpus;
    run.snapshot = prepared.edition.snapshot;
    run.experiment = experimentText(prepared.experiment);
    run.manifest = prepared.manifest.dump();
    run.manifestHash = prepared.manifest["hash"].get<std::string>();
    run.total = prepared.total();
    run.createdUnixMs = systemClock().unixMs();
    RunRepository repository(database);
    TOUCHSTONE_TRY(repository.create(run));
    return repository.find(run.id.value);
}

} // namespace touchstone
