// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/retrieval_report.h"

#include "eval/reports/markdown_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

/// Two or three digits after the point, without the zero before it: .57
std::string shortNumber(double value) {
    std::string text = fmt::format("{:.3f}", value);
    if (text.starts_with("0."))
        text.erase(0, 1);
    return text;
}

} // namespace

std::string measureText(const MeasureSummary& measure) {
    if (!measure.mean)
        return "n/a";
    std::string out = fmt::format("{:.3f}", *measure.mean);
    if (measure.ci)
        out += fmt::format(" [{}, {}]", shortNumber(measure.ci->first), shortNumber(measure.ci->second));
    return out;
}

std::string retrievalReportMarkdown(const RetrievalRun& run) {
    std::string out = fmt::format("# Retrieval: {}@{} on {}\n\n", run.gold.name, run.gold.version,
                                  EditionName{run.edition.name, run.edition.version}.toString());
    out += fmt::format("{} questions: {} with relevant places, {} unanswerable (not applicable), {} failed. "
                       "Snapshot `{}`, {} chunks, chunker "
                       "`{}`, embedder `{}`. Mode {}, k {}, judged at {} level. {:.2f} s.\n\n",
                       run.queries.size(), run.n, run.na, run.failed, run.edition.snapshot.substr(0, 16),
                       run.edition.chunks, run.edition.chunker, run.edition.embedder,
                       retrievalModeName(run.options.mode), run.options.k, retrievalLevelName(run.level),
                       run.seconds);
    out += "| measure | mean [95 % interval] | n | n/a | failed |\n|---|---|---|---|---|\n";
    for (const MeasureSummary& measure : run.measures)
        out += fmt::format("| {} | {} | {} | {} | {} |\n", measure.name, measureText(measure), measure.n,
                           measure.na, measure.failed);
    out += fmt::format("\nIntervals: BCa bootstrap over questions, 10,000 resamples, seed {}. The measures "
                       "are trec_eval's.\n",
                       run.seed);

    // The worst questions first: they are what somebody reads a report for.
    std::vector<const QueryScores*> lost;
    for (const QueryScores& query : run.queries)
        if (!query.failure.empty() ||
            (!query.values.empty() && query.values.front() && *query.values.front() < 0.5))
            lost.push_back(&query);
    std::stable_sort(lost.begin(), lost.end(), [](const QueryScores* a, const QueryScores* b) {
        const auto value = [](const QueryScores* q) {
            return q->values.empty() || !q->values.front() ? -1.0 : *q->values.front();
        };
        return value(a) < value(b);
    });
    if (lost.empty() || run.measures.empty())
        return out;
    out += fmt::format("\n## Questions below 0.5 in {}\n\n| id | {} | found first |\n|---|---|---|\n",
                       run.measures.front().name, run.measures.front().name);
    for (const QueryScores* query : lost) {
        if (!query->failure.empty())
            out += fmt::format("| {} | failed | {} |\n", tableCell(query->id), tableCell(query->failure));
        else
            out += fmt::format("| {} | {:.3f} | {} |\n", tableCell(query->id), *query->values.front(),
                               query->ranking.empty() ? "nothing" : tableCell(query->ranking.front()));
    }
    return out;
}

} // namespace touchstone
