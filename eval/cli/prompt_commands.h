// SPDX-License-Identifier: GPL-3.0-or-later
// The commands below `prompt`, each group in a file of its own. One thread.
#pragma once

#include "core/prompts/prompt_library.h"
#include "eval/cli/command.h"

namespace touchstone::cli {

void addPromptCommands(CLI::App& app, Chosen& chosen);  // prompt list, show, commit, tag, log, and the others
void addPromptRender(CLI::App& prompt, Chosen& chosen); // prompt render
void addPromptDiff(CLI::App& prompt, Chosen& chosen);   // prompt diff
void addPromptBisect(CLI::App& prompt, Chosen& chosen); // prompt bisect
void addPromptLint(CLI::App& prompt, Chosen& chosen);   // prompt lint
void addPromptExchange(CLI::App& prompt, Chosen& chosen);  // prompt import, export
void addPromptPromotion(CLI::App& prompt, Chosen& chosen); // prompt promote, rollback
void addPromptShadow(CLI::App& prompt, Chosen& chosen);    // prompt shadow
void addPromptMirror(CLI::App& prompt, Chosen& chosen);    // prompt mirror
void addPromptSuite(CLI::App& prompt, Chosen& chosen);     // prompt suite run, check, quarantine, release

/// Over this session's workspace and the built-in texts. Errors: as Session::database.
Result<PromptLibrary> promptLibrary(Session& session);
/// {name, version, hash, parent, tags, message, author, created, built_in}
Json promptJson(const StoredPrompt& prompt);
/// --author, else the account's name.
std::string promptAuthor(const std::string& word);

} // namespace touchstone::cli
