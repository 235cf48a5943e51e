// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/headings.h"

#include "core/corpus/parser.h"
#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

constexpr std::size_t kMaxAnchor = 1000;

/// Where "{ #id .class key=value }" at the end of text[from, to) begins, or `to`.
std::size_t attributeListStart(std::string_view text, std::size_t from, std::size_t to, std::string& id) {
    if (to - from < 3 || text[to - 1] != '}')
        return to;
    const std::size_t open = text.substr(0, to).rfind('{');
    if (open == std::string_view::npos || open < from)
        return to;
    std::string_view inside = text.substr(open + 1, to - open - 2);
    const bool colon = !inside.empty() && inside.front() == ':';
    if (colon)
        inside.remove_prefix(1);
    inside = trimmed(inside);
    if (inside.empty() || (inside.front() != '#' && inside.front() != '.' && !colon))
        return to;
    for (std::string_view rest = inside; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        if (rest.front() == '#' && end > 1 && end <= kMaxAnchor)
            id = rest.substr(1, end - 1);
        rest = trimmed(rest.substr(end));
    }
    return open;
}

} // namespace

HeadingParts splitHeading(std::string_view text, std::size_t from, std::size_t to) {
    HeadingParts out;
    const auto trimEnd = [&] {
        while (to > from && isBlankChar(text[to - 1]))
            --to;
    };
    const auto trimMarks = [&] {
        std::size_t at = to;
        while (at > from && text[at - 1] == '#')
            --at;
        if (at < to && (at == from || isBlankChar(text[at - 1])))
            to = at;
        trimEnd();
    };
    while (from < to && isBlankChar(text[from]))
        ++from;
    trimEnd();
    trimMarks();
    to = attributeListStart(text, from, to, out.id);
    trimEnd();
    trimMarks();
    out.start = from;
    out.end = to;
    return out;
}

std::string tocSlug(std::string_view renderedHeading) {
    std::string kept;
    const std::string ascii = asciiFold(renderedHeading);
    for (char c : ascii)
        if (isWordChar(c) || isBlankChar(c))
            kept.push_back(asciiLower(c));
    std::string out;
    for (char c : trimmed(kept)) {
        const bool gap = c == '-' || isBlankChar(c);
        if (!gap)
            out.push_back(c);
        else if (out.empty() || out.back() != '-')
            out.push_back('-');
    }
    return out;
}

std::string AnchorNumbering::anchorOf(std::string_view renderedHeading) {
    std::string slug = shortened(tocSlug(renderedHeading));
    if (!slug.empty() && m_used.insert(slug).second)
        return slug;
    // "x" becomes x_1, and a heading that reads "x_5" counts on from 5
    std::string base = slug;
    std::size_t number = 0;
    const std::size_t underscore = slug.rfind('_');
    if (underscore != std::string::npos && underscore > 0 && underscore + 1 < slug.size() &&
        slug.size() - underscore < 10) {
        const char* end = slug.data() + slug.size();
        std::size_t value = 0;
        if (std::from_chars(slug.data() + underscore + 1, end, value).ptr == end) {
            base.resize(underscore);
            number = value;
        }
    }
    std::size_t& last = m_last.emplace(slug, number).first->second;
    std::string numbered;
    do
        numbered = base + "_" + std::to_string(++last);
    while (!m_used.insert(numbered).second);
    return numbered;
}

std::string mdbookSlug(std::string_view renderedHeading) {
    std::string out;
    for (std::size_t at = 0; at < renderedHeading.size();) {
        const char c = renderedHeading[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            if (isBlankChar(c))
                out.push_back('-');
            else if (isWordChar(c))
                out.push_back(asciiLower(c));
            ++at;
            continue;
        }
        const CodePoint point = decodeUtf8(renderedHeading, at);
        const std::size_t length = std::max<std::size_t>(point.length, 1);
        const std::string_view bytes = renderedHeading.substr(at, length);
        if (isSeparator(point.value))
            out.push_back('-');
        else if (isLetterOrNumber(point.value))
            out += bytes;
        at += length;
    }
    return out;
}

std::string MdbookNumbering::anchorOf(std::string_view renderedHeading) {
    std::string slug = shortened(mdbookSlug(trimmed(renderedHeading)));
    const std::size_t before = m_count[slug]++;
    return before == 0 ? slug : slug + "-" + std::to_string(before);
}

std::string shortened(std::string_view text, std::size_t size) {
    return std::string(text.size() <= size ? text : text.substr(0, utf8Floor(text, size)));
}

std::string releaseOf(std::string_view renderedHeading) {
    std::string_view text = trimmed(renderedHeading);
    for (const std::string_view word : {"version ", "release "})
        if (text.size() > word.size() && equalsIgnoringCase(text.substr(0, word.size()), word))
            text = trimmed(text.substr(word.size()));
    const bool bracket = !text.empty() && text.front() == '[';
    if (bracket)
        text.remove_prefix(1);
    text = text.substr(0, text.find_first_of(bracket ? "] \t" : " \t,("));
    std::string_view digits = text;
    if (!digits.empty() && (digits.front() == 'v' || digits.front() == 'V'))
        digits.remove_prefix(1);
    const bool version = digits.size() <= 64 && !digits.empty() && isAsciiDigit(digits.front()) &&
                         digits.find('.') != std::string_view::npos;
    return version ? std::string(digits) : std::string{};
}

bool isReleaseNotes(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const std::string_view known : {"release-notes", "release_notes", "changelog", "changes"})
        if (name.size() >= known.size() && equalsIgnoringCase(name.substr(0, known.size()), known))
            return true;
    return false;
}

} // namespace touchstone
