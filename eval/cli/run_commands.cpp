// SPDX-License-Identifier: GPL-3.0-or-later
// eval list, eval show.
#include "core/text/utf8.h"
#include "eval/cli/eval_commands.h"
#include "eval/reports/run_document.h"
#include "eval/reports/run_report.h"

#include <fmt/format.h>

#include <algorithm>

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

/// Only the items that somebody has given this tag, without regard to case.
void keepTagged(Json& report, const std::string& tag) {
    if (tag.empty())
        return;
    const std::string wanted = toLowerUtf8(tag);
    Json kept = Json::array();
    for (Json& item : report["items"]) {
        const auto own = item.find("own");
        if (own == item.end())
            continue;
        const Json& tags = (*own)["tags"];
        if (std::any_of(tags.begin(), tags.end(), [&](const Json& one) {
                return toLowerUtf8(one.get_ref<const std::string&>()) == wanted;
            }))
            kept.push_back(std::move(item));
    }
    report["items"] = std::move(kept);
}

void printPairs(Console& console, const Json& report) {
    const auto judging = report.find("judging");
    const auto pairs = judging != report.end() ? judging->find("pairwise") : report.end();
    if (judging == report.end() || pairs == judging->end())
        return;
    const auto at = [&](const char* key) { return pairs->value(key, std::uint64_t{0}); };
    console.printLine(fmt::format("compared with the baseline: {} answers, {} better, {} worse; the first "
                                  "place won both orders {} times, "
                                  "the second {}",
                                  at("n"), at("better"), at("worse"), at("first_in_both_orders"),
                                  at("second_in_both_orders")));
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
        if (const auto own = item.find("own"); own != item.end()) {
            std::string words;
            for (const Json& tag : (*own)["tags"])
                words += fmt::format("{}#{}", words.empty() ? "" : " ", tag.get<std::string>());
            if ((*own)["note"].is_string())
                words += (words.empty() ? "" : " ") + (*own)["note"].get<std::string>();
            console.printLine("  " + words);
        }
        std::string scores;
        for (const auto& [name, score] : item["scores"].items())
            if (score.is_number())
                scores += fmt::format("{}{} {:.3g}", scores.empty() ? "  " : ", ", name, score.get<double>());
        console.printLine(scores);
    }
}

Result<int> show(Session& session, const std::string& id, bool stable, const std::string& report,
                 const std::string& tag) {
    if (stable && !tag.empty())
        return fail(ErrorCode::Usage,
                    "--stable leaves out what people have written, so that --tag finds nothing.",
                    "Give one of the two.");
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
        keepTagged(*json, tag);
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
    keepTagged(*json, tag);
    printPairs(session.console(), *json);
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
    auto tag = std::make_shared<std::string>();
    showing->add_option("--tag", *tag, "Only the items with this tag of your own");
    showing->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return show(session, *id, *stable, *report, *tag); };
    });
}

} // namespace touchstone::cli
