// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.h"

#include "core/text/char_classes.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Sorted. A full stop after one of these does not end a sentence.
constexpr std::array kAbbreviations = std::to_array<std::string_view>({
    "a.k.a", "al",   "approx", "ca",  "cf",   "col",  "def", "dept", "dr",  "e.g", "ed",  "eq",    "esp",
    "fig",   "figs", "gen",    "i.e", "inc",  "incl", "jr",  "lit",  "ltd", "max", "min", "mr",    "mrs",
    "ms",    "mt",   "ph.d",   "pp",  "prof", "resp", "sec", "sr",   "st",  "vol", "vs",  "w.r.t",
});
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

/// Closing quotes and brackets behind the mark belong to its sentence.
std::size_t closersEnd(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '`') {
            ++at;
            continue;
        }
        const std::string_view three = text.substr(at, 3);
        if (three == "\u201d" || three == "\u2019" || three == "\u300d" || three == "\u300f" ||
            three == "\uff09" || three == "\u3011") {
            at += 3;
            continue;
        }
        break;
    }
    return at;
}

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::vector<TextRange> run() {
        for (std::size_t at = 0; at < m_text.size();)
            at = step(at);
        close(m_text.size());
        return std::move(m_out);
    }

private:
    std::size_t step(std::size_t at) {
        const char c = m_text[at];
        if (c == '\n')
            return lineEnd(at);
        if (c == '.' || c == '!' || c == '?') {
            std::size_t end = at;
            while (end < m_text.size() && (m_text[end] == '.' || m_text[end] == '!' || m_text[end] == '?'))
                ++end;
            const std::size_t closed = closersEnd(m_text, end);
            const bool atBlank = closed >= m_text.size() || isBlank(m_text[closed]);
            if (atBlank && endsSentence(at, end, closed))
                close(closed);
            return closed;
        }
        if (static_cast<std::uint8_t>(c) >= 0x80) {
            const std::string_view three = m_text.substr(at, 3);
            if (three == "\u3002" || three == "\uff01" || three == "\uff1f" || three == "\uff61") {
                const std::size_t closed = closersEnd(m_text, at + 3);
                close(closed);
                return closed;
            }
        }
        return at + 1;
    }

    /// A blank line ends a sentence; so does the beginning of a list item or heading, and a heading's end.
    std::size_t lineEnd(std::size_t at) {
        std::size_t next = at + 1;
        while (next < m_text.size() && (m_text[next] == ' ' || m_text[next] == '\t' || m_text[next] == '\r'))
            ++next;
        m_begin = skipBlanks(m_text, m_begin);
        if (next >= m_text.size() || m_text[next] == '\n' || beginsBlock(next) || isHeading(m_begin))
            close(at);
        return next;
    }

    bool isHeading(std::size_t at) const {
        std::size_t marks = 0;
        while (at + marks < m_text.size() && marks < 7 && m_text[at + marks] == '#')
            ++marks;
        return marks > 0 && marks < 7 && at + marks < m_text.size() && m_text[at + marks] == ' ';
    }

    bool beginsBlock(std::size_t at) const {
        if (isHeading(at))
            return true;
        const char c = m_text[at];
        if (c == '-' || c == '*' || c == '+')
            return at + 1 < m_text.size() && m_text[at + 1] == ' ';
        std::size_t digits = at;
        while (digits < m_text.size() && digits - at < 4 && isAsciiDigit(m_text[digits]))
            ++digits;
        return digits > at && digits + 1 < m_text.size() &&
               (m_text[digits] == '.' || m_text[digits] == ')') && m_text[digits + 1] == ' ';
    }

    bool endsSentence(std::size_t mark, std::size_t end, std::size_t closed) const {
        const std::size_t next = skipBlanks(m_text, closed);
        if (next >= m_text.size())
            return true;
        const bool nextLower = isAsciiLower(m_text[next]);
        if (end - mark > 1) // "wait ... and go" goes on; "What?!" ends
            return m_text[mark] != '.' || !nextLower;
        if (m_text[mark] != '.')
            return true;
        // The word before the stop, with inner dots, at most as long as an abbreviation may be.
        std::size_t begin = mark;
        while (begin > m_begin && mark - begin < 8 &&
               (isAsciiAlnum(m_text[begin - 1]) || m_text[begin - 1] == '.'))
            --begin;
        const std::string_view before = m_text.substr(begin, mark - begin);
        if (before.empty())
            return begin > m_begin && !isBlank(m_text[begin - 1]);
        std::string word(before);
        std::transform(word.begin(), word.end(), word.begin(), asciiLower);
        if (std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), word))
            return false;
        if (word == "etc" || word == "a.m" || word == "p.m" || word == "u.s")
            return !nextLower;
        if (word == "no" && before != "no")
            return !isAsciiDigit(m_text[next]);
        if (word.size() == 1 && isAsciiUpper(before[0])) // an initial: J. Smith
            return !isAsciiUpper(m_text[next]) || word == "i";
        const bool number = std::all_of(word.begin(), word.end(), isAsciiDigit);
        return !(number && begin == skipBlanks(m_text, m_begin)); // "1. First": a list marker
    }

    void close(std::size_t end) {
        std::size_t first = skipBlanks(m_text.substr(0, end), m_begin);
        std::size_t last = end;
        while (last > first && isBlank(m_text[last - 1]))
            --last;
        if (last > first)
            m_out.push_back({first, last});
        m_begin = std::max(m_begin, end); // blanks may have been skipped already
    }

    std::string_view m_text;
    std::size_t m_begin = 0;
    std::vector<TextRange> m_out;
};

} // namespace

std::vector<TextRange> splitSentences(std::string_view text) {
    return Splitter(text).run();
}

} // namespace touchstone
