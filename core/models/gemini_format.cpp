// SPDX-License-Identifier: GPL-3.0-or-later
// Google Gemini's generateContent.
#include "core/models/schema_subset.h"
#include "core/models/wire_format.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <array>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

Json partsOf(const Message& message) {
    Json parts = Json::array();
    if (message.role == Role::Tool) {
        Json answer = Json::parse(message.content, nullptr, false);
        if (!answer.is_object())
            answer = {{message.toolFailed ? "error" : "result", message.content}};
        Json response{{"name", message.toolName}, {"response", std::move(answer)}};
        if (!message.toolCallId.empty())
            response["id"] = message.toolCallId;
        parts.push_back({{"functionResponse", std::move(response)}});
        return parts;
    }
    if (!message.content.empty())
        parts.push_back({{"text", message.content}});
    for (const MessageImage& image : message.images)
        parts.push_back(
            {{"inlineData", {{"mimeType", image.mediaType}, {"data", base64Encode(image.bytes)}}}});
    for (const ToolCall& call : message.toolCalls) {
        Json part{{"functionCall", {{"name", call.name}, {"args", jsonOf(call.arguments)}}}};
        if (!call.id.empty())
            part["functionCall"]["id"] = call.id;
        if (!call.signature.empty())
            part["thoughtSignature"] = call.signature;
        parts.push_back(std::move(part));
    }
    return parts;
}

Json contentsOf(const ChatRequest& request) {
    Json contents = Json::array();
    for (const Message& message : request.messages) {
        if (message.role == Role::System)
            continue;
        const char* role = message.role == Role::Assistant ? "model" : "user";
        Json parts = partsOf(message);
        if (parts.empty()) // an empty text is a part all the same
            parts.push_back({{"text", ""}});
        if (!contents.empty() && contents.back()["role"] == role)
            for (Json& part : parts)
                contents.back()["parts"].push_back(std::move(part));
        else
            contents.push_back({{"role", role}, {"parts", std::move(parts)}});
    }
    return contents;
}

FinishReason finishOfGemini(std::string_view word) {
    static constexpr std::array<std::string_view, 9> filtered = {
        "SAFETY",       "RECITATION", "BLOCKLIST",   "PROHIBITED_CONTENT",      "SPII",
        "IMAGE_SAFETY", "LANGUAGE",   "MODEL_ARMOR", "IMAGE_PROHIBITED_CONTENT"};
    if (word == "STOP")
        return FinishReason::Stop;
    if (word == "MAX_TOKENS")
        return FinishReason::Length;
    if (std::find(filtered.begin(), filtered.end(), word) != filtered.end())
        return FinishReason::ContentFilter;
    return FinishReason::Unknown;
}

class GenerateReader final : public PayloadReader {
public:
    using PayloadReader::PayloadReader;

protected:
    void object(const nlohmann::json& value, std::string_view, bool) override {
        if (value.is_array()) { // without alt=sse the pieces are one list
            for (const nlohmann::json& piece : value)
                takePiece(piece);
        } else {
            takePiece(value);
        }
    }

private:
    void takePiece(const nlohmann::json& value) {
        m_into.model(stringMember(value, "modelVersion"));
        if (m_into.result().requestId.empty())
            m_into.result().requestId = foreignWords(stringMember(value, "responseId"), 200);
        takeUsage(member(value, "usageMetadata"));
        if (const std::string reason = stringMember(member(value, "promptFeedback"), "blockReason");
            !reason.empty()) {
            m_into.understood();
            m_into.finish(FinishReason::ContentFilter, reason);
        }
        const nlohmann::json& candidates = member(value, "candidates");
        if (!candidates.is_array())
            return;
        m_into.understood();
        for (const nlohmann::json& candidate : candidates)
            if (integerMember(candidate, "index").value_or(0) == 0)
                takeCandidate(candidate);
    }

    void takeCandidate(const nlohmann::json& candidate) {
        const nlohmann::json& parts = member(member(candidate, "content"), "parts");
        if (parts.is_array())
            for (const nlohmann::json& part : parts)
                takePart(part);
        if (const nlohmann::json& chosen = member(member(candidate, "logprobsResult"), "chosenCandidates");
            chosen.is_array())
            for (const nlohmann::json& token : chosen)
                m_into.logprob({stringMember(token, "token"), numberMember(token, "logProbability", 0)});
        const std::string word = stringMember(candidate, "finishReason");
        if (word.empty() || word == "FINISH_REASON_UNSPECIFIED")
            return;
        m_into.finish(finishOfGemini(word), word);
        if (word == "MALFORMED_FUNCTION_CALL" || word == "UNEXPECTED_TOOL_CALL")
            m_into.malformed(fmt::format("a tool call that it could not finish ({})", word));
    }

    void takePart(const nlohmann::json& part) {
        const nlohmann::json& thought = member(part, "thought");
        const std::string text = stringMember(part, "text");
        if (thought.is_boolean() && thought.get<bool>())
            m_into.reasoning(text);
        else
            m_into.text(text);
        if (const nlohmann::json& call = member(part, "functionCall"); call.is_object()) {
            const nlohmann::json& args = member(call, "args");
            m_into.toolPart(m_into.toolCount(), stringMember(call, "id"), stringMember(call, "name"),
                            args.is_object() ? args.dump() : "{}", stringMember(part, "thoughtSignature"));
        }
    }

    /// Each piece has the counts so far; thoughts are billed as output.
    void takeUsage(const nlohmann::json& usage) {
        if (!usage.is_object())
            return;
        std::int64_t prompt = -1, tools = 0, candidates = -1, thoughts = 0;
        readCount(usage, "promptTokenCount", prompt);
        readCount(usage, "toolUsePromptTokenCount", tools);
        readCount(usage, "candidatesTokenCount", candidates);
        readCount(usage, "thoughtsTokenCount", thoughts);
        Usage& into = m_into.result().usage;
        if (prompt >= 0)
            into.input = prompt + tools;
        if (candidates >= 0 || thoughts > 0)
            into.output = std::max<std::int64_t>(candidates, 0) + thoughts;
        if (thoughts > 0)
            into.reasoning = thoughts;
        readCount(usage, "cachedContentTokenCount", into.cached);
    }
};

class GenerateFormat final : public WireFormat {
public:
    [[nodiscard]] std::string path(const ServerOptions& options, bool stream) const override {
        const std::string_view model = options.model;
        const std::string name = percentEncode(model.starts_with("models/") ? model.substr(7) : model);
        return fmt::format("/v1beta/models/{}:{}", name,
                           stream ? "streamGenerateContent?alt=sse" : "generateContent");
    }

    [[nodiscard]] Json body(const ServerOptions& options, const ChatRequest& request, bool,
                            NotSent& notSent) const override {
        Json body;
        if (const std::string system = systemText(request); !system.empty())
            body["systemInstruction"] = {{"parts", Json::array({{{"text", system}}})}};
        body["contents"] = contentsOf(request);
        addTools(body, request, notSent);
        Json config = Json::object();
        if (const auto temperature = chosen(request.temperature, options.temperature))
            config["temperature"] = *temperature;
        if (const auto topP = chosen(request.topP, options.topP))
            config["topP"] = *topP;
        if (const auto most = chosen(request.maxTokens, options.maxTokens))
            config["maxOutputTokens"] = *most;
        if (const auto seed = chosen(request.seed, options.seed))
            config["seed"] = *seed;
        if (!request.stop.empty())
            config["stopSequences"] = request.stop;
        if (request.format.kind != ResponseFormat::Kind::Text)
            config["responseMimeType"] = "application/json";
        if (request.format.kind == ResponseFormat::Kind::JsonSchema)
            config["responseSchema"] = openApiSubset(jsonOf(request.format.schema));
        if (request.topLogprobs) {
            config["responseLogprobs"] = true;
            if (*request.topLogprobs > 0)
                config["logprobs"] = *request.topLogprobs;
        }
        if (const auto thinking = thinkingBudget(effortOf(options, request)))
            config["thinkingConfig"] = {{"thinkingBudget", *thinking}};
        if (!config.empty())
            body["generationConfig"] = std::move(config);
        return body;
    }

    [[nodiscard]] std::unique_ptr<PayloadReader> reader(AnswerCollector& into) const override {
        return std::make_unique<GenerateReader>(into);
    }

private:
    /// The provider counts where others have words.
    static std::optional<int> thinkingBudget(std::string_view effort) {
        if (effort.empty())
            return std::nullopt;
        return effort == "none"      ? 0
               : effort == "minimal" ? 512
               : effort == "low"     ? 1024
               : effort == "medium"  ? 8192
                                     : 24576;
    }

    static void addTools(Json& body, const ChatRequest& request, NotSent& notSent) {
        if (request.tools.empty())
            return;
        Json functions = Json::array();
        for (const ToolDefinition& tool : request.tools) {
            Json function{{"name", tool.name}, {"description", tool.description}};
            const Json parameters = jsonOf(tool.parameters);
            if (const auto properties = parameters.find("properties");
                properties != parameters.end() && !properties->empty()) // an object without fields is refused
                function["parameters"] = openApiSubset(parameters);
            functions.push_back(std::move(function));
        }
        body["tools"] = Json::array({{{"functionDeclarations", std::move(functions)}}});
        if (request.parallelToolCalls && !*request.parallelToolCalls)
            notSent.emplace_back("Gemini cannot be held to one tool call at a time.");
        static constexpr std::array modes = {"AUTO", "NONE", "ANY", "ANY"};
        if (request.toolChoice.kind == ToolChoice::Kind::Auto)
            return;
        Json calling{{"mode", modes[static_cast<std::size_t>(request.toolChoice.kind)]}};
        if (request.toolChoice.kind == ToolChoice::Kind::Named)
            calling["allowedFunctionNames"] = {request.toolChoice.name};
        body["toolConfig"] = {{"functionCallingConfig", std::move(calling)}};
    }
};

} // namespace

const WireFormat& geminiFormat() {
    static const GenerateFormat format;
    return format;
}

} // namespace touchstone
