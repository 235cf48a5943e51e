// SPDX-License-Identifier: GPL-3.0-or-later
// prompt bisect: which version, and in it which hunk, broke (or fixed) the answers.
#include "eval/cli/prompt_commands.h"
#include "eval/cli/prompt_trials.h"
#include "eval/regressions/prompt_search.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone::cli {

namespace {

struct BisectWords {
    std::string a, b;
    std::size_t items = 3;
};

Json stepsJson(const BisectResult& result) {
    Json rows = Json::array();
    for (const BisectStep& step : result.steps)
        rows.push_back({{"what", step.what},
                        {"wrong", step.wrong},
                        {"asked", step.asked},
                        {"bad", step.bad},
                        {"skipped", orNull(step.skipped)}});
    return rows;
}

Json hunksJson(const BisectResult& result) {
    const std::vector<std::string_view> before = endedLines(result.good.text);
    const std::vector<std::string_view> after = endedLines(result.bad.text);
    const auto plain = [](std::string_view line) {
        return std::string(line.substr(0, line.size() - (line.ends_with('\n') ? 1 : 0)));
    };
    Json rows = Json::array();
    for (std::size_t i = 0; i < result.changes.size(); ++i) {
        const LineChange& change = result.changes[i];
        Json lines = Json::array();
        for (std::size_t k = 0; k < change.oldLines; ++k)
            lines.push_back("-" + plain(before[change.oldStart + k]));
        for (std::size_t k = 0; k < change.newLines; ++k)
            lines.push_back("+" + plain(after[change.newStart + k]));
        const bool alone =
            std::find(result.culprits.begin(), result.culprits.end(), i) != result.culprits.end();
        rows.push_back({{"hunk", i + 1},
                        {"old_start", change.oldStart + (change.oldLines > 0 ? 1 : 0)},
                        {"old_lines", change.oldLines},
                        {"new_start", change.newStart + (change.newLines > 0 ? 1 : 0)},
                        {"new_lines", change.newLines},
                        {"lines", std::move(lines)},
                        {"culprit", alone || result.together == i}});
    }
    return rows;
}

void printBisect(Console& console, const Json& json) {
    if (!json["found"].get<bool>()) {
        console.printLine("No item was fixed or broken between them: there is nothing to look for.");
        return;
    }
    for (const Json& step : json["steps"])
        console.printLine(
            fmt::format("  {:<40} {}", step["what"].get<std::string>(),
                        step["skipped"].is_string()
                            ? "left out: " + step["skipped"].get<std::string>()
                            : fmt::format("{} of {} {}", step["wrong"].get<int>(), step["asked"].get<int>(),
                                          json["direction"].get<std::string>())));
    console.printLine(fmt::format("{} {} it, coming from {}.", json["bad"].get<std::string>(),
                                  json["direction"].get<std::string>(), json["good"].get<std::string>()));
    for (const Json& hunk : json["hunks"])
        if (hunk["culprit"].get<bool>()) {
            console.printLine(
                fmt::format("hunk {} of {}{}", hunk["hunk"].get<int>(), json["hunks"].size(),
                            json["together"].get<bool>() ? ", together with those before it" : ""));
            for (const Json& line : hunk["lines"])
                console.printLine(line.get<std::string>());
        }
}

Result<int> bisectCommand(Session& session, const BisectWords& words, const TrialWords& trial) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto a = library->find(words.a);
    if (!a)
        return fail(std::move(a.error()));
    auto b = library->find(words.b);
    if (!b)
        return fail(std::move(b.error()));
    if (a->hash == b->hash)
        return fail(ErrorCode::Usage, "The two versions have the same text.");
    auto path = pathBetween(*library, *a, *b);
    if (!path)
        return fail(std::move(path.error()));
    auto comparer = promptComparer(session);
    if (!comparer)
        return fail(std::move(comparer.error()));
    const BehaviourOptions options = trial.options(promptLabel(*a), promptLabel(*b), session.options().seed);
    auto prepared = comparer->prepare(options);
    if (!prepared)
        return fail(std::move(prepared.error()));
    JobContext context = session.console().jobContext("prompt bisect");
    auto cost = statedCost(session, *comparer, *prepared, mostTrials(*path), words.items, context);
    if (!cost)
        return fail(std::move(cost.error()));
    session.console().remark(costText(*cost));
    auto search = searchEdit(*comparer, *prepared, options, *path, words.items, context);
    (*session.workbench())->flushNetworkLog();
    if (!search)
        return fail(std::move(search.error()));
    Json json{{"a", options.a},
              {"b", options.b},
              {"found", search->found.has_value()},
              {"estimate", std::move(*cost)},
              {"run", search->behaviour.run.id.value}};
    if (search->found) {
        const BisectResult& result = *search->found;
        json["direction"] = itemFateName(search->fate);
        json["items"] = Json::array();
        for (const std::size_t i : search->telling)
            json["items"].push_back(search->behaviour.items[i].item);
        json["good"] = promptLabel(result.good);
        json["bad"] = promptLabel(result.bad);
        json["together"] = result.together.has_value();
        json["hunks"] = hunksJson(result);
        json["steps"] = stepsJson(result);
        json["asked"] = search->asked;
    }
    if (session.json())
        session.console().printJson(json);
    else
        printBisect(session.console(), json);
    return 0;
}

} // namespace

void addPromptBisect(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<BisectWords>();
    CLI::App* command = prompt.add_subcommand(
        "bisect",
        "Which version, and which hunk of it, broke the answers (or, where none broke, fixed them)");
    command->add_option("a", words->a, "NAME@VERSION that was right")->required();
    command->add_option("b", words->b, "NAME@VERSION that is wrong")->required();
    command->add_option("--items", words->items, "So many items tell")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    auto trial = addTrialWords(*command);
    command->get_option("--gold")->required();
    command->get_option("--model")->required();
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return bisectCommand(session, *words, *trial); };
    });
}

} // namespace touchstone::cli
