// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/gate_report.h"

#include "core/answering/hit_json.h"
#include "core/base/clock.h"
#include "core/text/utf8.h"
#include "eval/reports/markdown_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string_view stateName(GateState state) {
    switch (state) {
    case GateState::Passed:
        return "passed";
    case GateState::Failed:
        return "failed";
    case GateState::Error:
        return "error";
    }
    return "error";
}

std::size_t count(const GateReport& report, GateState state) {
    return static_cast<std::size_t>(
        std::count_if(report.results.begin(), report.results.end(),
                      [&](const GateResult& result) { return result.state == state; }));
}

std::string summaryLine(const GateReport& report) {
    return fmt::format("{} of {} gates passed, {} failed, {} without a value",
                       count(report, GateState::Passed), report.results.size(),
                       count(report, GateState::Failed), count(report, GateState::Error));
}

} // namespace

std::string xmlEscaped(std::string_view text) {
    std::string out;
    const std::string valid = repairUtf8(text);
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto byte = static_cast<unsigned char>(valid[i]);
        // U+FFFE and U+FFFF are characters that XML does not have either.
        if (byte == 0xEF && i + 2 < valid.size() && static_cast<unsigned char>(valid[i + 1]) == 0xBF &&
            static_cast<unsigned char>(valid[i + 2]) >= 0xBE) {
            i += 2;
            continue;
        }
        switch (byte) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += ' ';
            break;
        default:
            if (byte >= 0x20)
                out += valid[i];
        }
    }
    return out;
}

Json gateReportJson(const GateReport& report) {
    Json gates = Json::array();
    for (const GateResult& result : report.results)
        gates.push_back({{"name", result.gate.name},
                         {"measure", textOrNull(result.gate.measure)},
                         {"rule", gateRuleName(result.gate.rule)},
                         {"limit", finiteOrNull(result.gate.limit)},
                         {"state", stateName(result.state)},
                         {"value", result.value ? finiteOrNull(*result.value) : Json(nullptr)},
                         {"message", result.message},
                         {"items", result.items}});
    return {{"passed", report.passed()},   {"baseline", report.baseline.id.value},
            {"run", report.run.id.value},  {"differences", report.differences},
            {"warnings", report.warnings}, {"gates", std::move(gates)}};
}

std::string gateReportJunit(const GateReport& report, const std::string& file) {
    const std::size_t failures = count(report, GateState::Failed);
    const std::size_t errors = count(report, GateState::Error);
    const std::string counts =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"{:.3f}\"",
                    report.results.size(), failures, errors, report.seconds);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites name=\"touchstone gates\" {}>\n", counts);
    out += fmt::format(" <testsuite name=\"{}\" {} timestamp=\"{}\">\n", xmlEscaped(report.run.name), counts,
                       isoTime(report.run.createdUnixMs).substr(0, 19));
    out += "  <properties>\n";
    for (const auto& [name, value] : {std::pair<const char*, std::string>{"run_id", report.run.id.value},
                                      {"baseline_id", report.baseline.id.value},
                                      {"gold", report.run.gold},
                                      {"corpus", report.run.corpus},
                                      {"snapshot", report.run.snapshot},
                                      {"manifest_hash", report.run.manifestHash}})
        out += fmt::format("   <property name=\"{}\" value=\"{}\"/>\n", name, xmlEscaped(value));
    out += "  </properties>\n";
    for (const GateResult& result : report.results) {
        out += fmt::format("  <testcase name=\"{}\" classname=\"gate.{}\" time=\"0\" file=\"{}\" line=\"{}\"",
                           xmlEscaped(result.gate.name), xmlEscaped(result.gate.measure), xmlEscaped(file),
                           result.gate.line);
        if (result.state == GateState::Passed) {
            out += "/>\n";
            continue;
        }
        const char* element = result.state == GateState::Failed ? "failure" : "error";
        out += fmt::format("><{0} type=\"gate\" message=\"{1}\">{2}</{0}></testcase>\n", element,
                           xmlEscaped(result.message),
                           xmlEscaped(fmt::format("{}", fmt::join(result.items, "\n"))));
    }
    return out + " </testsuite>\n</testsuites>\n";
}

std::string gateReportMarkdown(const GateReport& report) {
    std::string out =
        fmt::format("## {} {}\n\n", report.passed() ? "Passed:" : "Failed:", summaryLine(report));
    out += fmt::format("Run `{}` ({}) against baseline `{}` on {}.\n\n", report.run.id.value,
                       tableCell(report.run.name), report.baseline.id.value, tableCell(report.run.gold));
    out += "| gate | result | |\n|---|---|---|\n";
    for (const GateResult& result : report.results)
        out += fmt::format("| {} | {} | {} |\n", tableCell(result.gate.name),
                           result.state == GateState::Passed ? "passed"
                                                             : fmt::format("**{}**", stateName(result.state)),
                           tableCell(result.message));
    if (!report.differences.empty()) {
        out += "\nWhat differs between the two:\n\n";
        for (const std::string& line : report.differences)
            out += "- " + tableCell(line) + "\n";
    }
    for (const std::string& line : report.warnings)
        out += "\n> " + tableCell(line) + "\n";
    return out;
}

std::string gateReportText(const GateReport& report) {
    std::string out;
    for (const std::string& line : report.warnings)
        out += "Warning: " + line + "\n";
    for (const GateResult& result : report.results)
        out += fmt::format("{:<7} {}: {}\n", stateName(result.state), result.gate.name, result.message);
    return out + summaryLine(report) + "\n";
}

} // namespace touchstone
