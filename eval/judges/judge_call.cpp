// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/judge_call.h"

#include "core/base/hashing.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kLongestRaw = 2000;

/// Quoted texts stand between marks that they cannot hold: derived from all of them, so that equal questions
/// make equal requests.
std::string markFor(const PromptVariables& variables) {
    Sha256 hash;
    hash.updateField("judge");
    for (const auto& value : variables.values)
        hash.updateField(value.second);
    for (const auto& list : variables.lists)
        for (const auto& row : list.second)
            for (const auto& value : row)
                hash.updateField(value.second);
    const Sha256Digest digest = hash.finish();
    return toHex(digest.data(), 8);
}

std::string shortened(std::string text) {
    if (text.size() <= kLongestRaw)
        return text;
    std::size_t end = kLongestRaw;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + " …";
}

bool endsAllJudging(const Error& error) {
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::BudgetReached ||
           error.code == ErrorCode::Usage || error.code == ErrorCode::Offline ||
           error.code == ErrorCode::NotFound || error.httpStatus == 401 || error.httpStatus == 403;
}

} // namespace

Result<std::string> JudgeCall::complete(const ChatRequest& request, std::string& failure, bool& came) {
    ChatOutcome outcome = m_model.complete(
        request, [](std::string_view) {}, m_context);
    if (outcome.error) {
        if (endsAllJudging(*outcome.error))
            return fail(std::move(*outcome.error));
        failure = fmt::format("{} could not be asked: {}", m_manner.who, outcome.error->message);
        came = false;
        if (!m_record.error)
            m_record.error = std::move(outcome.error);
        return std::string();
    }
    ++m_record.calls;
    const Usage& usage = outcome.partial.usage;
    m_record.tokensKnown = m_record.tokensKnown && usage.input >= 0 && usage.output >= 0;
    m_record.inputTokens += std::max<std::int64_t>(0, usage.input);
    m_record.outputTokens += std::max<std::int64_t>(0, usage.output);
    return std::move(outcome.partial.text);
}

Result<JudgeReply> JudgeCall::ask(const std::string& prompt, PromptVariables variables,
                                  const std::string& schema,
                                  const std::function<Result<>(const std::string&)>& read) {
    variables.values["mark"] = markFor(variables);
    const auto version = m_prompts.find(prompt);
    const auto repair = m_prompts.find(m_manner.repair);
    if (version == m_prompts.end() || repair == m_prompts.end())
        return fail(ErrorCode::NotFound, fmt::format("There is no prompt '{}'.", prompt));
    auto messages = renderPrompt(version->second, variables);
    if (!messages)
        return fail(std::move(messages.error()));
    ChatRequest request;
    request.messages = std::move(*messages);
    request.temperature = 0;
    request.maxTokens = m_manner.maxTokens;
    request.format = {ResponseFormat::Kind::JsonSchema, "verdict", schema};
    JudgeReply out;
    for (int round = 0; round < 2; ++round) {
        TOUCHSTONE_TRY(m_context.check());
        bool came = true;
        auto text = complete(request, out.why, came);
        if (!text)
            return fail(std::move(text.error()));
        if (!came)
            return out;
        const Result<> good = read(*text);
        if (good) {
            out.readable = true;
            return out;
        }
        out.why = fmt::format("{}'s reply cannot be read: ", m_manner.who) + good.error().message;
        out.raw = shortened(*text);
        PromptVariables complaint;
        complaint.values = {{"complaint", good.error().message}, {"schema", schema}};
        auto again = renderPrompt(repair->second, complaint);
        if (!again)
            return fail(std::move(again.error()));
        Message said;
        said.role = Role::Assistant;
        said.content = text->empty() ? "(nothing)" : std::move(*text);
        request.messages.push_back(std::move(said));
        for (Message& message : *again)
            request.messages.push_back(std::move(message));
    }
    return out;
}

} // namespace touchstone
