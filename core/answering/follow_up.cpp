// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/follow_up.h"

#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace touchstone {
namespace {

using Word = std::string_view;

constexpr std::size_t kFewWords = 3;
constexpr std::size_t kMostEarlier = 3;

constexpr std::array kPointing = {
    Word("it"),     Word("its"),    Word("this"),   Word("that"),   Word("these"),   Word("those"),
    Word("they"),   Word("them"),   Word("their"),  Word("one"),    Word("ones"),    Word("same"),
    Word("above"),  Word("former"), Word("latter"), Word("there"),  Word("instead"), Word("diese"),
    Word("dieser"), Word("dieses"), Word("diesem"), Word("diesen"), Word("damit"),   Word("dafür"),
    Word("darin"),  Word("dabei"),  Word("davon"),  Word("dazu"),   Word("dort"),    Word("stattdessen")};
constexpr std::array kOpening = {Word("and"), Word("but"),  Word("or"),   Word("also"),
                                 Word("und"), Word("aber"), Word("oder"), Word("auch")};

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const std::string lower = toLowerUtf8(text);
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decodeUtf8(lower, at);
        if (isLetterOrNumber(point.value) || point.value == U'_' || point.value == U'.')
            word.append(lower, at, point.length);
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
        at += point.length;
    }
    if (!word.empty())
        words.push_back(std::move(word));
    for (std::string& each : words)
        while (!each.empty() && each.back() == '.')
            each.pop_back();
    words.erase(std::remove(words.begin(), words.end(), std::string()), words.end());
    return words;
}

/// "[12]" goes, with the blank before it; other brackets stay.
std::string withoutMarkers(const std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t end = at + 1;
        if (text[at] == '[')
            while (end < text.size() && end - at <= 3 && text[end] >= '0' && text[end] <= '9')
                ++end;
        const bool linked = end + 1 < text.size() && (text[end + 1] == '(' || text[end + 1] == ':');
        if (text[at] == '[' && end > at + 1 && end < text.size() && text[end] == ']' && !linked) {
            while (!out.empty() && out.back() == ' ')
                out.pop_back();
            at = end;
            continue;
        }
        out += text[at];
    }
    return out;
}

} // namespace

bool leansOnEarlier(std::string_view question) {
    const std::vector<std::string> words = wordsOf(question);
    if (words.size() <= kFewWords)
        return true;
    const auto isIn = [](const std::string& word, const auto& list) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    return isIn(words.front(), kOpening) ||
           ((words[0] == "what" || words[0] == "how") && words[1] == "about") ||
           std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return isIn(word, kPointing); });
}

std::string searchedQuestion(const std::string& question, const std::vector<Message>& history) {
    std::string searched = question;
    std::size_t taken = 0;
    std::string_view leaning = question;
    for (auto message = history.rbegin(); message != history.rend() && taken < kMostEarlier; ++message) {
        if (message->role != Role::User || message->content.empty())
            continue;
        if (!leansOnEarlier(leaning))
            break;
        searched = message->content + "\n" + searched;
        leaning = message->content;
        ++taken;
    }
    return searched;
}

std::vector<Message> historyThatFits(const std::vector<Message>& history, std::size_t budgetTokens) {
    std::vector<Message> kept;
    std::size_t tokens = 0;
    for (auto message = history.rbegin(); message != history.rend(); ++message) {
        if ((message->role != Role::User && message->role != Role::Assistant) || message->content.empty())
            continue;
        Message plain;
        plain.role = message->role;
        plain.content =
            message->role == Role::Assistant ? withoutMarkers(message->content) : message->content;
        tokens += estimateTokens(plain.content);
        if (tokens > budgetTokens)
            break;
        kept.push_back(std::move(plain));
    }
    while (!kept.empty() && kept.back().role != Role::User)
        kept.pop_back();
    std::reverse(kept.begin(), kept.end());
    return kept;
}

} // namespace touchstone
