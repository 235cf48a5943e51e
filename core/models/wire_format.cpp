// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/wire_format.h"

#include "core/platform/url.h"

#include <fmt/format.h>

namespace touchstone {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

} // namespace

bool PayloadReader::errorIn(const nlohmann::json& value) {
    const nlohmann::json& error = member(value, "error");
    if (!error.is_object() && !error.is_string())
        return false;
    std::string code = stringMember(error, "code");
    for (const char* name : {"type", "status"})
        if (code.empty())
            code = stringMember(error, name);
    m_into.refused(error.is_string() ? error.get<std::string>() : stringMember(error, "message"), code,
                   integerMember(error, "code").value_or(0));
    return true;
}

bool PayloadReader::take(std::string_view event, std::string_view payload) {
    if (trimmed(payload) == "[DONE]") {
        m_into.done();
        return false;
    }
    m_into.payload();
    const auto value = parseForeignJson(payload);
    if (!value)
        m_into.malformed(value.error().message + " in its stream", payload);
    else if (!errorIn(value->is_array() && !value->empty() ? (*value)[0] : *value))
        object(*value, event, true);
    return m_into.wantsMore();
}

void PayloadReader::takeWhole(std::string_view document) {
    m_into.payload();
    const auto value = parseForeignJson(document);
    if (!value)
        return m_into.malformed(value.error().message + " instead of an answer", document);
    if (errorIn(value->is_array() && !value->empty() ? (*value)[0] : *value))
        return;
    m_into.done();
    object(*value, {}, false);
}

const WireFormat& wireFormatOf(const ServerOptions& options) {
    switch (options.provider->dialect) {
    case WireDialect::Anthropic:
        return anthropicFormat();
    case WireDialect::Gemini:
        return geminiFormat();
    case WireDialect::Ollama:
        return ollamaFormat();
    case WireDialect::Cohere:
        return cohereFormat();
    case WireDialect::OpenAi:
    case WireDialect::Azure:
    case WireDialect::Tei:
        break;
    }
    return options.responsesApi ? openAiResponsesFormat() : openAiChatFormat();
}

std::string effortOf(const ServerOptions& options, const ChatRequest& request) {
    return request.reasoningEffort.empty() ? options.reasoningEffort : request.reasoningEffort;
}

nlohmann::ordered_json jsonOf(std::string_view text) {
    nlohmann::ordered_json value = nlohmann::ordered_json::parse(text.begin(), text.end(), nullptr, false);
    return value.is_discarded() ? nlohmann::ordered_json::object() : value;
}

std::string dataUrl(const MessageImage& image) {
    return fmt::format("data:{};base64,{}", image.mediaType, base64Encode(image.bytes));
}

std::string systemText(const ChatRequest& request) {
    std::string out;
    for (const Message& message : request.messages)
        if (message.role == Role::System && !message.content.empty())
            out += (out.empty() ? "" : "\n\n") + message.content;
    return out;
}

void readCount(const nlohmann::json& object, const char* name, std::int64_t& into) {
    if (const auto value = integerMember(object, name); value && *value >= 0)
        into = *value;
}

} // namespace touchstone
