// SPDX-License-Identifier: GPL-3.0-or-later
// prompt diff: lines and settings; with --behaviour also what two versions answer.
#include "core/prompts/line_diff.h"
#include "core/prompts/prompt_diff.h"
#include "eval/cli/prompt_commands.h"
#include "eval/cli/prompt_trials.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptDiffWords {
    std::string a, b;
    std::size_t context = 3;
    bool behaviour = false;
};

Json promptDiffJson(const StoredPrompt& a, const StoredPrompt& b, const LineDiff& lines,
                    const std::vector<SettingChange>& settings) {
    Json hunks = Json::array();
    for (const LineHunk& hunk : lines.hunks)
        hunks.push_back({{"old_start", hunk.oldStart},
                         {"old_lines", hunk.oldLines},
                         {"new_start", hunk.newStart},
                         {"new_lines", hunk.newLines},
                         {"lines", hunk.lines}});
    Json changes = Json::array();
    for (const SettingChange& change : settings)
        changes.push_back({{"field", change.field},
                           {"old", change.before ? Json(*change.before) : Json(nullptr)},
                           {"new", change.after ? Json(*change.after) : Json(nullptr)}});
    return {{"a", promptLabel(a)},      {"b", promptLabel(b)},       {"added", lines.added},
            {"removed", lines.removed}, {"hunks", std::move(hunks)}, {"settings", std::move(changes)}};
}

Result<Behaviour> behaviourOf(Session& session, const StoredPrompt& a, const StoredPrompt& b,
                              const TrialWords& trial) {
    if (a.hash == b.hash)
        return fail(ErrorCode::Usage, "The two versions have the same text: they answer alike.");
    auto comparer = promptComparer(session);
    if (!comparer)
        return fail(std::move(comparer.error()));
    const BehaviourOptions options = trial.options(promptLabel(a), promptLabel(b), session.options().seed);
    auto prepared = comparer->prepare(options);
    if (!prepared)
        return fail(std::move(prepared.error()));
    JobContext context = session.console().jobContext("prompt diff");
    auto cost = statedCost(session, *comparer, *prepared, 0, 0, context);
    if (!cost)
        return fail(std::move(cost.error()));
    session.console().remark(costText(*cost));
    auto behaviour = comparer->compare(*prepared, options, context);
    (*session.workbench())->flushNetworkLog();
    return behaviour;
}

Result<int> diffPrompts(Session& session, const PromptDiffWords& words, const TrialWords& trial) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto a = library->find(words.a);
    if (!a)
        return fail(std::move(a.error()));
    auto b = library->find(words.b);
    if (!b)
        return fail(std::move(b.error()));
    const LineDiff lines = shortestLineDiff(a->text, b->text, words.context);
    auto settings = diffSettings(*a, *b);
    if (!settings)
        return fail(std::move(settings.error()));
    std::optional<Behaviour> behaviour;
    if (words.behaviour) {
        auto compared = behaviourOf(session, *a, *b, trial);
        if (!compared)
            return fail(std::move(compared.error()));
        behaviour = std::move(*compared);
    }
    if (session.json()) {
        Json json = promptDiffJson(*a, *b, lines, *settings);
        if (behaviour)
            json["behaviour"] = behaviourJson(*behaviour);
        session.console().printJson(json);
        return 0;
    }
    session.console().print(unifiedDiff(lines, promptLabel(*a), promptLabel(*b)));
    for (const SettingChange& change : *settings)
        session.console().remark(fmt::format("{}: {} -> {}", change.field,
                                             change.before.value_or("(not set)"),
                                             change.after.value_or("(not set)")));
    if (lines.hunks.empty())
        session.console().remark("The texts are equal.");
    if (behaviour)
        session.console().print((lines.hunks.empty() ? "" : "\n") + behaviourText(*behaviour));
    return 0;
}

} // namespace

void addPromptDiff(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<PromptDiffWords>();
    CLI::App* command = prompt.add_subcommand("diff", "What two versions say differently, line by line");
    command->add_option("a", words->a, "NAME@VERSION")->required();
    command->add_option("b", words->b, "NAME@VERSION")->required();
    command->add_option("--context", words->context, "Unchanged lines around a change")
        ->capture_default_str();
    CLI::Option* behaviour = command->add_flag("--behaviour", words->behaviour,
                                               "Also what they answer to the questions of a gold set");
    auto trial = addTrialWords(*command);
    behaviour->needs(command->get_option("--gold"))->needs(command->get_option("--model"));
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return diffPrompts(session, *words, *trial); };
    });
}

} // namespace touchstone::cli
