// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/run_inputs.h"

#include "eval/gold/gold_repository.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

Result<std::vector<RunArm>> armsOf(const RunRecord& run) {
    const auto manifest = nlohmann::ordered_json::parse(run.manifest, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("arms"))
        return fail(ErrorCode::BadInput, "The manifest of this run cannot be read.");
    std::vector<Arm> expanded;
    if (run.kind == "experiment") {
        const auto experiment = parseExperiment(run.experiment, "the run's experiment");
        if (!experiment)
            return fail(experiment.error());
        auto arms = expandArms(*experiment);
        if (!arms)
            return fail(std::move(arms.error()));
        expanded = std::move(*arms);
    }
    std::vector<RunArm> out;
    for (std::size_t i = 0; i < manifest["arms"].size(); ++i) {
        RunArm& arm = out.emplace_back();
        arm.name = manifest["arms"][i].value("name", std::string("main"));
        if (i < expanded.size())
            arm.settings = expanded[i].settings;
    }
    return out;
}

} // namespace

Result<RunInputs> readRunInputs(Database& database, const RunRecord& run) {
    GoldRepository golds(database);
    const auto gold = golds.find(run.gold);
    if (!gold)
        return fail(gold.error());
    auto items = golds.items(*gold);
    if (!items)
        return fail(std::move(items.error()));
    auto edition = CorpusRepository(database).edition(EditionName::parse(run.corpus));
    if (!edition)
        return fail(std::move(edition.error()));
    if (edition->snapshot != run.snapshot)
        return fail(ErrorCode::BadInput,
                    fmt::format("The corpus {} is no longer the one that the run {} searched.", run.corpus,
                                run.id.value),
                    "Add the same files again, or run the experiment on what is there now.");
    auto builder = SampleBuilder::build(database, *edition, *items, {});
    if (!builder)
        return fail(std::move(builder.error()));
    auto locations = GoldLocations::build(database, *edition, *items, builder->places());
    if (!locations)
        return fail(std::move(locations.error()));
    auto arms = armsOf(run);
    if (!arms)
        return fail(std::move(arms.error()));
    return RunInputs{std::move(*items), std::move(*edition), std::move(*builder), std::move(*locations),
                     std::move(*arms)};
}

} // namespace touchstone
