// SPDX-License-Identifier: GPL-3.0-or-later
// gold import, list.
#include "eval/cli/gold_commands.h"

#include "eval/gold/beir.h"
#include "eval/gold/gold_csv.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/gold_repository.h"
#include "eval/gold/place_index.h"
#include "eval/runners/context_aligner.h"

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

/// "question=Frage,id=Nr": our column -> the file's.
Result<std::map<std::string, std::string>> mappingOf(const std::string& text) {
    if (text.empty())
        return std::map<std::string, std::string>();
    auto spec = Spec::parse("map:" + text);
    if (!spec)
        return fail(std::move(spec.error()));
    return std::map<std::string, std::string>(spec->values().begin(), spec->values().end());
}

/// Where a Ragas row's contexts lie: in the corpus that is named, else in the only one, else nowhere.
Result<ContextPlaces> placesOf(Session& session, Database& database, const std::string& corpus) {
    CorpusRepository repository(database);
    auto all = repository.editions();
    if (!all)
        return fail(std::move(all.error()));
    std::optional<EditionInfo> edition;
    if (!corpus.empty()) {
        auto named = repository.edition(EditionName::parse(corpus));
        if (!named)
            return fail(std::move(named.error()));
        edition = std::move(*named);
    } else if (all->size() == 1) {
        edition = all->front();
    }
    if (!edition)
        return ContextPlaces([](const std::string&, const std::string&) -> Result<std::optional<GoldPlace>> {
            return std::optional<GoldPlace>();
        });
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto aligner = ContextAligner::build((*bench)->workspace(), *edition);
    if (!aligner)
        return fail(std::move(aligner.error()));
    auto shared = std::make_shared<const ContextAligner>(std::move(*aligner));
    return ContextPlaces(
        [shared](const std::string& text, const std::string& id) -> Result<std::optional<GoldPlace>> {
            auto aligned = shared->align({text, id, 0});
            if (!aligned)
                return fail(std::move(aligned.error()));
            if (!aligned->found)
                return std::optional<GoldPlace>();
            const Chunk& chunk = aligned->hit.stored.chunk;
            GoldPlace place;
            place.path = chunk.path;
            place.heading = chunk.heading;
            place.anchor = chunk.anchor;
            place.range = chunk.range;
            return std::optional<GoldPlace>(std::move(place));
        });
}

Result<std::vector<GoldItem>> readItems(Session& session, Database& database, const std::string& file,
                                        const std::string& corpus, const std::string& mapping,
                                        std::vector<std::string>& warnings) {
    auto text = readInput(file);
    if (!text)
        return fail(std::move(text.error()));
    if (file.ends_with(".csv") || !mapping.empty()) {
        auto columns = mappingOf(mapping);
        if (!columns)
            return fail(std::move(columns.error()));
        return parseGoldCsv(*text, file, *columns);
    }
    if (!looksLikeRagas(*text))
        return parseGoldJsonLines(*text, file);
    auto places = placesOf(session, database, corpus);
    if (!places)
        return fail(std::move(places.error()));
    return parseRagasRows(*text, file, *places, warnings);
}

Result<int> importBeir(Session& session, const std::string& folder, std::string name,
                       const std::string& corpus) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    JobContext context = session.console().jobContext("gold import");
    auto collection = readBeir(folder, context);
    if (!collection)
        return fail(std::move(collection.error()));
    if (name.empty())
        name = std::filesystem::path(folder).filename().string();
    auto set = GoldRepository(**database).save(name, corpus.empty() ? name : corpus, collection->items);
    if (!set)
        return fail(std::move(set.error()));
    if (session.json())
        session.console().printJson(Json{{"name", set->name},
                                         {"version", set->version},
                                         {"items", set->items},
                                         {"judgements", set->judgements},
                                         {"corpus", orNull(set->corpus)},
                                         {"warnings", collection->warnings}});
    else
        session.console().printLine(fmt::format("{}@{}: {} items, {} judgements, for {}.", set->name,
                                                set->version, set->items, set->judgements, set->corpus));
    return 0;
}

Result<int> import(Session& session, const std::string& file, std::string name, const std::string& corpus,
                   const std::string& mapping) {
    std::error_code none;
    if (std::filesystem::is_directory(file, none))
        return importBeir(session, file, std::move(name), corpus);
    auto opened = session.database();
    if (!opened)
        return fail(std::move(opened.error()));
    std::vector<std::string> warnings;
    auto items = readItems(session, **opened, file, corpus, mapping, warnings);
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
        warnings.insert(warnings.end(), unknown->begin(), unknown->end());
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
    CLI::App* gold = app.add_subcommand("gold", "Gold sets: import, export, list, diff, check");
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
    gold->add_subcommand("list", "The gold sets and their versions")->callback([&chosen] {
        chosen.command = listGold;
    });
}

} // namespace touchstone::cli
