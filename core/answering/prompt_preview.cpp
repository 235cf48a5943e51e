// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/prompt_preview.h"

#include "core/answering/answer_prompt.h"
#include "core/prompts/prompt_text.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {
namespace {

// No text of a document or a person begins with it.
constexpr std::string_view kOtherValue = "\xf4\x8f\xbf\xbd";

/// Every value that changes from question to question is another one; what a workspace fixes stays.
PromptVariables othersLike(const PromptVariables& variables, bool withSources) {
    PromptVariables out = variables;
    for (auto& value : out.values)
        if (value.first != "refusal")
            value.second = kOtherValue;
    for (auto& list : out.lists) {
        list.second.resize(withSources ? 1 : 0);
        for (auto& record : list.second)
            for (const char* key : {"number", "title", "path", "version", "text"})
                record[key] = kOtherValue;
    }
    return out;
}

std::size_t commonBytes(const std::string& a, const std::string& b) {
    const std::size_t most = std::min(a.size(), b.size());
    const auto parted = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(most), b.begin());
    return utf8Floor(a, static_cast<std::size_t>(parted.first - a.begin()));
}

} // namespace

Result<PromptPreview> previewPrompt(const PromptVersion& prompt, const std::string& question,
                                    const std::vector<Hit>& hits, std::size_t budgetTokens,
                                    const std::string& boundarySecret) {
    PromptPreview out;
    out.budgetTokens = budgetTokens;
    out.packed = packSources(hits, budgetTokens);
    const std::size_t count = out.packed.sourceCount;
    const PromptVariables variables =
        answerVariables(question, out.packed.hits, count,
                        sourceBoundary(boundarySecret, prompt.hash, question, out.packed.hits, count));
    const auto layout = layoutOf(prompt.text, promptLabel(prompt));
    if (!layout)
        return fail(layout.error());
    const auto messages = renderPrompt(prompt, variables);
    if (!messages)
        return fail(messages.error());
    std::vector<std::vector<Message>> others;
    for (const bool withSources : {false, true}) {
        auto other = renderPrompt(prompt, othersLike(variables, withSources));
        if (!other)
            return fail(std::move(other.error()));
        others.push_back(std::move(*other));
    }
    bool stable = true;
    for (std::size_t i = 0; i < messages->size(); ++i) {
        PreviewMessage message;
        message.role = (*messages)[i].role;
        message.example = layout->parts[i].example;
        message.content = (*messages)[i].content;
        message.tokens = estimateTokens(message.content);
        std::size_t same = message.content.size();
        for (const auto& other : others)
            same = std::min(same, commonBytes(message.content, other[i].content));
        const bool whole = same == message.content.size() &&
                           std::all_of(others.begin(), others.end(), [&](const std::vector<Message>& other) {
                               return other[i].content.size() == same;
                           });
        message.stableBytes = stable ? same : 0;
        out.stableBytes += message.stableBytes;
        out.stableTokens += estimateTokens(std::string_view(message.content).substr(0, message.stableBytes));
        stable = stable && whole;
        out.stableMessages += stable ? 1 : 0;
        out.tokens += message.tokens;
        out.messages.push_back(std::move(message));
    }
    for (const auto& value : variables.values)
        out.variables.emplace_back(value.first, estimateTokens(value.second));
    std::size_t sources = 0;
    for (const auto& record : variables.lists.at("sources"))
        sources += estimateTokens(record.at("text"));
    out.variables.emplace_back("sources", sources);
    return out;
}

} // namespace touchstone
