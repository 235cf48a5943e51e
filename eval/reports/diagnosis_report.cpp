// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/diagnosis_report.h"

#include "eval/reports/gate_report.h"
#include "eval/reports/markdown_table.h"
#include "eval/reports/svg_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLinkedItems = 30;

const Json* armOf(const RunDocument& document, std::size_t arm) {
    const auto diagnosis = document.json.find("diagnosis");
    if (diagnosis == document.json.end() || !diagnosis->is_array() || arm >= diagnosis->size())
        return nullptr;
    return &(*diagnosis)[arm];
}

std::string numberText(const Json& json) {
    return json.is_number() ? fmt::format("{:.3g}", json.get<double>()) : std::string("n/a");
}

std::string rangeText(const Json& json) {
    return json.is_array() && json.size() == 2
               ? fmt::format("[{}, {}]", numberText(json[0]), numberText(json[1]))
               : std::string();
}

std::string joinedTexts(const Json& list, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < std::min(list.size(), most); ++i)
        out += (i > 0 ? ", " : "") + list[i].get<std::string>();
    return list.size() > most ? fmt::format("{} and {} more", out, list.size() - most) : out;
}

/// "12 of 40 items were wrong (0.3 [0.18, 0.45]). Where a gold place was given ..., 20 of 25 were right."
std::string headline(const Json& arm) {
    const Json& wrong = arm["wrong"];
    const Json& gold = arm["right_with_gold"];
    std::string out = fmt::format(
        "{} of {} items were wrong, {} {}. Where a gold place was among what the model was given, "
        "{} of {} were right.",
        wrong["n"].get<std::uint64_t>(), arm["items"].get<std::uint64_t>(), numberText(wrong["share"]),
        rangeText(wrong["ci"]), gold["right"].get<std::uint64_t>(), gold["n"].get<std::uint64_t>());
    if (arm["note"].is_string())
        out += fmt::format(" Note: {}.", arm["note"].get<std::string>());
    return out;
}

/// Links to items by arm and id; the report numbers all samples.
std::map<std::string, std::size_t> anchorsOf(const RunDocument& document, const std::string& arm) {
    std::map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < document.items.size(); ++i)
        if (document.items[i].arm == arm)
            out.emplace(document.items[i].id, i + 1);
    return out;
}

std::string links(const Json& items, const std::map<std::string, std::size_t>& anchors) {
    std::string out;
    for (std::size_t i = 0; i < std::min(items.size(), kLinkedItems); ++i) {
        const std::string id = items[i].get<std::string>();
        const auto at = anchors.find(id);
        out += at == anchors.end() ? xmlEscaped(id) + " "
                                   : fmt::format("<a href=\"#item-{}\">{}</a> ", at->second, xmlEscaped(id));
    }
    return items.size() > kLinkedItems ? out + fmt::format("and {} more", items.size() - kLinkedItems) : out;
}

} // namespace

std::string diagnosisHtml(const RunDocument& document, std::size_t arm) {
    const Json* json = armOf(document, arm);
    if (!json)
        return {};
    const auto anchors = anchorsOf(document, (*json)["arm"].get<std::string>());
    std::string out = fmt::format("<h3>Why it failed</h3><p>{}</p>\n", xmlEscaped(headline(*json)));
    std::vector<ChartPoint> points;
    for (const Json& cause : (*json)["causes"])
        if (cause["share"].is_number() && cause["ci"].is_array())
            points.push_back({cause["cause"].get<std::string>(), "",
                              fmt::format("{} {} n {}", numberText(cause["share"]), rangeText(cause["ci"]),
                                          cause["n"].get<std::uint64_t>()),
                              cause["share"].get<double>(), cause["ci"][0].get<double>(),
                              cause["ci"][1].get<double>()});
    if (!points.empty())
        out += intervalChart("Causes, share of all items with 95 % intervals", points);
    out += "<table><tr><th>cause</th><th class=\"n\">n</th><th>share</th><th>items</th></tr>\n";
    for (const Json& cause : (*json)["causes"])
        out +=
            fmt::format("<tr><td><b>{}</b><br><span class=\"soft\">{}</span></td><td class=\"n\">{}</td>"
                        "<td>{} {}</td><td>{}</td></tr>\n",
                        xmlEscaped(cause["cause"].get<std::string>()),
                        xmlEscaped(cause["meaning"].get<std::string>()), cause["n"].get<std::uint64_t>(),
                        numberText(cause["share"]), rangeText(cause["ci"]), links(cause["items"], anchors));
    out += "</table>\n";
    if (!(*json)["fixes"].empty())
        out += "<h3>What would help</h3><table><tr><th>change</th><th class=\"n\">items that would be "
               "right</th><th>range</th><th>items</th></tr>\n";
    for (const Json& fix : (*json)["fixes"])
        out += fmt::format("<tr><td>{}{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>\n",
                           xmlEscaped(fix["fix"].get<std::string>()),
                           fix["basis"] == "replay" ? " <span class=\"soft\">(replayed)</span>" : "",
                           numberText(fix["expected"]), rangeText(fix["ci"]), links(fix["mended"], anchors));
    if (!(*json)["fixes"].empty())
        out += "</table>\n";
    if (!(*json)["clusters"].empty())
        out += "<h3>Failures that are alike</h3><table><tr><th>about</th><th class=\"n\">n</th><th>items</th>"
               "</tr>\n";
    for (const Json& cluster : (*json)["clusters"])
        out += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td>{}</td></tr>\n",
                           xmlEscaped(joinedTexts(cluster["terms"], 3)), cluster["n"].get<std::uint64_t>(),
                           links(cluster["items"], anchors));
    if (!(*json)["clusters"].empty())
        out += "</table>\n";
    return out;
}

std::string diagnosisMarkdown(const RunDocument& document, std::size_t arm) {
    const Json* json = armOf(document, arm);
    if (!json)
        return {};
    std::string out = fmt::format("\n## Why it failed: {}\n\n{}\n",
                                  tableCell((*json)["arm"].get<std::string>()), tableCell(headline(*json)));
    if (!(*json)["causes"].empty())
        out += "\n| cause | n | share | 95 % interval | items |\n|---|---|---|---|---|\n";
    for (const Json& cause : (*json)["causes"])
        out += fmt::format("| {} | {} | {} | {} | {} |\n", cause["cause"].get<std::string>(),
                           cause["n"].get<std::uint64_t>(), numberText(cause["share"]),
                           rangeText(cause["ci"]), tableCell(joinedTexts(cause["items"], 10)));
    if (!(*json)["fixes"].empty())
        out += "\n| what would help | items that would be right | range | basis |\n|---|---|---|---|\n";
    for (const Json& fix : (*json)["fixes"])
        out +=
            fmt::format("| {} | {} | {} | {} |\n", tableCell(fix["fix"].get<std::string>()),
                        numberText(fix["expected"]), rangeText(fix["ci"]), fix["basis"].get<std::string>());
    if (!(*json)["clusters"].empty())
        out += "\n| alike | n | items |\n|---|---|---|\n";
    for (const Json& cluster : (*json)["clusters"])
        out += fmt::format("| {} | {} | {} |\n", tableCell(joinedTexts(cluster["terms"], 3)),
                           cluster["n"].get<std::uint64_t>(), tableCell(joinedTexts(cluster["items"], 10)));
    return out;
}

} // namespace touchstone
