// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/text_match.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace touchstone {

namespace {

bool isWord(char32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return isLetterOrNumber(c);
}

/// Scripts that write no blanks between words: a word may begin or end anywhere.
bool isUnspaced(char32_t c) {
    return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0xA000) ||
           (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

char32_t before(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    return decodeUtf8(text, begin).value;
}

/// No word goes through this place.
bool isEdge(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size())
        return true;
    const char32_t left = before(text, at), right = decodeUtf8(text, at).value;
    return !isWord(left) || !isWord(right) || isUnspaced(left) || isUnspaced(right);
}

} // namespace

bool isWordAt(std::string_view text, std::size_t at) {
    return at < text.size() && isWord(decodeUtf8(text, at).value);
}

WordMatcher::WordMatcher(std::string_view phrase, bool openEnd) : m_openEnd(openEnd) {
    std::string piece;
    for (const char c : toLowerUtf8(phrase) + " ") {
        const bool blank =
            c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
        if (!blank)
            piece += c;
        else if (!piece.empty())
            m_pieces.push_back(std::move(piece)), piece.clear();
    }
}

std::size_t WordMatcher::endOfMatch(std::string_view folded, std::size_t at) const {
    at += m_pieces.front().size();
    for (std::size_t i = 1; i < m_pieces.size(); ++i) {
        const std::string& piece = m_pieces[i];
        // A blank is any run of what is no word, and at least something.
        std::size_t next = at;
        for (;; next += decodeUtf8(folded, next).length) {
            if (next > at && folded.substr(next, piece.size()) == piece)
                break;
            if (next >= folded.size() || isWordAt(folded, next))
                return std::string_view::npos;
        }
        at = next + piece.size();
    }
    if (m_openEnd)
        while (isWordAt(folded, at))
            at += decodeUtf8(folded, at).length;
    return isEdge(folded, at) ||
                   !isWordAt(m_pieces.back(), utf8Floor(m_pieces.back(), m_pieces.back().size() - 1))
               ? at
               : std::string_view::npos;
}

WordMatcher::Found WordMatcher::find(std::string_view folded, std::size_t from) const {
    if (m_pieces.empty())
        return {};
    const std::string& first = m_pieces.front();
    const bool wordFirst = isWordAt(first, 0);
    for (std::size_t at = folded.find(first, from); at != std::string_view::npos;
         at = folded.find(first, at + 1)) {
        if (wordFirst && !isEdge(folded, at))
            continue;
        const std::size_t end = endOfMatch(folded, at);
        if (end != std::string_view::npos)
            return {at, end};
    }
    return {};
}

bool standNear(std::string_view folded, const std::vector<WordMatcher>& parts, std::size_t distance) {
    struct Place {
        std::size_t part, begin, end;
    };
    std::vector<Place> places;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t before = places.size();
        for (auto found = parts[i].find(folded, 0); found.begin != std::string_view::npos;
             found = parts[i].find(folded, found.end))
            places.push_back({i, found.begin, found.end});
        if (places.size() == before)
            return false;
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
    // Number of words that begin before a byte, for the bytes that matter, in one pass.
    std::vector<std::size_t> wordsBefore(folded.size() + 1, 0);
    bool inside = false;
    std::size_t words = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decodeUtf8(folded, at);
        const bool word = isWord(point.value);
        if (word && (!inside || isUnspaced(point.value)))
            ++words;
        inside = word;
        for (std::size_t i = 0; i < point.length; ++i)
            wordsBefore[at + i + 1] = words;
        at += point.length;
    }
    // The smallest window that holds one place of each part.
    std::vector<std::size_t> held(parts.size(), 0);
    std::size_t missing = parts.size(), first = 0;
    for (const Place& last : places) {
        missing -= held[last.part]++ == 0 ? 1 : 0;
        for (; missing == 0; ++first) {
            const Place& begin = places[first];
            const std::size_t end = wordsBefore[std::min(begin.end, folded.size())],
                              start = wordsBefore[last.begin];
            if (start <= end || start - end <= distance)
                return true;
            missing += --held[begin.part] == 0 ? 1 : 0;
        }
    }
    return false;
}

} // namespace touchstone
