// SPDX-License-Identifier: GPL-3.0-or-later
// eval import-run, eval kit export.
#include "eval/cli/eval_commands.h"
#include "eval/gold/gold_repository.h"
#include "eval/regressions/gates.h"
#include "eval/reports/kit.h"
#include "eval/runners/prepared_run.h"
#include "eval/runners/run_import.h"

#include <fmt/format.h>

#include <filesystem>

namespace touchstone::cli {

namespace {

struct ImportWords {
    std::string file, gold, corpus, name;
};

struct KitWords {
    std::string folder, gold, experiment, gates;
};

Result<int> importing(Session& session, const ImportWords& words) {
    auto text = readInput(words.file);
    if (!text)
        return fail(std::move(text.error()));
    auto foreign = readForeignRun(*text, words.file);
    if (!foreign)
        return fail(std::move(foreign.error()));
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    GoldRepository golds(**database);
    auto gold = golds.find(words.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    auto items = golds.items(*gold);
    if (!items)
        return fail(std::move(items.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions = (*bench)->resolveEditions(words.corpus.empty() ? gold->corpus : words.corpus);
    if (!editions)
        return fail(std::move(editions.error()));
    if (editions->size() != 1)
        return fail(ErrorCode::Usage, "A gold set is measured on one corpus at a time.",
                    "Name one with --corpus NAME[@VERSION].");
    const std::string name = !words.name.empty() ? words.name
                             : words.file == "-" ? std::string("imported")
                                                 : std::filesystem::path(words.file).filename().string();
    JobContext context = session.console().jobContext("eval import-run " + name);
    auto report = importRun((*bench)->workspace(), **database, *gold, *items, editions->front(),
                            std::move(*foreign), name, TOUCHSTONE_VERSION, context);
    if (!report)
        return fail(std::move(report.error()));
    if (session.json()) {
        session.console().printJson(Json{{"run", report->run.id.value},
                                         {"tool", report->tool},
                                         {"n", report->n},
                                         {"contexts", report->contexts},
                                         {"aligned", report->aligned},
                                         {"warnings", report->warnings}});
        return 0;
    }
    session.console().printLine(fmt::format("run {}: {} rows of {}, {} of {} contexts found in {}.",
                                            report->run.id.value, report->n, report->tool, report->aligned,
                                            report->contexts, report->run.corpus));
    for (const std::string& warning : report->warnings)
        session.console().remark(warning);
    return 0;
}

Result<int> kit(Session& session, const KitWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    KitRequest request;
    request.folder = words.folder;
    if (!words.experiment.empty()) {
        auto text = readInput(words.experiment);
        if (!text)
            return fail(std::move(text.error()));
        auto experiment = parseExperiment(*text, words.experiment);
        if (!experiment)
            return fail(std::move(experiment.error()));
        request.experiment = std::move(*experiment);
    }
    GoldRepository golds(**database);
    const std::string name = request.experiment ? request.experiment->gold : words.gold;
    if (name.empty())
        return fail(ErrorCode::Usage, "A kit needs a gold set.",
                    "Name it with --gold, or an experiment with "
                    "--experiment.");
    auto gold = golds.find(name);
    if (!gold)
        return fail(std::move(gold.error()));
    auto items = golds.items(*gold);
    if (!items)
        return fail(std::move(items.error()));
    if (!request.experiment) {
        auto bench = session.workbench();
        if (!bench)
            return fail(std::move(bench.error()));
        auto editions = (*bench)->resolveEditions(gold->corpus);
        if (!editions)
            return fail(std::move(editions.error()));
        request.experiment = starterExperiment(*gold, editions->front(), "extractive");
    }
    if (!words.gates.empty()) {
        auto gates = readInput(words.gates);
        if (!gates)
            return fail(std::move(gates.error()));
        const auto sound = parseGates(*gates, words.gates);
        if (!sound)
            return fail(sound.error());
        request.gates = std::move(*gates);
    }
    request.gold = std::move(*gold);
    request.items = std::move(*items);
    auto files = writeKit(request);
    if (!files)
        return fail(std::move(files.error()));
    if (session.json())
        session.console().printJson(Json{{"folder", words.folder}, {"files", *files}});
    else
        session.console().printLine(fmt::format("{}: {}", words.folder, fmt::join(*files, ", ")));
    return 0;
}

} // namespace

void addImportCommands(CLI::App& eval, Chosen& chosen) {
    auto words = std::make_shared<ImportWords>();
    CLI::App* command =
        eval.add_subcommand("import-run", "A run made by another tool: Ragas, promptfoo, DeepEval, "
                                          "RAGChecker, Langfuse, Phoenix, TREC, JSON Lines");
    command->add_option("file", words->file, "Its outputs")->required();
    command->add_option("--gold", words->gold, "Gold set, NAME or NAME@VERSION")->required();
    command->add_option("--corpus", words->corpus, "N[@V] (default: the one that the gold set was made for)");
    command->add_option("--name", words->name, "What the run is called (default: the file's name)");
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return importing(session, *words); }; });

    auto kitWords = std::make_shared<KitWords>();
    CLI::App* kits = eval.add_subcommand("kit", "Gold set, experiment, gates and CI file in one folder");
    kits->require_subcommand(1);
    CLI::App* exporting = kits->add_subcommand("export", "Write the folder");
    exporting->add_option("folder", kitWords->folder, "It is made when it is not there")->required();
    exporting->add_option("--gold", kitWords->gold, "Gold set (default: the experiment's)");
    exporting->add_option("--experiment", kitWords->experiment,
                          "Experiment file (default: the extractive answerer)");
    exporting->add_option("--gates", kitWords->gates, "File of rules (default: ones to start from)");
    exporting->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return kit(session, *kitWords); }; });
}

} // namespace touchstone::cli
