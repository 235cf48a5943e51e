// SPDX-License-Identifier: GPL-3.0-or-later
// prompt promote, rollback.
#include "eval/cli/prompt_commands.h"
#include "eval/cli/prompt_trials.h"
#include "eval/reports/gate_report.h"
#include "eval/reports/prompt_promotion.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptPromotionWords {
    std::string prompt, reason, author, gates;
    bool withoutGates = false;
};

/// The gates that are named, else those that the name was last promoted through; none: nothing is asked.
Result<std::optional<PromptGates>> wantedGates(PromptLibrary& library, const PromptPromotionWords& words,
                                               const TrialWords& trial, const std::string& name) {
    if (words.withoutGates)
        return std::optional<PromptGates>();
    if (words.gates.empty()) {
        auto kept = library.gates(name);
        if (kept && *kept) {
            if (!trial.gold.empty())
                (*kept)->gold = trial.gold;
            if (!trial.model.empty())
                (*kept)->model = trial.model;
        }
        return kept;
    }
    auto text = readInput(words.gates);
    if (!text)
        return fail(std::move(text.error()));
    return std::optional<PromptGates>(
        PromptGates{words.gates, std::move(*text), trial.gold, trial.corpus, trial.model});
}

Result<int> promotePrompt(Session& session, const PromptPromotionWords& words, const TrialWords& trial) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto candidate = library->find(words.prompt);
    if (!candidate)
        return fail(std::move(candidate.error()));
    if (words.withoutGates && words.reason.empty())
        return fail(ErrorCode::Usage, "A promotion without gates needs a reason.",
                    "Give one with --reason TEXT.");
    const std::string author = promptAuthor(words.author);
    auto gates = wantedGates(*library, words, trial, candidate->name);
    if (!gates)
        return fail(std::move(gates.error()));
    auto comparer = promptComparer(session);
    if (!comparer)
        return fail(std::move(comparer.error()));
    PromotionRequest request;
    request.prompt = promptLabel(*candidate);
    request.author = author;
    request.reason = words.reason;
    request.gates = std::move(*gates);
    request.measure = trial.measure;
    request.k = trial.k;
    request.frozen = !trial.anew;
    request.seed = session.options().seed;
    JobContext context = session.console().jobContext("prompt promote");
    const auto stateCost = [&](const PreparedRun& prepared) -> Result<> {
        auto cost = statedCost(session, *comparer, prepared, 0, 0, context);
        if (!cost)
            return fail(std::move(cost.error()));
        session.console().remark(costText(*cost));
        return {};
    };
    auto outcome = promoteThroughGates(*library, *comparer, request, stateCost, context);
    (*session.workbench())->flushNetworkLog();
    if (!outcome)
        return fail(std::move(outcome.error()));
    Json json{{"promoted", outcome->promoted}, {"baseline", promptLabel(outcome->baseline)}};
    if (outcome->report) {
        json["verdict"] = outcome->verdict;
        json["gates"] = gateReportJson(*outcome->report);
        if (!session.json())
            session.console().print(outcome->verdict + "\n" + gateReportText(*outcome->report));
    }
    const std::string label = promptLabel(outcome->prompt);
    if (session.json()) {
        Json out = promptJson(outcome->prompt);
        out.update(json);
        session.console().printJson(out);
    } else {
        session.console().printLine(outcome->promoted
                                        ? fmt::format("{} is in production.", label)
                                        : fmt::format("{} is not promoted; {} goes on answering.", label,
                                                      promptLabel(outcome->baseline)));
    }
    return outcome->promoted ? 0 : 1;
}

Result<int> rollbackPrompt(Session& session, const PromptPromotionWords& words) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    const std::string name = words.prompt.substr(0, words.prompt.rfind('@'));
    auto done = library->rollback(name, promptAuthor(words.author), words.reason);
    if (!done)
        return fail(std::move(done.error()));
    if (session.json())
        session.console().printJson(Json{
            {"name", name}, {"from", done->from}, {"version", done->to ? Json(*done->to) : Json(nullptr)}});
    else
        session.console().printLine(
            done->to
                ? fmt::format("{}@{} is in production again, instead of {}.", name, *done->to, done->from)
                : fmt::format("No version of {} is in production any more; before it was {}.", name,
                              done->from));
    return 0;
}

} // namespace

void addPromptPromotion(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptPromotionWords>();
    CLI::App* promoting =
        prompt.add_subcommand("promote", "Bring a version into production; exit 1 where a gate stops it");
    promoting->add_option("prompt", words->prompt, "NAME@VERSION")->required();
    promoting->add_option("--reason", words->reason, "Why; kept in the log");
    promoting->add_option("--author", words->author, "Who (default: the account's name)");
    CLI::Option* gates = promoting->add_option(
        "--gates", words->gates,
        "Rules as of eval gate, against the version that answers now; they hold for later "
        "promotions too");
    gates->type_name("FILE");
    promoting->add_flag("--no-gates", words->withoutGates, "Ask none, for the reason that is given")
        ->excludes(gates);
    auto trial = addTrialWords(*promoting);
    gates->needs(promoting->get_option("--gold"))->needs(promoting->get_option("--model"));
    promoting->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return promotePrompt(session, *words, *trial); };
    });

    auto back = std::make_shared<PromptPromotionWords>();
    CLI::App* rolling =
        prompt.add_subcommand("rollback", "Back to what was in production before the last promotion");
    rolling->add_option("name", back->prompt, "The prompt")->required();
    rolling->add_option("--reason", back->reason, "Why; kept in the log");
    rolling->add_option("--author", back->author, "Who (default: the account's name)");
    rolling->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return rollbackPrompt(session, *back); }; });
}

} // namespace touchstone::cli
