// SPDX-License-Identifier: GPL-3.0-or-later
// corpus list, show, remove; corpus add has a file of its own.
#include "core/ingest/health.h"
#include "eval/cli/command.h"
#include "eval/cli/corpus_command_parts.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Json editionJson(const EditionInfo& edition) {
    return Json{{"name", edition.name},
                {"version", orNull(edition.version)},
                {"snapshot", edition.snapshot},
                {"documents", edition.documents},
                {"sections", edition.sections},
                {"chunks", edition.chunks},
                {"files",
                 {{"parsed", edition.filesParsed},
                  {"failed", edition.filesFailed},
                  {"skipped", edition.filesSkipped}}},
                {"bytes", edition.bytes},
                {"chunker", edition.chunker},
                {"embedder", edition.embedder},
                {"origin", edition.origin},
                {"added", isoTime(edition.addedUnixMs)}};
}

void addList(CLI::App& corpus, Chosen& chosen) {
    CLI::App* list = corpus.add_subcommand("list", "The corpora and their versions");
    list->callback([&chosen] {
        chosen.command = [](Session& session) -> Result<int> {
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            auto editions = CorpusRepository(**database).editions();
            if (!editions)
                return fail(std::move(editions.error()));
            if (session.json()) {
                Json rows = Json::array();
                for (const EditionInfo& edition : *editions)
                    rows.push_back(editionJson(edition));
                session.console().printJson(rows);
                return 0;
            }
            if (editions->empty())
                session.console().printLine(
                    "There is no corpus yet. Add one: touchstone-cli corpus add FOLDER --name NAME");
            for (const EditionInfo& edition : *editions)
                session.console().printLine(fmt::format(
                    "{:<28} {:>6} pages {:>7} sections {:>7} chunks  {}  {}",
                    editionName(edition.name, edition.version), edition.documents, edition.sections,
                    edition.chunks, edition.snapshot.substr(0, 12), edition.origin));
            return 0;
        };
    });
}

Json sourceJson(const SourceInfoRow& source) {
    const auto setting = [&](const char* key) {
        const auto found = source.settings.find(key);
        return found == source.settings.end() ? std::string() : found->second;
    };
    return Json{
        {"name", source.name},
        {"origin", source.origin},
        {"dialect", setting("dialect")},
        {"chunker", setting("chunker")},
        {"trust", source.trust},
        {"weight", source.weight},
        {"files", {{"parsed", source.parsed}, {"failed", source.failed}, {"skipped", source.skipped}}},
        {"documents", source.documents},
        {"sections", source.sections},
        {"chunks", source.chunks},
        {"bytes", source.bytes}};
}

Json healthJson(const CorpusHealth& health) {
    Json problems = Json::array();
    for (const std::string& problem : health.problems)
        problems.push_back(problem);
    return Json{{"good", health.good()},
                {"files", health.files},
                {"parsed", health.parsed},
                {"failed", health.failed},
                {"skipped", health.skipped},
                {"documents", health.documents},
                {"chunks", health.chunks},
                {"vectors", health.vectors ? Json(*health.vectors) : Json(nullptr)},
                {"lexical_rows", health.lexicalRows},
                {"index_of_snapshot", health.indexOfSnapshot},
                {"problems", std::move(problems)}};
}

Result<Json> showJson(Database& database, const EditionInfo& edition) {
    CorpusRepository repository(database);
    auto files = repository.files(edition);
    if (!files)
        return fail(std::move(files.error()));
    auto warnings = repository.warnings(edition);
    if (!warnings)
        return fail(std::move(warnings.error()));
    auto sources = repository.sources(edition, true);
    if (!sources)
        return fail(std::move(sources.error()));
    auto health = healthOf(database, edition);
    if (!health)
        return fail(std::move(health.error()));
    Json rows = Json::array();
    for (const FileRecord& file : *files) {
        Json row{{"path", file.path},
                 {"source", file.source},
                 {"state", file.state},
                 {"reason", file.reason},
                 {"bytes", file.sizeBytes}};
        Json metadata = Json::object();
        if (file.documentRow != 0) {
            auto values = repository.metadata(file.documentRow);
            if (!values)
                return fail(std::move(values.error()));
            for (const auto& [key, value] : *values)
                metadata[key] = value;
        }
        row["metadata"] = std::move(metadata);
        rows.push_back(std::move(row));
    }
    Json out = editionJson(edition);
    out["counts"] = out["files"];
    out["sources"] = Json::array();
    for (const SourceInfoRow& source : *sources)
        out["sources"].push_back(sourceJson(source));
    out["health"] = healthJson(*health);
    out["files"] = std::move(rows);
    Json told = Json::array();
    for (const auto& warning : *warnings)
        told.push_back(warningJson(warning));
    out["warnings"] = std::move(told);
    return out;
}

void addShow(CLI::App& corpus, Chosen& chosen) {
    auto name = std::make_shared<std::string>();
    CLI::App* show = corpus.add_subcommand("show", "One corpus: its files, what failed and why");
    show->add_option("corpus", *name, "NAME or NAME@VERSION")->required();
    show->callback([name, &chosen] {
        chosen.command = [name](Session& session) -> Result<int> {
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            auto edition = CorpusRepository(**database).edition(EditionName::parse(*name));
            if (!edition)
                return fail(std::move(edition.error()));
            auto json = showJson(**database, *edition);
            if (!json)
                return fail(std::move(json.error()));
            if (session.json()) {
                session.console().printJson(*json);
                return 0;
            }
            Console& console = session.console();
            console.printLine(fmt::format("{}  {} pages, {} sections, {} chunks",
                                          editionName(edition->name, edition->version), edition->documents,
                                          edition->sections, edition->chunks));
            console.printLine(fmt::format("snapshot {}\nchunker  {}\nembedder {}\nfrom     {}",
                                          edition->snapshot, edition->chunker, edition->embedder,
                                          edition->origin));
            for (const Json& source : (*json)["sources"])
                console.printLine(fmt::format(
                    "source   {}: {} pages, {} chunks, {}, dialect {}, trust {}, weight {}, from {}",
                    source["name"].get<std::string>(), source["documents"].get<std::uint64_t>(),
                    source["chunks"].get<std::uint64_t>(), source["chunker"].get<std::string>(),
                    source["dialect"].get<std::string>(), source["trust"].get<std::string>(),
                    source["weight"].get<double>(), source["origin"].get<std::string>()));
            for (const Json& problem : (*json)["health"]["problems"])
                console.printLine("  unsound  " + problem.get<std::string>());
            for (const Json& file : (*json)["files"])
                if (file["state"] != "parsed")
                    console.printLine(fmt::format("  {:<8} {}: {}", file["state"].get<std::string>(),
                                                  file["path"].get<std::string>(),
                                                  file["reason"].get<std::string>()));
            for (const Json& warning : (*json)["warnings"])
                console.printLine(fmt::format("  warning  {}{}: {}", warning["file"].get<std::string>(),
                                              warning["line"].is_null() ? "" : ":" + warning["line"].dump(),
                                              warning["reason"].get<std::string>()));
            return 0;
        };
    });
}

Result<int> removeOneSource(Session& session, Workbench& bench, const std::string& name,
                            const std::string& source) {
    JobContext context = session.console().jobContext("corpus remove " + name);
    auto report = bench.removeSource(EditionName::parse(name), source, context);
    if (!report)
        return fail(std::move(report.error()));
    if (session.json())
        session.console().printJson(Json{{"corpus", report->corpus},
                                         {"version", orNull(report->version)},
                                         {"source", source},
                                         {"removed", 1},
                                         {"snapshot", report->snapshot},
                                         {"chunks", report->chunks}});
    else
        session.console().printLine(fmt::format("Removed the source {} of {}.", source,
                                                editionName(report->corpus, report->version)));
    return 0;
}

void addRemove(CLI::App& corpus, Chosen& chosen) {
    auto name = std::make_shared<std::string>();
    auto source = std::make_shared<std::string>();
    CLI::App* remove = corpus.add_subcommand("remove", "Remove a corpus, one version of it, or one source");
    remove->add_option("corpus", *name, "NAME (all versions) or NAME@VERSION")->required();
    remove->add_option("--source", *source, "Only this source of the version named, or of the last one");
    remove->callback([name, source, &chosen] {
        chosen.command = [name, source](Session& session) -> Result<int> {
            auto bench = session.workbench();
            if (!bench)
                return fail(std::move(bench.error()));
            if (!source->empty())
                return removeOneSource(session, **bench, *name, *source);
            auto lock = (*bench)->workspace()->lockForWriting("corpus remove " + *name, 5000);
            if (!lock)
                return fail(std::move(lock.error()));
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            auto removed = CorpusRepository(**database).remove(EditionName::parse(*name));
            if (!removed)
                return fail(std::move(removed.error()));
            if (session.json())
                session.console().printJson(Json{{"corpus", *name}, {"removed", *removed}});
            else
                session.console().printLine(
                    fmt::format("Removed {} ({} version{}).", *name, *removed, *removed == 1 ? "" : "s"));
            return 0;
        };
    });
}

} // namespace

void addCorpusCommands(CLI::App& app, Chosen& chosen) {
    CLI::App* corpus = app.add_subcommand("corpus", "Corpora: add, list, show, remove, diff, lint");
    corpus->require_subcommand(1);
    addCorpusAdd(*corpus, chosen);
    addCorpusWatch(*corpus, chosen);
    addList(*corpus, chosen);
    addShow(*corpus, chosen);
    addRemove(*corpus, chosen);
    addCorpusDiff(*corpus, chosen);
    addCorpusLint(*corpus, chosen);
}

} // namespace touchstone::cli
