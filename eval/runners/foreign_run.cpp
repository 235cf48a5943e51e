// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/foreign_run.h"

#include "core/base/json_depth.h"
#include "eval/gold/csv.h"
#include "eval/metrics/trec_files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepestRun = 200;

struct Row {
    Json json;
    std::int64_t line = 0;
};

Error wrong(const std::string& file, std::int64_t line, std::string message) {
    Error error = makeError(ErrorCode::BadInput, std::move(message),
                            "The forms that are read are in docs/formats/"
                            "imports.md.");
    error.file = file;
    error.line = line;
    return error;
}

std::optional<Json> parsedCell(std::string_view text) {
    if (jsonNestsDeeperThan(text, kDeepestRun))
        return std::nullopt;
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional<Json>(std::move(json));
}

/// The list of rows inside a tool's document, and which tool that is; none: a single row.
std::optional<std::pair<std::string, Json>> listIn(const Json& document) {
    const auto at = [&](const char* pointer) -> const Json* {
        const Json::json_pointer way(pointer);
        return document.contains(way) && document.at(way).is_array() ? &document.at(way) : nullptr;
    };
    for (const char* pointer : {"/results/results", "/results/outputs"})
        if (const Json* list = at(pointer))
            return std::pair{std::string("promptfoo"), *list};
    for (const char* pointer : {"/testCases", "/test_cases", "/test_results", "/testRunData/testCases"})
        if (const Json* list = at(pointer))
            return std::pair{std::string("deepeval"), *list};
    if (const Json* list = at("/results"))
        return std::pair{
            std::string(!list->empty() && list->front().contains("query_id") ? "ragchecker" : "promptfoo"),
            *list};
    for (const char* pointer : {"/data", "/items", "/runs", "/datasetRunItems"})
        if (const Json* list = at(pointer))
            return std::pair{std::string(), *list};
    return std::nullopt;
}

std::string toolOf(const Json& row) {
    const auto has = [&](std::initializer_list<const char*> keys) {
        return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return row.contains(key); });
    };
    if (has({"retrieved_contexts", "user_input", "response"}) ||
        (has({"question"}) && has({"ground_truth", "ground_truths"})))
        return has({"query_id"}) ? "ragchecker" : "ragas";
    if (has({"actualOutput", "actual_output"}))
        return "deepeval";
    if (has({"promptIdx", "testCase", "gradingResult", "namedScores"}))
        return "promptfoo";
    if (has({"attributes", "attributes.output.value", "attributes.input.value", "span_kind",
             "context.span_id"}))
        return "phoenix";
    if (has({"output"}) && has({"input"}) &&
        has({"scores", "traceId", "observations", "datasetItemId", "expectedOutput"}))
        return "langfuse";
    return "jsonl";
}

Result<std::vector<Row>> jsonLines(std::string_view text, const std::string& file) {
    std::vector<Row> rows;
    std::int64_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto json = parsedCell(line);
        if (!json || !json->is_object())
            return fail(wrong(file, number, "This line is no JSON object."));
        rows.push_back({std::move(*json), number});
    }
    return rows;
}

Result<std::vector<Row>> csvRows(std::string_view text, const std::string& file) {
    std::vector<Row> rows;
    std::vector<std::string> head;
    TOUCHSTONE_TRY(eachCsvRow(text, file, [&](const CsvRow& row) -> Result<> {
        if (head.empty()) {
            head = row.cells;
            return {};
        }
        if (row.cells.size() != head.size())
            return fail(
                wrong(file, row.line,
                      fmt::format("This row has {} cells, the head has {}.", row.cells.size(), head.size())));
        Json json = Json::object();
        for (std::size_t i = 0; i < head.size(); ++i) {
            if (row.cells[i].empty())
                continue;
            // Numbers, lists and objects of a cell are read as such; everything else is text.
            auto value = parsedCell(row.cells[i]);
            json[head[i]] =
                value && !value->is_string() && !value->is_boolean() ? *value : Json(row.cells[i]);
        }
        rows.push_back({std::move(json), row.line});
        return {};
    }));
    return rows;
}

Result<ForeignRun> trecRun(std::string_view text, const std::string& file) {
    auto read = parseRun(std::string(text), file);
    if (!read)
        return fail(std::move(read.error()));
    ForeignRun run;
    run.tool = "trec";
    run.answers = false;
    for (const auto& topic : read->topics) {
        ForeignRow row;
        row.id = std::string(topic.name);
        row.answer.contexts.emplace();
        for (const RunRow& document : topic.rows)
            row.answer.contexts->push_back({{}, std::string(document.document), document.score});
        run.rows.push_back(std::move(row));
    }
    return run;
}

bool looksLikeTrec(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    std::size_t fields = 0;
    bool inside = false;
    for (const char c : line) {
        const bool blank = c == ' ' || c == '\t' || c == '\r';
        fields += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return fields == 6 && line.find(',') == std::string_view::npos;
}

Result<ForeignRun> collect(std::vector<Row> rows, std::string tool, const std::string& file) {
    if (rows.empty())
        return fail(wrong(file, 1, "There is no row in this file."));
    if (tool.empty())
        tool = toolOf(rows.front().json);
    ForeignRun run;
    run.tool = tool;
    for (const Row& one : rows) {
        if (!one.json.is_object()) {
            run.warnings.push_back("A row is no JSON object and was left out.");
            continue;
        }
        ForeignRow row = rowOf(tool, one.json);
        row.line = one.line;
        if (row.id.empty() && row.question.empty()) {
            run.warnings.push_back(
                fmt::format("{}{}: the row has neither an id nor a question and was left out.", file,
                            one.line > 0 ? fmt::format(":{}", one.line) : ""));
            continue;
        }
        run.rows.push_back(std::move(row));
    }
    if (run.rows.empty())
        return fail(wrong(file, std::max<std::int64_t>(1, rows.front().line),
                          "No row of this file has an id or a question."));
    return run;
}

} // namespace

Result<ForeignRun> readForeignRun(std::string_view text, const std::string& file) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return fail(wrong(file, 1, "This file is empty."));
    if (text[first] == '{' || text[first] == '[') {
        if (auto whole = parsedCell(text)) {
            std::vector<Row> rows;
            std::string tool;
            if (whole->is_array()) {
                for (Json& one : *whole)
                    rows.push_back({std::move(one), 0});
            } else if (auto list = listIn(*whole)) {
                tool = list->first;
                for (Json& one : list->second)
                    rows.push_back({std::move(one), 0});
            } else {
                rows.push_back({std::move(*whole), 1});
            }
            return collect(std::move(rows), std::move(tool), file);
        }
        auto rows = jsonLines(text, file);
        if (!rows)
            return fail(std::move(rows.error()));
        return collect(std::move(*rows), {}, file);
    }
    if (looksLikeTrec(text.substr(first)))
        return trecRun(text, file);
    auto rows = csvRows(text, file);
    if (!rows)
        return fail(std::move(rows.error()));
    return collect(std::move(*rows), {}, file);
}

} // namespace touchstone
