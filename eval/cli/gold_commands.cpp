// SPDX-License-Identifier: GPL-3.0-or-later
// gold import, list.
#include "eval/cli/command.h"
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"

#include <fmt/format.h>

#include <filesystem>

namespace touchstone::cli {

namespace {

/// Places that the corpus does not have, one sentence each.
Result<std::vector<std::string>> unknownPlaces(Database& database, const EditionInfo& edition,
                                               const std::vector<GoldItem>& items, const std::string& file) {
    auto index = PlaceIndex::build(database, edition);
    if (!index)
        return fail(std::move(index.error()));
    std::vector<std::string> out;
    for (const GoldItem& item : items)
        for (const GoldPlace& place : item.relevant)
            if (!index->section(place))
                out.push_back(fmt::format("{}:{}: {}: {} has no {}{}{}.", file, item.line, item.id,
                                          EditionName{edition.name, edition.version}.toString(), place.path,
                                          place.anchor.empty() ? "" : "#" + place.anchor,
                                          place.heading.empty() ? "" : " '" + place.heading + "'"));
    return out;
}

Result<int> import(Session& session, const std::string& file, std::string name, const std::string& corpus) {
    auto text = readInput(file);
    if (!text)
        return fail(std::move(text.error()));
    auto items = parseGoldJsonLines(*text, file);
    if (!items)
        return fail(std::move(items.error()));
    if (name.empty())
        name = file == "-" ? "gold" : std::filesystem::path(file).stem().string();
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));

    // A set belongs to the corpus that it was made for: the one named, else one of its own name, else the
    // only one.
    std::string bound = corpus;
    std::vector<std::string> warnings;
    auto editions = CorpusRepository(**database).editions();
    if (!editions)
        return fail(std::move(editions.error()));
    if (bound.empty()) {
        for (const EditionInfo& edition : *editions)
            if (edition.name == name)
                bound = edition.name;
        if (bound.empty() && editions->size() == 1)
            bound = EditionName{editions->front().name, editions->front().version}.toString();
    }
    if (!bound.empty()) {
        auto edition = CorpusRepository(**database).edition(EditionName::parse(bound));
        if (!edition)
            return fail(std::move(edition.error()));
        auto unknown = unknownPlaces(**database, *edition, *items, file);
        if (!unknown)
            return fail(std::move(unknown.error()));
        warnings = std::move(*unknown);
    }
    auto set = GoldRepository(**database).save(name, bound, *items);
    if (!set)
        return fail(std::move(set.error()));
    if (session.json()) {
        session.console().printJson(Json{{"name", set->name},
                                         {"version", set->version},
                                         {"items", set->items},
                                         {"judgements", set->judgements},
                                         {"corpus", orNull(set->corpus)},
                                         {"warnings", warnings}});
        return 0;
    }
    session.console().printLine(fmt::format("{}@{}: {} items, {} judgements{}.", set->name, set->version,
                                            set->items, set->judgements,
                                            bound.empty() ? "" : ", for " + bound));
    for (const std::string& warning : warnings)
        session.console().remark(warning);
    return 0;
}

Result<int> list(Session& session) {
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
    CLI::App* gold = app.add_subcommand("gold", "Gold sets: import, list");
    gold->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto name = std::make_shared<std::string>();
    auto corpus = std::make_shared<std::string>();
    CLI::App* importing = gold->add_subcommand("import", "Read a gold set (JSON Lines)");
    importing
        ->add_option("file", *file,
                     "JSON Lines: {id, question, relevant: [{path, heading|anchor|start,end, grade}]}")
        ->required();
    importing->add_option("--name", *name, "Name of the set (default: the file's)");
    importing->add_option("--corpus", *corpus, "Corpus that it was made for, N[@V]");
    importing->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return import(session, *file, *name, *corpus); };
    });
    gold->add_subcommand("list", "The gold sets and their versions")->callback([&chosen] {
        chosen.command = list;
    });
}

} // namespace touchstone::cli
