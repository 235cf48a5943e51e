// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama's native chat: JSON lines, arguments as objects, calls without ids.
#include "core/models/ollama_context.h"
#include "core/models/wire_format.h"
#include "core/platform/url.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json messageForOllama(const Message& message) {
    Json out{{"role", roleName(message.role)}, {"content", message.content}};
    for (const MessageImage& image : message.images)
        out["images"].push_back(base64Encode(image.bytes));
    for (const ToolCall& call : message.toolCalls)
        out["tool_calls"].push_back(
            {{"function", {{"name", call.name}, {"arguments", jsonOf(call.arguments)}}}});
    if (message.role == Role::Tool && !message.toolName.empty())
        out["tool_name"] = message.toolName;
    return out;
}

class LineReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view, bool) override {
        m_into.model(stringMember(value, "model"));
        const nlohmann::json& message = member(value, "message");
        if (message.is_object())
            m_into.understood();
        m_into.reasoning(stringMember(message, "thinking"));
        m_into.text(stringMember(message, "content"));
        if (const nlohmann::json& calls = member(message, "tool_calls"); calls.is_array())
            for (const nlohmann::json& call : calls) {
                const nlohmann::json& function = member(call, "function");
                const nlohmann::json& arguments = member(function, "arguments");
                m_into.toolPart(m_into.toolCount(), stringMember(call, "id"), stringMember(function, "name"),
                                arguments.is_object()   ? arguments.dump()
                                : arguments.is_string() ? arguments.get<std::string>()
                                                        : "{}");
            }
        const nlohmann::json& done = member(value, "done");
        if (!done.is_boolean() || !done.get<bool>())
            return;
        Usage& usage = m_into.result().usage;
        readCount(value, "prompt_eval_count", usage.input);
        readCount(value, "eval_count", usage.output);
        const std::string word = stringMember(value, "done_reason");
        m_into.finish(word == "length"                 ? FinishReason::Length
                      : word == "stop" || word.empty() ? FinishReason::Stop
                                                       : FinishReason::Unknown,
                      word);
        m_into.done();
        const std::int64_t context = ollamaContext(m_into.options());
        if (usage.input >= context - 1)
            m_into.result().notes.push_back(fmt::format(
                "The prompt filled the model's whole context of {} tokens: its beginning may have "
                "been cut. Give num_ctx= a larger value.",
                context));
    }
};

class OllamaFormat final : public WireFormat {
public:
    [[nodiscard]] bool ndjson() const override { return true; }
    [[nodiscard]] std::string path(const ServerOptions&, bool) const override { return "/api/chat"; }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool stream,
                            NotSent& notSent) const override {
        Json body;
        body["model"] = options.model;
        body["messages"] = Json::array();
        for (const Message& message : request.messages)
            body["messages"].push_back(messageForOllama(message));
        if (!request.tools.empty() && request.toolChoice.kind != ToolChoice::Kind::None)
            for (const ToolDefinition& tool : request.tools)
                body["tools"].push_back({{"type", "function"},
                                         {"function",
                                          {{"name", tool.name},
                                           {"description", tool.description},
                                           {"parameters", jsonOf(tool.parameters)}}}});
        if (request.toolChoice.kind == ToolChoice::Kind::Required ||
            request.toolChoice.kind == ToolChoice::Kind::Named)
            notSent.emplace_back("Ollama cannot be made to call a tool.");
        if (request.parallelToolCalls)
            notSent.emplace_back("Ollama decides itself how many tools it calls at once.");
        if (request.format.kind == ResponseFormat::Kind::JsonObject)
            body["format"] = "json";
        else if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            body["format"] = jsonOf(request.format.schema);
        if (const std::string effort = effortOf(options, request); effort == "none")
            body["think"] = false;
        else if (!effort.empty())
            body["think"] = effort == "minimal"                    ? "low"
                            : effort == "xhigh" || effort == "max" ? "high"
                                                                   : effort;
        if (request.topLogprobs)
            notSent.emplace_back("Log probabilities were not asked of Ollama.");
        Json& settings = body["options"] = Json::object();
        settings["num_ctx"] = ollamaContext(options);
        if (const auto most = chosen(request.maxTokens, options.maxTokens))
            settings["num_predict"] = *most;
        if (const auto temperature = chosen(request.temperature, options.temperature))
            settings["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            settings["top_p"] = *topP;
        if (const auto seed = chosen(request.seed, options.seed))
            settings["seed"] = *seed;
        if (!request.stop.empty())
            settings["stop"] = request.stop;
        if (!options.keepAlive.empty())
            body["keep_alive"] = options.keepAlive;
        body["stream"] = stream;
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<LineReader>(into);
    }
};

} // namespace

std::int64_t ollamaContext(const ServerOptions& options) {
    return options.contextTokens > 0 ? options.contextTokens : kOllamaContext;
}

const WireFormat& ollamaFormat() {
    static const OllamaFormat format;
    return format;
}

} // namespace touchstone
