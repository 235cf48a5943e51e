// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/rst_names.h"

#include "core/corpus/text_lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace touchstone {

namespace {

constexpr std::size_t kMaxRstName = 300;
constexpr std::size_t kMaxSubstitution = 1000;
constexpr std::size_t kMaxSubstitutions = 1U << 20U; ///< bytes, of all of a page

bool isWide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool isCombining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200B || c == 0x200D;
}

struct Letter {
    std::string_view from, to;
};
/// What docutils spells out before it drops everything beyond ASCII.
constexpr Letter kLetters[] = {{"\u00DF", "sz"}, {"\u00E6", "ae"}, {"\u0153", "oe"}, {"\u00F8", "o"},
                               {"\u0111", "d"},  {"\u0142", "l"},  {"\u0131", "i"},  {"\u0127", "h"},
                               {"\u0167", "t"},  {"\u00F0", ""},   {"\u00FE", ""}};

/// The text that `unicode::` stands for: "0xA9", "U+00A9", "&#xA9;" become characters, the rest stays.
std::string unicodeText(std::string_view text) {
    std::string out;
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        std::string_view word = rest.substr(0, end);
        rest = trimmed(rest.substr(end));
        if (word == "..")
            break; // a comment
        std::string_view digits = word;
        int base = 16;
        for (const std::string_view mark : {"0x", "U+", "u+", "\\u", "\\x", "&#x"})
            if (digits.substr(0, mark.size()) == mark)
                digits.remove_prefix(mark.size());
        if (digits.size() == word.size())
            base = 10;
        unsigned value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
        if (read.ec == std::errc() && read.ptr != digits.data() && value > 0 && value <= 0x10FFFF &&
            (value < 0xD800 || value > 0xDFFF))
            appendUtf8(out, value);
        else
            out += word;
    }
    return out;
}

} // namespace

std::string rstId(std::string_view text) {
    text = text.substr(0, utf8Floor(text, 1000));
    std::string lower = toLowerUtf8(text);
    if (firstInvalidUtf8(lower) == std::string_view::npos &&
        std::any_of(lower.begin(), lower.end(), [](char c) { return static_cast<signed char>(c) < 0; }))
        for (const Letter& letter : kLetters)
            for (std::size_t at = lower.find(letter.from); at != std::string::npos;
                 at = lower.find(letter.from, at + letter.to.size()))
                lower.replace(at, letter.from.size(), letter.to);
    std::string out;
    for (char c : asciiFold(lower)) {
        if (isAsciiLetter(c) || isAsciiDigit(c))
            out.push_back(asciiLower(c));
        else if (out.empty() || out.back() != '-')
            out.push_back('-');
    }
    const std::size_t first = out.find_first_not_of("-0123456789");
    if (first == std::string::npos)
        return {};
    out.erase(0, first);
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

std::string rstName(std::string_view text) {
    std::string out;
    for (char c : trimmed(text.substr(0, kMaxRstName))) {
        if (!isBlankChar(c))
            out.push_back(asciiLower(c));
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    return out;
}

std::size_t rstDirectiveName(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && at < 100 && text[at] != ':' &&
           (isWordChar(text[at]) || text[at] == '.' || text[at] == '+'))
        ++at;
    // a domain's directive: "py:function::"
    while (at > 0 && at + 1 < text.size() && at < 100 && text[at] == ':' && isWordChar(text[at + 1])) {
        ++at;
        while (at < text.size() && at < 100 && (isWordChar(text[at]) || text[at] == '.' || text[at] == '+'))
            ++at;
    }
    const bool ends =
        at > 0 && text.substr(at, 2) == "::" && (at + 2 == text.size() || isBlankChar(text[at + 2]));
    return ends ? at : 0;
}

std::size_t rstFieldMarker(std::string_view text) {
    if (text.size() < 3 || text[0] != ':' || text[1] == ':' || isBlankChar(text[1]))
        return 0;
    const std::size_t limit = std::min<std::size_t>(text.size(), kMaxRstName);
    for (std::size_t at = 1; at < limit; ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == ':' && !isBlankChar(text[at - 1])) {
            if (at + 1 == text.size() || isBlankChar(text[at + 1]))
                return at + 1;
            if (text[at + 1] == '`')
                return 0; // a role
        }
    }
    return 0;
}

char rstAdornment(std::string_view text, std::size_t least) {
    if (text.size() < least || text.empty() || !isAsciiPunctuation(text[0]))
        return 0;
    return text.find_first_not_of(text[0]) == std::string_view::npos ? text[0] : '\0';
}

std::size_t rstWidth(std::string_view text) {
    std::size_t out = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<signed char>(text[at]) >= 0) {
            ++out;
            ++at;
            continue;
        }
        const CodePoint point = decodeUtf8(text, at);
        out += isCombining(point.value) ? 0 : isWide(point.value) ? 2 : 1;
        at += std::max<std::size_t>(point.length, 1);
    }
    return out;
}

RstNames::RstNames(const RstLines& lines) {
    std::size_t budget = kMaxSubstitutions;
    std::vector<std::string> labels; // that wait for the section behind them
    for (std::size_t i = 0; i < lines.count(); ++i) {
        if (lines.blank(i))
            continue;
        const std::string_view text = lines.content(i);
        if (text.substr(0, 4) == ".. |") {
            readSubstitution(lines, i, budget);
        } else if (text.substr(0, 4) == ".. [") {
            readFootnote(text.substr(4));
        } else if (text.substr(0, 4) == ".. _" && text.back() == ':') {
            std::string_view name = text.substr(4, text.size() - 5);
            if (name.size() > 1 && name.front() == '`' && name.back() == '`')
                name = name.substr(1, name.size() - 2);
            labels.push_back(rstName(name));
            continue;
        } else if (!labels.empty()) {
            const bool over = rstAdornment(text, 3) != 0;
            const std::size_t title = over ? i + 1 : i;
            if (title + 1 < lines.count() && rstAdornment(lines.content(title + 1), 3) != 0)
                for (std::string& label : labels)
                    m_titles.emplace(std::move(label), lines.content(title));
        }
        labels.clear();
    }
    // numbers that the author gave himself are not given again
    const auto free = [&] {
        while (m_manual.count(m_next) > 0)
            ++m_next;
        return m_next++;
    };
    for (std::size_t& number : m_anonymous)
        number = free();
}

void RstNames::readSubstitution(const RstLines& lines, std::size_t line, std::size_t& budget) {
    const std::string_view text = lines.content(line);
    const std::size_t close = text.substr(0, kMaxRstName).find('|', 4);
    if (close == std::string_view::npos || close + 2 > text.size())
        return;
    std::string_view rest = trimmed(text.substr(close + 1));
    const std::size_t word = rstDirectiveName(rest);
    if (word == 0)
        return;
    const std::string_view kind = rest.substr(0, word);
    std::string value(trimmed(rest.substr(word + 2)).substr(0, kMaxSubstitution));
    std::size_t least = 0;
    const std::size_t end =
        lines.indentedEnd(line + 1, std::min(lines.count(), line + 21), lines.columns(line) + 1, least);
    std::string alt;
    for (std::size_t i = line + 1; i < end && value.size() < kMaxSubstitution; ++i) {
        const std::string_view more = lines.content(i).substr(0, kMaxSubstitution);
        if (kind == "replace" && !more.empty())
            value += (value.empty() ? "" : " ") + std::string(more);
        else if (more.substr(0, 5) == ":alt:")
            alt = trimmed(more.substr(5));
    }
    if (kind == "unicode")
        value = unicodeText(value);
    else if (kind == "image")
        value = alt;
    else if (kind != "replace")
        return;
    value.resize(utf8Floor(value, std::min(value.size(), kMaxSubstitution)));
    if (value.size() > budget)
        return;
    budget -= value.size();
    m_substitutions[rstName(text.substr(4, close - 4))] = std::move(value);
}

void RstNames::readFootnote(std::string_view text) {
    const std::size_t close = text.substr(0, kMaxRstName).find(']');
    if (close == std::string_view::npos)
        return;
    const std::string_view label = text.substr(0, close);
    std::size_t number = 0;
    if (label == "#") {
        m_anonymous.push_back(0);
        m_named.push_back(false);
    } else if (!label.empty() && label.front() == '#') {
        // numbered in their order among the anonymous ones
        m_numbers.emplace(rstName(label.substr(1)), m_anonymous.size());
        m_anonymous.push_back(0);
        m_named.push_back(true);
    } else if (std::from_chars(label.data(), label.data() + label.size(), number).ptr ==
                   label.data() + label.size() &&
               !label.empty()) {
        m_manual.insert(number);
    }
}

std::string RstNames::footnote(std::string_view label, bool definition) {
    if (label.empty() || (label.front() != '#' && label != "*"))
        return std::string(label);
    if (label == "*") {
        static constexpr std::array<std::string_view, 6> kSigns = {"*",      "\u2020", "\u2021",
                                                                   "\u00A7", "\u00B6", "#"};
        std::size_t& next = definition ? m_symbols : m_symbolReferences;
        return std::string(kSigns[next++ % kSigns.size()]);
    }
    if (label.size() > 1) {
        const auto known = m_numbers.find(rstName(label.substr(1)));
        return known == m_numbers.end() ? std::string(label) : std::to_string(m_anonymous[known->second]);
    }
    // a reference without a name means the next footnote without one
    std::size_t& next = definition ? m_nextDefinition : m_nextReference;
    std::size_t at = next;
    while (at < m_anonymous.size() && m_named[at])
        ++at;
    next = at + 1;
    return at < m_anonymous.size() ? std::to_string(m_anonymous[at]) : std::string(label);
}

const std::string* RstNames::substitution(std::string_view name) const {
    const auto found = m_substitutions.find(rstName(name));
    return found == m_substitutions.end() ? nullptr : &found->second;
}

std::optional<std::string_view> RstNames::titleOf(std::string_view label) const {
    const auto found = m_titles.find(rstName(label));
    return found == m_titles.end() ? std::nullopt : std::optional(found->second);
}

std::string RstNames::autoId() {
    std::string id;
    do
        id = "id" + std::to_string(++m_counter);
    while (!m_used.insert(id).second);
    m_auto.insert(id);
    return id;
}

std::string RstNames::takeId(std::string_view name) {
    std::string id = rstId(name);
    if (!id.empty() && m_used.insert(id).second)
        return id;
    return autoId();
}

} // namespace touchstone
