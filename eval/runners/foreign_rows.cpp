// SPDX-License-Identifier: GPL-3.0-or-later
// rowOf of foreign_run.h: one row of each tool.
#include "eval/runners/foreign_run.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// The value at "a.b.c", also where "a.b.c" or "a.b" is one key, as in flattened exports. Null: not there.
const Json* find(const Json& json, const std::string& path) {
    if (!json.is_object())
        return nullptr;
    if (const auto whole = json.find(path); whole != json.end())
        return whole->is_null() ? nullptr : &*whole;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1))
        if (const auto head = json.find(path.substr(0, dot)); head != json.end())
            if (const Json* found = find(*head, path.substr(dot + 1)))
                return found;
    return nullptr;
}

/// A text, or the text inside of what tools wrap it in.
std::string textOf(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number() || value.is_boolean())
        return value.dump();
    for (const char* key : {"output", "answer", "content", "text", "question", "query", "input", "value"})
        if (const Json* inner = find(value, key))
            return textOf(*inner);
    if (value.is_array() && !value.empty()) // messages: the last one counts
        return textOf(value.back());
    return value.is_null() ? std::string() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text(const Json& row, std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (const Json* found = find(row, path))
            if (std::string value = textOf(*found); !value.empty())
                return value;
    return {};
}

std::optional<double> number(const Json& row, std::initializer_list<const char*> paths) {
    for (const char* path : paths) {
        const Json* found = find(row, path);
        if (!found)
            continue;
        if (found->is_number())
            return found->get<double>();
        if (found->is_string()) {
            const Json parsed = Json::parse(found->get<std::string>(), nullptr, false);
            if (parsed.is_number())
                return parsed.get<double>();
        }
    }
    return std::nullopt;
}

std::optional<std::vector<ForeignContext>> contexts(const Json& row,
                                                    std::initializer_list<const char*> paths) {
    for (const char* path : paths) {
        const Json* found = find(row, path);
        if (!found)
            continue;
        Json list = *found;
        if (list.is_string()) { // a cell of a CSV file
            list = Json::parse(list.get<std::string>(), nullptr, false);
            if (list.is_discarded())
                list = Json::array({*found});
        }
        if (auto read = readContexts(list))
            return std::move(*read);
    }
    return std::nullopt;
}

void addIds(ForeignRow& out, const Json& row, const char* path) {
    const Json* ids = find(row, path);
    if (!ids || !ids->is_array())
        return;
    if (!out.answer.contexts)
        out.answer.contexts.emplace();
    out.answer.contexts->resize(std::max(out.answer.contexts->size(), ids->size()));
    for (std::size_t i = 0; i < ids->size(); ++i)
        (*out.answer.contexts)[i].id = textOf((*ids)[i]);
}

void addScore(ForeignRow& out, const std::string& tool, const std::string& name, const Json& value) {
    if (name.empty())
        return;
    if (value.is_number())
        out.scores[tool + "." + name] = value.get<double>();
    else if (value.is_boolean())
        out.scores[tool + "." + name] = value.get<bool>() ? 1 : 0;
}

/// {name: number, ...} or [{name|key|metric, value|score}, ...]
void addScores(ForeignRow& out, const std::string& tool, const Json* scores) {
    if (!scores)
        return;
    if (scores->is_object())
        for (const auto& [name, value] : scores->items())
            addScore(out, tool, name, value.is_object() && value.contains("score") ? value["score"] : value);
    if (scores->is_array())
        for (const Json& one : *scores)
            for (const char* path : {"value", "score", "result.score"})
                if (const Json* value = find(one, path)) {
                    addScore(out, tool, text(one, {"name", "key", "metric", "metricName"}), *value);
                    break;
                }
}

void promptfoo(ForeignRow& out, const Json& row) {
    out.id =
        text(row, {"vars.id", "testCase.metadata.id", "metadata.id", "testCase.description", "description"});
    out.question = text(row, {"vars.question", "vars.query", "vars.input", "vars.user_input"});
    out.answer.text = text(row, {"response.output", "output"});
    out.answer.contexts = contexts(row, {"response.metadata.contexts", "metadata.contexts", "vars.contexts",
                                         "metadata.context", "vars.context"});
    out.error = out.answer.text.empty() ? text(row, {"response.error", "error"}) : std::string();
    out.model = text(row, {"provider.label", "provider.id"});
    out.latencyMs = number(row, {"latencyMs", "response.latencyMs"});
    out.answer.cost = number(row, {"cost", "response.cost"});
    if (const auto tokens = number(row, {"response.tokenUsage.prompt", "tokenUsage.prompt"}))
        out.answer.usage.input = static_cast<std::int64_t>(*tokens);
    if (const auto tokens = number(row, {"response.tokenUsage.completion", "tokenUsage.completion"}))
        out.answer.usage.output = static_cast<std::int64_t>(*tokens);
    if (const Json* score = find(row, "score"))
        addScore(out, "promptfoo", "score", *score);
    if (const Json* success = find(row, "success"))
        addScore(out, "promptfoo", "success", *success);
    addScores(out, "promptfoo", find(row, "namedScores"));
}

void deepeval(ForeignRow& out, const Json& row) {
    out.id = text(row, {"id", "additionalMetadata.id", "additional_metadata.id", "name"});
    out.question = text(row, {"input"});
    out.answer.text = text(row, {"actualOutput", "actual_output"});
    out.answer.contexts = contexts(row, {"retrievalContext", "retrieval_context"});
    if (const auto seconds = number(row, {"completionTime", "completion_time", "runDuration"}))
        out.latencyMs = *seconds * 1000;
    out.answer.cost = number(row, {"tokenCost", "token_cost", "evaluationCost"});
    for (const char* path : {"metricsData", "metrics_data", "metricsMetadata"})
        addScores(out, "deepeval", find(row, path));
}

void langfuse(ForeignRow& out, const Json& row) {
    out.id = text(row, {"datasetItemId", "dataset_item_id", "metadata.id", "id"});
    out.question = text(row, {"input"});
    out.answer.text = text(row, {"output"});
    out.answer.contexts = contexts(row, {"output.contexts", "metadata.contexts", "contexts"});
    if (const auto seconds = number(row, {"latency"}))
        out.latencyMs = *seconds * 1000;
    out.answer.cost = number(row, {"totalCost", "calculatedTotalCost"});
    addScores(out, "langfuse", find(row, "scores"));
}

void phoenix(ForeignRow& out, const Json& row) {
    out.id = text(row, {"attributes.metadata.id", "metadata.id", "example_id", "context.span_id", "id"});
    out.question = text(row, {"attributes.input.value", "input.value", "input"});
    out.answer.text = text(row, {"attributes.output.value", "output.value", "output"});
    for (const char* path : {"attributes.retrieval.documents", "retrieval.documents"})
        if (const Json* documents = find(row, path); documents && documents->is_array()) {
            Json list = Json::array();
            for (const Json& one : *documents) { // "document.content", flattened or nested
                Json plain = Json::object();
                for (const char* key : {"content", "id", "score"})
                    if (const Json* value = find(one, std::string("document.") + key))
                        plain[key] = *value;
                list.push_back(plain.empty() ? one : plain);
            }
            if (auto read = readContexts(list))
                out.answer.contexts = std::move(*read);
        }
    out.latencyMs = number(row, {"latency_ms"});
    if (const Json* notes = find(row, "annotations"))
        addScores(out, "phoenix", notes);
    for (const auto& [key, value] : row.items())
        if (key.starts_with("eval.") && key.ends_with(".score"))
            addScore(out, "phoenix", key.substr(5, key.size() - 11), value);
}

void ragas(ForeignRow& out, const Json& row) {
    out.id = text(row, {"id", "_id", "touchstone.id"});
    out.question = text(row, {"user_input", "question"});
    out.answer.text = text(row, {"response", "answer"});
    out.answer.contexts = contexts(row, {"retrieved_contexts", "contexts"});
    addIds(out, row, "retrieved_context_ids");
    for (const auto& [key, value] : row.items()) // results of evaluate(): one column per metric
        if (value.is_number() && key != "id" && key != "index")
            addScore(out, "ragas", key, value);
}

void ragchecker(ForeignRow& out, const Json& row) {
    out.id = text(row, {"query_id"});
    out.question = text(row, {"query"});
    out.answer.text = text(row, {"response"});
    out.answer.contexts = contexts(row, {"retrieved_context"});
    addScores(out, "ragchecker", find(row, "metrics"));
}

void plain(ForeignRow& out, const Json& row) {
    out.id = text(row, {"id", "item", "_id"});
    out.question = text(row, {"question", "query", "input"});
    out.answer.text = text(row, {"answer", "output", "response", "prediction"});
    out.answer.contexts = contexts(row, {"contexts", "retrieved_contexts"});
    addIds(out, row, "context_ids");
    out.error = out.answer.text.empty() ? text(row, {"error"}) : std::string();
    out.model = text(row, {"model"});
    if (const Json* refused = find(row, "refused"); refused && refused->is_boolean())
        out.answer.refused = refused->get<bool>();
    out.latencyMs = number(row, {"ms", "latency_ms"});
    out.answer.cost = number(row, {"cost"});
    if (const auto tokens = number(row, {"usage.input"}))
        out.answer.usage.input = static_cast<std::int64_t>(*tokens);
    if (const auto tokens = number(row, {"usage.output"}))
        out.answer.usage.output = static_cast<std::int64_t>(*tokens);
    addScores(out, "file", find(row, "scores"));
}

} // namespace

ForeignRow rowOf(const std::string& tool, const Json& row) {
    ForeignRow out;
    if (tool == "promptfoo")
        promptfoo(out, row);
    else if (tool == "deepeval")
        deepeval(out, row);
    else if (tool == "langfuse")
        langfuse(out, row);
    else if (tool == "phoenix")
        phoenix(out, row);
    else if (tool == "ragas")
        ragas(out, row);
    else if (tool == "ragchecker")
        ragchecker(out, row);
    else
        plain(out, row);
    return out;
}

} // namespace touchstone
