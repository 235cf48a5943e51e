// SPDX-License-Identifier: GPL-3.0-or-later
// eval init, eval run, eval resume.
#include "eval/cli/eval_commands.h"
#include "eval/gold/gold_repository.h"
#include "eval/reports/run_document.h"
#include "eval/reports/run_report.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/run_plan.h"
#include "eval/runners/workbench_services.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct InitWords {
    std::string gold, corpus, model, out, name;
    std::vector<std::string> arms;
};

struct RunWords {
    std::string experiment, run, budget, report;
    bool dryRun = false, allowCommand = false, retryFailed = false;
};

Result<int> init(Session& session, const InitWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto gold = GoldRepository(**database).find(words.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto editions = (*bench)->resolveEditions(words.corpus.empty() ? gold->corpus : words.corpus);
    if (!editions)
        return fail(std::move(editions.error()));
    if (editions->size() != 1)
        return fail(ErrorCode::Usage, "A gold set is measured on one corpus at a time.",
                    "Name one with --corpus NAME[@VERSION].");
    auto model = (*bench)->model(words.model);
    if (!model)
        return fail(std::move(model.error()));
    const std::string spec = *model ? (*model)->spec() : std::string("extractive");
    Experiment experiment = starterExperiment(*gold, editions->front(), spec);
    if (!words.name.empty())
        experiment.name = words.name;
    if (*model)
        setPrices(experiment, (*bench)->priceOf(spec), {});
    if (!words.arms.empty())
        experiment.matrix.emplace_back("arm", std::vector<Json>(words.arms.begin(), words.arms.end()));
    const std::string text = experimentText(experiment);
    if (const auto sound = parseExperiment(text, words.out); !sound)
        return fail(sound.error());
    TOUCHSTONE_TRY(writeFileAtomically(words.out, text));
    if (const auto given = Spec::parse(words.model);
        given && given->get("url").find('@') != std::string::npos)
        session.console().remark(
            "The address's user and password were left out of the experiment: name the key by "
            "key=env:NAME or key=keychain:NAME.");
    const std::uint64_t calls = *model ? gold->items * std::max<std::size_t>(1, words.arms.size()) : 0;
    if (session.json())
        session.console().printJson(Json{{"experiment", words.out},
                                         {"gold", experiment.gold},
                                         {"corpus", experiment.corpus},
                                         {"snapshot", experiment.snapshot},
                                         {"model", spec},
                                         {"items", gold->items},
                                         {"calls", calls}});
    else
        session.console().printLine(fmt::format("{}: {} on {}, {} items, {} calls of {}.", words.out,
                                                experiment.gold, experiment.corpus, gold->items, calls,
                                                spec));
    return 0;
}

void printPlan(Console& console, const RunPlan& plan) {
    console.printLine(fmt::format("{} samples, {} calls, {} of them in the cache already", plan.samples,
                                  plan.calls, plan.cached));
    for (const ArmPlan& arm : plan.arms) {
        console.printLine(
            fmt::format("  {}: {} calls, input tokens ~{:.0f} ({:.0f} to {:.0f}), output tokens ~{:.0f} "
                        "({:.0f} to {:.0f})",
                        arm.arm, arm.calls, arm.inputTokens.likely, arm.inputTokens.low, arm.inputTokens.high,
                        arm.outputTokens.likely, arm.outputTokens.low, arm.outputTokens.high));
        if (arm.cost)
            console.printLine(fmt::format("    cost ~{:.4g} ({:.4g} to {:.4g}) {}", arm.cost->likely,
                                          arm.cost->low, arm.cost->high, plan.currency));
        else if (arm.calls > 0)
            console.printLine("    cost not known: the experiment names no prices");
    }
    if (plan.leastSeconds)
        console.printLine(fmt::format("at least {:.0f} s at the rate limit", *plan.leastSeconds));
    if (plan.overBudget)
        console.printLine(fmt::format("above the budget of {}", *plan.overBudget));
}

Result<int> report(Session& session, Database& database, const RunRecord& run, JobContext& context) {
    auto columns = readColumns(database, run);
    if (!columns)
        return fail(std::move(columns.error()));
    const Json manifest = Json::parse(run.manifest, nullptr, false);
    auto summary = summarise(*columns, manifest.value("seed", std::uint64_t{1}), context);
    if (!summary)
        return fail(std::move(summary.error()));
    if (session.json()) {
        Json json = runJson(run);
        json["arms"] = summaryJson(*summary, false);
        session.console().printJson(json);
        return 0;
    }
    session.console().printLine(fmt::format("run {} {}: {} of {} done, {} failed", run.id.value,
                                            runStateName(run.state), run.done, run.total, run.failed));
    session.console().print(summaryText(*summary));
    if (run.failed > 0)
        session.console().remark(
            fmt::format("{} failed. eval resume {} --failed tries them again.", run.failed, run.id.value));
    return 0;
}

Result<int> execute(Session& session, Database& database, const RunRecord& run, const PreparedRun& prepared,
                    ExecuteOptions options, const std::string& folder, JobContext& context) {
    auto done = executeRun(database, run, prepared, options, context);
    auto bench = session.workbench();
    if (bench)
        (*bench)->flushNetworkLog();
    if (!done) {
        session.console().remark(
            fmt::format("What run {0} had is kept. To go on: touchstone-cli eval resume {0}", run.id.value));
        return fail(std::move(done.error()));
    }
    if (!folder.empty()) {
        TOUCHSTONE_TRY(diagnoseForReport(session, database, *done, context));
        TOUCHSTONE_TRY(writeRunReport(database, *done, folder, context));
    }
    return report(session, database, *done, context);
}

Result<int> run(Session& session, const RunWords& words) {
    auto text = readInput(words.experiment);
    if (!text)
        return fail(std::move(text.error()));
    auto experiment = parseExperiment(*text, words.experiment);
    if (!experiment)
        return fail(std::move(experiment.error()));
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto services = targetServices(session, words.allowCommand);
    if (!services)
        return fail(std::move(services.error()));
    auto prepared = prepareRun(**database, *experiment, *services, TOUCHSTONE_VERSION);
    if (!prepared)
        return fail(std::move(prepared.error()));
    JobContext context = session.console().jobContext("eval run " + prepared->experiment.name);
    if (words.dryRun) {
        auto plan = planRun(*prepared, *services, context);
        if (!plan)
            return fail(std::move(plan.error()));
        if (session.json())
            session.console().printJson(planJson(*plan));
        else
            printPlan(session.console(), *plan);
        return 0;
    }
    for (const ResolvedArm& arm : prepared->arms)
        if (arm.arm.settings.kind == TargetKind::Command && !words.allowCommand)
            return fail(ErrorCode::Usage, "This experiment starts a program of its own.",
                        "Read its \"command\"; when you trust it, add --allow-command.");
    auto created = createRun(**database, *prepared);
    if (!created)
        return fail(std::move(created.error()));
    return execute(session, **database, *created, *prepared, {false, std::move(*services)}, words.report,
                   context);
}

/// "calls=500,cost=2": what replaces the run's own limits.
Result<> changeBudget(const std::string& text, RunBudget& budget) {
    auto spec = Spec::parse("budget:" + text);
    if (!spec)
        return fail(std::move(spec.error()));
    TOUCHSTONE_TRY(spec->allowOnly({"calls", "tokens", "cost"}));
    for (auto [key, into] : {std::pair{"calls", &budget.calls}, std::pair{"tokens", &budget.tokens}}) {
        if (!spec->has(key))
            continue;
        const auto number = spec->integer(key, 0, 0, INT64_MAX);
        if (!number)
            return fail(number.error());
        *into = *number;
    }
    if (spec->has("cost")) {
        const auto number = spec->number("cost", 0, 0, 1e12);
        if (!number)
            return fail(number.error());
        budget.cost = *number;
    }
    return {};
}

Result<int> resume(Session& session, const RunWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    RunRepository repository(**database);
    auto found = repository.find(words.run);
    if (!found)
        return fail(std::move(found.error()));
    JobContext context = session.console().jobContext("eval resume " + found->name);
    const Json manifest = Json::parse(found->manifest, nullptr, false);
    const bool judged = manifest.is_object() && manifest.contains("judges");
    const bool again = words.retryFailed && (found->failed > 0 || judged);
    if (found->kind == "import" || (found->state == RunState::Done && !again))
        return report(session, **database, *found, context);
    auto services = targetServices(session, words.allowCommand);
    if (!services)
        return fail(std::move(services.error()));
    auto prepared = prepareResume(**database, *found, *services, TOUCHSTONE_VERSION);
    if (!prepared)
        return fail(std::move(prepared.error()));
    if (!words.budget.empty())
        TOUCHSTONE_TRY(changeBudget(words.budget, prepared->experiment.budget));
    TOUCHSTONE_TRY(repository.claim(found->id));
    return execute(session, **database, *found, *prepared, {words.retryFailed, std::move(*services)},
                   words.report, context);
}

} // namespace

Result<TargetServices> targetServices(Session& session, bool allowCommand) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    return workbenchServices(*bench, allowCommand);
}

void addExperimentCommands(CLI::App& eval, Chosen& chosen) {
    auto first = std::make_shared<InitWords>();
    CLI::App* initial = eval.add_subcommand("init", "Write an experiment file to start from");
    initial->add_option("--gold", first->gold, "Gold set, NAME or NAME@VERSION")->required();
    initial->add_option("--corpus", first->corpus, "N[@V] (default: the one that the gold set was made for)");
    initial->add_option("--model", first->model, "Model SPEC, a name from the settings, or extractive")
        ->required();
    initial->add_option("--out", first->out, "The file")->required()->type_name("FILE");
    initial->add_option("--name", first->name, "What the experiment is called");
    initial->add_option("--arms", first->arms, "rag,closed-book,whole-document,extractive: one run with each")
        ->delimiter(',')
        ->check(CLI::IsMember({"rag", "closed-book", "whole-document", "extractive"}));
    initial->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return init(session, *first); }; });

    auto words = std::make_shared<RunWords>();
    CLI::App* running =
        eval.add_subcommand("run", "Run an experiment; it can be stopped and resumed at any time");
    running->add_option("--experiment", words->experiment, "Experiment file")->required()->type_name("FILE");
    running->add_flag("--dry-run", words->dryRun, "Only say what it would take: calls, tokens, cost");
    running->add_flag("--allow-command", words->allowCommand,
                      "Let the experiment start the program that it names");
    running
        ->add_option("--report", words->report,
                     "Write report.html, report.md, report.json and items.csv here")
        ->type_name("DIR");
    running->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return run(session, *words); }; });

    CLI::App* resuming = eval.add_subcommand("resume", "Go on with a run that was stopped or killed");
    resuming->add_option("run", words->run, "Its id, or the beginning of it")->required();
    resuming->add_flag("--failed", words->retryFailed, "Also items that failed in a run that is done");
    resuming->add_option("--budget", words->budget, "New limits: calls=N,tokens=N,cost=N");
    resuming->add_flag("--allow-command", words->allowCommand, "As for run");
    resuming->add_option("--report", words->report, "As for run")->type_name("DIR");
    resuming->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return resume(session, *words); }; });
}

} // namespace touchstone::cli
