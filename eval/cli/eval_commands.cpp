// SPDX-License-Identifier: GPL-3.0-or-later
// eval retrieval.
#include "eval/cli/eval_commands.h"

#include "core/engines/engine_retriever.h"
#include "eval/cli/retrieval_options.h"
#include "eval/gold/gold_repository.h"
#include "eval/reports/retrieval_report.h"
#include "eval/runners/retrieval_run.h"

#include <fmt/format.h>

#include <filesystem>

namespace touchstone::cli {

namespace {

struct EvalWords {
    std::string gold, level = "section", runOut, measures, report;
};

std::vector<std::string> splitMeasures(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ' && c != ',') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(word);
            word.clear();
        }
    }
    return out;
}

void print(Console& console, const RetrievalRun& run) {
    console.printLine(fmt::format(
        "{}@{} on {}, {} level, {} mode: n {}, n/a {}, failed {}", run.gold.name, run.gold.version,
        EditionName{run.edition.name, run.edition.version}.toString(), retrievalLevelName(run.level),
        retrievalModeName(run.options.mode), run.n, run.na, run.failed));
    for (const MeasureSummary& measure : run.measures)
        console.printLine(fmt::format("  {:<12} {}", measure.name, measureText(measure)));
}

Result<int> retrieval(Session& session, const EvalWords& words, const RetrievalWords& retrievalWords) {
    RetrievalRunRequest request;
    auto options = retrievalWords.options();
    if (!options)
        return fail(std::move(options.error()));
    request.options = *options;
    auto level = retrievalLevelByName(words.level);
    if (!level)
        return fail(std::move(level.error()));
    request.level = *level;
    request.seed = session.options().seed;
    if (!words.measures.empty())
        request.measures = splitMeasures(words.measures);
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
    request.gold = *gold;
    request.items = std::move(*items);
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions =
        (*bench)->resolveEditions(retrievalWords.corpora.empty() ? gold->corpus : retrievalWords.corpora);
    if (!editions)
        return fail(std::move(editions.error()));
    if (editions->size() != 1)
        return fail(ErrorCode::Usage, "A gold set is measured on one corpus at a time.",
                    "Name one with --corpus NAME[@VERSION].");
    request.edition = editions->front();
    if (isAttached(request.edition) && request.level != RetrievalLevel::Document)
        return fail(ErrorCode::Usage,
                    "An attached collection is measured by documents: it has no sections here.",
                    "Take --level document.");
    JobContext context = session.console().jobContext("eval retrieval " + words.gold);
    auto retriever = (*bench)->retriever(*editions, context, options->engine);
    if (!retriever)
        return fail(std::move(retriever.error()));
    auto run = runRetrieval(request, **retriever, **database, context);
    if (!run)
        return fail(std::move(run.error()));
    TOUCHSTONE_TRY(saveRetrievalRun(**database, *run));
    if (!words.runOut.empty())
        TOUCHSTONE_TRY(writeFileAtomically(words.runOut, retrievalRunFile(*run)));
    if (!words.report.empty()) {
        const std::filesystem::path folder(words.report);
        TOUCHSTONE_TRY(writeFileAtomically(folder / "report.md", retrievalReportMarkdown(*run)));
        TOUCHSTONE_TRY(writeFileAtomically(folder / "report.json", retrievalRunJson(*run) + "\n"));
    }
    if (session.json())
        session.console().printJson(Json::parse(retrievalRunJson(*run)));
    else
        print(session.console(), *run);
    return 0;
}

} // namespace

void addEvalCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* eval = app.add_subcommand("eval", "Measuring: experiments, runs, retrieval");
    eval->require_subcommand(1);
    addExperimentCommands(*eval, chosen);
    addRunCommands(*eval, chosen);
    addCompareCommands(*eval, chosen);
    addDiagnoseCommand(*eval, chosen);
    addCalibrateCommand(*eval, chosen);
    addImportCommands(*eval, chosen);
    auto words = std::make_shared<EvalWords>();
    CLI::App* command =
        eval->add_subcommand("retrieval", "Retrieval measures over a gold set, with intervals");
    command->add_option("--gold", words->gold, "Gold set, NAME or NAME@VERSION")->required();
    auto retrievalWords = addRetrievalWords(*command, 10);
    command->add_option("--level", words->level, "document, section, chunk or range")->capture_default_str();
    command->add_option("--measures", words->measures, "Such as \"nDCG@10 R@5 RR@10\"");
    command->add_option("--run-out", words->runOut, "Write the ranking as a TREC run file")
        ->type_name("FILE");
    command->add_option("--report", words->report, "Write report.md and report.json into this folder")
        ->type_name("DIR");
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return retrieval(session, *words, *retrievalWords); };
    });
}

} // namespace touchstone::cli
