// SPDX-License-Identifier: GPL-3.0-or-later
// corpus lint: what a reader would report to the authors.
#include "core/ingest/lint.h"
#include "core/ingest/lint_export.h"
#include "eval/cli/command.h"
#include "eval/cli/corpus_command_parts.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct LintArguments {
    std::string name, format, failOn;
    LintOptions options;
    bool oneVersion = false;
};

void printText(Console& console, const LintReport& report) {
    for (const LintFinding& one : report.findings)
        console.printLine(fmt::format("{}:{}{}: {}: {} [{}]", one.path, one.line,
                                      one.column > 0 ? fmt::format(":{}", one.column) : "",
                                      lintSeverityName(one.severity), one.message, one.rule));
    for (const std::string& reason : report.unreadable)
        console.printLine("left out " + reason);
    console.printLine(fmt::format(
        "{}: {} errors, {} warnings, {} remarks in {} pages, {} sections, {} links ({:.2f} s).",
        EditionName{report.edition.name, report.edition.version}.toString(),
        report.count(LintSeverity::Error), report.count(LintSeverity::Warning),
        report.count(LintSeverity::Info), report.pages, report.sections, report.links, report.seconds));
}

bool failsOn(const LintReport& report, const std::string& level) {
    return (level == "error" && report.count(LintSeverity::Error) > 0) ||
           (level == "warning" &&
            report.count(LintSeverity::Error) + report.count(LintSeverity::Warning) > 0) ||
           (level == "info" && !report.findings.empty());
}

std::string ruleList() {
    std::string out = "Rules:\n";
    for (const LintRule& rule : lintRules())
        out += fmt::format("  {:<21} {}\n", rule.name, rule.meaning);
    return out;
}

} // namespace

void addCorpusLint(CLI::App& corpus, Chosen& chosen) {
    auto arguments = std::make_shared<LintArguments>();
    CLI::App* lint =
        corpus.add_subcommand("lint", "What a reader would report to the authors: broken links, gaps, "
                                      "duplicates, outdated names, injected text");
    lint->add_option("corpus", arguments->name, "NAME or NAME@VERSION")->required();
    lint->add_option("--rule", arguments->options.rules, "Only these rules, divided by commas")
        ->delimiter(',')
        ->type_name("RULE");
    lint->add_option("--path", arguments->options.path, "Only pages that match")->type_name("GLOB");
    lint->add_option("--format", arguments->format, "text, json, csv or markdown")
        ->check(CLI::IsMember({"text", "json", "csv", "markdown"}));
    lint->add_option("--budget", arguments->options.budgetTokens, "Tokens that an answer is given of sources")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    lint->add_option("--fail-on", arguments->failOn,
                     "Exit 1 when there is a finding of this severity or above")
        ->check(CLI::IsMember({"error", "warning", "info"}));
    lint->add_flag("--one-version", arguments->oneVersion,
                   "Do not compare with the other versions of the corpus");
    lint->footer(ruleList());
    lint->callback([arguments, &chosen] {
        chosen.command = [arguments](Session& session) -> Result<int> {
            auto database = session.database();
            if (!database)
                return fail(std::move(database.error()));
            auto edition = CorpusRepository(**database).edition(EditionName::parse(arguments->name));
            if (!edition)
                return fail(std::move(edition.error()));
            JobContext context = session.console().jobContext("corpus lint " + arguments->name);
            LintOptions options = arguments->options;
            options.otherVersions = !arguments->oneVersion;
            auto report = lintCorpus(**database, *edition, options, context);
            if (!report)
                return fail(std::move(report.error()));
            Console& console = session.console();
            const std::string format = !arguments->format.empty() ? arguments->format
                                       : session.json()           ? "json"
                                                                  : "text";
            if (format == "json")
                console.printJson(lintReportJson(*report));
            else if (format == "csv")
                console.print(lintReportCsv(*report));
            else if (format == "markdown")
                console.print(lintReportMarkdown(*report));
            else
                printText(console, *report);
            return failsOn(*report, arguments->failOn) ? 1 : 0;
        };
    });
}

} // namespace touchstone::cli
