// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence: its words and code spans as a row of tokens, and the few forms in which people say that a
// name goes.
#include "core/corpus/text_lines.h"
#include "core/ingest/deprecations.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

struct Token {
    std::string word; ///< lower case; of a code span "`"
    std::string name; ///< of a code span that is a name
    bool code = false;
    bool link = false; ///< ends a clause: . ; : ( or a dash
};

/// "@app.on_event()" -> "app.on_event"; "" when it is more than a name.
std::string nameOf(std::string_view code) {
    code = trimmed(code);
    if (code.starts_with('@'))
        code.remove_prefix(1);
    if (code.ends_with("()"))
        code.remove_suffix(2);
    if (code.size() < 3 || code.size() > 120 || !(isAsciiLetter(code.front()) || code.front() == '_'))
        return {};
    for (char c : code)
        if (!isWordChar(c) && c != '.')
            return {};
    return code.back() == '.' ? std::string() : std::string(code);
}

std::vector<Token> tokensOf(std::string_view text) {
    std::vector<Token> out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '`') {
            const std::size_t end = text.find('`', at + 1);
            if (end == std::string_view::npos)
                break;
            out.push_back({"`", nameOf(text.substr(at + 1, end - at - 1)), true, false});
            at = end + 1;
        } else if (isAsciiLetter(c)) {
            Token token;
            for (; at < text.size() && (isAsciiLetter(text[at]) || text[at] == '\'' || text[at] == '-'); ++at)
                token.word.push_back(asciiLower(text[at]));
            out.push_back(std::move(token));
        } else {
            if (c == ',' || c == '/')
                out.push_back({std::string(1, c), {}, false, false});
            else if (c == '.' || c == ';' || c == ':' || c == '(' || c == '!' || c == '?')
                out.push_back({std::string(1, c), {}, false, true});
            ++at;
        }
    }
    return out;
}

constexpr std::array<std::string_view, 4> kDeprecateVerbs{"deprecate", "deprecates", "deprecating",
                                                          "deprecated"};
constexpr std::array<std::string_view, 8> kRemoveVerbs{"remove", "removes",  "removed", "removing",
                                                       "drop",   "dropping", "drops",   "dropped"};
/// What may stand between the verb and the name.
constexpr std::array<std::string_view, 24> kBetween{
    "the",    "a",         "an",         "support",    "for",       "of",       "old",       "deprecated",
    "class",  "parameter", "parameters", "argument",   "arguments", "function", "method",    "attribute",
    "option", "options",   "decorator",  "decorators", "related",   "path",     "operation", "/"};
/// What may stand between the name and "is deprecated".
constexpr std::array<std::string_view, 14> kNouns{
    "parameter", "parameters", "argument", "arguments", "class",     "classes", "function",
    "method",    "attribute",  "option",   "options",   "decorator", "package", "module"};
constexpr std::array<std::string_view, 8> kAuxiliaries{"is",   "are", "was",  "were",
                                                       "been", "has", "have", "now"};

/// Names from `at` on that "and", "or" and commas join; `at` ends behind them.
std::vector<std::string> namesFrom(const std::vector<Token>& tokens, std::size_t& at) {
    std::vector<std::string> out;
    while (at < tokens.size() && tokens[at].code) {
        if (tokens[at].name.empty())
            return out;
        out.push_back(tokens[at].name);
        std::size_t next = at + 1;
        while (next < tokens.size() &&
               (tokens[next].word == "," || tokens[next].word == "and" || tokens[next].word == "or"))
            ++next;
        const bool joined = next > at + 1 && next < tokens.size() && tokens[next].code;
        at = joined ? next : at + 1;
        if (!joined)
            break;
    }
    return out;
}

/// "in favor of X", "use X instead", "replaced by X", "use instead X" behind `at`.
std::string replacementFrom(const std::vector<Token>& tokens, std::size_t at) {
    bool said = false;
    const bool instead =
        std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(std::min(at, tokens.size())), tokens.end(),
                    [](const Token& token) { return token.word == "instead"; });
    for (std::size_t i = at; i < tokens.size(); ++i) {
        const std::string& word = tokens[i].word;
        said = said || word == "favor" || word == "favour" || word == "replaced" || word == "instead" ||
               word == "prefer" || (word == "use" && instead);
        if (said && tokens[i].code)
            return tokens[i].name;
    }
    return {};
}

/// "instead of the old `X`" and "use `Y` from z instead of deprecated `X`": what stands before "instead".
std::string replacementBefore(const std::vector<Token>& tokens, std::size_t verb) {
    if (verb < 2 || tokens[verb - 1].word != "of" || tokens[verb - 2].word != "instead")
        return {};
    for (std::size_t i = verb - 2; i-- > 0;)
        if (i > 0 && tokens[i].code && (tokens[i - 1].word == "use" || tokens[i - 1].word == "uses"))
            return tokens[i].name;
    return {};
}

} // namespace

std::vector<NamedDeprecation> deprecationsInSentence(std::string_view sentence, bool strict) {
    std::vector<NamedDeprecation> out;
    const std::vector<Token> tokens = tokensOf(sentence);
    const bool deprecates = std::any_of(
        tokens.begin(), tokens.end(), [](const Token& token) { return token.word.starts_with("deprecat"); });
    const auto add = [&](std::vector<std::string> names, bool removed, std::string replacement) {
        for (std::string& name : names) {
            const bool known = std::any_of(out.begin(), out.end(),
                                           [&](const NamedDeprecation& one) { return one.name == name; });
            if (!known && name != replacement)
                out.push_back({std::move(name), replacement, removed});
        }
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool deprecate = isOneOf(tokens[i].word, kDeprecateVerbs);
        const bool remove = isOneOf(tokens[i].word, kRemoveVerbs);
        if (!deprecate && !remove)
            continue;
        // verb ... `name`
        std::size_t at = i + 1;
        bool support = false, old = false;
        for (; at < tokens.size() && !tokens[at].code && isOneOf(tokens[at].word, kBetween) && at < i + 9;
             ++at) {
            support = support || tokens[at].word == "support";
            old = old || tokens[at].word == "deprecated";
        }
        const bool gone = remove && (!strict || support || old);
        const bool afterRemove =
            deprecate && i > 0 &&
            std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                        [](const Token& token) { return isOneOf(token.word, kRemoveVerbs); });
        std::string before = replacementBefore(tokens, i);
        std::vector<std::string> names =
            at < tokens.size() ? namesFrom(tokens, at) : std::vector<std::string>{};
        if (!names.empty() && (deprecate || gone)) {
            // "deprecated in `fastapi`" speaks of a place; "a deprecated `dict()` warning" of a text
            const bool thing =
                at < tokens.size() && (tokens[at].word == "warning" || tokens[at].word == "warnings");
            if (!thing)
                add(std::move(names), gone || afterRemove,
                    before.empty() ? replacementFrom(tokens, at) : before);
            continue;
        }
        // `name` parameter has been deprecated
        std::size_t back = i;
        bool auxiliary = false;
        while (back > 0 && isOneOf(tokens[back - 1].word, kAuxiliaries)) {
            auxiliary = true;
            --back;
        }
        if (!auxiliary || (strict && remove && !deprecates))
            continue;
        while (back > 0 && isOneOf(tokens[back - 1].word, kNouns))
            --back;
        std::vector<std::string> subject;
        while (back > 0 && tokens[back - 1].code && !tokens[back - 1].name.empty()) {
            subject.insert(subject.begin(), tokens[back - 1].name);
            --back;
            while (back > 0 && (tokens[back - 1].word == "and" || tokens[back - 1].word == ",") && back > 1 &&
                   tokens[back - 2].code)
                --back;
        }
        add(std::move(subject), remove, replacementFrom(tokens, i));
    }
    return out;
}

} // namespace touchstone
