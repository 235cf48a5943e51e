// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/answer_prompt.h"

#include "core/answering/passages.h"
#include "core/answering/refusal.h"
#include "core/base/clock.h"
#include "core/base/hashing.h"
#include "core/prompts/prompt_text.h"

namespace touchstone {
namespace {

/// A heading must not be able to open a line of its own in the prompt.
std::string onOneLine(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r')
            c = ' ';
    return text;
}

} // namespace

std::string sourceBoundary(const std::string& secret, const std::string& promptHash,
                           const std::string& question, const std::vector<Hit>& hits,
                           std::size_t sourceCount) {
    if (secret.empty())
        return newUlid();
    Sha256 hash;
    hash.updateField(secret).updateField(promptHash).updateField(question);
    for (std::size_t i = 0; i < sourceCount; ++i)
        hash.updateField(hits[i].stored.chunk.text.text());
    const Sha256Digest digest = hash.finish();
    return toHex(digest.data(), 16);
}

PromptVariables answerVariables(const std::string& question, const std::vector<Hit>& hits,
                                std::size_t sourceCount, const std::string& boundary) {
    PromptVariables variables;
    variables.values = {
        {"question", question}, {"boundary", boundary}, {"refusal", std::string(kRefusalSentence)}};
    std::vector<std::map<std::string, std::string>>& sources = variables.lists["sources"];
    for (std::size_t i = 0; i < sourceCount; ++i) {
        const Hit& hit = hits[i];
        const Chunk& chunk = hit.stored.chunk;
        sources.push_back({{"number", std::to_string(i + 1)},
                           {"title", onOneLine(headingPath(chunk))},
                           {"path", onOneLine(chunk.path)},
                           {"version", onOneLine(hit.version.value_or(""))},
                           {"text", chunk.text.text()}});
    }
    return variables;
}

Result<ChatRequest> promptRequest(const PromptVersion& prompt, const PromptVariables& variables) {
    ChatRequest request;
    Result<std::vector<Message>> messages = renderPrompt(prompt, variables);
    if (!messages)
        return fail(std::move(messages.error()));
    request.messages = std::move(*messages);
    Result<PromptSettings> settings = promptSettings(prompt);
    if (!settings)
        return fail(std::move(settings.error()));
    request.temperature = settings->temperature;
    request.topP = settings->topP;
    request.maxTokens = settings->maxTokens;
    request.seed = settings->seed;
    request.stop = std::move(settings->stop);
    request.reasoningEffort = std::move(settings->effort);
    if (!settings->schema.empty()) {
        request.format.kind = ResponseFormat::Kind::JsonSchema;
        request.format.name = "answer";
        request.format.schema = std::move(settings->schema);
    }
    return request;
}

} // namespace touchstone
