// SPDX-License-Identifier: GPL-3.0-or-later
// touchstone-cli: everything the workbench does, without a mouse. Parses, runs the one chosen command,
// reports.
#include "core/text/utf8.h"
#include "eval/cli/command.h"
#include "eval/cli/corpus_command_parts.h"
#include "eval/cli/data_commands.h"
#include "eval/cli/later.h"
#include "eval/cli/prompt_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {
namespace {

int run(int argc, char** argv) {
    Console console;
    GlobalOptions options;
    Chosen chosen;

    CLI::App app{"Touchstone: find out why an assistant that answers from documents fails.",
                 "touchstone-cli"};
    app.fallthrough();
    app.set_version_flag("--version", TOUCHSTONE_VERSION);
    app.add_option("--workspace", options.workspace, "Workspace file (default: your own, made on first use)")
        ->type_name("FILE");
    app.add_flag("--json", options.json, "Results as JSON on standard output");
    app.add_flag("--quiet", options.quiet, "No progress, no remarks");
    app.add_flag("--offline", options.offline, "Reach nothing but loopback");
    app.add_option("--config", options.config, "Settings file")->type_name("FILE");
    app.add_option("--seed", options.seed, "Seed of everything random")->type_name("N");
    app.footer("Exit codes: 0 done, 1 a check failed, 2 usage, 3 provider unreachable or refused, 4 budget "
               "reached,\n"
               "5 bad input file, 6 workspace damaged or newer, 130 interrupted.");
    app.require_subcommand(1);

    addCorpusCommands(app, chosen);
    addChunksCommand(app, chosen);
    addSearchCommand(app, chosen);
    addAskCommand(app, chosen);
    addCollectionCommand(app, chosen);
    addGoldCommands(app, chosen);
    addEvalCommands(app, chosen);
    addScoreCommands(app, chosen);
    addModelCommands(app, chosen);
    addLabelCommands(app, chosen);
    addQueryCommand(app, chosen);
    addEngineCommands(app, chosen);
    addNetworkCommand(app, chosen);
    addTraceCommands(app, chosen);
    addGuardCommands(app, chosen);
    addPromptCommands(app, chosen);
    addServeCommand(app, chosen);
    addHelpCommand(app, chosen);

    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& e) { // --help, --version
        return app.exit(e);
    } catch (const CLI::ParseError& e) {
        console.configure(std::find(words.begin(), words.end(), "--json") != words.end(), false);
        const std::string later = laterMessage(words);
        if (!later.empty())
            return console.report(makeError(ErrorCode::Usage, later));
        return console.report(makeError(ErrorCode::Usage, e.what(), "See touchstone-cli --help."));
    }
    console.configure(options.json, options.quiet);
    if (!chosen.command)
        return console.report(
            makeError(ErrorCode::Usage, "No command was named.", "See touchstone-cli --help."));
    Session session(console, options);
    const Result<int> code = chosen.command(session);
    return code ? *code : console.report(code.error());
}

} // namespace
} // namespace touchstone::cli

int main(int argc, char** argv) {
    try {
        return touchstone::cli::run(argc, argv);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "There is not enough memory for this.\n");
    } catch (const std::exception& e) { // a broken promise of ours: said as one, not a crash
        fmt::print(stderr, "Something went wrong inside Touchstone: {}\n", touchstone::printable(e.what()));
    }
    return 1;
}
