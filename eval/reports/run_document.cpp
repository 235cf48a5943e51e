// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/run_document.h"

#include "core/platform/env.h"
#include "eval/gold/csv.h"
#include "eval/reports/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string textIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

ReportItem itemOf(const Json& row) {
    ReportItem item;
    item.id = textIn(row, "item");
    item.question = textIn(row, "question");
    item.type = textIn(row, "type");
    item.arm = textIn(row, "arm");
    item.answer = textIn(row, "answer");
    item.repeat = row.value("repeat", 0U);
    item.failed = textIn(row, "state") == "failed";
    item.refused = row.value("refused", false);
    if (const auto error = row.find("error"); error != row.end())
        item.error = textIn(*error, "message");
    if (const auto citations = row.find("citations"); citations != row.end() && citations->is_array())
        for (const Json& citation : *citations) {
            const std::string anchor = textIn(citation, "anchor");
            item.citations.push_back(fmt::format("[{}] {}{} {}", citation.value("n", 0),
                                                 textIn(citation, "path"), anchor.empty() ? "" : "#" + anchor,
                                                 textIn(citation, "status")));
        }
    if (const auto diagnosis = row.find("diagnosis"); diagnosis != row.end()) {
        item.cause = textIn(*diagnosis, "cause");
        item.explanation = textIn(*diagnosis, "explanation");
    }
    if (auto scores = scoresFromJson(row["scores"].dump()))
        item.scores = std::move(*scores);
    return item;
}

std::vector<std::vector<KindMean>> kindsOf(const std::vector<MetricColumn>& columns,
                                           const std::vector<std::string>& types) {
    std::vector<std::vector<KindMean>> out;
    for (const MetricColumn& column : columns) {
        std::map<std::string, std::vector<double>> values;
        for (std::size_t i = 0; i < column.items.size(); ++i) {
            std::vector<double>& kind = values[types[i]];
            if (const Score score = itemScore(column.items[i]); score.hasValue())
                kind.push_back(score.value);
        }
        out.emplace_back();
        for (const auto& [kind, numbers] : values)
            out.back().push_back({kind, meanOf(numbers), numbers.size()});
    }
    return out;
}

} // namespace

Result<RunDocument> readRunDocument(Database& database, const RunRecord& run, JobContext& context) {
    RunDocument out;
    out.run = run;
    auto json = runReportJson(database, run, false, context);
    if (!json)
        return fail(std::move(json.error()));
    out.json = std::move(*json);
    out.manifest = out.json["manifest"];
    auto columns = readColumns(database, run);
    if (!columns)
        return fail(std::move(columns.error()));
    auto summary = summarise(*columns, out.manifest.value("seed", std::uint64_t{1}), context);
    if (!summary)
        return fail(std::move(summary.error()));
    out.arms = std::move(*summary);
    std::map<std::string, std::string> typeOf;
    for (const Json& row : out.json["items"]) {
        out.items.push_back(itemOf(row));
        typeOf[out.items.back().id] = out.items.back().type;
    }
    std::vector<std::string> types;
    for (const std::string& id : columns->items)
        types.push_back(typeOf[id]);
    for (const auto& arm : columns->columns)
        out.kinds.push_back(kindsOf(arm, types));
    return out;
}

std::string methodsText(const RunDocument& document) {
    const Json& manifest = document.manifest;
    const auto at = [&](const char* pointer) -> std::string {
        const Json::json_pointer way(pointer);
        if (!manifest.contains(way) || manifest.at(way).is_null())
            return {};
        return manifest.at(way).is_string() ? manifest.at(way).get<std::string>() : manifest.at(way).dump();
    };
    std::string out =
        fmt::format("{} questions of the gold set {} version {} (SHA-256 {}) were answered from the corpus "
                    "{}{}, snapshot {}",
                    at("/gold/items"), at("/gold/name"), at("/gold/version"), at("/gold/hash").substr(0, 12),
                    at("/corpus/name"), at("/corpus/version").empty() ? "" : " " + at("/corpus/version"),
                    at("/corpus/snapshot").substr(0, 12));
    if (!at("/corpus/chunks").empty())
        out += fmt::format(" ({} chunks, {}, {})", at("/corpus/chunks"), at("/corpus/chunker"),
                           at("/corpus/embedder"));
    out += fmt::format(", by Touchstone {}. ", at("/program"));
    for (const Json& arm : manifest["arms"]) {
        out += fmt::format("{}: ", textIn(arm, "name"));
        if (textIn(arm, "kind") == "import") {
            out += fmt::format("outputs of {}, imported. ", textIn(arm, "tool"));
            continue;
        }
        if (textIn(arm, "kind") != "pipeline") {
            out += fmt::format("an application of its own ({}). ", textIn(arm, "kind"));
            continue;
        }
        out += fmt::format("{} with {}", textIn(arm, "arm"), textIn(arm, "model"));
        if (const auto prompt = arm.find("prompt"); prompt != arm.end())
            out += fmt::format(", prompt {}@{} ({})", textIn(*prompt, "name"), prompt->value("version", 0),
                               textIn(*prompt, "hash").substr(0, 12));
        if (const auto retrieval = arm.find("retrieval"); retrieval != arm.end())
            out += fmt::format(", {} retrieval of {} passages", textIn(*retrieval, "mode"),
                               retrieval->value("k", 0));
        if (const auto tokens = arm.find("context_tokens"); tokens != arm.end())
            out += fmt::format(" within {} tokens", tokens->dump());
        out += ". ";
    }
    if (const int repeats = manifest.value("repeats", 1); repeats > 1)
        out += fmt::format("Every item was answered {} times; its scores were averaged first. ", repeats);
    out += fmt::format(
        "Means are over items with a value; items to which a measure does not apply and failed ones are "
        "counted beside them. Intervals: 95 % BCa bootstrap over items, 10,000 resamples, seed {}.",
        manifest.value("seed", 1));
    return out;
}

Result<> writeRunReport(Database& database, const RunRecord& run, const std::string& folder,
                        JobContext& context) {
    auto document = readRunDocument(database, run, context);
    if (!document)
        return fail(std::move(document.error()));
    const std::filesystem::path place(folder);
    TOUCHSTONE_TRY(writeFileAtomically(place / "report.html", runReportHtml(*document)));
    TOUCHSTONE_TRY(writeFileAtomically(place / "report.md", runReportMarkdown(*document)));
    TOUCHSTONE_TRY(writeFileAtomically(place / "items.csv", runReportCsv(*document)));
    return writeFileAtomically(place / "report.json",
                               document->json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::string runReportCsv(const RunDocument& document) {
    std::vector<std::string> metrics;
    for (const ReportItem& item : document.items)
        for (const auto& [name, score] : item.scores)
            if (std::find(metrics.begin(), metrics.end(), name) == metrics.end())
                metrics.push_back(name);
    std::vector<std::string> head = {"item",  "type",    "arm",      "repeat",
                                     "state", "refused", "question", "answer"};
    head.insert(head.end(), metrics.begin(), metrics.end());
    std::string out = csvLine(head);
    for (const ReportItem& item : document.items) {
        std::vector<std::string> row = {item.id,
                                        item.type,
                                        item.arm,
                                        std::to_string(item.repeat),
                                        item.failed ? "failed" : "done",
                                        item.refused ? "true" : "false",
                                        item.question,
                                        item.failed ? item.error : item.answer};
        for (const std::string& metric : metrics) {
            const auto found = std::find_if(item.scores.begin(), item.scores.end(),
                                            [&](const auto& one) { return one.first == metric; });
            if (found == item.scores.end() || found->second.state == ScoreState::NotApplicable)
                row.emplace_back(found == item.scores.end() ? "" : "n/a");
            else
                row.push_back(found->second.hasValue() ? fmt::format("{}", found->second.value) : "failed");
        }
        out += csvLine(row);
    }
    return out;
}

} // namespace touchstone
