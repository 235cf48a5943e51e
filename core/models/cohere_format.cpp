// SPDX-License-Identifier: GPL-3.0-or-later
// Cohere's chat, version 2, from its public documentation: docs/formats/providers.md.
#include "core/models/wire_format.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json messageForCohere(const Message& message) {
    Json out{{"role", roleName(message.role)}};
    if (message.role == Role::Tool) {
        out["tool_call_id"] = message.toolCallId;
        out["content"] = message.content;
        return out;
    }
    if (!message.images.empty()) {
        out["content"] = Json::array();
        if (!message.content.empty())
            out["content"].push_back({{"type", "text"}, {"text", message.content}});
        for (const MessageImage& image : message.images)
            out["content"].push_back({{"type", "image_url"}, {"image_url", {{"url", dataUrl(image)}}}});
    } else if (!message.content.empty() || message.toolCalls.empty()) {
        out["content"] = message.content;
    }
    for (const ToolCall& call : message.toolCalls)
        out["tool_calls"].push_back({{"id", call.id},
                                     {"type", "function"},
                                     {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
    return out;
}

FinishReason finishOfCohere(std::string_view word) {
    if (word == "COMPLETE" || word == "STOP_SEQUENCE")
        return FinishReason::Stop;
    if (word == "MAX_TOKENS")
        return FinishReason::Length;
    if (word == "TOOL_CALL")
        return FinishReason::ToolCalls;
    if (word == "ERROR_TOXIC")
        return FinishReason::ContentFilter;
    return FinishReason::Unknown;
}

class CohereReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view event, bool streamed) override {
        if (!streamed) {
            takeWholeMessage(member(value, "message"));
            return takeEnd(value);
        }
        std::string type = stringMember(value, "type");
        if (type.empty())
            type = event;
        const nlohmann::json& delta = member(value, "delta");
        const nlohmann::json& message = member(delta, "message");
        const std::int64_t index = integerMember(value, "index").value_or(0);
        if (type == "message-start") {
            m_into.understood();
            m_into.result().requestId = foreignWords(stringMember(value, "id"), 200);
        } else if (type == "content-start" || type == "content-delta") {
            m_into.understood();
            const nlohmann::json& content = member(message, "content");
            m_into.reasoning(stringMember(content, "thinking"));
            m_into.text(stringMember(content, "text"));
        } else if (type == "tool-plan-delta") {
            m_into.reasoning(stringMember(message, "tool_plan"));
        } else if (type == "tool-call-start" || type == "tool-call-delta") {
            m_into.understood();
            takeCall(member(message, "tool_calls"), index);
        } else if (type == "message-end") {
            takeEnd(delta);
            m_into.done();
        }
    }

private:
    void takeCall(const nlohmann::json& call, std::int64_t index) {
        const nlohmann::json& function = member(call, "function");
        m_into.toolPart(index, stringMember(call, "id"), stringMember(function, "name"),
                        stringMember(function, "arguments"));
    }

    void takeWholeMessage(const nlohmann::json& message) {
        if (!message.is_object())
            return;
        m_into.understood();
        m_into.reasoning(stringMember(message, "tool_plan"));
        if (const nlohmann::json& content = member(message, "content"); content.is_array())
            for (const nlohmann::json& part : content) {
                m_into.reasoning(stringMember(part, "thinking"));
                m_into.text(stringMember(part, "text"));
            }
        if (const nlohmann::json& calls = member(message, "tool_calls"); calls.is_array())
            for (const nlohmann::json& call : calls)
                takeCall(call, m_into.toolCount());
    }

    void takeEnd(const nlohmann::json& end) {
        const nlohmann::json& tokens = member(member(end, "usage"), "tokens");
        readCount(tokens, "input_tokens", m_into.result().usage.input);
        readCount(tokens, "output_tokens", m_into.result().usage.output);
        readCount(member(end, "usage"), "cached_tokens", m_into.result().usage.cached);
        const std::string word = stringMember(end, "finish_reason");
        if (word == "ERROR" || word == "TIMEOUT")
            m_into.refused(stringMember(end, "error").empty() ? word : stringMember(end, "error"), word,
                           word == "TIMEOUT" ? 504 : 500);
        else if (!word.empty())
            m_into.finish(finishOfCohere(word), word);
    }
};

class CohereFormat final : public WireFormat {
public:
    [[nodiscard]] std::string path(const ServerOptions&, bool) const override { return "/v2/chat"; }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool stream,
                            NotSent& notSent) const override {
        Json body;
        body["model"] = options.model;
        body["messages"] = Json::array();
        for (const Message& message : request.messages)
            body["messages"].push_back(messageForCohere(message));
        if (const auto temperature = chosen(request.temperature, options.temperature))
            body["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            body["p"] = *topP;
        if (const auto most = chosen(request.maxTokens, options.maxTokens))
            body["max_tokens"] = *most;
        if (const auto seed = chosen(request.seed, options.seed))
            body["seed"] = *seed;
        if (!request.stop.empty())
            body["stop_sequences"] = request.stop;
        for (const ToolDefinition& tool : request.tools)
            body["tools"].push_back({{"type", "function"},
                                     {"function",
                                      {{"name", tool.name},
                                       {"description", tool.description},
                                       {"parameters", jsonOf(tool.parameters)}}}});
        if (!request.tools.empty() && request.toolChoice.kind != ToolChoice::Kind::Auto) {
            body["tool_choice"] = request.toolChoice.kind == ToolChoice::Kind::None ? "NONE" : "REQUIRED";
            if (request.toolChoice.kind == ToolChoice::Kind::Named)
                notSent.push_back(fmt::format("Cohere cannot be held to the tool {}, only to any.",
                                              request.toolChoice.name));
        }
        if (request.parallelToolCalls)
            notSent.emplace_back("Cohere decides itself how many tools it calls at once.");
        if (request.format.kind != ResponseFormat::Kind::Text)
            body["response_format"]["type"] = "json_object";
        if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            body["response_format"]["json_schema"] = jsonOf(request.format.schema);
        if (const std::string effort = effortOf(options, request); !effort.empty())
            body["thinking"] = {{"type", effort == "none" ? "disabled" : "enabled"}};
        if (request.topLogprobs)
            notSent.emplace_back("Log probabilities were not asked of Cohere.");
        body["stream"] = stream;
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<CohereReader>(into);
    }
};

} // namespace

const WireFormat& cohereFormat() {
    static const CohereFormat format;
    return format;
}

} // namespace touchstone
