// SPDX-License-Identifier: GPL-3.0-or-later
// corpus add, list, show, remove.
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

Json warningJson(const CorpusRepository::Warning& warning) {
    return Json{{"source", warning.source},
                {"file", warning.file},
                {"line", warning.line > 0 ? Json(warning.line) : Json(nullptr)},
                {"reason", warning.reason}};
}

Json reportJson(const AddReport& report) {
    Json warnings = Json::array();
    for (const auto& warning : report.warnings)
        warnings.push_back(warningJson(warning));
    return Json{
        {"corpus", report.corpus},
        {"version", orNull(report.version)},
        {"snapshot", report.snapshot},
        {"changed", report.changed},
        {"files",
         {{"parsed", report.filesParsed}, {"failed", report.filesFailed}, {"skipped", report.filesSkipped}}},
        {"documents", {{"new", report.documentsNew}, {"kept", report.documentsKept}}},
        {"sections", report.sections},
        {"chunks", report.chunks},
        {"includes", {{"resolved", report.includesResolved}, {"unresolved", report.includesUnresolved}}},
        {"warnings", std::move(warnings)},
        {"seconds", report.seconds}};
}

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

std::string nameOf(const std::string& name, const std::optional<std::string>& version) {
    return version ? name + "@" + *version : name;
}

void printReport(Console& console, const AddReport& report, bool preview) {
    const std::string what = nameOf(report.corpus, report.version);
    if (preview) {
        console.printLine(fmt::format("{}: {} files would be read, {} left out.", what, report.filesParsed,
                                      report.filesFailed + report.filesSkipped));
    } else if (!report.changed) {
        console.printLine(fmt::format("{} is unchanged: {} sections, {} chunks ({:.2f} s).", what,
                                      report.sections, report.chunks, report.seconds));
    } else {
        console.printLine(
            fmt::format("{}: {} pages read ({} new, {} as before), {} sections, {} chunks in {:.2f} s.", what,
                        report.filesParsed, report.documentsNew, report.documentsKept, report.sections,
                        report.chunks, report.seconds));
    }
    if (report.filesFailed + report.filesSkipped > 0)
        console.printLine(fmt::format("{} files failed, {} were left out on purpose.", report.filesFailed,
                                      report.filesSkipped));
    if (report.includesResolved + report.includesUnresolved > 0)
        console.printLine(fmt::format("{} includes expanded, {} point to files that are not in this source.",
                                      report.includesResolved, report.includesUnresolved));
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 0; i < std::min(kShown, report.warnings.size()); ++i) {
        const auto& warning = report.warnings[i];
        console.printLine(warning.line > 0
                              ? fmt::format("  {}:{}: {}", warning.file, warning.line, warning.reason)
                              : fmt::format("  {}: {}", warning.file, warning.reason));
    }
    if (report.warnings.size() > kShown)
        console.printLine(
            fmt::format("  ... and {} more: corpus show {}", report.warnings.size() - kShown, what));
}

void addAdd(CLI::App& corpus, Chosen& chosen) {
    auto request = std::make_shared<AddRequest>();
    auto version = std::make_shared<std::string>();
    CLI::App* add = corpus.add_subcommand("add", "Read a folder, archive, file, URL or preset and index it");
    add->add_option("source", request->source,
                    "Folder, .tar.gz, .zip, file, http(s) URL, or a preset such as fastapi@0.115.14")
        ->required();
    add->add_option("--name", request->name, "Name of the corpus")->required();
    CLI::Option* versionOption =
        add->add_option("--version", *version, "Version that stands beside the others");
    add->add_option("--source", request->sourceName, "Name of this source within the version (main)");
    add->add_option("--include", request->include, "Only paths that match this glob (may be repeated)");
    add->add_option("--exclude", request->exclude, "Not the paths that match this glob (may be repeated)");
    add->add_flag("--preview", request->preview, "Only count what would be read");
    add->add_option("--dialect", request->dialect, "auto, mkdocs, markdown, rst, notebook, issues, text or code");
    add->add_option("--chunker", request->chunker, "Chunker SPEC")->capture_default_str();
    add->add_option("--embedder", request->embedder,
                    "Embedder SPEC: lsa:dim=200, none, openai-compatible:url=,model=")
        ->capture_default_str();
    add->add_option("--site", request->siteUrl,
                    "Address of the published site (default: site_url of mkdocs.yml)");
    add->callback([=, &chosen] {
        if (versionOption->count() > 0)
            request->version = *version;
        chosen.command = [request](Session& session) -> Result<int> {
            auto bench = session.workbench();
            if (!bench)
                return fail(std::move(bench.error()));
            JobContext context = session.console().jobContext("corpus add " + request->name);
            auto report = (*bench)->addCorpus(*request, context);
            if (!report)
                return fail(std::move(report.error()));
            if (session.json())
                session.console().printJson(reportJson(*report));
            else
                printReport(session.console(), *report, request->preview);
            return 0;
        };
    });
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
                session.console().printLine(
                    fmt::format("{:<28} {:>6} pages {:>7} sections {:>7} chunks  {}  {}",
                                nameOf(edition.name, edition.version), edition.documents, edition.sections,
                                edition.chunks, edition.snapshot.substr(0, 12), edition.origin));
            return 0;
        };
    });
}

Result<Json> showJson(Database& database, const EditionInfo& edition) {
    CorpusRepository repository(database);
    auto files = repository.files(edition);
    if (!files)
        return fail(std::move(files.error()));
    auto warnings = repository.warnings(edition);
    if (!warnings)
        return fail(std::move(warnings.error()));
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
                                          nameOf(edition->name, edition->version), edition->documents,
                                          edition->sections, edition->chunks));
            console.printLine(fmt::format("snapshot {}\nchunker  {}\nembedder {}\nfrom     {}",
                                          edition->snapshot, edition->chunker, edition->embedder,
                                          edition->origin));
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

void addRemove(CLI::App& corpus, Chosen& chosen) {
    auto name = std::make_shared<std::string>();
    CLI::App* remove = corpus.add_subcommand("remove", "Remove a corpus, or one version of it");
    remove->add_option("corpus", *name, "NAME (all versions) or NAME@VERSION")->required();
    remove->callback([name, &chosen] {
        chosen.command = [name](Session& session) -> Result<int> {
            auto bench = session.workbench();
            if (!bench)
                return fail(std::move(bench.error()));
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
    CLI::App* corpus = app.add_subcommand("corpus", "Corpora: add, list, show, remove");
    corpus->require_subcommand(1);
    addAdd(*corpus, chosen);
    addList(*corpus, chosen);
    addShow(*corpus, chosen);
    addRemove(*corpus, chosen);
}

} // namespace touchstone::cli
