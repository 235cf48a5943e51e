// SPDX-License-Identifier: GPL-3.0-or-later
// prompt promote, rollback.
#include "eval/cli/prompt_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct PromptPromotionWords {
    std::string prompt, reason, author;
};

Result<int> promotePrompt(Session& session, const PromptPromotionWords& words) {
    auto library = promptLibrary(session);
    if (!library)
        return fail(std::move(library.error()));
    auto prompt = library->promote(words.prompt, promptAuthor(words.author), words.reason, "");
    if (!prompt)
        return fail(std::move(prompt.error()));
    if (session.json())
        session.console().printJson(promptJson(*prompt));
    else
        session.console().printLine(fmt::format("{} is in production.", promptLabel(*prompt)));
    return 0;
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
    CLI::App* promoting = prompt.add_subcommand("promote", "Bring a version into production");
    promoting->add_option("prompt", words->prompt, "NAME@VERSION")->required();
    promoting->add_option("--reason", words->reason, "Why; kept in the log");
    promoting->add_option("--author", words->author, "Who (default: the account's name)");
    promoting->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return promotePrompt(session, *words); }; });

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
