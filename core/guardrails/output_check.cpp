// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guardrails/output_check.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace touchstone {
namespace {

/// Consecutive words of the instructions that no honest answer repeats. Twenty is longer than any sentence
/// that a prompt asks to be said.
constexpr std::size_t kLeakWords = 20;

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U);
}

struct Word {
    std::string text; ///< ASCII letters in lower case
    TextRange range;
};

std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> out;
    for (std::size_t at = 0; at < text.size();) {
        if (!isWordByte(text[at])) {
            ++at;
            continue;
        }
        Word& word = out.emplace_back();
        word.range.start = at;
        for (; at < text.size() && isWordByte(text[at]); ++at)
            word.text +=
                text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
        word.range.end = at;
    }
    return out;
}

/// Every run of kLeakWords words of a text, as one string each.
void addRuns(std::string_view text, std::unordered_set<std::string>& into) {
    const std::vector<Word> words = wordsOf(text);
    for (std::size_t i = 0; i + kLeakWords <= words.size(); ++i) {
        std::string run;
        for (std::size_t w = i; w < i + kLeakWords; ++w)
            run += words[w].text + ' ';
        into.insert(std::move(run));
    }
}

OutputVerdict promptLeak(std::string_view answer, const std::vector<std::string_view>& instructions,
                         const std::vector<std::string_view>& visible) {
    std::unordered_set<std::string> secret;
    for (const std::string_view text : instructions)
        addRuns(text, secret);
    if (secret.empty())
        return {};
    std::unordered_set<std::string> open;
    const std::vector<Word> words = wordsOf(answer);
    for (std::size_t i = 0; i + kLeakWords <= words.size(); ++i) {
        std::string run;
        for (std::size_t w = i; w < i + kLeakWords; ++w)
            run += words[w].text + ' ';
        if (!secret.contains(run))
            continue;
        if (open.empty())
            for (const std::string_view text : visible)
                addRuns(text, open);
        if (!open.contains(run))
            return {OutputRule::PromptLeak, {words[i].range.start, words[i + kLeakWords - 1].range.end}};
    }
    return {};
}

/// How keys begin that providers give out, and how many bytes of a key follow at least.
struct KeyShape {
    std::string_view prefix;
    std::size_t least;
    bool base64; ///< also '+', '/', '=' belong to it
};
constexpr std::array kShapes = {
    KeyShape{"sk-ant-", 24, false}, KeyShape{"sk-proj-", 24, false},    KeyShape{"sk-", 32, false},
    KeyShape{"AKIA", 16, false},    KeyShape{"AIza", 35, false},        KeyShape{"ghp_", 36, false},
    KeyShape{"gho_", 36, false},    KeyShape{"github_pat_", 40, false}, KeyShape{"glpat-", 20, false},
    KeyShape{"xoxb-", 24, false},   KeyShape{"xoxp-", 24, false},       KeyShape{"hf_", 30, false}};
constexpr std::string_view kPrivateKey = "PRIVATE KEY-----";

bool isKeyByte(char c, bool base64) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || (base64 && (c == '+' || c == '/' || c == '='));
}

/// "sk-xxxxxxxx", "AKIA................": a stand-in says nothing.
bool isStandIn(std::string_view body) {
    std::array<bool, 256> seen{};
    std::size_t kinds = 0;
    bool digit = false;
    for (const char c : body) {
        bool& known = seen[static_cast<unsigned char>(c)];
        kinds += known ? 0U : 1U;
        known = true;
        digit = digit || (c >= '0' && c <= '9');
    }
    return kinds < 8 || !digit;
}

bool standsIn(std::string_view words, const std::vector<std::string_view>& visible) {
    return std::any_of(visible.begin(), visible.end(),
                       [&](std::string_view text) { return text.find(words) != std::string_view::npos; });
}

OutputVerdict secretPattern(std::string_view answer, const std::vector<std::string_view>& visible) {
    for (const KeyShape& shape : kShapes)
        for (std::size_t at = answer.find(shape.prefix); at != std::string_view::npos;
             at = answer.find(shape.prefix, at + shape.prefix.size())) {
            if (at > 0 && isKeyByte(answer[at - 1], shape.base64))
                continue; // inside of a longer word
            std::size_t end = at + shape.prefix.size();
            while (end < answer.size() && isKeyByte(answer[end], shape.base64))
                ++end;
            const std::string_view body =
                answer.substr(at + shape.prefix.size(), end - at - shape.prefix.size());
            if (body.size() >= shape.least && !isStandIn(body) &&
                !standsIn(answer.substr(at, end - at), visible))
                return {OutputRule::SecretPattern, {at, end}};
        }
    // The line that opens a private key, with a body behind it.
    if (const std::size_t at = answer.find(kPrivateKey); at != std::string_view::npos) {
        const std::size_t from = at + kPrivateKey.size();
        std::size_t end = from;
        while (end < answer.size() &&
               (isKeyByte(answer[end], true) || answer[end] == '\n' || answer[end] == '\r'))
            ++end;
        const std::string_view body = answer.substr(from, end - from);
        const std::size_t line = body.find_first_not_of("\r\n");
        if (body.size() >= 64 && line != std::string_view::npos && !isStandIn(body) &&
            !standsIn(body.substr(line, 40), visible))
            return {OutputRule::SecretPattern, {at, end}};
    }
    return {};
}

} // namespace

std::string_view outputRuleName(OutputRule rule) {
    switch (rule) {
    case OutputRule::None:
        return "none";
    case OutputRule::PromptLeak:
        return "prompt_leak";
    case OutputRule::SecretPattern:
        return "secret_pattern";
    }
    return "none";
}

OutputVerdict checkOutput(std::string_view answer, const std::vector<std::string_view>& instructions,
                          const std::vector<std::string_view>& visible) {
    const OutputVerdict leak = promptLeak(answer, instructions, visible);
    return leak.rule != OutputRule::None ? leak : secretPattern(answer, visible);
}

} // namespace touchstone
