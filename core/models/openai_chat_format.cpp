// SPDX-License-Identifier: GPL-3.0-or-later
// Chat completions: OpenAI, Azure OpenAI and every compatible server.
#include "core/base/hashing.h"
#include "core/models/openai_common.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json contentOf(const Message& message) {
    if (message.images.empty())
        return message.content;
    Json parts = Json::array();
    if (!message.content.empty())
        parts.push_back({{"type", "text"}, {"text", message.content}});
    for (const MessageImage& image : message.images)
        parts.push_back({{"type", "image_url"}, {"image_url", {{"url", dataUrl(image)}}}});
    return parts;
}

Json messageForOpenAi(const Message& message) {
    Json out{{"role", roleName(message.role)}, {"content", contentOf(message)}};
    if (message.role == Role::Tool)
        out["tool_call_id"] = message.toolCallId;
    if (message.toolCalls.empty())
        return out;
    if (message.content.empty())
        out["content"] = nullptr;
    for (const ToolCall& call : message.toolCalls)
        out["tool_calls"].push_back({{"id", call.id},
                                     {"type", "function"},
                                     {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
    return out;
}

class ChatReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view, bool) override {
        m_into.model(stringMember(value, "model"));
        if (m_into.result().fingerprint.empty())
            m_into.result().fingerprint = foreignWords(stringMember(value, "system_fingerprint"), 200);
        if (const nlohmann::json& usage = member(value, "usage"); usage.is_object())
            readOpenAiUsage(usage, m_into.result().usage);
        else if (const nlohmann::json& timings = member(value, "timings"); timings.is_object())
            readTimings(timings);
        const nlohmann::json& choices = member(value, "choices");
        if (!choices.is_array())
            return;
        m_into.understood();
        for (const nlohmann::json& choice : choices)
            if (choice.is_object() && integerMember(choice, "index").value_or(0) == 0)
                takeChoice(choice);
    }

private:
    /// llama.cpp counts here where it was not asked for usage.
    void readTimings(const nlohmann::json& timings) {
        Usage& usage = m_into.result().usage;
        std::int64_t fresh = -1, cached = -1;
        readCount(timings, "prompt_n", fresh);
        readCount(timings, "cache_n", cached);
        if (usage.input < 0 && fresh >= 0 && cached >= 0) {
            usage.input = fresh + cached;
            usage.cached = cached;
        }
        if (usage.output < 0)
            readCount(timings, "predicted_n", usage.output);
    }

    void takeChoice(const nlohmann::json& choice) {
        const nlohmann::json& delta =
            member(choice, member(choice, "delta").is_object() ? "delta" : "message");
        for (const char* name : {"reasoning_content", "reasoning"})
            if (const nlohmann::json& thought = member(delta, name); thought.is_string()) {
                m_into.reasoning(thought.get_ref<const std::string&>());
                break; // servers that send both send the same
            }
        takeContent(member(delta, "content"));
        m_into.refusal(stringMember(delta, "refusal"));
        if (const nlohmann::json& calls = member(delta, "tool_calls"); calls.is_array())
            for (std::size_t i = 0; i < calls.size(); ++i)
                takeCall(calls[i], static_cast<std::int64_t>(i));
        readOpenAiLogprobs(member(member(choice, "logprobs"), "content"), m_into);
        if (const std::string word = stringMember(choice, "finish_reason"); !word.empty())
            m_into.finish(openAiFinish(word), word);
    }

    void takeCall(const nlohmann::json& call, std::int64_t place) {
        const nlohmann::json& function = member(call, "function");
        const nlohmann::json& arguments = member(function, "arguments");
        const std::string text = arguments.is_string()   ? arguments.get<std::string>()
                                 : arguments.is_object() ? arguments.dump()
                                                         : std::string();
        m_into.toolPart(integerMember(call, "index").value_or(place), stringMember(call, "id"),
                        stringMember(function, "name"), text);
    }

    void takeContent(const nlohmann::json& content) {
        if (content.is_string())
            m_into.text(content.get_ref<const std::string&>());
        else if (content.is_array()) // parts, as some servers send them
            for (const nlohmann::json& part : content) {
                const std::string type = stringMember(part, "type");
                if (type == "text")
                    m_into.text(stringMember(part, "text"));
                else if (type == "thinking") // Mistral: a list of parts again
                    for (const nlohmann::json& thought : member(part, "thinking"))
                        m_into.reasoning(stringMember(thought, "text"));
            }
    }
};

class ChatFormat final : public WireFormat {
public:
    [[nodiscard]] std::string path(const ServerOptions& options, bool) const override {
        if (options.provider->dialect != WireDialect::Azure)
            return "/chat/completions";
        if (options.apiVersion == "v1")
            return "/openai/v1/chat/completions";
        return fmt::format("/openai/deployments/{}/chat/completions?api-version={}",
                           percentEncode(options.model), percentEncode(options.apiVersion));
    }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool stream,
                            NotSent&) const override {
        Json body;
        body["model"] = options.model;
        body["messages"] = Json::array();
        for (const Message& message : request.messages)
            body["messages"].push_back(messageForOpenAi(message));
        if (const auto temperature = chosen(request.temperature, options.temperature))
            body["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            body["top_p"] = *topP;
        if (const auto most = chosen(request.maxTokens, options.maxTokens))
            body[options.completionTokens ? "max_completion_tokens" : "max_tokens"] = *most;
        if (const auto seed = chosen(request.seed, options.seed)) // Mistral has a name of its own for it
            body[options.provider->name == "mistral" ? "random_seed" : "seed"] = *seed;
        if (!request.stop.empty())
            body["stop"] = request.stop;
        if (const std::string effort = effortOf(options, request); !effort.empty())
            body["reasoning_effort"] = effort;
        addTools(body, request);
        if (request.format.kind == ResponseFormat::Kind::JsonObject)
            body["response_format"] = {{"type", "json_object"}};
        else if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            body["response_format"] = {{"type", "json_schema"},
                                       {"json_schema",
                                        {{"name", schemaName(request)},
                                         {"strict", true},
                                         {"schema", jsonOf(request.format.schema)}}}};
        if (request.topLogprobs) {
            body["logprobs"] = true;
            body["top_logprobs"] = *request.topLogprobs;
        }
        if (request.cachePrefix && options.completionTokens)
            body["prompt_cache_key"] = promptCacheKey(request);
        body["stream"] = stream;
        if (stream)
            body["stream_options"] = {{"include_usage", true}};
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<ChatReader>(into);
    }

private:
    static void addTools(Json& body, const ChatRequest& request) {
        if (request.tools.empty())
            return;
        for (const ToolDefinition& tool : request.tools) {
            Json function{{"name", tool.name},
                          {"description", tool.description},
                          {"parameters", jsonOf(tool.parameters)}};
            if (tool.strict)
                function["strict"] = true;
            body["tools"].push_back({{"type", "function"}, {"function", std::move(function)}});
        }
        switch (request.toolChoice.kind) {
        case ToolChoice::Kind::Auto:
            break;
        case ToolChoice::Kind::None:
            body["tool_choice"] = "none";
            break;
        case ToolChoice::Kind::Required:
            body["tool_choice"] = "required";
            break;
        case ToolChoice::Kind::Named:
            body["tool_choice"] = {{"type", "function"}, {"function", {{"name", request.toolChoice.name}}}};
            break;
        }
        if (request.parallelToolCalls)
            body["parallel_tool_calls"] = *request.parallelToolCalls;
    }
};

} // namespace

const WireFormat& openAiChatFormat() {
    static const ChatFormat format;
    return format;
}

FinishReason openAiFinish(std::string_view word) {
    if (word == "stop" || word == "eos" || word == "end_turn" || word == "stop_sequence")
        return FinishReason::Stop;
    if (word == "length" || word == "max_tokens" || word == "model_length" || word == "max_output_tokens")
        return FinishReason::Length;
    if (word == "content_filter")
        return FinishReason::ContentFilter;
    if (word == "tool_calls" || word == "function_call")
        return FinishReason::ToolCalls;
    return FinishReason::Unknown;
}

void readOpenAiUsage(const nlohmann::json& usage, Usage& into) {
    readCount(usage, "prompt_tokens", into.input);
    readCount(usage, "completion_tokens", into.output);
    readCount(member(usage, "prompt_tokens_details"), "cached_tokens", into.cached);
    readCount(member(usage, "prompt_tokens_details"), "cache_write_tokens", into.cacheWrite);
    readCount(member(usage, "completion_tokens_details"), "reasoning_tokens", into.reasoning);
}

void readOpenAiLogprobs(const nlohmann::json& tokens, AnswerCollector& into) {
    if (!tokens.is_array())
        return;
    for (const nlohmann::json& token : tokens) {
        TokenLogprob out{stringMember(token, "token"), numberMember(token, "logprob", 0)};
        if (const nlohmann::json& others = member(token, "top_logprobs"); others.is_array())
            for (const nlohmann::json& other : others)
                out.others.emplace_back(stringMember(other, "token"), numberMember(other, "logprob", 0));
        into.logprob(std::move(out));
    }
}

std::string schemaName(const ChatRequest& request) {
    return request.format.name.empty() ? "answer" : request.format.name;
}

std::string promptCacheKey(const ChatRequest& request) {
    return sha256Hex(systemText(request)).substr(0, 32);
}

} // namespace touchstone
