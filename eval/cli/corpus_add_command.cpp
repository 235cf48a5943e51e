// SPDX-License-Identifier: GPL-3.0-or-later
// corpus add, and what it reports.
#include "eval/cli/command.h"

#include <fmt/format.h>

namespace touchstone::cli {

Json warningJson(const CorpusRepository::Warning& warning) {
    return Json{{"source", warning.source},
                {"file", warning.file},
                {"line", warning.line > 0 ? Json(warning.line) : Json(nullptr)},
                {"reason", warning.reason}};
}

std::string editionName(const std::string& name, const std::optional<std::string>& version) {
    return version ? name + "@" + *version : name;
}

namespace {

std::string_view workName(IndexWork work) {
    switch (work) {
    case IndexWork::None:
        return "kept";
    case IndexWork::Built:
        return "built";
    case IndexWork::Updated:
        return "updated";
    }
    return "kept";
}

Json previewJson(const AddReport& report) {
    Json kinds = Json::array();
    for (const PreviewCount& count : report.preview)
        kinds.push_back(Json{{"kind", count.kind}, {"files", count.files}, {"bytes", count.bytes}});
    return kinds;
}

Json reportJson(const AddReport& report) {
    Json warnings = Json::array();
    for (const auto& warning : report.warnings)
        warnings.push_back(warningJson(warning));
    Json json{
        {"corpus", report.corpus},
        {"version", orNull(report.version)},
        {"source", report.source},
        {"snapshot", report.snapshot},
        {"changed", report.changed},
        {"files",
         {{"parsed", report.filesParsed}, {"failed", report.filesFailed}, {"skipped", report.filesSkipped}}},
        {"documents", {{"new", report.documentsNew}, {"kept", report.documentsKept}}},
        {"sections", report.sections},
        {"chunks", report.chunks},
        {"includes", {{"resolved", report.includesResolved}, {"unresolved", report.includesUnresolved}}},
        {"warnings", std::move(warnings)},
        {"indexes", {{"state", workName(report.indexWork)}, {"reason", orNull(report.indexReason)}}},
        {"seconds", report.seconds}};
    if (!report.preview.empty())
        json["preview"] = previewJson(report);
    return json;
}

void printReport(Console& console, const AddReport& report, bool preview) {
    const std::string what = editionName(report.corpus, report.version);
    if (preview) {
        console.printLine(fmt::format("{}: {} files would be read, {} left out.", what, report.filesParsed,
                                      report.filesFailed + report.filesSkipped));
        for (const PreviewCount& count : report.preview)
            console.printLine(
                fmt::format("  {:<12} {:>7} files {:>13} bytes", count.kind, count.files, count.bytes));
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

} // namespace

void printAddReport(Session& session, const AddReport& report) {
    if (session.json())
        session.console().printJson(reportJson(report));
    else
        printReport(session.console(), report, false);
}

void addCorpusAdd(CLI::App& corpus, Chosen& chosen) {
    auto request = std::make_shared<AddRequest>();
    auto version = std::make_shared<std::string>();
    auto trust = std::make_shared<std::string>();
    auto weight = std::make_shared<double>(1.0);
    auto noIgnore = std::make_shared<bool>(false);
    CLI::App* add = corpus.add_subcommand("add", "Read a folder, archive, file, URL or preset and index it");
    add->add_option("source", request->source,
                    "Folder, .tar.gz, .zip, file, http(s) URL, urls:FILE, sitemap:URL, or a preset such as "
                    "fastapi@0.115.14")
        ->required();
    add->add_option("--name", request->name, "Name of the corpus")->required();
    CLI::Option* versionOption =
        add->add_option("--version", *version, "Version that stands beside the others");
    add->add_option("--source", request->sourceName, "Name of this source within the version (main)");
    add->add_option("--include", request->include, "Only paths that match this glob (may be repeated)");
    add->add_option("--exclude", request->exclude, "Not the paths that match this glob (may be repeated)");
    add->add_flag("--preview", request->preview, "Only count what would be read");
    add->add_option("--dialect", request->dialect,
                    "auto, mkdocs, mdbook, markdown, rst, html, pdf, docx, notebook, issues, text or code");
    add->add_option("--chunker", request->chunker, "Chunker SPEC")->capture_default_str();
    add->add_option("--embedder", request->embedder,
                    "Embedder SPEC: lsa:dim=200, none, openai-compatible:url=,model=")
        ->capture_default_str();
    add->add_option("--trust", *trust, "How far its text is believed: high, normal or low (normal)");
    CLI::Option* weightOption =
        add->add_option("--weight", *weight, "What its hits count for in hybrid search (1)");
    add->add_flag("--no-ignore", *noIgnore, "Also read what .gitignore and .ignore leave out");
    add->add_flag("--allow-private", request->allowPrivate,
                  "URLs of this corpus may lead to this machine and its own network");
    add->add_option("--max-pages", request->caps.webPages, "Pages fetched of a list or sitemap at most")
        ->capture_default_str();
    add->add_option("--max-seconds", request->caps.webSeconds, "Time for fetching them at most")
        ->capture_default_str();
    add->add_option("--site", request->siteUrl,
                    "Address of the published site (default: site_url of mkdocs.yml)");
    add->callback([=, &chosen] {
        if (versionOption->count() > 0)
            request->version = *version;
        if (!trust->empty())
            request->trust = *trust;
        if (weightOption->count() > 0)
            request->weight = *weight;
        request->respectIgnoreFiles = !*noIgnore;
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

} // namespace touchstone::cli
