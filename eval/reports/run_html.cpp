// SPDX-License-Identifier: GPL-3.0-or-later
// runReportHtml of run_document.h.
#include "core/base/clock.h"
#include "eval/reports/diagnosis_report.h"
#include "eval/reports/gate_report.h"
#include "eval/reports/run_document.h"
#include "eval/reports/svg_charts.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kWorst = 20;

constexpr const char* kStyle = R"(
:root{color-scheme:light dark;--ink:#1c2024;--soft:#60666d;--line:#d9dce0;--paper:#fff;--card:#f6f7f8;--accent:#2f6fdb}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#9aa1a9;--line:#383d43;--paper:#16181b;--card:#1f2226;--accent:#7aa7f7}}
body{font:15px/1.5 Inter,system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1080px;margin:0 auto;padding:32px 24px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}h3{font-size:15px;margin:20px 0 6px}
p.methods,.soft{color:var(--soft)}.partial{border-left:4px solid #c77700;padding-left:10px}
.tiles{display:flex;flex-wrap:wrap;gap:12px}.tile{background:var(--card);border-radius:8px;padding:12px 16px;min-width:150px}
.tile b{display:block;font-size:22px}.tile span{color:var(--soft);font-size:13px}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:5px 10px;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
a{color:var(--accent)}svg.chart{width:100%;height:auto;font-size:12px}.chart text{fill:var(--ink)}.chart .tick,.chart .value{fill:var(--soft)}
.grid{stroke:var(--line)}.ci{stroke:var(--accent);stroke-width:3;opacity:.55}.dot{fill:var(--accent)}.chart a{fill:var(--accent)}
details{border-bottom:1px solid var(--line);padding:6px 0}summary{cursor:pointer}pre{white-space:pre-wrap;background:var(--card);padding:10px;border-radius:6px;font-size:13px}
@media print{body{max-width:none;padding:0}details{break-inside:avoid}svg.chart{break-inside:avoid}}
)";

std::string esc(std::string_view text) {
    std::string out = xmlEscaped(text);
    for (std::size_t at = out.find("&#10;"); at != std::string::npos; at = out.find("&#10;", at + 1))
        out.replace(at, 5, "\n");
    return out;
}

std::string shortNumber(const std::optional<double>& value) {
    return value ? fmt::format("{:.4g}", *value) : std::string("n/a");
}

std::string interval(const MetricSummary& measure) {
    return measure.ci ? fmt::format("[{:.4g}, {:.4g}]", measure.ci->low, measure.ci->high) : std::string();
}

std::string anchorOf(std::size_t item) {
    return fmt::format("item-{}", item + 1);
}

std::string tiles(const ArmSummary& arm) {
    std::string out = "<div class=\"tiles\">\n";
    for (const MetricSummary& measure : arm.measures)
        if (measure.mean && measure.info.group != "form")
            out += fmt::format("<div class=\"tile\"><span>{}</span><b>{}</b><span>{} n {}{}{}</span></div>\n",
                               esc(measure.metric), shortNumber(measure.mean), interval(measure), measure.n,
                               measure.na > 0 ? fmt::format(", n/a {}", measure.na) : "",
                               measure.failed > 0 ? fmt::format(", failed {}", measure.failed) : "");
    return out + "</div>\n";
}

std::string charts(const ArmSummary& arm, std::size_t number,
                   const std::vector<std::vector<KindMean>>& kinds) {
    std::vector<ChartPoint> points;
    for (const MetricSummary& measure : arm.measures)
        if (measure.mean && (measure.info.range == "0..1" || measure.info.range == "0 or 1"))
            points.push_back(
                {measure.metric, fmt::format("#measures-{}", number),
                 fmt::format("{} {} n {}", shortNumber(measure.mean), interval(measure), measure.n),
                 *measure.mean, measure.ci ? std::optional(measure.ci->low) : std::nullopt,
                 measure.ci ? std::optional(measure.ci->high) : std::nullopt});
    std::string out;
    if (!points.empty())
        out += intervalChart("Measures of " + arm.arm + " with 95 % intervals", points);
    for (std::size_t i = 0; i < kinds.size() && i < arm.measures.size(); ++i) {
        if (kinds[i].size() < 2 || arm.measures[i].metric != "refusal_right")
            continue;
        std::vector<ChartPoint> byKind;
        for (const KindMean& kind : kinds[i])
            if (kind.mean)
                byKind.push_back({kind.kind.empty() ? "(no kind)" : kind.kind,
                                  "",
                                  fmt::format("{} n {}", shortNumber(kind.mean), kind.n),
                                  *kind.mean,
                                  {},
                                  {}});
        out += "<h3>refusal_right by kind</h3>\n" + intervalChart("refusal_right by kind", byKind);
    }
    return out;
}

std::string measureTable(const ArmSummary& arm, std::size_t number) {
    std::string out =
        fmt::format("<table id=\"measures-{}\"><tr><th>measure</th><th class=\"n\">mean</th><th>95 % "
                    "interval</th><th class=\"n\">n</th><th class=\"n\">n/a</th><th "
                    "class=\"n\">failed</th><th class=\"n\">p50</th><th class=\"n\">p95</th><th "
                    "class=\"n\">p99</th></tr>\n",
                    number);
    for (const MetricSummary& measure : arm.measures)
        out += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td>{}</td><td class=\"n\">{}</td><td "
                           "class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
                           "class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                           esc(measure.metric), shortNumber(measure.mean), interval(measure), measure.n,
                           measure.na, measure.failed, measure.p50 ? shortNumber(measure.p50) : "",
                           measure.p95 ? shortNumber(measure.p95) : "",
                           measure.p99 ? shortNumber(measure.p99) : "");
    out += "</table>\n";
    out += fmt::format(
        "<h3>Answered and refused</h3><table><tr><th></th><th class=\"n\">answered</th><th "
        "class=\"n\">refused</th></tr><tr><td>the corpus answers it</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td></tr><tr><td>it does not</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td></tr></table>\n",
        arm.answered, arm.wronglyRefused, arm.shouldHaveRefused, arm.rightlyRefused);
    out += fmt::format(
        "<p class=\"soft\">{} samples, {} failed; {} tokens in, {} out; cost {}{}.</p>\n", arm.samples,
        arm.failedSamples, arm.inputTokens, arm.outputTokens,
        arm.cost ? fmt::format("{:.6g} {}", *arm.cost, esc(arm.currency)) : std::string("not known"),
        arm.costPerSuccess ? fmt::format(", {:.6g} per success", *arm.costPerSuccess) : std::string());
    return out;
}

std::string scoreText(const Score& score) {
    if (score.hasValue())
        return fmt::format("{:.4g}", score.value);
    return (score.state == ScoreState::NotApplicable ? "n/a: " : "failed: ") + score.reason;
}

/// Items that lost most, for every measure a person would look at first.
std::string worst(const RunDocument& document, const ArmSummary& arm) {
    std::string out;
    for (const char* metric : {"refusal_right", "nDCG@10", "citation_validity"}) {
        std::vector<std::pair<double, std::size_t>> low;
        for (std::size_t i = 0; i < document.items.size(); ++i) {
            if (document.items[i].arm != arm.arm)
                continue;
            for (const auto& [name, score] : document.items[i].scores)
                if (name == metric && score.hasValue() && score.value < 0.5)
                    low.emplace_back(score.value, i);
        }
        if (low.empty())
            continue;
        std::stable_sort(low.begin(), low.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        out += fmt::format("<h3>{} below 0.5: {} samples</h3><p>", metric, low.size());
        for (std::size_t i = 0; i < std::min(kWorst, low.size()); ++i)
            out += fmt::format("<a href=\"#{}\">{}</a> {:.2f} &#183; ", anchorOf(low[i].second),
                               esc(document.items[low[i].second].id), low[i].first);
        out += "</p>\n";
    }
    return out;
}

std::string itemDetails(const ReportItem& item, std::size_t number) {
    std::string out = fmt::format(
        "<details id=\"{}\"><summary><b>{}</b> <span class=\"soft\">{}{}{}</span> {}{}</summary>\n",
        anchorOf(number), esc(item.id), esc(item.arm), item.type.empty() ? "" : ", " + esc(item.type),
        item.repeat > 0 ? fmt::format(", repeat {}", item.repeat) : "", esc(item.question),
        item.failed    ? " <b>failed</b>"
        : item.refused ? " (refused)"
                       : "");
    out += fmt::format("<pre>{}</pre>\n", esc(item.failed ? item.error : item.answer));
    if (!item.cause.empty())
        out += fmt::format("<p><b>{}</b>: {}</p>\n", esc(item.cause), esc(item.explanation));
    for (const std::string& citation : item.citations)
        out += fmt::format("<div class=\"soft\">{}</div>\n", esc(citation));
    out += "<table>";
    for (const auto& [name, score] : item.scores)
        out += fmt::format("<tr><td>{}</td><td>{}</td></tr>", esc(name), esc(scoreText(score)));
    return out + "</table></details>\n";
}

} // namespace

std::string runReportHtml(const RunDocument& document) {
    const RunRecord& run = document.run;
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n";
    out += fmt::format("<title>{}</title><style>{}</style></head><body>\n", esc(run.name), kStyle);
    out += fmt::format("<h1>{}</h1><p class=\"soft\">Run {}, {}. {} on {}.</p>\n", esc(run.name),
                       run.id.value, isoTime(run.createdUnixMs), esc(run.gold), esc(run.corpus));
    if (run.done < run.total)
        out += fmt::format("<p class=\"partial\"><b>Partial:</b> {} of {} samples are done.</p>\n", run.done,
                           run.total);
    out += fmt::format("<p class=\"methods\">{}</p>\n", esc(methodsText(document)));
    for (std::size_t i = 0; i < document.arms.size(); ++i) {
        const ArmSummary& arm = document.arms[i];
        out += fmt::format("<h2>{}</h2>\n", esc(arm.arm)) + tiles(arm) + "<h3>Measures</h3>\n" +
               charts(arm, i + 1, document.kinds[i]) + measureTable(arm, i + 1) + diagnosisHtml(document, i) +
               worst(document, arm);
    }
    out += "<h2>Items</h2>\n";
    for (std::size_t i = 0; i < document.items.size(); ++i)
        out += itemDetails(document.items[i], i);
    out += fmt::format(
        "<h2>Manifest</h2><details><summary>{}</summary><pre>{}</pre></details>\n</body></html>\n",
        esc(run.manifestHash),
        esc(document.manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
    return out;
}

} // namespace touchstone
