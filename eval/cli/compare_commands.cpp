// SPDX-License-Identifier: GPL-3.0-or-later
// eval compare, eval gate, eval verify.
#include "eval/cli/eval_commands.h"
#include "eval/regressions/comparison.h"
#include "eval/regressions/gates.h"
#include "eval/reports/gate_report.h"
#include "eval/runners/run_verify.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone::cli {

namespace {

struct CompareWords {
    std::string a, b, measure;
};

struct GateWords {
    std::string baseline, run, gates, junit, markdown;
};

Result<int> compare(Session& session, const CompareWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto a = readSide(**database, words.a);
    if (!a)
        return fail(std::move(a.error()));
    auto b = readSide(**database, words.b);
    if (!b)
        return fail(std::move(b.error()));
    JobContext context = session.console().jobContext("eval compare");
    auto compared = compareRuns(std::move(*a), std::move(*b), words.measure, session.options().seed, context);
    if (!compared)
        return fail(std::move(compared.error()));
    if (session.json())
        session.console().printJson(comparisonJson(*compared));
    else
        session.console().print(comparisonText(*compared));
    return 0;
}

/// The run that is gated: the one named, else the newest that is not the baseline and answers the same gold
/// set.
Result<std::string> gatedRun(Database& database, const GateWords& words, const RunRecord& baseline) {
    if (!words.run.empty())
        return words.run;
    auto runs = RunRepository(database).list();
    if (!runs)
        return fail(std::move(runs.error()));
    const auto goldName = [](const std::string& gold) { return gold.substr(0, gold.rfind('@')); };
    for (auto run = runs->rbegin(); run != runs->rend(); ++run)
        if (run->id != baseline.id && goldName(run->gold) == goldName(baseline.gold))
            return run->id.value;
    return fail(ErrorCode::NotFound, "There is no run beside the baseline.",
                "Run the experiment: touchstone-cli eval run --experiment FILE");
}

Result<int> gate(Session& session, const GateWords& words) {
    auto text = readInput(words.gates);
    if (!text)
        return fail(std::move(text.error()));
    auto gates = parseGates(*text, words.gates);
    if (!gates)
        return fail(std::move(gates.error()));
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto baseline = readSide(**database, words.baseline);
    if (!baseline)
        return fail(std::move(baseline.error()));
    const auto name = gatedRun(**database, words, baseline->run);
    if (!name)
        return fail(name.error());
    auto run = readSide(**database, *name);
    if (!run)
        return fail(std::move(run.error()));
    JobContext context = session.console().jobContext("eval gate");
    auto report = checkGates(*gates, std::move(*baseline), std::move(*run), session.options().seed, context);
    if (!report)
        return fail(std::move(report.error()));
    if (!words.junit.empty())
        TOUCHSTONE_TRY(writeFileAtomically(words.junit, gateReportJunit(*report, words.gates)));
    if (!words.markdown.empty())
        TOUCHSTONE_TRY(writeFileAtomically(words.markdown, gateReportMarkdown(*report)));
    if (session.json())
        session.console().printJson(gateReportJson(*report));
    else
        session.console().print(gateReportText(*report));
    return report->passed() ? 0 : 1;
}

Result<int> verify(Session& session, const std::string& id) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto run = RunRepository(**database).find(id);
    if (!run)
        return fail(std::move(run.error()));
    JobContext context = session.console().jobContext("eval verify");
    auto report = verifyRun(**database, *run, context);
    if (!report)
        return fail(std::move(report.error()));
    const Json json = verifyJson(*run, *report);
    if (session.json()) {
        session.console().printJson(json);
    } else {
        session.console().printLine(fmt::format(
            "{} scores of {} samples computed again{}, {} differ.", report->scores, report->samples,
            report->judged > 0 ? fmt::format(" ({} out of a judge's stored verdicts)", report->judged) : "",
            report->drift.size()));
        if (report->unverified > 0)
            session.console().remark(fmt::format(
                "{} scores of a judge could not be: their verdicts were not kept.", report->unverified));
        for (const Json& one : json["drift"])
            session.console().printLine(
                fmt::format("  {} [{}] {}: stored {}, computed {}", one["item"].get<std::string>(),
                            one["arm"].get<std::string>(), one["metric"].get<std::string>(),
                            one["stored"].dump(), one["computed"].dump()));
    }
    return report->drift.empty() ? 0 : 1;
}

} // namespace

void addCompareCommands(CLI::App& eval, Chosen& chosen) {
    auto words = std::make_shared<CompareWords>();
    CLI::App* comparing = eval.add_subcommand("compare", "Two runs, paired item by item");
    comparing->add_option("a", words->a, "RUN or RUN:ARM")->required();
    comparing->add_option("b", words->b, "RUN or RUN:ARM")->required();
    comparing->add_option("--measure", words->measure, "Only this one (default: all that both have)");
    comparing->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return compare(session, *words); }; });

    auto gated = std::make_shared<GateWords>();
    CLI::App* gating =
        eval.add_subcommand("gate", "Check a run against rules and a baseline; exit 1 where one fails");
    gating->add_option("run", gated->run, "RUN or RUN:ARM (default: the newest one)");
    gating->add_option("--baseline", gated->baseline, "RUN or RUN:ARM")->required();
    gating->add_option("--gates", gated->gates, "File of rules")->required()->type_name("FILE");
    gating->add_option("--junit", gated->junit, "Write JUnit XML")->type_name("FILE");
    gating->add_option("--markdown", gated->markdown, "Write a summary")->type_name("FILE");
    gating->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return gate(session, *gated); }; });

    auto id = std::make_shared<std::string>();
    CLI::App* verifying =
        eval.add_subcommand("verify", "Compute every score again; exit 1 where one differs");
    verifying->add_option("run", *id, "Its id, or the beginning of it")->required();
    verifying->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return verify(session, *id); }; });
}

} // namespace touchstone::cli
