// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's messages API.
#include "core/models/wire_format.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kOutputTokens = 4096; // max_tokens is required

Json cached(Json block) {
    block["cache_control"] = {{"type", "ephemeral"}};
    return block;
}

Json blocksOf(const Message& message) {
    Json blocks = Json::array();
    if (message.role == Role::Tool) {
        Json result{
            {"type", "tool_result"}, {"tool_use_id", message.toolCallId}, {"content", message.content}};
        if (message.toolFailed)
            result["is_error"] = true;
        blocks.push_back(std::move(result));
        return blocks;
    }
    // Sealed thoughts go back unchanged and first, or the provider refuses the calls after them.
    if (!message.reasoning.empty() && !message.reasoningSignature.empty())
        blocks.push_back({{"type", "thinking"},
                          {"thinking", message.reasoning},
                          {"signature", message.reasoningSignature}});
    for (const MessageImage& image : message.images)
        blocks.push_back(
            {{"type", "image"},
             {"source",
              {{"type", "base64"}, {"media_type", image.mediaType}, {"data", base64Encode(image.bytes)}}}});
    if (!message.content.empty())
        blocks.push_back({{"type", "text"}, {"text", message.content}});
    for (const ToolCall& call : message.toolCalls)
        blocks.push_back(
            {{"type", "tool_use"}, {"id", call.id}, {"name", call.name}, {"input", jsonOf(call.arguments)}});
    return blocks;
}

/// Turns alternate: neighbours of one role become one message.
Json messagesOf(const ChatRequest& request) {
    Json turns = Json::array();
    std::size_t last = request.messages.size();
    while (last > 0 && request.messages[last - 1].role == Role::System)
        --last;
    for (std::size_t i = 0; i < request.messages.size(); ++i) {
        const Message& message = request.messages[i];
        if (message.role == Role::System)
            continue;
        const char* role = message.role == Role::Assistant ? "assistant" : "user";
        Json blocks = blocksOf(message);
        if (request.cachePrefix && i + 2 == last && !blocks.empty())
            blocks.back() = cached(std::move(blocks.back()));
        if (!turns.empty() && turns.back()["role"] == role)
            for (Json& block : blocks)
                turns.back()["content"].push_back(std::move(block));
        else
            turns.push_back({{"role", role}, {"content", std::move(blocks)}});
    }
    return turns;
}

FinishReason finishOfAnthropic(std::string_view word) {
    if (word == "end_turn" || word == "stop_sequence")
        return FinishReason::Stop;
    if (word == "max_tokens" || word == "model_context_window_exceeded")
        return FinishReason::Length;
    if (word == "tool_use")
        return FinishReason::ToolCalls;
    if (word == "refusal")
        return FinishReason::ContentFilter;
    return FinishReason::Unknown;
}

class MessagesReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view event, bool streamed) override {
        if (!streamed) {
            takeMessage(value);
            if (const nlohmann::json& content = member(value, "content"); content.is_array())
                for (std::size_t i = 0; i < content.size(); ++i)
                    takeBlock(content[i], static_cast<std::int64_t>(i), true);
            return takeStop(value);
        }
        std::string type = stringMember(value, "type");
        if (type.empty())
            type = event;
        const std::int64_t index = integerMember(value, "index").value_or(0);
        if (type == "message_start") {
            takeMessage(member(value, "message"));
        } else if (type == "content_block_start") {
            m_into.understood();
            takeBlock(member(value, "content_block"), index, false);
        } else if (type == "content_block_delta") {
            m_into.understood();
            takeDelta(member(value, "delta"), index);
        } else if (type == "message_delta") {
            takeUsage(member(value, "usage"));
            takeStop(member(value, "delta"));
        } else if (type == "message_stop") {
            m_into.done();
        }
    }

private:
    void takeMessage(const nlohmann::json& message) {
        if (message.is_object())
            m_into.understood();
        m_into.model(stringMember(message, "model"));
        takeUsage(member(message, "usage"));
    }

    /// Counts are cumulative; what is cached lies beside input_tokens and belongs to the input.
    void takeUsage(const nlohmann::json& usage) {
        readCount(usage, "input_tokens", m_fresh);
        readCount(usage, "cache_creation_input_tokens", m_written);
        readCount(usage, "cache_read_input_tokens", m_read);
        Usage& into = m_into.result().usage;
        if (m_fresh >= 0) {
            into.input = m_fresh + std::max<std::int64_t>(m_written, 0) + std::max<std::int64_t>(m_read, 0);
            into.cached = m_read;
            into.cacheWrite = m_written;
        }
        readCount(usage, "output_tokens", into.output);
        readCount(member(usage, "output_tokens_details"), "thinking_tokens", into.reasoning);
    }

    void takeStop(const nlohmann::json& object) {
        if (const std::string word = stringMember(object, "stop_reason"); !word.empty())
            m_into.finish(finishOfAnthropic(word), word);
    }

    void takeBlock(const nlohmann::json& block, std::int64_t index, bool whole) {
        const std::string type = stringMember(block, "type");
        if (type == "text") {
            m_into.text(stringMember(block, "text"));
        } else if (type == "thinking") {
            m_into.reasoning(stringMember(block, "thinking"));
            m_into.result().reasoningSignature += stringMember(block, "signature");
        } else if (type == "tool_use") {
            const nlohmann::json& input = member(block, "input");
            const bool filled = input.is_object() && (whole || !input.empty());
            m_into.toolPart(index, stringMember(block, "id"), stringMember(block, "name"),
                            filled ? input.dump() : std::string());
        }
    }

    void takeDelta(const nlohmann::json& delta, std::int64_t index) {
        const std::string type = stringMember(delta, "type");
        if (type == "text_delta")
            m_into.text(stringMember(delta, "text"));
        else if (type == "input_json_delta")
            m_into.toolPart(index, {}, {}, stringMember(delta, "partial_json"));
        else if (type == "thinking_delta")
            m_into.reasoning(stringMember(delta, "thinking"));
        else if (type == "signature_delta")
            m_into.result().reasoningSignature += stringMember(delta, "signature");
    }

    std::int64_t m_fresh = -1, m_written = -1, m_read = -1;
};

class MessagesFormat final : public WireFormat {
public:
    [[nodiscard]] std::string path(const ServerOptions&, bool) const override { return "/v1/messages"; }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool stream,
                            NotSent& notSent) const override {
        Json body;
        body["model"] = options.model;
        body["max_tokens"] = chosen(request.maxTokens, options.maxTokens).value_or(kOutputTokens);
        if (const std::string system = systemText(request); !system.empty()) {
            if (request.cachePrefix)
                body["system"] = Json::array({cached({{"type", "text"}, {"text", system}})});
            else
                body["system"] = system;
        }
        body["messages"] = messagesOf(request);
        if (const auto temperature = chosen(request.temperature, options.temperature))
            body["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            body["top_p"] = *topP;
        if (!request.stop.empty())
            body["stop_sequences"] = request.stop;
        addTools(body, request);
        if (const std::string effort = effortOf(options, request); effort == "none")
            body["thinking"] = {{"type", "disabled"}};
        else if (!effort.empty())
            body["output_config"]["effort"] = effort == "minimal" ? "low" : effort;
        if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            body["output_config"]["format"] = {{"type", "json_schema"},
                                               {"schema", jsonOf(request.format.schema)}};
        else if (request.format.kind == ResponseFormat::Kind::JsonObject)
            notSent.emplace_back("Anthropic has no JSON output without a schema.");
        if (chosen(request.seed, options.seed))
            notSent.emplace_back("Anthropic takes no seed.");
        if (request.topLogprobs)
            notSent.emplace_back("Anthropic gives no log probabilities.");
        body["stream"] = stream;
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<MessagesReader>(into);
    }

private:
    static void addTools(Json& body, const ChatRequest& request) {
        if (request.tools.empty())
            return;
        for (const ToolDefinition& tool : request.tools)
            body["tools"].push_back({{"name", tool.name},
                                     {"description", tool.description},
                                     {"input_schema", jsonOf(tool.parameters)}});
        static constexpr std::array kinds = {"auto", "none", "any", "tool"};
        const bool plain = request.toolChoice.kind == ToolChoice::Kind::Auto;
        if (plain && request.parallelToolCalls.value_or(true))
            return;
        Json choice{{"type", kinds[static_cast<std::size_t>(request.toolChoice.kind)]}};
        if (request.toolChoice.kind == ToolChoice::Kind::Named)
            choice["name"] = request.toolChoice.name;
        if (!request.parallelToolCalls.value_or(true) && request.toolChoice.kind != ToolChoice::Kind::None)
            choice["disable_parallel_tool_use"] = true;
        body["tool_choice"] = std::move(choice);
    }
};

} // namespace

const WireFormat& anthropicFormat() {
    static const MessagesFormat format;
    return format;
}

} // namespace touchstone
