// SPDX-License-Identifier: GPL-3.0-or-later
// runReportMarkdown of run_document.h.
#include "eval/reports/diagnosis_report.h"
#include "eval/reports/markdown_table.h"
#include "eval/reports/run_document.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kListed = 30;

std::string measureRow(const MetricSummary& measure) {
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", tableCell(measure.metric),
                       measure.mean ? fmt::format("{:.3f}", *measure.mean) : "n/a",
                       measure.ci ? fmt::format("[{:.3f}, {:.3f}]", measure.ci->low, measure.ci->high) : "",
                       measure.n, measure.na, measure.failed,
                       measure.p95 ? fmt::format("p50 {:.4g}, p95 {:.4g}, p99 {:.4g}", *measure.p50,
                                                 *measure.p95, *measure.p99)
                                   : "");
}

} // namespace

std::string runReportMarkdown(const RunDocument& document) {
    const RunRecord& run = document.run;
    std::string out = fmt::format("# {}\n\n", tableCell(run.name));
    if (run.done < run.total)
        out += fmt::format("**Partial: {} of {} samples are done.**\n\n", run.done, run.total);
    out += methodsText(document) + "\n";
    for (const ArmSummary& arm : document.arms) {
        out += fmt::format(
            "\n## {}\n\n{} samples, {} failed.\n\n| measure | mean | 95 % interval | n | n/a | failed | "
            "|\n|---|---|---|---|---|---|---|\n",
            tableCell(arm.arm), arm.samples, arm.failedSamples);
        for (const MetricSummary& measure : arm.measures)
            out += measureRow(measure);
        out += fmt::format(
            "\nAnswerable questions: {} answered, {} wrongly refused. Unanswerable ones: {} rightly "
            "refused, {} answered.\n",
            arm.answered, arm.wronglyRefused, arm.rightlyRefused, arm.shouldHaveRefused);
        if (arm.cost)
            out += fmt::format("Cost: {:.6g} {}{}.\n", *arm.cost, arm.currency,
                               arm.costPerSuccess ? fmt::format(", {:.6g} per success", *arm.costPerSuccess)
                                                  : "");
    }
    for (std::size_t i = 0; i < document.arms.size(); ++i)
        out += diagnosisMarkdown(document, i);
    std::size_t listed = 0;
    for (const ReportItem& item : document.items) {
        const bool wrong = std::any_of(item.scores.begin(), item.scores.end(), [](const auto& one) {
            return one.first == "refusal_right" && (!one.second.hasValue() || one.second.value < 0.5);
        });
        if (!wrong || listed == kListed)
            continue;
        if (listed++ == 0)
            out += "\n## Answered or refused wrongly\n\n| item | arm | question | |\n|---|---|---|---|\n";
        out += fmt::format("| {} | {} | {} | {} |\n", tableCell(item.id), tableCell(item.arm),
                           tableCell(item.question),
                           item.failed    ? "failed: " + tableCell(item.error)
                           : item.refused ? "refused"
                                          : "answered");
    }
    return out;
}

} // namespace touchstone
