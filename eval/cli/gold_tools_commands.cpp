// SPDX-License-Identifier: GPL-3.0-or-later
// gold export, diff, check.
#include "eval/cli/gold_commands.h"
#include "eval/gold/gold_csv.h"
#include "eval/gold/gold_diff.h"
#include "eval/gold/gold_exchange.h"
#include "eval/gold/gold_repository.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone::cli {

namespace {

struct ExportWords {
    std::string gold, format = "jsonl", out = "-";
};

struct Loaded {
    GoldSet set;
    std::vector<GoldItem> items;
};

Result<Loaded> load(Database& database, const std::string& name) {
    GoldRepository golds(database);
    auto set = golds.find(name);
    if (!set)
        return fail(std::move(set.error()));
    auto items = golds.items(*set);
    if (!items)
        return fail(std::move(items.error()));
    return Loaded{std::move(*set), std::move(*items)};
}

Result<EditionInfo> editionOf(Database& database, const GoldSet& set) {
    if (set.corpus.empty())
        return fail(ErrorCode::Usage, fmt::format("The gold set {} is bound to no corpus.", set.name),
                    "Import it again with --corpus NAME[@VERSION].");
    return CorpusRepository(database).edition(EditionName::parse(set.corpus));
}

Result<int> exportGold(Session& session, const ExportWords& words) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto gold = load(**database, words.gold);
    if (!gold)
        return fail(std::move(gold.error()));
    std::vector<std::string> warnings;
    std::string text;
    if (words.format == "jsonl") {
        text = goldJsonLines(gold->items);
    } else if (words.format == "csv") {
        text = goldCsv(gold->items);
    } else {
        auto edition = editionOf(**database, gold->set);
        if (!edition)
            return fail(std::move(edition.error()));
        if (words.format == "beir") {
            if (words.out == "-")
                return fail(ErrorCode::Usage, "A BEIR collection is a folder.", "Name it with --out DIR.");
            JobContext context = session.console().jobContext("gold export");
            TOUCHSTONE_TRY(writeBeir(**database, *edition, gold->items, words.out, warnings, context));
        } else {
            auto rows = ragasRows(**database, *edition, gold->items);
            if (!rows)
                return fail(std::move(rows.error()));
            text = std::move(*rows);
        }
    }
    for (const std::string& warning : warnings)
        session.console().remark(warning);
    if (words.out == "-") {
        session.console().print(text);
        return 0;
    }
    if (words.format != "beir")
        TOUCHSTONE_TRY(writeFileAtomically(words.out, text));
    if (session.json())
        session.console().printJson(Json{{"name", gold->set.name},
                                         {"version", gold->set.version},
                                         {"items", gold->items.size()},
                                         {"out", words.out},
                                         {"format", words.format},
                                         {"warnings", warnings}});
    else
        session.console().printLine(fmt::format("{}: {} items of {}@{}.", words.out, gold->items.size(),
                                                gold->set.name, gold->set.version));
    return 0;
}

Result<int> diff(Session& session, const std::string& a, const std::string& b) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto before = load(**database, a);
    if (!before)
        return fail(std::move(before.error()));
    auto after = load(**database, b);
    if (!after)
        return fail(std::move(after.error()));
    const GoldDiff difference = diffGold(before->items, after->items);
    if (session.json()) {
        Json changed = Json::array();
        for (const GoldItemChange& item : difference.changed) {
            Json fields = Json::array();
            for (const GoldFieldChange& field : item.fields) {
                const auto value = [](const std::string& text) {
                    return text.empty() ? Json(nullptr) : Json::parse(text, nullptr, false);
                };
                fields.push_back(
                    {{"field", field.field}, {"before", value(field.before)}, {"after", value(field.after)}});
            }
            changed.push_back({{"id", item.id}, {"fields", std::move(fields)}});
        }
        session.console().printJson(
            Json{{"a", {{"name", before->set.name}, {"version", before->set.version}}},
                 {"b", {{"name", after->set.name}, {"version", after->set.version}}},
                 {"added", difference.added},
                 {"removed", difference.removed},
                 {"changed", std::move(changed)},
                 {"unchanged", difference.unchanged}});
        return 0;
    }
    session.console().printLine(
        fmt::format("{}@{} -> {}@{}: {} added, {} removed, {} changed, {} unchanged", before->set.name,
                    before->set.version, after->set.name, after->set.version, difference.added.size(),
                    difference.removed.size(), difference.changed.size(), difference.unchanged));
    for (const std::string& id : difference.removed)
        session.console().printLine("- " + id);
    for (const std::string& id : difference.added)
        session.console().printLine("+ " + id);
    for (const GoldItemChange& item : difference.changed) {
        session.console().printLine("~ " + item.id);
        for (const GoldFieldChange& field : item.fields)
            session.console().printLine(fmt::format("    {}: {} -> {}", field.field,
                                                    field.before.empty() ? "(none)" : field.before,
                                                    field.after.empty() ? "(none)" : field.after));
    }
    return 0;
}

Result<int> check(Session& session, const std::string& name) {
    auto database = session.database();
    if (!database)
        return fail(std::move(database.error()));
    auto gold = load(**database, name);
    if (!gold)
        return fail(std::move(gold.error()));
    std::optional<PlaceIndex> places;
    std::map<std::string, std::uint64_t> sizes;
    if (!gold->set.corpus.empty()) {
        auto edition = editionOf(**database, gold->set);
        if (!edition)
            return fail(std::move(edition.error()));
        auto built = PlaceIndex::build(**database, *edition);
        if (!built)
            return fail(std::move(built.error()));
        places.emplace(std::move(*built));
        auto documents = CorpusRepository(**database).documents(*edition);
        if (!documents)
            return fail(std::move(documents.error()));
        for (const DocumentSummary& document : *documents)
            sizes[document.path] = document.sizeBytes;
    }
    const GoldCheck result = checkGold(gold->items, places ? &*places : nullptr, sizes);
    if (session.json()) {
        Json problems = Json::array();
        for (const GoldProblem& problem : result.problems)
            problems.push_back({{"item", problem.item},
                                {"kind", problem.kind},
                                {"severe", problem.severe},
                                {"message", problem.message}});
        session.console().printJson(Json{{"name", gold->set.name},
                                         {"version", gold->set.version},
                                         {"sound", result.sound()},
                                         {"items", result.items},
                                         {"unanswerable", result.unanswerable},
                                         {"with_answer", result.withAnswer},
                                         {"with_answer_points", result.withPoints},
                                         {"with_ranges", result.withRanges},
                                         {"types", result.types},
                                         {"statuses", result.statuses},
                                         {"problems", std::move(problems)}});
        return result.sound() ? 0 : 1;
    }
    session.console().printLine(fmt::format(
        "{}@{}: {} items, {} unanswerable, {} with an answer, {} with points", gold->set.name,
        gold->set.version, result.items, result.unanswerable, result.withAnswer, result.withPoints));
    for (const auto& [type, count] : result.types)
        session.console().printLine(fmt::format("  {:<20} {}", type.empty() ? "(no type)" : type, count));
    for (const GoldProblem& problem : result.problems)
        if (problem.severe)
            session.console().printLine(fmt::format("{}: {}", problem.item, problem.message));
    for (const GoldProblem& problem : result.problems)
        if (!problem.severe)
            session.console().remark(fmt::format("{}: {}", problem.item, problem.message));
    return result.sound() ? 0 : 1;
}

} // namespace

void addGoldTools(CLI::App& gold, Chosen& chosen) {
    auto words = std::make_shared<ExportWords>();
    CLI::App* exporting =
        gold.add_subcommand("export", "Write a gold set: JSON Lines, CSV, BEIR, Ragas rows");
    exporting->add_option("gold", words->gold, "NAME or NAME@VERSION")->required();
    exporting->add_option("--format", words->format, "jsonl, csv, beir or ragas")
        ->capture_default_str()
        ->check(CLI::IsMember({"jsonl", "csv", "beir", "ragas"}));
    exporting->add_option("--out", words->out, "File, for beir a folder (default: standard output)");
    exporting->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return exportGold(session, *words); }; });

    auto a = std::make_shared<std::string>();
    auto b = std::make_shared<std::string>();
    CLI::App* differing = gold.add_subcommand("diff", "What changed between two versions");
    differing->add_option("a", *a, "NAME@VERSION")->required();
    differing->add_option("b", *b, "NAME@VERSION")->required();
    differing->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return diff(session, *a, *b); }; });

    auto name = std::make_shared<std::string>();
    CLI::App* checking =
        gold.add_subcommand("check", "Look for missing places, twins and gaps; exit 1 where one is severe");
    checking->add_option("gold", *name, "NAME or NAME@VERSION")->required();
    checking->callback(
        [=, &chosen] { chosen.command = [=](Session& session) { return check(session, *name); }; });
}

} // namespace touchstone::cli
