// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/suite_report.h"

#include "core/answering/hit_json.h"
#include "core/base/clock.h"
#include "eval/reports/gate_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::size_t passedTimes(const SuiteItemResult& result) {
    return static_cast<std::size_t>(
        std::count_if(result.attempts.begin(), result.attempts.end(),
                      [](const SuiteAttempt& one) { return one.faults.empty(); }));
}

bool counts(const SuiteItemResult& result) {
    return result.quarantine.empty();
}

} // namespace

std::string suiteSummary(const SuiteReport& report) {
    std::string out = fmt::format("{}: {} of {} passed", report.prompt, report.passed, report.items.size());
    if (report.failed > 0)
        out += fmt::format(", {} failed", report.failed);
    if (report.errors > 0)
        out += fmt::format(", {} could not be asked", report.errors);
    if (report.quarantined > 0)
        out += fmt::format(", {} in quarantine", report.quarantined);
    return out + fmt::format(" ({})", report.file);
}

Json suiteReportJson(const SuiteReport& report, const PromptSuite& suite, bool answers) {
    Json items = Json::array();
    for (std::size_t i = 0; i < report.items.size(); ++i) {
        const SuiteItemResult& result = report.items[i];
        Json row{{"id", suite.items[i].gold.id},
                 {"line", suite.items[i].line},
                 {"question", suite.items[i].gold.question},
                 {"state", suiteStateName(result.state)},
                 {"passed", passedTimes(result)},
                 {"repeats", result.attempts.size()},
                 {"reason", textOrNull(result.reason)},
                 {"quarantine", textOrNull(result.quarantine)},
                 {"quarantined_now", result.quarantinedNow}};
        if (answers)
            for (const SuiteAttempt& attempt : result.attempts)
                row["attempts"].push_back({{"answer", attempt.output.answer},
                                           {"refused", attempt.output.refused},
                                           {"error", textOrNull(attempt.output.error)},
                                           {"faults", attempt.faults}});
        items.push_back(std::move(row));
    }
    return {{"suite", report.suite},
            {"file", report.file},
            {"prompt", report.prompt},
            {"model", report.model},
            {"passed", report.ok()},
            {"counts",
             {{"items", report.items.size()},
              {"passed", report.passed},
              {"failed", report.failed},
              {"errors", report.errors},
              {"quarantined", report.quarantined}}},
            {"repeats", report.repeats},
            {"cost", report.cost ? finiteOrNull(*report.cost) : Json(nullptr)},
            {"currency", textOrNull(report.currency)},
            {"seconds", report.seconds},
            {"items", std::move(items)}};
}

std::string suiteReportJunit(const SuiteReport& report, const PromptSuite& suite) {
    const std::string numbers =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\"",
                    report.items.size(), report.failed, report.errors, report.quarantined, report.seconds);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites name=\"touchstone suites\" {}>\n", numbers);
    out += fmt::format(" <testsuite name=\"{}\" {} timestamp=\"{}\">\n", xmlEscaped(report.suite), numbers,
                       isoTime(systemClock().unixMs()).substr(0, 19));
    out += fmt::format("  <properties>\n   <property name=\"prompt\" value=\"{}\"/>\n   <property "
                       "name=\"model\" value=\"{}\"/>\n  </properties>\n",
                       xmlEscaped(report.prompt), xmlEscaped(report.model));
    for (std::size_t i = 0; i < report.items.size(); ++i) {
        const SuiteItemResult& result = report.items[i];
        out += fmt::format("  <testcase name=\"{}\" classname=\"{}\" time=\"{:.3f}\" file=\"{}\" line=\"{}\"",
                           xmlEscaped(suite.items[i].gold.id), xmlEscaped(report.suite), result.seconds,
                           xmlEscaped(report.file), suite.items[i].line);
        if (counts(result) && result.state == SuiteState::Passed) {
            out += "/>\n";
            continue;
        }
        if (!counts(result)) {
            out += fmt::format("><skipped message=\"{}\"/></testcase>\n",
                               xmlEscaped("quarantined: " + result.quarantine));
            continue;
        }
        const char* element = result.state == SuiteState::Error ? "error" : "failure";
        std::string answer;
        for (const SuiteAttempt& attempt : result.attempts)
            if (!attempt.faults.empty() && answer.empty())
                answer = attempt.output.answer;
        out += fmt::format("><{0} type=\"{1}\" message=\"{2}\">{3}</{0}></testcase>\n", element,
                           suiteStateName(result.state), xmlEscaped(result.reason), xmlEscaped(answer));
    }
    return out + " </testsuite>\n</testsuites>\n";
}

std::string suiteReportText(const SuiteReport& report, const PromptSuite& suite) {
    std::string out;
    for (std::size_t i = 0; i < report.items.size(); ++i) {
        const SuiteItemResult& result = report.items[i];
        const std::string& id = suite.items[i].gold.id;
        if (counts(result) && result.state == SuiteState::Passed)
            continue;
        if (!counts(result))
            out += fmt::format("  quarantined  {}  {}{}\n", id, result.quarantine,
                               result.quarantinedNow                ? ""
                               : result.state == SuiteState::Passed ? " (it passes now)"
                                                                    : " (" + result.reason + ")");
        else
            out += fmt::format("  {:<11}  {}  {}\n", suiteStateName(result.state), id, result.reason);
    }
    return suiteSummary(report) + "\n" + out;
}

} // namespace touchstone
