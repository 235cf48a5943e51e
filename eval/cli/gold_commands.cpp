// SPDX-License-Identifier: GPL-3.0-or-later
// gold import, list.
#include "eval/cli/gold_commands.h"

#include "eval/gold/gold_repository.h"
#include "eval/runners/gold_import.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

/// "question=Frage,id=Nr": our column -> the file's.
Result<std::map<std::string, std::string>> mappingOf(const std::string& text) {
    if (text.empty())
        return std::map<std::string, std::string>();
    auto spec = Spec::parse("map:" + text);
    if (!spec)
        return fail(std::move(spec.error()));
    return std::map<std::string, std::string>(spec->values().begin(), spec->values().end());
}

Result<int> import(Session& session, const std::string& file, const std::string& name,
                   const std::string& corpus, const std::string& mapping) {
    auto columns = mappingOf(mapping);
    if (!columns)
        return fail(std::move(columns.error()));
    GoldImportRequest request{file, {}, name, corpus, std::move(*columns)};
    if (file == "-") {
        auto text = readInput(file);
        if (!text)
            return fail(std::move(text.error()));
        request.text = std::move(*text);
    }
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    JobContext context = session.console().jobContext("gold import");
    const auto done = importGold((*bench)->workspace(), **database, request, context);
    if (!done)
        return fail(done.error());
    const GoldSet& set = done->set;
    if (session.json()) {
        session.console().printJson(Json{{"name", set.name},
                                         {"version", set.version},
                                         {"items", set.items},
                                         {"judgements", set.judgements},
                                         {"corpus", orNull(set.corpus)},
                                         {"warnings", done->warnings}});
        return 0;
    }
    session.console().printLine(fmt::format("{}@{}: {} items, {} judgements{}.", set.name, set.version,
                                            set.items, set.judgements,
                                            set.corpus.empty() ? "" : ", for " + set.corpus));
    for (const std::string& warning : done->warnings)
        session.console().remark(warning);
    return 0;
}

Result<int> listGold(Session& session) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto sets = GoldRepository(**database).list();
    if (!sets)
        return fail(std::move(sets.error()));
    if (session.json()) {
        Json rows = Json::array();
        for (const GoldSet& set : *sets)
            rows.push_back(Json{{"name", set.name},
                                {"version", set.version},
                                {"hash", set.hash},
                                {"items", set.items},
                                {"judgements", set.judgements},
                                {"corpus", orNull(set.corpus)},
                                {"created", isoTime(set.createdUnixMs)}});
        session.console().printJson(rows);
        return 0;
    }
    if (sets->empty())
        session.console().printLine("There is no gold set yet: touchstone-cli gold import FILE --name NAME");
    for (const GoldSet& set : *sets)
        session.console().printLine(fmt::format("{}@{:<4} {:>5} items {:>6} judgements  {}", set.name,
                                                set.version, set.items, set.judgements, set.corpus));
    return 0;
}

} // namespace

void addGoldCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* gold = app.add_subcommand("gold", "Gold sets: import, export, list, diff, check, synthesize");
    gold->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto corpus = std::make_shared<std::string>();
    CLI::App* importing =
        gold->add_subcommand("import", "Read a gold set: JSON Lines, CSV, Ragas rows, a BEIR folder");
    importing
        ->add_option("file", *file,
                     "JSON Lines: {id, question, relevant: [{path, heading|anchor|start,end, grade}]}")
        ->required();
    importing->add_option("--name", *name, "Name of the set (default: the file's)");
    importing->add_option("--corpus", *corpus, "Corpus that it was made for, N[@V]");
    auto mapping = std::make_shared<std::string>();
    importing->add_option("--map", *mapping, "Columns of a CSV file: question=THEIRS,id=THEIRS,...");
    importing->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return import(session, *file, *name, *corpus, *mapping); };
    });
    addGoldTools(*gold, chosen);
    addGoldSynthesize(*gold, chosen);
    gold->add_subcommand("list", "The gold sets and their versions")->callback([&chosen] {
        chosen.command = listGold;
    });
}

} // namespace touchstone::cli
