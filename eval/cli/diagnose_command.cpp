// SPDX-License-Identifier: GPL-3.0-or-later
// eval diagnose.
#include "eval/cli/eval_commands.h"
#include "eval/diagnosis/run_diagnosis.h"
#include "eval/gold/gold_repository.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone::cli {

namespace {

/// A name that is mistyped shall not read like an answer that is right.
Result<> checkItem(Database& database, const RunRecord& run, const std::string& item) {
    GoldRepository golds(database);
    const auto gold = golds.find(run.gold);
    if (!gold)
        return fail(gold.error());
    const auto items = golds.items(*gold);
    if (!items)
        return fail(items.error());
    if (std::any_of(items->begin(), items->end(), [&](const GoldItem& one) { return one.id == item; }))
        return {};
    return fail(ErrorCode::NotFound, fmt::format("The gold set {} has no item '{}'.", run.gold, item));
}

Result<int> diagnose(Session& session, const std::string& id, const std::string& item) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto run = RunRepository(**database).find(id);
    if (!run)
        return fail(std::move(run.error()));
    if (!item.empty())
        TOUCHSTONE_TRY(checkItem(**database, *run, item));
    JobContext context = session.console().jobContext("eval diagnose " + run->name);
    auto diagnosis = diagnoseAndKeep(session, **database, *run, context);
    if (!diagnosis)
        return fail(std::move(diagnosis.error()));
    std::vector<Diagnosis> answers;
    for (const Diagnosis& answer : diagnosis->answers)
        if (item.empty() || answer.item == item)
            answers.push_back(answer);
    if (session.json()) {
        diagnosis->answers = std::move(answers);
        session.console().printJson(diagnosisJson(*run, *diagnosis));
        return 0;
    }
    if (run->done < run->total)
        session.console().remark(fmt::format("{} of {} samples are done.", run->done, run->total));
    if (item.empty())
        session.console().print(diagnosisText(*diagnosis));
    for (const Diagnosis& answer : answers)
        session.console().printLine(fmt::format("{} [{}] {}: {}", answer.item,
                                                diagnosis->arms[answer.arm].arm,
                                                failureCauseName(answer.cause), answer.explanation));
    if (!item.empty() && answers.empty())
        session.console().printLine(fmt::format("Nothing is wrong with {} in this run.", item));
    return 0;
}

} // namespace

Result<RunDiagnosis> diagnoseAndKeep(Session& session, Database& database, const RunRecord& run,
                                     JobContext& context) {
    auto services = targetServices(session, false);
    if (!services)
        return fail(std::move(services.error()));
    auto diagnosis = diagnoseRun(database, run, *services, context);
    if (!diagnosis)
        return diagnosis;
    TOUCHSTONE_TRY(DiagnosisRepository(database).keep(run.id, diagnosisJson(run, *diagnosis)));
    return diagnosis;
}

Result<> diagnoseForReport(Session& session, Database& database, const RunRecord& run, JobContext& context) {
    const auto diagnosis = diagnoseAndKeep(session, database, run, context);
    if (diagnosis)
        return {};
    if (diagnosis.error().code == ErrorCode::Cancelled)
        return fail(diagnosis.error());
    session.console().remark(
        fmt::format("The report does not say why answers failed: {}", diagnosis.error().message));
    return {};
}

void addDiagnoseCommand(CLI::App& eval, Chosen& chosen) {
    auto id = std::make_shared<std::string>();
    auto item = std::make_shared<std::string>();
    CLI::App* diagnosing = eval.add_subcommand(
        "diagnose", "Why each wrong answer failed: the stage that lost it, and what would help");
    diagnosing->add_option("run", *id, "Its id, or the beginning of it")->required();
    diagnosing->add_option("--item", *item, "Only this item's answers");
    diagnosing->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return diagnose(session, *id, *item); }; });
}

} // namespace touchstone::cli
