// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chat_request.h"

#include "core/base/hashing.h"
#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The order of keys in a schema may carry meaning for a model, so it stays; only blanks go.
Json compact(const std::string& text) {
    Json value = Json::parse(text, nullptr, false);
    return value.is_discarded() ? Json(text) : value;
}

Json messageJson(const Message& message) {
    Json out{{"role", roleName(message.role)}, {"content", message.content}};
    for (const MessageImage& image : message.images)
        out["images"].push_back({{"type", image.mediaType}, {"sha256", sha256Hex(image.bytes)}});
    for (const ToolCall& call : message.toolCalls)
        out["tool_calls"].push_back(
            {{"id", call.id}, {"name", call.name}, {"arguments", compact(call.arguments)}});
    if (!message.toolCallId.empty())
        out["tool_call_id"] = message.toolCallId;
    if (!message.toolName.empty())
        out["tool_name"] = message.toolName;
    if (message.toolFailed)
        out["tool_failed"] = true;
    if (!message.reasoning.empty())
        out["reasoning"] = message.reasoning;
    return out;
}

constexpr std::array kChoices = {"auto", "none", "required", "named"};
constexpr std::array kFormats = {"text", "json_object", "json_schema"};

bool plainName(const std::string& name) {
    return !name.empty() && name.size() <= 63 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

Result<> mustBeObject(const std::string& text, const std::string& what) {
    const auto json = parseForeignJson(text);
    if (!json || !json->is_object())
        return fail(ErrorCode::Usage, fmt::format("{} is no JSON object.", what));
    return {};
}

} // namespace

std::string canonicalRequest(const ChatRequest& request) {
    Json out;
    out["messages"] = Json::array();
    for (const Message& message : request.messages)
        out["messages"].push_back(messageJson(message));
    if (request.temperature)
        out["temperature"] = *request.temperature;
    if (request.topP)
        out["top_p"] = *request.topP;
    if (request.maxTokens)
        out["max_tokens"] = *request.maxTokens;
    if (request.seed)
        out["seed"] = *request.seed;
    if (!request.stop.empty())
        out["stop"] = request.stop;
    for (const ToolDefinition& tool : request.tools)
        out["tools"].push_back({{"name", tool.name},
                                {"description", tool.description},
                                {"parameters", compact(tool.parameters)},
                                {"strict", tool.strict}});
    if (request.toolChoice.kind != ToolChoice::Kind::Auto)
        out["tool_choice"] = {{"kind", kChoices[static_cast<std::size_t>(request.toolChoice.kind)]},
                              {"name", request.toolChoice.name}};
    if (request.parallelToolCalls)
        out["parallel_tool_calls"] = *request.parallelToolCalls;
    if (request.format.kind != ResponseFormat::Kind::Text) {
        out["format"] = {{"kind", kFormats[static_cast<std::size_t>(request.format.kind)]}};
        if (request.format.kind == ResponseFormat::Kind::JsonSchema) {
            out["format"]["name"] = request.format.name;
            out["format"]["schema"] = compact(request.format.schema);
        }
    }
    if (request.topLogprobs)
        out["top_logprobs"] = *request.topLogprobs;
    if (!request.reasoningEffort.empty())
        out["reasoning_effort"] = request.reasoningEffort;
    if (request.sample != 0)
        out["sample"] = request.sample;
    return dump(out);
}

std::string answeringSpec(const Spec& spec) {
    static constexpr std::array<std::string_view, 15> elsewhere = {
        "key",     "token",       "connect_timeout",        "first_token_timeout", "idle_timeout", "timeout",
        "retries", "concurrency", "requests_per_minute",    "tokens_per_minute",   "batch",        "fallback",
        "cache",   "budget",      "retry_after_first_token"};
    Spec out(spec.name());
    for (const auto& [key, value] : spec.values())
        if (std::find(elsewhere.begin(), elsewhere.end(), key) == elsewhere.end())
            out.set(key, value);
    return out.toString();
}

std::string answeringSpec(std::string_view spec) {
    const auto parsed = Spec::parse(spec);
    return parsed ? answeringSpec(*parsed) : std::string(spec);
}

std::string requestKey(std::string_view spec, const ChatRequest& request) {
    const std::string who = answeringSpec(spec);
    return sha256Hex(fmt::format("{}\n{}\n{}", who.size(), who, canonicalRequest(request)));
}

Result<> checkRequest(const ChatRequest& request) {
    for (const ToolDefinition& tool : request.tools) {
        if (!plainName(tool.name))
            return fail(ErrorCode::Usage, fmt::format("'{}' is no name for a tool.", tool.name),
                        "Take letters, digits, '_' and '-', at most 63.");
        TOUCHSTONE_TRY(
            mustBeObject(tool.parameters, fmt::format("The parameter schema of the tool {}", tool.name)));
    }
    if (request.format.kind == ResponseFormat::Kind::JsonSchema)
        TOUCHSTONE_TRY(mustBeObject(request.format.schema, "The schema of the answer"));
    if (request.topLogprobs && (*request.topLogprobs < 0 || *request.topLogprobs > 20))
        return fail(ErrorCode::Usage, "Log probabilities are given for 0 to 20 alternatives.");
    for (const Message& message : request.messages) {
        for (const ToolCall& call : message.toolCalls)
            TOUCHSTONE_TRY(
                mustBeObject(call.arguments, fmt::format("What the tool {} was called with", call.name)));
        if (message.role == Role::Tool && message.toolCallId.empty() && message.toolName.empty())
            return fail(ErrorCode::Usage, "The answer of a tool does not say which call it answers.");
    }
    return {};
}

} // namespace touchstone
