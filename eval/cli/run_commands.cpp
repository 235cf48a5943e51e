// SPDX-License-Identifier: GPL-3.0-or-later
// eval list, eval show.
#include "eval/cli/eval_commands.h"
#include "eval/reports/run_document.h"
#include "eval/reports/run_report.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Result<int> listRuns(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto runs = RunRepository(**database).list();
    if (!runs)
        return fail(std::move(runs.error()));
    if (session.json()) {
        Json rows = Json::array();
        for (const RunRecord& run : *runs)
            rows.push_back(runJson(run));
        session.console().printJson(rows);
        return 0;
    }
    if (runs->empty())
        session.console().printLine("There is no run yet: touchstone-cli eval init, then eval run.");
    for (const RunRecord& run : *runs)
        session.console().printLine(
            fmt::format("{}  {:<11} {:>6}/{:<6} {}{}", run.id.value, runStateName(run.state), run.done,
                        run.total, run.name, run.failed > 0 ? fmt::format(", {} failed", run.failed) : ""));
    return 0;
}

void printItems(Console& console, const Json& report) {
    for (const Json& item : report["items"]) {
        console.printLine(fmt::format("\n{} [{}] {}", item.value("item", ""), item.value("arm", ""),
                                      item.value("question", "")));
        if (const auto error = item.find("error"); error != item.end())
            console.printLine("  failed: " + error->value("message", std::string()));
        else
            console.printLine(fmt::format("  {}{}", item.value("refused", false) ? "(refused) " : "",
                                          item.value("answer", std::string())));
        if (const auto why = item.find("diagnosis"); why != item.end())
            console.printLine(fmt::format("  {}: {}", why->value("cause", std::string()),
                                          why->value("explanation", std::string())));
        std::string scores;
        for (const auto& [name, score] : item["scores"].items())
            if (score.is_number())
                scores += fmt::format("{}{} {:.3g}", scores.empty() ? "  " : ", ", name, score.get<double>());
        console.printLine(scores);
    }
}

Result<int> show(Session& session, const std::string& id, bool stable, const std::string& report) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto run = RunRepository(**database).find(id);
    if (!run)
        return fail(std::move(run.error()));
    JobContext context = session.console().jobContext("eval show");
    if (!report.empty()) {
        TOUCHSTONE_TRY(diagnoseForReport(session, **database, *run, context));
        TOUCHSTONE_TRY(writeRunReport(**database, *run, report, context));
    }
    if (session.json() || stable) {
        auto json = runReportJson(**database, *run, stable, context);
        if (!json)
            return fail(std::move(json.error()));
        session.console().printJson(*json);
        return 0;
    }
    auto columns = readColumns(**database, *run);
    if (!columns)
        return fail(std::move(columns.error()));
    auto summary = summarise(*columns, 1, context);
    if (!summary)
        return fail(std::move(summary.error()));
    session.console().printLine(fmt::format("run {} {}, {}: {} of {} done{}", run->id.value,
                                            runStateName(run->state), run->name, run->done, run->total,
                                            run->done < run->total ? " (partial)" : ""));
    if (!run->message.empty())
        session.console().printLine("stopped: " + run->message);
    session.console().print(summaryText(*summary));
    auto json = runReportJson(**database, *run, false, context);
    if (!json)
        return fail(std::move(json.error()));
    printItems(session.console(), *json);
    return 0;
}

} // namespace

void addRunCommands(CLI::App& eval, Chosen& chosen) {
    eval.add_subcommand("list", "The runs, oldest first")->callback([&chosen] { chosen.command = listRuns; });
    auto id = std::make_shared<std::string>();
    auto stable = std::make_shared<bool>(false);
    CLI::App* showing = eval.add_subcommand("show", "A run with every item, its answer and scores");
    showing->add_option("run", *id, "Its id, or the beginning of it")->required();
    showing->add_flag("--stable", *stable, "JSON without ids and times: equal runs print equal bytes");
    auto report = std::make_shared<std::string>();
    showing->add_option("--report", *report, "Write report.html, report.md, report.json and items.csv here")
        ->type_name("DIR");
    showing->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return show(session, *id, *stable, *report); };
    });
}

} // namespace touchstone::cli
