// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chat_stream.h"

#include "core/base/clock.h"

#include <fmt/format.h>

#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kMaxAnswerBytes = 4U << 20U;

FinishReason finishOf(std::string_view name) {
    if (name == "stop" || name == "eos" || name == "end_turn")
        return FinishReason::Stop;
    if (name == "length" || name == "max_tokens")
        return FinishReason::Length;
    if (name == "content_filter")
        return FinishReason::ContentFilter;
    if (name == "tool_calls" || name == "function_call")
        return FinishReason::ToolCalls;
    return FinishReason::Unknown;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

std::string codeText(const nlohmann::json& error) {
    std::string code = stringMember(error, "code");
    return code.empty() ? stringMember(error, "type") : code;
}

} // namespace

Error ChatStreamReader::malformed(std::string_view what) const {
    return makeError(ErrorCode::Malformed, fmt::format("{} sent {}.", m_options.server, what),
                     "Check that url= leads to an OpenAI-compatible server.");
}

bool ChatStreamReader::take(std::string_view payload) {
    if (trimmed(payload) == "[DONE]") {
        m_done = true;
        return false;
    }
    ++m_payloads;
    const auto value = parseForeignJson(payload);
    if (!value) {
        m_error = malformed(value.error().message + " in its stream");
        m_error->detail = foreignWords(payload);
        return false;
    }
    return takeObject(*value);
}

void ChatStreamReader::takeWhole(std::string_view document) {
    ++m_payloads;
    const auto value = parseForeignJson(document);
    if (!value) {
        m_error = malformed(value.error().message + " instead of an answer");
        m_error->detail = foreignWords(document);
        return;
    }
    m_done = true;
    takeObject(*value);
}

bool ChatStreamReader::takeObject(const nlohmann::json& value) {
    if (const nlohmann::json& error = member(value, "error"); error.is_object() || error.is_string()) {
        const std::string words =
            error.is_string() ? error.get<std::string>() : stringMember(error, "message");
        m_error = refusalOf(m_options, words, codeText(error),
                            static_cast<int>(integerMember(error, "code").value_or(0) % 1000));
        return false;
    }
    if (const std::string model = stringMember(value, "model"); !model.empty() && m_result.model.empty())
        m_result.model = foreignWords(model, 200);
    if (const nlohmann::json& usage = member(value, "usage"); usage.is_object())
        takeUsage(usage);
    if (const nlohmann::json& choices = member(value, "choices"); choices.is_array()) {
        m_understood = true;
        for (const nlohmann::json& choice : choices)
            if (choice.is_object() && integerMember(choice, "index").value_or(0) == 0)
                takeChoice(choice);
    }
    return !m_error;
}

void ChatStreamReader::takeChoice(const nlohmann::json& choice) {
    const nlohmann::json& delta = member(choice, member(choice, "delta").is_object() ? "delta" : "message");
    takeContent(member(delta, "content"));
    m_refusal += stringMember(delta, "refusal");
    if (const nlohmann::json& calls = member(delta, "tool_calls"); calls.is_array() && !calls.empty())
        m_toolCall = true;
    if (const std::string finish = stringMember(choice, "finish_reason"); !finish.empty()) {
        m_finishSeen = true;
        m_result.finish = finishOf(finish);
    }
}

void ChatStreamReader::takeContent(const nlohmann::json& content) {
    if (content.is_string())
        takeText(content.get_ref<const std::string&>());
    else if (content.is_array()) // parts, as some servers send them; what is not text is none of ours
        for (const nlohmann::json& part : content)
            if (stringMember(part, "type") == "text")
                takeText(stringMember(part, "text"));
}

void ChatStreamReader::takeUsage(const nlohmann::json& usage) {
    const auto read = [](const nlohmann::json& object, const char* name, std::int64_t& into) {
        if (const auto value = integerMember(object, name); value && *value >= 0)
            into = *value;
    };
    read(usage, "prompt_tokens", m_result.usage.input);
    read(usage, "completion_tokens", m_result.usage.output);
    read(member(usage, "prompt_tokens_details"), "cached_tokens", m_result.usage.cached);
    read(member(usage, "completion_tokens_details"), "reasoning_tokens", m_result.usage.reasoning);
}

void ChatStreamReader::takeText(std::string_view text) {
    if (text.empty())
        return;
    if (m_result.ttftMs < 0)
        m_result.ttftMs = elapsedMs(m_begun);
    const std::size_t room =
        kMaxAnswerBytes - std::min(kMaxAnswerBytes, m_result.text.size() + m_held.size());
    if (text.size() > room) {
        m_error = makeError(ErrorCode::Malformed,
                            fmt::format("The answer of {} is too long: more than 4 MiB.", m_options.server),
                            "Set max_tokens=.");
        return;
    }
    for (const char c : text) {
        if (c == '\0')
            m_held += "\xEF\xBF\xBD";
        else
            m_held += c;
    }
    emit(false);
}

void ChatStreamReader::emit(bool everything) {
    const Redactor& redactor = Redactor::instance();
    std::string clean = redactor.redactKnown(m_held);
    const std::size_t held = everything ? 0 : redactor.doubtfulTail(clean);
    m_held = clean.substr(clean.size() - held);
    clean.resize(clean.size() - held);
    if (clean.empty())
        return;
    m_result.text += clean;
    if (m_sink)
        m_sink(clean);
}

Error ChatStreamReader::emptyAnswer() const {
    if (m_toolCall)
        return makeError(ErrorCode::Malformed,
                         fmt::format("{} asked for a tool call that was not offered, and sent no text.",
                                     m_options.server));
    if (m_result.finish == FinishReason::Length)
        return makeError(
            ErrorCode::Malformed,
            fmt::format("The answer of {} is empty: its limit of tokens was used up before the first word.",
                        m_options.server),
            "Raise max_tokens=: models that reason need room for it.");
    if (m_payloads > 0 && !m_understood)
        return malformed("JSON of another shape than an answer, with no text");
    return makeError(ErrorCode::Malformed,
                     fmt::format("The answer of {} is empty: no text came.", m_options.server));
}

void ChatStreamReader::end(std::optional<Error> cut) {
    if (m_result.text.empty() && m_held.empty() && !m_refusal.empty() && !m_error && !cut) {
        takeText(m_refusal);
        m_result.finish = FinishReason::ContentFilter;
    }
    emit(true);
    if (m_error)
        return;
    const bool complete = m_done || m_finishSeen;
    if (cut) {
        // A stream that breaks after its finish_reason has told all; only a stop by the user remains a stop.
        if (cut->code != ErrorCode::Unreachable || !m_finishSeen || m_result.text.empty())
            m_error = std::move(cut);
    } else if (!complete && m_payloads == 0) {
        m_error = makeError(
            ErrorCode::Malformed,
            fmt::format("The answer of {} is empty: it ended before a word came.", m_options.server));
    } else if (!complete) {
        Error error =
            makeError(ErrorCode::Unreachable,
                      fmt::format("The stream of {} was cut: it ended before the answer was complete.",
                                  m_options.server));
        error.detail = "cut";
        error.retryable = true;
        m_error = std::move(error);
    } else if (m_result.text.empty() && m_result.finish != FinishReason::ContentFilter) {
        m_error = emptyAnswer();
    }
}

} // namespace touchstone
