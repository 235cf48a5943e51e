// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/lint_export.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// A field of CSV; what a spreadsheet would take for a formula is made text.
std::string csvField(std::string_view text) {
    std::string out = "\"";
    if (!text.empty() &&
        (text.front() == '=' || text.front() == '+' || text.front() == '-' || text.front() == '@'))
        out += '\'';
    for (char c : text) {
        if (c == '"')
            out += '"';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out + "\"";
}

std::string place(const LintFinding& finding) {
    return finding.column > 0 ? fmt::format("{}:{}:{}", finding.path, finding.line, finding.column)
                              : fmt::format("{}:{}", finding.path, finding.line);
}

} // namespace

Json lintFindingJson(const LintFinding& finding) {
    return Json{{"rule", finding.rule},
                {"severity", lintSeverityName(finding.severity)},
                {"path", finding.path},
                {"line", finding.line},
                {"column", finding.column > 0 ? Json(finding.column) : Json(nullptr)},
                {"message", finding.message},
                {"excerpt", finding.excerpt},
                {"report", finding.report}};
}

Json lintReportJson(const LintReport& report) {
    Json findings = Json::array();
    for (const LintFinding& finding : report.findings)
        findings.push_back(lintFindingJson(finding));
    Json rules = Json::object();
    for (const LintRule& rule : lintRules())
        rules[std::string(rule.name)] = report.count(rule.name);
    return Json{{"corpus", report.edition.name},
                {"version", report.edition.version ? Json(*report.edition.version) : Json(nullptr)},
                {"snapshot", report.edition.snapshot},
                {"pages", report.pages},
                {"sections", report.sections},
                {"links", report.links},
                {"counts",
                 {{"error", report.count(LintSeverity::Error)},
                  {"warning", report.count(LintSeverity::Warning)},
                  {"info", report.count(LintSeverity::Info)}}},
                {"rules", std::move(rules)},
                {"findings", std::move(findings)},
                {"unreadable", report.unreadable},
                {"seconds", report.seconds}};
}

std::string lintReportCsv(const LintReport& report) {
    std::string out = "rule,severity,path,line,column,message,excerpt,report\r\n";
    for (const LintFinding& one : report.findings)
        out += fmt::format("{},{},{},{},{},{},{},{}\r\n", one.rule, lintSeverityName(one.severity),
                           csvField(one.path), one.line, one.column > 0 ? std::to_string(one.column) : "",
                           csvField(one.message), csvField(one.excerpt), csvField(one.report));
    return out;
}

std::string lintReportMarkdown(const LintReport& report) {
    std::string out = fmt::format(
        "# Findings in {}\n\n{} pages, {} sections, {} links: {} errors, {} warnings, {} remarks.\n",
        EditionName{report.edition.name, report.edition.version}.toString(), report.pages, report.sections,
        report.links, report.count(LintSeverity::Error), report.count(LintSeverity::Warning),
        report.count(LintSeverity::Info));
    for (const LintRule& rule : lintRules()) {
        const std::uint64_t count = report.count(rule.name);
        if (count == 0)
            continue;
        out += fmt::format("\n## {} ({})\n\n{}\n\n", rule.name, count, rule.meaning);
        for (const LintFinding& one : report.findings)
            if (one.rule == rule.name)
                out += fmt::format("- [ ] **{}** `{}` {}\n", lintSeverityName(one.severity), place(one),
                                   one.report);
    }
    return out;
}

} // namespace touchstone
