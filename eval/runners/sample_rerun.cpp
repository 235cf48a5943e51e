// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/sample_rerun.h"

#include "core/corpus/corpus_repository.h"
#include "eval/gold/gold_repository.h"
#include "eval/metrics/sample_scorer.h"
#include "eval/runners/sample_builder.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// The arm of the run with the setting changed.
Result<Arm> changedArm(const RunRecord& run, std::uint32_t number, const std::string& path, const Json& value,
                       const TargetServices& services) {
    if (run.kind != "experiment")
        return fail(ErrorCode::Usage, "The answers of this run came from another tool.",
                    "Only a run of the program's own pipeline can be asked again.");
    auto experiment = parseExperiment(run.experiment, "the run's experiment");
    if (!experiment)
        return fail(std::move(experiment.error()));
    auto arms = expandArms(*experiment);
    if (!arms)
        return fail(std::move(arms.error()));
    if (number >= arms->size())
        return fail(ErrorCode::BadInput, "A sample of this run has no place in its experiment.");
    Arm arm = std::move((*arms)[number]);
    if (arm.settings.kind != TargetKind::Pipeline)
        return fail(ErrorCode::Usage, "The target of this run is an application of its own.",
                    "Only a run of the program's own pipeline can be asked again with another setting.");
    Json changed = value;
    if (path == "model" && value.is_string()) {
        auto model = services.model(value.get<std::string>());
        if (!model)
            return fail(std::move(model.error()));
        changed = *model ? (*model)->spec() : std::string("extractive");
        // Who asked no model before shall ask one now, and the other way round.
        if (changed == "extractive")
            arm.json["arm"] = armKindName(ArmKind::Extractive);
        else if (arm.settings.arm == ArmKind::Extractive)
            arm.json["arm"] = armKindName(ArmKind::Rag);
    }
    const std::size_t dot = path.find('.');
    Json& place =
        dot == std::string::npos ? arm.json[path] : arm.json[path.substr(0, dot)][path.substr(dot + 1)];
    place = changed;
    auto settings = parseTarget(arm.json);
    if (!settings)
        return fail(std::move(settings.error()));
    arm.settings = std::move(*settings);
    arm.name = fmt::format("{}={}", path, value.is_string() ? value.get<std::string>() : value.dump());
    return arm;
}

/// The measures of the run that need no judge.
std::vector<std::string> measuresOf(const RunRecord& run) {
    std::vector<std::string> out;
    const Json manifest = Json::parse(run.manifest, nullptr, false);
    if (manifest.is_object() && manifest.contains("metrics") && manifest["metrics"].is_array())
        for (const Json& name : manifest["metrics"])
            if (name.is_string())
                out.push_back(name.get<std::string>());
    return out;
}

} // namespace

Result<SampleView> rerunSample(Database& database, const RunRecord& run, const SampleKey& key,
                               const std::string& path, const Json& value, const TargetServices& services,
                               JobContext& context) {
    const auto arm = changedArm(run, key.arm, path, value, services);
    if (!arm)
        return fail(arm.error());
    const auto edition = CorpusRepository(database).edition(EditionName::parse(run.corpus));
    if (!edition)
        return fail(edition.error());
    if (edition->snapshot != run.snapshot)
        return fail(ErrorCode::BadInput,
                    fmt::format("The corpus {} is no longer the one that the run {} searched.", run.corpus,
                                run.id.value),
                    "Add the same files again, or run the experiment on what is there now.");
    SampleView out;
    out.arm = arm->name;
    out.record.key = key;
    GoldRepository golds(database);
    const auto gold = golds.find(run.gold);
    if (!gold)
        return fail(gold.error());
    const auto items = golds.items(*gold);
    if (!items)
        return fail(items.error());
    if (key.ordinal >= items->size())
        return fail(ErrorCode::NotFound, "The gold set of this run has no such item.");
    out.gold = (*items)[key.ordinal];
    out.record.item = out.gold.id;
    const auto resolved = resolveArm(*arm, services);
    if (!resolved)
        return fail(resolved.error());
    const auto target = makeTarget(*resolved, *edition, services, context);
    if (!target)
        return fail(target.error());
    auto reply = (*target)->answer(out.gold, key.repeat, context);
    if (!reply)
        return fail(std::move(reply.error()));
    out.output = std::move(reply->output);
    out.record.failed = out.output.failed();
    out.record.refused = out.output.refused;
    if (out.output.hits)
        for (const OutputHit& hit : *out.output.hits) {
            const auto text = std::find_if(reply->passages.begin(), reply->passages.end(),
                                           [&](const Passage& one) { return one.id == hit.chunk; });
            out.passages.push_back(text == reply->passages.end() ? std::string() : text->text);
        }
    const auto builder = SampleBuilder::build(database, *edition, {out.gold}, {});
    if (!builder)
        return fail(builder.error());
    auto scorer = SampleScorer::make(measuresOf(run));
    if (!scorer)
        return fail(std::move(scorer.error()));
    const std::vector<Score> scores = scorer->score(builder->sample(0, out.output));
    for (std::size_t i = 0; i < scores.size(); ++i)
        out.scores.emplace_back(scorer->metrics()[i].name, scores[i]);
    gradeSample(database, run, out);
    return out;
}

} // namespace touchstone
