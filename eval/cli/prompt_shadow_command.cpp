// SPDX-License-Identifier: GPL-3.0-or-later
// prompt shadow: a candidate beside the version in production, over questions that were asked before or that
// serve is asked now.
#include "eval/cli/prompt_commands.h"
#include "eval/cli/retrieval_options.h"
#include "eval/gold/gold_repository.h"
#include "eval/regressions/shadow_replay.h"
#include "eval/regressions/shadow_report.h"
#include "eval/reports/gate_report.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

constexpr std::size_t kShadowItems = 50; // of each list in JSON, so that a log entry stays readable
constexpr std::size_t kShadowLines = 20;

struct ShadowWords {
    std::string candidate, against, questions, gold, model, gates, junit, author;
    std::size_t recorded = 0;
    std::int64_t calls = 0, tokens = 0;
    double cost = 0;
    bool report = false;
};

struct ShadowVersions {
    StoredPrompt production, candidate;
};

Result<ShadowVersions> shadowVersions(PromptLibrary& library, const ShadowWords& words) {
    auto candidate = library.find(words.candidate);
    if (!candidate)
        return fail(std::move(candidate.error()));
    auto production = words.against.empty() ? library.inUse(candidate->name) : library.find(words.against);
    if (!production)
        return fail(std::move(production.error()));
    TOUCHSTONE_TRY(checkShadow(*production, *candidate));
    return ShadowVersions{std::move(*production), std::move(*candidate)};
}

struct ShadowAsked {
    std::vector<ShadowQuestion> questions;
    std::optional<std::vector<GoldItem>> gold;
    std::vector<EditionInfo> editions; ///< for questions that name none
    std::size_t lost = 0;
};

Result<ShadowAsked> shadowQuestions(Session& session, Database& database, const ShadowWords& words,
                                    const std::string& corpora) {
    ShadowAsked out;
    Workbench& bench = **session.workbench();
    std::string names = corpora;
    if (!words.gold.empty()) {
        GoldRepository repository(database);
        auto set = repository.find(words.gold);
        if (!set)
            return fail(std::move(set.error()));
        auto items = repository.items(*set);
        if (!items)
            return fail(std::move(items.error()));
        for (const GoldItem& item : *items)
            out.questions.push_back({item.id, item.question, {}, {}, {}});
        out.gold = std::move(*items);
        if (names.empty())
            names = set->corpus;
    } else if (!words.questions.empty()) {
        auto lines = readQueryFile(words.questions);
        if (!lines)
            return fail(std::move(lines.error()));
        for (QueryLine& line : *lines)
            out.questions.push_back({std::move(line.id), std::move(line.text), {}, {}, {}});
    } else {
        std::vector<EditionInfo> among;
        if (!names.empty()) {
            auto resolved = bench.resolveEditions(names);
            if (!resolved)
                return fail(std::move(resolved.error()));
            among = std::move(*resolved);
        }
        auto recorded = recordedQuestions(database, among, words.recorded);
        if (!recorded)
            return fail(std::move(recorded.error()));
        out.questions = std::move(recorded->questions);
        out.lost = recorded->lost;
        if (out.questions.empty())
            return fail(ErrorCode::NotFound, "No model has answered a question in this workspace yet.",
                        "Ask some with ask, serve or the window, or give them with --questions FILE.");
    }
    const bool needed = std::any_of(out.questions.begin(), out.questions.end(),
                                    [](const ShadowQuestion& one) { return one.editions.empty(); });
    if (needed) {
        auto editions = bench.resolveEditions(names);
        if (!editions)
            return fail(std::move(editions.error()));
        out.editions = std::move(*editions);
    }
    return out;
}

Result<std::vector<Gate>> shadowGates(const std::string& file) {
    if (file.empty())
        return std::vector<Gate>();
    auto text = readInput(file);
    if (!text)
        return fail(std::move(text.error()));
    return parseGates(*text, file);
}

/// Prints, writes and logs what was found. 1 where it degrades or a gate fails.
Result<int> tellShadow(Session& session, PromptLibrary& library, const ShadowVersions& versions,
                       const ShadowReport& report, const std::vector<ShadowPair>& pairs,
                       const ShadowWords& words, std::size_t lost) {
    Json json = shadowReportJson(report, pairs, kShadowItems);
    json["kind"] = pairs.front().kind;
    json["left_out"] = lost;
    json["gates"] = report.gates ? gateReportJson(*report.gates) : Json(nullptr);
    const bool passed = !report.degrades && (!report.gates || report.gates->passed());
    json["passed"] = passed;
    if (!words.junit.empty() && report.gates)
        TOUCHSTONE_TRY(writeFileAtomically(words.junit, gateReportJunit(*report.gates, words.gates)));
    Json kept = json;
    for (const char* list : {"fixed", "broken", "changed"})
        kept.erase(list); // the answers are in the workspace, in the view shadow_answers
    TOUCHSTONE_TRY(library.noteTrial(versions.candidate, "shadow", versions.production.version,
                                     promptAuthor(words.author), report.verdict,
                                     kept.dump(-1, ' ', false, Json::error_handler_t::replace)));
    if (session.json()) {
        session.console().printJson(json);
    } else {
        session.console().print(shadowReportText(report, pairs, kShadowLines));
        if (report.gates)
            session.console().print(gateReportText(*report.gates));
    }
    return passed ? 0 : 1;
}

Result<int> reportLiveShadow(Session& session, Database& database, PromptLibrary& library,
                             const ShadowWords& words) {
    auto versions = shadowVersions(library, words);
    if (!versions)
        return fail(std::move(versions.error()));
    const StoredPrompt& candidate = versions->candidate;
    ShadowRepository repository(database);
    auto pairs = repository.pairs(candidate.name, candidate.version, versions->production.version, "live");
    if (!pairs)
        return fail(std::move(pairs.error()));
    if (pairs->empty()) {
        const auto counts = repository.counts(candidate.name, candidate.version, "live");
        if (!counts)
            return fail(counts.error());
        std::string others;
        for (const auto& [version, count] : *counts)
            others += fmt::format("{}{}@{} ({})", others.empty() ? "" : ", ", candidate.name, version, count);
        return fail(ErrorCode::NotFound,
                    fmt::format("serve has not yet tried {} beside {}.", promptLabel(candidate),
                                promptLabel(versions->production)),
                    others.empty() ? fmt::format("touchstone-cli serve --shadow {} --shadow-share 0.2",
                                                 promptLabel(candidate))
                                   : fmt::format("It has beside {}: name it with --against.", others));
    }
    auto gates = shadowGates(words.gates);
    if (!gates)
        return fail(std::move(gates.error()));
    JobContext context = session.console().jobContext("prompt shadow");
    const auto report = reportShadow(*pairs, std::nullopt, *gates, session.options().seed, context);
    if (!report)
        return fail(report.error());
    return tellShadow(session, library, *versions, *report, *pairs, words, 0);
}

Result<int> shadowPrompt(Session& session, const ShadowWords& words, const RetrievalWords& retrieval) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    Database& database = **session.database();
    if (words.report)
        return reportLiveShadow(session, database, *library, words);
    // Everything that a person can have got wrong is looked at before a model is asked.
    auto gates = shadowGates(words.gates);
    if (!gates)
        return fail(std::move(gates.error()));
    auto options = retrieval.options();
    if (!options)
        return fail(std::move(options.error()));
    auto versions = shadowVersions(*library, words);
    if (!versions)
        return fail(std::move(versions.error()));
    auto asked = shadowQuestions(session, database, words, retrieval.corpora);
    if (!asked)
        return fail(std::move(asked.error()));
    std::optional<SampleBuilder> builder;
    if (asked->gold) {
        if (asked->editions.size() != 1)
            return fail(ErrorCode::Usage, "A gold set is measured on one corpus.", "Name one with --corpus.");
        auto built = SampleBuilder::build(database, asked->editions.front(), *asked->gold, {});
        if (!built)
            return fail(std::move(built.error()));
        builder = std::move(*built);
    }
    ShadowReplayOptions replay;
    replay.production = versions->production;
    replay.candidate = versions->candidate;
    replay.model = words.model;
    replay.editions = asked->editions;
    replay.retrieval = std::move(*options);
    if (words.calls > 0)
        replay.budget.calls = words.calls;
    if (words.tokens > 0)
        replay.budget.tokens = words.tokens;
    if (words.cost > 0)
        replay.budget.cost = words.cost;
    session.console().remark(fmt::format(
        "{} beside {}: {} questions, at most {} calls; what was asked before comes from the cache.",
        promptLabel(versions->candidate), promptLabel(versions->production), asked->questions.size(),
        2 * asked->questions.size()));
    JobContext context = session.console().jobContext("prompt shadow");
    const auto pairs = replayShadow(*session.workbench(), asked->questions, replay, context);
    (*session.workbench())->flushNetworkLog();
    if (!pairs)
        return fail(pairs.error());
    std::optional<ShadowGold> gold;
    if (builder)
        gold = ShadowGold{&*builder, &*asked->gold};
    const auto report = reportShadow(*pairs, gold, *gates, session.options().seed, context);
    if (!report)
        return fail(report.error());
    return tellShadow(session, *library, *versions, *report, *pairs, words, asked->lost);
}

} // namespace

void addPromptShadow(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<ShadowWords>();
    CLI::App* command = prompt.add_subcommand(
        "shadow",
        "A candidate beside the version in production, over recorded questions; nobody is shown its "
        "answers. Exit 1 where it degrades or a gate fails");
    command->add_option("candidate", words->candidate, "NAME@VERSION or NAME@candidate")->required();
    CLI::Option* recorded =
        command
            ->add_option("--recorded", words->recorded,
                         "The newest N questions of this workspace, with the passages that they had")
            ->type_name("N")
            ->check(CLI::PositiveNumber);
    CLI::Option* questions =
        command->add_option("--questions", words->questions, "Lines {id, text}; - reads standard input")
            ->type_name("FILE");
    CLI::Option* gold =
        command->add_option("--gold", words->gold, "Gold set, N or N@V: what is right is known then");
    CLI::Option* report = command->add_flag("--report", words->report,
                                            "What serve --shadow has found so far; no model is asked");
    command->add_option("--against", words->against, "Instead of the version in production, NAME@VERSION");
    CLI::Option* model =
        command->add_option("--model", words->model, "Model SPEC or a name from the settings");
    command->add_option("--gates", words->gates, "Rules as of eval gate that must hold as well")
        ->type_name("FILE");
    command->add_option("--junit", words->junit, "The gates as JUnit XML")->type_name("FILE");
    command->add_option("--budget-calls", words->calls, "At most so many calls")->check(CLI::PositiveNumber);
    command->add_option("--budget-tokens", words->tokens, "At most so many tokens, in and out")
        ->check(CLI::PositiveNumber);
    command->add_option("--budget-cost", words->cost, "At most so much money, in the model's currency")
        ->check(CLI::PositiveNumber);
    command->add_option("--author", words->author, "Who, for the log (default: the account's name)");
    auto retrieval = addRetrievalWords(*command, 8);
    command->callback([=, &chosen] {
        if (recorded->count() + questions->count() + gold->count() + report->count() != 1)
            throw CLI::ValidationError(
                "prompt shadow",
                "takes --recorded N, --questions FILE, --gold NAME or --report, one of them");
        if (report->count() > 0 && model->count() > 0)
            throw CLI::ValidationError("prompt shadow", "--report asks no model");
        chosen.command = [=](Session& session) { return shadowPrompt(session, *words, *retrieval); };
    });
}

} // namespace touchstone::cli
