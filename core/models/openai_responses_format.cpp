// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's responses API (openai:api=responses), from its public documentation: docs/formats/providers.md.
#include "core/models/openai_common.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

void addInput(Json& input, const Message& message) {
    if (message.role == Role::System)
        return;
    if (message.role == Role::Tool) {
        input.push_back(
            {{"type", "function_call_output"}, {"call_id", message.toolCallId}, {"output", message.content}});
        return;
    }
    const bool assistant = message.role == Role::Assistant;
    Json parts = Json::array();
    if (!message.content.empty())
        parts.push_back({{"type", assistant ? "output_text" : "input_text"}, {"text", message.content}});
    for (const MessageImage& image : message.images)
        parts.push_back({{"type", "input_image"}, {"image_url", dataUrl(image)}});
    if (!parts.empty())
        input.push_back({{"role", roleName(message.role)}, {"content", std::move(parts)}});
    for (const ToolCall& call : message.toolCalls)
        input.push_back({{"type", "function_call"},
                         {"call_id", call.id},
                         {"name", call.name},
                         {"arguments", call.arguments}});
}

class ResponsesReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view event, bool streamed) override {
        if (!streamed) {
            m_into.understood();
            takeOutput(value);
            return takeEnd(value);
        }
        std::string type = stringMember(value, "type");
        if (type.empty())
            type = event;
        if (!type.starts_with("response.") && type != "error")
            return;
        m_into.understood();
        const std::int64_t index = integerMember(value, "output_index").value_or(0);
        if (type == "response.output_text.delta") {
            m_into.text(stringMember(value, "delta"));
            readOpenAiLogprobs(member(value, "logprobs"), m_into);
        } else if (type == "response.refusal.delta") {
            m_into.refusal(stringMember(value, "delta"));
        } else if (type == "response.reasoning_summary_text.delta" ||
                   type == "response.reasoning_text.delta") {
            m_into.reasoning(stringMember(value, "delta"));
        } else if (type == "response.output_item.added") {
            const nlohmann::json& item = member(value, "item");
            if (stringMember(item, "type") == "function_call")
                m_into.toolPart(index, stringMember(item, "call_id"), stringMember(item, "name"), {});
        } else if (type == "response.function_call_arguments.delta") {
            m_into.toolPart(index, {}, {}, stringMember(value, "delta"));
        } else if (type == "response.completed" || type == "response.incomplete" ||
                   type == "response.failed") {
            takeEnd(member(value, "response"));
        } else if (type == "error") {
            m_into.refused(stringMember(value, "message"), stringMember(value, "code"));
        }
    }

private:
    void takeOutput(const nlohmann::json& response) {
        const nlohmann::json& output = member(response, "output");
        if (!output.is_array())
            return;
        for (const nlohmann::json& item : output) {
            const std::string type = stringMember(item, "type");
            if (type == "function_call")
                m_into.toolPart(m_into.toolCount(), stringMember(item, "call_id"), stringMember(item, "name"),
                                stringMember(item, "arguments"));
            const nlohmann::json& parts = member(item, type == "reasoning" ? "summary" : "content");
            if (!parts.is_array())
                continue;
            for (const nlohmann::json& part : parts) {
                if (type == "reasoning")
                    m_into.reasoning(stringMember(part, "text"));
                else
                    m_into.text(stringMember(part, "text"));
                m_into.refusal(stringMember(part, "refusal"));
                readOpenAiLogprobs(member(part, "logprobs"), m_into);
            }
        }
    }

    void takeEnd(const nlohmann::json& response) {
        m_into.model(stringMember(response, "model"));
        const nlohmann::json& usage = member(response, "usage");
        Usage& into = m_into.result().usage;
        readCount(usage, "input_tokens", into.input);
        readCount(usage, "output_tokens", into.output);
        readCount(member(usage, "input_tokens_details"), "cached_tokens", into.cached);
        readCount(member(usage, "output_tokens_details"), "reasoning_tokens", into.reasoning);
        const std::string status = stringMember(response, "status");
        if (const nlohmann::json& error = member(response, "error"); error.is_object())
            return m_into.refused(stringMember(error, "message"), stringMember(error, "code"));
        std::string word = status;
        FinishReason reason = FinishReason::Stop;
        if (status == "incomplete") {
            word = stringMember(member(response, "incomplete_details"), "reason");
            reason = openAiFinish(word);
        } else if (status != "completed") {
            reason = FinishReason::Unknown;
        }
        m_into.finish(reason, word);
        m_into.done();
    }
};

class ResponsesFormat final : public WireFormat {
public:
    [[nodiscard]] std::string path(const ServerOptions&, bool) const override { return "/responses"; }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool stream,
                            NotSent& notSent) const override {
        Json body;
        body["model"] = options.model;
        if (const std::string instructions = systemText(request); !instructions.empty())
            body["instructions"] = instructions;
        body["input"] = Json::array();
        for (const Message& message : request.messages)
            addInput(body["input"], message);
        if (const auto temperature = chosen(request.temperature, options.temperature))
            body["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            body["top_p"] = *topP;
        if (const auto most = chosen(request.maxTokens, options.maxTokens))
            body["max_output_tokens"] = *most;
        if (chosen(request.seed, options.seed))
            notSent.emplace_back("The responses API takes no seed.");
        if (!request.stop.empty())
            notSent.emplace_back("The responses API takes no stop sequences.");
        if (const std::string effort = effortOf(options, request); !effort.empty())
            body["reasoning"] = {{"effort", effort}};
        for (const ToolDefinition& tool : request.tools)
            body["tools"].push_back({{"type", "function"},
                                     {"name", tool.name},
                                     {"description", tool.description},
                                     {"parameters", jsonOf(tool.parameters)},
                                     {"strict", tool.strict}});
        if (!request.tools.empty()) {
            if (request.toolChoice.kind == ToolChoice::Kind::Named)
                body["tool_choice"] = {{"type", "function"}, {"name", request.toolChoice.name}};
            else if (request.toolChoice.kind != ToolChoice::Kind::Auto)
                body["tool_choice"] = request.toolChoice.kind == ToolChoice::Kind::None ? "none" : "required";
            if (request.parallelToolCalls)
                body["parallel_tool_calls"] = *request.parallelToolCalls;
        }
        if (request.format.kind == ResponseFormat::Kind::JsonObject)
            body["text"] = {{"format", {{"type", "json_object"}}}};
        else if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            body["text"] = {{"format",
                             {{"type", "json_schema"},
                              {"name", schemaName(request)},
                              {"strict", true},
                              {"schema", jsonOf(request.format.schema)}}}};
        if (request.topLogprobs) {
            body["top_logprobs"] = *request.topLogprobs;
            body["include"] = {"message.output_text.logprobs"};
        }
        if (request.cachePrefix)
            body["prompt_cache_key"] = promptCacheKey(request);
        body["store"] = false; // the provider keeps nothing of ours unasked
        body["stream"] = stream;
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<ResponsesReader>(into);
    }
};

} // namespace

const WireFormat& openAiResponsesFormat() {
    static const ResponsesFormat format;
    return format;
}

} // namespace touchstone
