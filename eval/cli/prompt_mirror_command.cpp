// SPDX-License-Identifier: GPL-3.0-or-later
// prompt mirror: prompts as files in a folder, and back.
#include "core/prompts/line_diff.h"
#include "core/prompts/prompt_mirror.h"
#include "eval/cli/prompt_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct MirrorWords {
    std::string folder, author, message, take;
    bool dryRun = false;
};

/// From the workspace's text to the file's.
std::string mirrorDiff(const MirrorEntry& entry) {
    const std::string label = entry.newest ? promptLabel(*entry.newest) : entry.name;
    return unifiedDiff(shortestLineDiff(entry.newest ? entry.newest->text : "", entry.fileText.value_or("")),
                       label, entry.file.string());
}

Json mirrorJson(const MirrorPlan& plan) {
    Json rows = Json::array();
    for (const MirrorEntry& entry : plan.entries) {
        Json row{{"name", entry.name},
                 {"file", entry.file.string()},
                 {"action", mirrorActionName(entry.action)},
                 {"version", entry.newest ? Json(entry.newest->version) : Json(nullptr)},
                 {"base", entry.base ? Json(*entry.base) : Json(nullptr)},
                 {"reason", orNull(entry.reason)}};
        if (entry.action == MirrorAction::Conflict)
            row["diff"] = mirrorDiff(entry);
        rows.push_back(std::move(row));
    }
    return {{"folder", plan.folder.string()},
            {"conflicts", plan.count(MirrorAction::Conflict)},
            {"written", plan.count(MirrorAction::Write)},
            {"committed", plan.count(MirrorAction::Commit)},
            {"prompts", std::move(rows)}};
}

void printMirror(Console& console, const MirrorPlan& plan, bool dryRun) {
    const char* would = dryRun ? "would be " : "";
    for (const MirrorEntry& entry : plan.entries) {
        const std::string label = entry.newest ? promptLabel(*entry.newest) : entry.name;
        switch (entry.action) {
        case MirrorAction::Same:
            break;
        case MirrorAction::Write:
            console.printLine(fmt::format("{} {}written to {}", label, would, entry.file.string()));
            break;
        case MirrorAction::Commit:
            console.printLine(entry.made > 0
                                  ? fmt::format("{} is {}", entry.file.string(), label)
                                  : fmt::format("{} {}committed over {}", entry.file.string(), would, label));
            break;
        case MirrorAction::Conflict:
            console.printLine(fmt::format("conflict: {} and {} were both edited{}", label,
                                          entry.file.string(),
                                          entry.reason.empty() ? "" : ": " + entry.reason));
            console.print(mirrorDiff(entry));
            break;
        case MirrorAction::Skipped:
            console.remark(fmt::format("{} is left alone: {}", entry.file.string(), entry.reason));
            break;
        }
    }
    const std::size_t conflicts = plan.count(MirrorAction::Conflict);
    console.printLine(fmt::format("{} prompts: {} {}written, {} {}committed, {} in conflict.",
                                  plan.entries.size(), plan.count(MirrorAction::Write), would,
                                  plan.count(MirrorAction::Commit), would, conflicts));
    if (conflicts > 0)
        console.remark(
            "Nothing was overwritten. Edit one side, or say who wins: --take files, --take workspace.");
}

Result<int> mirrorPrompts(Session& session, const MirrorWords& words) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    const MirrorSide winner = words.take == "files"       ? MirrorSide::Files
                              : words.take == "workspace" ? MirrorSide::Workspace
                                                          : MirrorSide::Nobody;
    auto plan = planMirror(*library, words.folder, winner);
    if (!plan)
        return fail(std::move(plan.error()));
    if (!words.dryRun)
        TOUCHSTONE_TRY(applyMirror(*library, *plan, promptAuthor(words.author), words.message));
    if (session.json())
        session.console().printJson(mirrorJson(*plan));
    else
        printMirror(session.console(), *plan, words.dryRun);
    return plan->count(MirrorAction::Conflict) > 0 ? 1 : 0;
}

} // namespace

void addPromptMirror(CLI::App& prompt, Chosen& chosen) {
    auto words = std::make_shared<MirrorWords>();
    CLI::App* command = prompt.add_subcommand(
        "mirror",
        "The newest text of each prompt as NAME.md in a folder, and edited files back as versions; exit 1 "
        "where both sides were edited");
    command->add_option("folder", words->folder, "Made when it is not there")->required();
    command->add_option("--message", words->message, "Of versions that are made (default: which file)");
    command->add_option("--author", words->author, "Who (default: the account's name)");
    command->add_option("--take", words->take, "Who wins where both sides were edited: files or workspace")
        ->check(CLI::IsMember({"files", "workspace"}));
    command->add_flag("--dry-run", words->dryRun, "Only say what would be done");
    command->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return mirrorPrompts(session, *words); }; });
}

} // namespace touchstone::cli
