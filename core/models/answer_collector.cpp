// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/answer_collector.h"

#include "core/base/clock.h"
#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kMaxAnswerBytes = 4U << 20U;
constexpr std::size_t kMaxTools = 128;
constexpr std::size_t kMaxLogprobs = 200'000;

} // namespace

void AnswerCollector::malformed(std::string_view what, std::string_view raw) {
    Error error = makeError(ErrorCode::Malformed, fmt::format("{} sent {}.", m_options.server, what),
                            m_options.provider->dialect == WireDialect::OpenAi
                                ? "Check that url= leads to an OpenAI-compatible server."
                                : fmt::format("Check that url= leads to {}.", m_options.provider->about));
    error.detail = foreignWords(raw);
    fail(std::move(error));
}

void AnswerCollector::refused(std::string_view words, std::string_view code, std::int64_t status) {
    fail(refusalOf(m_options, words, code, static_cast<int>(status >= 400 && status < 600 ? status : 0)));
}

bool AnswerCollector::roomFor(std::size_t bytes) {
    m_bytes += bytes;
    if (m_bytes <= kMaxAnswerBytes)
        return true;
    fail(makeError(ErrorCode::Malformed,
                   fmt::format("The answer of {} is too long: more than 4 MiB.", m_options.server),
                   "Set max_tokens=."));
    return false;
}

void AnswerCollector::text(std::string_view piece) {
    if (piece.empty() || !roomFor(piece.size()))
        return;
    if (m_result.ttftMs < 0)
        m_result.ttftMs = elapsedMs(m_begun);
    for (const char c : piece) {
        if (c == '\0')
            m_held += "\xEF\xBF\xBD";
        else
            m_held += c;
    }
    emit(false);
}

void AnswerCollector::reasoning(std::string_view piece) {
    if (!piece.empty() && roomFor(piece.size()))
        m_result.reasoning += piece;
}

void AnswerCollector::toolPart(std::int64_t index, std::string_view id, std::string_view name,
                               std::string_view arguments, std::string_view signature) {
    if (!roomFor(id.size() + name.size() + arguments.size() + signature.size()))
        return;
    if (m_tools.size() >= kMaxTools && !m_tools.contains(index))
        return malformed(fmt::format("more than {} tool calls in one answer", kMaxTools));
    Tool& tool = m_tools[index];
    if (tool.id.empty())
        tool.id = id;
    if (tool.name.empty())
        tool.name = name;
    tool.arguments += arguments;
    tool.signature += signature;
}

void AnswerCollector::logprob(TokenLogprob token) {
    if (m_result.logprobs.size() < kMaxLogprobs)
        m_result.logprobs.push_back(std::move(token));
}

void AnswerCollector::finish(FinishReason reason, std::string_view word) {
    m_finishSeen = true;
    m_result.finish = reason;
    m_result.finishWord = foreignWords(word, 100);
}

void AnswerCollector::model(std::string_view name) {
    if (!name.empty() && m_result.model.empty())
        m_result.model = foreignWords(name, 200);
}

void AnswerCollector::emit(bool everything) {
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

/// Calls become part of the answer only when they were offered and are whole.
void AnswerCollector::settleTools() {
    if (m_request.tools.empty())
        return;
    const Redactor& redactor = Redactor::instance();
    for (auto& [index, tool] : m_tools) {
        if (tool.arguments.find_first_not_of(" \t\r\n") == std::string::npos)
            tool.arguments = "{}";
        const auto arguments = parseForeignJson(tool.arguments);
        if (tool.name.empty() || !arguments || !arguments->is_object()) {
            if (m_result.finish == FinishReason::Length)
                return fail(makeError(ErrorCode::Malformed,
                                      fmt::format("{} was stopped by its limit of tokens within a tool call.",
                                                  m_options.server),
                                      "Raise max_tokens=."));
            return malformed(fmt::format("a call of the tool '{}' whose arguments are no JSON object",
                                         foreignWords(tool.name, 80)),
                             tool.arguments);
        }
        const std::string id =
            tool.id.empty() ? fmt::format("call_{}", m_result.toolCalls.size() + 1) : tool.id;
        m_result.toolCalls.push_back({foreignWords(id, 200), foreignWords(tool.name, 200),
                                      redactor.redactKnown(tool.arguments), tool.signature});
    }
    if (!m_result.toolCalls.empty() &&
        (m_result.finish == FinishReason::Stop || m_result.finish == FinishReason::Unknown))
        m_result.finish = FinishReason::ToolCalls;
}

Error AnswerCollector::emptyAnswer() const {
    if (!m_tools.empty())
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
        return makeError(
            ErrorCode::Malformed,
            fmt::format("{} sent JSON of another shape than an answer, with no text.", m_options.server),
            "Check that url= leads to the provider that is named.");
    const std::string& word = m_result.finishWord;
    return makeError(ErrorCode::Malformed,
                     fmt::format("The answer of {} is empty: no text came{}.", m_options.server,
                                 word.empty() ? "" : fmt::format(" (it ended with {})", word)));
}

void AnswerCollector::end(std::optional<Error> cut) {
    if (m_result.text.empty() && m_held.empty() && !m_refusal.empty() && !m_error && !cut) {
        text(m_refusal);
        m_result.finish = FinishReason::ContentFilter;
    }
    emit(true);
    m_result.reasoning = Redactor::instance().redactKnown(m_result.reasoning);
    if (m_error)
        return;
    const bool complete = m_done || m_finishSeen;
    if (cut) {
        // A stream that breaks after its finish_reason has told all; only a stop by the user remains a stop.
        if (cut->code != ErrorCode::Unreachable || !m_finishSeen ||
            (m_result.text.empty() && m_tools.empty())) {
            m_error = std::move(cut);
            return;
        }
    } else if (!complete && m_payloads == 0) {
        return fail(makeError(
            ErrorCode::Malformed,
            fmt::format("The answer of {} is empty: it ended before a word came.", m_options.server)));
    } else if (!complete) {
        Error error =
            makeError(ErrorCode::Unreachable,
                      fmt::format("The stream of {} was cut: it ended before the answer was complete.",
                                  m_options.server));
        error.detail = "cut";
        error.retryable = true;
        return fail(std::move(error));
    }
    settleTools();
    if (!m_error && m_result.text.empty() && m_result.toolCalls.empty() &&
        m_result.finish != FinishReason::ContentFilter)
        m_error = emptyAnswer();
}

} // namespace touchstone
