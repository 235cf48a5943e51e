// SPDX-License-Identifier: GPL-3.0-or-later
// Globs as a nondeterministic automaton, one pass over the path: no pattern can make it slow.
#include "core/corpus/source.h"
#include "core/text/utf8.h"

#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {
namespace {

enum class Kind { Literal, AnyOne, Class, Star, Wide, Folders };

struct Element {
    Kind kind = Kind::Literal;
    char32_t literal = 0;
    bool inverted = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;

    [[nodiscard]] bool takes(char32_t c) const {
        switch (kind) {
        case Kind::Literal:
            return c == literal;
        case Kind::AnyOne:
        case Kind::Star:
            return c != U'/';
        case Kind::Class: {
            bool found = false;
            for (const auto& range : ranges)
                found = found || (c >= range.first && c <= range.second);
            return c != U'/' && found != inverted;
        }
        case Kind::Wide:
        case Kind::Folders:
            return true;
        }
        return false;
    }
};

/// [abc], [a-z], [!abc] from behind the '['. Returns the place behind the ']', or npos: an ordinary '['.
std::size_t parseClass(std::string_view pattern, std::size_t at, Element& element) {
    element.inverted = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (element.inverted)
        ++at;
    for (bool first = true; at < pattern.size(); first = false) {
        if (pattern[at] == ']' && !first)
            return at + 1;
        const CodePoint low = decodeUtf8(pattern, at);
        at += low.length;
        char32_t high = low.value;
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
            const CodePoint end = decodeUtf8(pattern, at + 1);
            high = end.value;
            at += 1 + end.length;
        }
        element.ranges.emplace_back(low.value, high);
    }
    return std::string_view::npos;
}

std::vector<Element> parsePattern(std::string_view pattern) {
    std::vector<Element> elements;
    for (std::size_t at = 0; at < pattern.size();) {
        Element element;
        if (pattern[at] == '*') {
            const std::size_t begin = at;
            while (at < pattern.size() && pattern[at] == '*')
                ++at;
            element.kind = at - begin > 1 ? Kind::Wide : Kind::Star;
            const bool beginsPart = begin == 0 || pattern[begin - 1] == '/';
            if (element.kind == Kind::Wide && beginsPart && at < pattern.size() && pattern[at] == '/') {
                element.kind = Kind::Folders; // "**/": any number of whole folders, none as well
                ++at;
            }
        } else if (pattern[at] == '?') {
            element.kind = Kind::AnyOne;
            ++at;
        } else {
            const std::size_t behind =
                pattern[at] == '[' ? parseClass(pattern, at + 1, element) : std::string_view::npos;
            if (behind != std::string_view::npos) {
                element.kind = Kind::Class;
                at = behind;
            } else {
                element = Element{};
                const CodePoint c = decodeUtf8(pattern, at);
                element.literal = c.value;
                at += c.length;
            }
        }
        elements.push_back(std::move(element));
    }
    return elements;
}

bool matchWhole(std::string_view pattern, std::string_view text) {
    const std::vector<Element> elements = parsePattern(pattern);
    std::vector<char> now(elements.size() + 1, 0);
    std::vector<char> next(elements.size() + 1, 0);
    const auto skipEmpty = [&elements](std::vector<char>& states) { // stars stand for nothing, too
        for (std::size_t i = 0; i < elements.size(); ++i)
            if (states[i] == 1 && elements[i].kind >= Kind::Star)
                states[i + 1] = 1;
    };
    now[0] = 1;
    skipEmpty(now);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decodeUtf8(text, at);
        at += c.length;
        std::fill(next.begin(), next.end(), static_cast<char>(0));
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (now[i] == 0 || !elements[i].takes(c.value))
                continue;
            if (elements[i].kind < Kind::Star)
                next[i + 1] = 1;
            else if (elements[i].kind != Kind::Folders || c.value == U'/')
                next[i] = 1; // at the begin of a part: may go on or end here
            else if (next[i] == 0)
                next[i] = 2; // inside a folder's name: must go on to the next '/'
        }
        skipEmpty(next);
        now.swap(next);
    }
    return now[elements.size()] == 1;
}

} // namespace

bool globMatchesWhole(std::string_view pattern, std::string_view path) {
    return matchWhole(pattern, path);
}

bool globMatches(std::string_view pattern, std::string_view path) {
    if (pattern.find('/') == std::string_view::npos) {
        const std::size_t slash = path.rfind('/');
        if (slash != std::string_view::npos)
            path.remove_prefix(slash + 1);
    }
    return matchWhole(pattern, path);
}

} // namespace touchstone
