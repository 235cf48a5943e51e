// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a text by byte offsets, and the small tests on characters that all parsers share. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace touchstone {

inline constexpr std::size_t npos = std::string_view::npos;

struct Line {
    std::size_t start = 0;
    std::size_t contentEnd = 0; ///< without the line's end ("\n", "\r\n")
    std::size_t end = 0;        ///< where the next line starts
};

inline Line lineAt(std::string_view text, std::size_t start) {
    const std::size_t newline = text.find('\n', start);
    if (newline == std::string_view::npos)
        return {start, text.size(), text.size()};
    const bool carriage = newline > start && text[newline - 1] == '\r';
    return {start, carriage ? newline - 1 : newline, newline + 1};
}

inline bool isBlankChar(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}
inline bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}
inline bool isWordChar(char c) {
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || c == '-';
}
inline bool isAsciiPunctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
inline char asciiLower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string asciiLowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), asciiLower);
    return out;
}

inline bool isBlank(std::string_view text) {
    for (char c : text)
        if (!isBlankChar(c))
            return false;
    return true;
}

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlankChar(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlankChar(text.back()))
        text.remove_suffix(1);
    return text;
}

template<std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (asciiLower(a[i]) != asciiLower(b[i]))
            return false;
    return true;
}

/// Columns of the blanks that a line begins with (a tab goes to the next multiple of 4), and where they end.
struct Indent {
    std::size_t columns = 0;
    std::size_t end = 0; ///< offset of the first other character
};

inline Indent indentOf(std::string_view text, std::size_t from, std::size_t to) {
    Indent out{0, from};
    for (; out.end < to; ++out.end) {
        if (text[out.end] == ' ')
            ++out.columns;
        else if (text[out.end] == '\t')
            out.columns += 4 - out.columns % 4;
        else
            break;
    }
    return out;
}

/// Where a line's content starts once up to `columns` columns of blanks are taken away.
inline std::size_t skipColumns(std::string_view text, std::size_t from, std::size_t to, std::size_t columns) {
    std::size_t at = 0;
    while (from < to && at < columns && (text[from] == ' ' || text[from] == '\t')) {
        at += text[from] == '\t' ? 4 - at % 4 : 1;
        ++from;
    }
    return from;
}

/// Finds a fixed string again and again from growing positions, in linear time over all calls: a miss is
/// remembered.
class NextFinder {
public:
    NextFinder(std::string_view text, std::string_view wanted) : m_text(text), m_wanted(wanted) {}
    std::size_t from(std::size_t at) {
        if (m_found != std::string_view::npos && m_found >= at && m_searchedFrom <= at)
            return m_found;
        if (m_found == std::string_view::npos && m_searched && m_searchedFrom <= at)
            return m_found;
        m_searched = true;
        m_searchedFrom = at;
        m_found = m_text.find(m_wanted, at);
        return m_found;
    }

private:
    std::string_view m_text, m_wanted;
    std::size_t m_found = std::string_view::npos;
    std::size_t m_searchedFrom = 0;
    bool m_searched = false;
};

} // namespace touchstone
