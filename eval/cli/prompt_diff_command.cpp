// SPDX-License-Identifier: GPL-3.0-or-later
// prompt diff: lines and settings; with --behaviour also what two versions answer.
#include "core/prompts/line_diff.h"
#include "core/prompts/prompt_diff.h"
#include "eval/cli/prompt_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptDiffWords {
    std::string a, b;
    std::size_t context = 3;
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

Result<int> diffPrompts(Session& session, const PromptDiffWords& words) {
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
    if (session.json()) {
        session.console().printJson(promptDiffJson(*a, *b, lines, *settings));
        return 0;
    }
    session.console().print(unifiedDiff(lines, promptLabel(*a), promptLabel(*b)));
    for (const SettingChange& change : *settings)
        session.console().remark(fmt::format("{}: {} -> {}", change.field,
                                             change.before.value_or("(not set)"),
                                             change.after.value_or("(not set)")));
    if (lines.hunks.empty())
        session.console().remark("The texts are equal.");
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
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return diffPrompts(session, *words); }; });
}

} // namespace touchstone::cli
