// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/template_actions.h"

#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr std::size_t kLongestAction = 4000;

constexpr auto kWords = std::to_array<std::string_view>({
    "block",
    "break",
    "code",
    "continue",
    "define",
    "else",
    "end",
    "if",
    "image",
    "pkg",
    "play",
    "printf",
    "range",
    "raw",
    "template",
    "video",
    "with",
});
constexpr auto kTagWords = std::to_array<std::string_view>({
    "assign", "block", "capture", "elif",    "else", "endblock", "endfor", "endif", "endraw", "extends",
    "for",    "if",    "import",  "include", "load", "macro",    "raw",    "set",   "unless",
});

/// Behind the string that opens at `at`, or npos.
std::size_t behindString(std::string_view text, std::size_t at, std::size_t stop) {
    const char quote = text[at];
    for (std::size_t i = at + 1; i < stop; ++i) {
        if (text[i] == quote)
            return i + 1;
        if (quote == '"' && text[i] == '\n')
            break;
        if (quote == '"' && text[i] == '\\')
            ++i;
    }
    return std::string_view::npos;
}

void describe(std::string_view text, bool tag, TemplateAction& action) {
    std::size_t from = action.range.start + 2;
    const std::size_t to = action.range.end - 2;
    while (from < to && (isBlankChar(text[from]) || text[from] == '-'))
        ++from;
    std::size_t end = from;
    while (end < to && isAsciiLetter(text[end]))
        ++end;
    const std::string_view word = text.substr(from, end - from);
    const bool wordEnds = end == to || isBlankChar(text[end]) || text[end] == '-' || text[end] == '(';
    if (tag) {
        action.certain = wordEnds && isOneOf(word, kTagWords);
        return;
    }
    const char first = from < to ? text[from] : ' ';
    const char second = from + 1 < to ? text[from + 1] : ' ';
    action.certain = (wordEnds && isOneOf(word, kWords)) ||
                     (first == '.' && (second == ' ' || isAsciiLetter(second))) ||
                     (first == '$' && isAsciiLetter(second)) || (first == '/' && second == '*') ||
                     (first == '<' && second == ' ') || (first == '%' && second == ' ');
    if (word == "raw" && wordEnds) {
        std::size_t open = end;
        while (open < to && isBlankChar(text[open]))
            ++open;
        if (open < to && (text[open] == '"' || text[open] == '`')) {
            const std::size_t close = behindString(text, open, to);
            if (close != std::string_view::npos && trimmed(text.substr(close, to - close)).empty())
                action.kept = {open + 1, close - 1};
        }
    }
}

} // namespace

std::optional<TemplateAction> templateActionAt(std::string_view text, std::size_t at) {
    if (at + 3 >= text.size() || text[at] != '{' || (text[at + 1] != '{' && text[at + 1] != '%'))
        return std::nullopt;
    const bool tag = text[at + 1] == '%';
    const std::size_t stop = std::min(text.size(), at + kLongestAction);
    for (std::size_t i = at + 2; i + 1 < stop; ++i) {
        const char c = text[i];
        if (!tag && (c == '"' || c == '`')) {
            const std::size_t behind = behindString(text, i, stop);
            if (behind != std::string_view::npos)
                i = behind - 1;
            continue;
        }
        if (c == '{' && text[i + 1] == text[at + 1])
            return std::nullopt;
        if (text[i + 1] == '}' && c == (tag ? '%' : '}')) {
            TemplateAction action;
            action.range = {at, i + 2};
            describe(text, tag, action);
            return action;
        }
    }
    return std::nullopt;
}

bool usesTemplates(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find("{{", from); at != std::string_view::npos; at = text.find("{{", at)) {
        const auto action = templateActionAt(text, at);
        if (action && action->certain)
            return true;
        at = action ? action->range.end : at + 1;
    }
    return false;
}

void appendMasks(const TemplateAction& action, std::vector<StrippedRange>& out) {
    if (action.kept.empty()) {
        out.push_back({action.range, "template"});
        return;
    }
    out.push_back({{action.range.start, action.kept.start}, "template"});
    out.push_back({{action.kept.end, action.range.end}, "template"});
}

TemplateMasks htmlTemplateMasks(std::string_view page, std::size_t from, bool everywhere) {
    std::vector<TemplateAction> actions;
    bool certain = everywhere;
    std::size_t code = 0; // open elements of code
    for (std::size_t at = page.find_first_of("<{", from); at != std::string_view::npos;
         at = page.find_first_of("<{", at)) {
        if (page[at] == '<') {
            const bool closing = page.substr(at + 1, 1) == "/";
            const std::string_view name = page.substr(at + (closing ? 2 : 1), 5);
            const char behindPre = name.size() > 3 ? name[3] : '>';
            const char behindCode = name.size() > 4 ? name[4] : '>';
            if ((equalsIgnoringCase(name.substr(0, 3), "pre") &&
                 (behindPre == '>' || isBlankChar(behindPre))) ||
                (equalsIgnoringCase(name.substr(0, 4), "code") &&
                 (behindCode == '>' || isBlankChar(behindCode))))
                code = closing ? code - std::min<std::size_t>(code, 1) : code + 1;
            ++at;
            continue;
        }
        const auto action = templateActionAt(page, at);
        if (action && (everywhere || code == 0)) {
            certain = certain || action->certain;
            actions.push_back(*action);
        }
        at = action ? action->range.end : at + 1;
    }
    TemplateMasks out;
    if (!certain)
        return out;
    out.count = actions.size();
    for (const TemplateAction& action : actions)
        appendMasks(action, out.ranges);
    return out;
}

DocumentWarning templateWarning(std::string_view page, std::size_t count, std::uint64_t first) {
    const std::string_view before = page.substr(0, first);
    return {1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')),
            fmt::format("{} template action{} left out: what {} is not in the file", count,
                        count == 1 ? " is" : "s are", count == 1 ? "it produces" : "they produce")};
}

} // namespace touchstone
