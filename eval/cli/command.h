// SPDX-License-Identifier: GPL-3.0-or-later
// How a command is put together: its file adds it to the parser, and when it was chosen leaves a function to
// run. One thread.
#pragma once

#include "core/answering/workbench.h"
#include "eval/cli/console.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace touchstone::cli {

struct GlobalOptions {
    std::string workspace, config;
    bool json = false, quiet = false, offline = false;
    std::uint64_t seed = 1;
};

/// What a running command works with.
class Session {
public:
    Session(Console& console, const GlobalOptions& options) : m_console(console), m_options(options) {}
    [[nodiscard]] Console& console() const { return m_console; }
    [[nodiscard]] const GlobalOptions& options() const { return m_options; }
    [[nodiscard]] bool json() const { return m_options.json; }
    /// Opened on first use. Errors: as Workbench::open.
    Result<std::shared_ptr<Workbench>> workbench();
    /// Workbench and a connection of this thread.
    Result<Database*> database();

private:
    Console& m_console;
    const GlobalOptions& m_options;
    std::shared_ptr<Workbench> m_workbench;
    std::unique_ptr<Database> m_database;
};

/// Exit code, or an error that main reports.
using Command = std::function<Result<int>(Session&)>;

/// Where the chosen command is left for main.
struct Chosen {
    Command command;
};

void addCorpusCommands(CLI::App& app, Chosen& chosen);    // corpus add, list, show, remove
void addCorpusAdd(CLI::App& corpus, Chosen& chosen);      // the first of them
void addCorpusWatch(CLI::App& corpus, Chosen& chosen);    // corpus watch
void addChunksCommand(CLI::App& app, Chosen& chosen);     // chunks
void addSearchCommand(CLI::App& app, Chosen& chosen);     // search
void addAskCommand(CLI::App& app, Chosen& chosen);        // ask
void addCollectionCommand(CLI::App& app, Chosen& chosen); // collection import
void addGoldCommands(CLI::App& app, Chosen& chosen);      // gold import, list
void addEvalCommands(CLI::App& app, Chosen& chosen);      // eval retrieval
void addScoreCommands(CLI::App& app, Chosen& chosen);     // score retrieval, text, ...
void addModelCommands(CLI::App& app, Chosen& chosen);     // model list, doctor
void addEngineCommands(CLI::App& app, Chosen& chosen);    // engine push, verify, compare, attach, ...
void addNetworkCommand(CLI::App& app, Chosen& chosen);    // network log
void addTraceCommands(CLI::App& app, Chosen& chosen);     // trace list, show, export
void addServeCommand(CLI::App& app, Chosen& chosen);      // serve
void addHelpCommand(CLI::App& app, Chosen& chosen);       // help SPEC

/// Whole file, or standard input for "-". Errors: BadInput naming the file.
Result<std::string> readInput(const std::string& path);

/// Lines `{id, text}` of a query or question file. Errors: BadInput with file:line:column.
struct QueryLine {
    std::string id, text;
};
Result<std::vector<QueryLine>> readQueryFile(const std::string& path);

Json warningJson(const CorpusRepository::Warning& warning);
/// What an add of a source that was there has done: a line of JSON, or some of text.
void printAddReport(Session& session, const AddReport& report);
/// "name" or "name@version".
std::string editionName(const std::string& name, const std::optional<std::string>& version);

/// null for an empty string.
Json orNull(const std::string& text);
Json orNull(const std::optional<std::string>& text);

} // namespace touchstone::cli
