// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chat_result.h"

#include "core/models/json_guard.h"

#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kFinishes = {FinishReason::Stop, FinishReason::Length, FinishReason::ContentFilter,
                                  FinishReason::ToolCalls, FinishReason::Unknown};

Json countOrNull(std::int64_t count) {
    return count < 0 ? Json(nullptr) : Json(count);
}

void setText(Json& into, const char* name, const std::string& text) {
    if (!text.empty())
        into[name] = text;
}

} // namespace

std::string_view finishReasonName(FinishReason reason) {
    switch (reason) {
    case FinishReason::Stop:
        return "stop";
    case FinishReason::Length:
        return "length";
    case FinishReason::ContentFilter:
        return "content_filter";
    case FinishReason::ToolCalls:
        return "tool_calls";
    case FinishReason::Unknown:
        break;
    }
    return "unknown";
}

std::string_view cacheStateName(CacheState state) {
    switch (state) {
    case CacheState::Miss:
        return "miss";
    case CacheState::Hit:
        return "hit";
    case CacheState::Off:
        break;
    }
    return "off";
}

std::string chatResultJson(const ChatResult& result) {
    Json out;
    out["text"] = result.text;
    out["finish"] = finishReasonName(result.finish);
    setText(out, "finish_word", result.finishWord);
    out["usage"] = {{"input", countOrNull(result.usage.input)},
                    {"output", countOrNull(result.usage.output)},
                    {"cached", countOrNull(result.usage.cached)},
                    {"cache_write", countOrNull(result.usage.cacheWrite)},
                    {"reasoning", countOrNull(result.usage.reasoning)}};
    setText(out, "model", result.model);
    setText(out, "request_id", result.requestId);
    setText(out, "fingerprint", result.fingerprint);
    setText(out, "reasoning", result.reasoning);
    setText(out, "reasoning_signature", result.reasoningSignature);
    for (const ToolCall& call : result.toolCalls) {
        Json entry{{"id", call.id}, {"name", call.name}, {"arguments", call.arguments}};
        setText(entry, "signature", call.signature);
        out["tool_calls"].push_back(std::move(entry));
    }
    for (const TokenLogprob& token : result.logprobs) {
        Json entry{{"token", token.token}, {"logprob", token.logprob}};
        for (const auto& [text, value] : token.others)
            entry["others"].push_back(Json::array({text, value}));
        out["logprobs"].push_back(std::move(entry));
    }
    out["ms"] = {{"ttft", result.ttftMs}, {"total", result.totalMs}};
    out["attempts"] = result.attempts;
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ChatResult> chatResultFromJson(std::string_view text) {
    const auto json = parseForeignJson(text);
    if (!json || !json->is_object() || !member(*json, "text").is_string())
        return fail(ErrorCode::BadInput, "This is no recorded answer of a model.");
    ChatResult out;
    out.text = stringMember(*json, "text");
    const std::string finish = stringMember(*json, "finish");
    for (const FinishReason reason : kFinishes)
        if (finish == finishReasonName(reason))
            out.finish = reason;
    out.finishWord = stringMember(*json, "finish_word");
    const nlohmann::json& usage = member(*json, "usage");
    out.usage.input = integerMember(usage, "input").value_or(-1);
    out.usage.output = integerMember(usage, "output").value_or(-1);
    out.usage.cached = integerMember(usage, "cached").value_or(-1);
    out.usage.cacheWrite = integerMember(usage, "cache_write").value_or(-1);
    out.usage.reasoning = integerMember(usage, "reasoning").value_or(-1);
    out.model = stringMember(*json, "model");
    out.requestId = stringMember(*json, "request_id");
    out.fingerprint = stringMember(*json, "fingerprint");
    out.reasoning = stringMember(*json, "reasoning");
    out.reasoningSignature = stringMember(*json, "reasoning_signature");
    if (const nlohmann::json& calls = member(*json, "tool_calls"); calls.is_array())
        for (const nlohmann::json& call : calls)
            out.toolCalls.push_back({stringMember(call, "id"), stringMember(call, "name"),
                                     stringMember(call, "arguments"), stringMember(call, "signature")});
    if (const nlohmann::json& tokens = member(*json, "logprobs"); tokens.is_array())
        for (const nlohmann::json& token : tokens) {
            TokenLogprob entry{stringMember(token, "token"), numberMember(token, "logprob", 0)};
            if (const nlohmann::json& others = member(token, "others"); others.is_array())
                for (const nlohmann::json& other : others)
                    if (other.is_array() && other.size() == 2 && other[0].is_string() && other[1].is_number())
                        entry.others.emplace_back(other[0].get<std::string>(), other[1].get<double>());
            out.logprobs.push_back(std::move(entry));
        }
    const nlohmann::json& ms = member(*json, "ms");
    out.ttftMs = numberMember(ms, "ttft", -1);
    out.totalMs = numberMember(ms, "total", 0);
    out.attempts = static_cast<int>(integerMember(*json, "attempts").value_or(0));
    return out;
}

} // namespace touchstone
