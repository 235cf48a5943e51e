// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/dialects.h"
#include "core/corpus/text_lines.h"

namespace touchstone {

namespace {
constexpr std::size_t kMaxValues = 200;
constexpr std::size_t kMaxValue = 1000;

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}
} // namespace

std::size_t readFrontMatter(std::string_view text, std::size_t from,
                            std::map<std::string, std::string>& values) {
    const Line first = lineAt(text, from);
    if (trimmed(text.substr(first.start, first.contentEnd - first.start)) != "---" || text[from] != '-')
        return from;
    std::map<std::string, std::string> found;
    for (std::size_t at = first.end; at < text.size();) {
        const Line line = lineAt(text, at);
        at = line.end;
        const std::string_view content = text.substr(line.start, line.contentEnd - line.start);
        if (content.substr(0, 3) == "---" || content.substr(0, 3) == "...") {
            if (!isBlank(content.substr(3)))
                continue;
            values.merge(found);
            return at;
        }
        const std::size_t colon = content.substr(0, 80).find(':');
        if (colon == std::string_view::npos || colon == 0 || isBlankChar(content[0]) ||
            found.size() >= kMaxValues)
            continue;
        const std::string_view value = unquoted(content.substr(colon + 1));
        // tags, anchors, lists and maps of YAML are no plain values and are never evaluated
        const bool plain =
            !value.empty() && std::string_view("!&*[{|>").find(value.front()) == std::string_view::npos;
        if (plain && value.size() <= kMaxValue)
            found.emplace(std::string(trimmed(content.substr(0, colon))), std::string(value));
    }
    return from; // it never ends: a rule, not front matter
}

} // namespace touchstone
