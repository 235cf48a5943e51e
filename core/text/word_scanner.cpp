// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_scanner.h"

#include "core/text/char_classes.h"

namespace touchstone {

namespace {

bool isWordClass(CharClass c) {
    return c == CharClass::Letter || c == CharClass::Digit;
}

/// Bytes of an apostrophe at `at` (' or U+2019), or 0.
std::size_t apostropheLength(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '\'')
        return 1;
    return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

} // namespace

bool WordScanner::wordBeginsAt(std::size_t at) const {
    return at < m_text.size() && (m_text[at] == '_' || isWordClass(classAt(m_text, at).charClass));
}

std::size_t WordScanner::runEnd(std::size_t at, ScannedWord& word) const {
    while (at < m_text.size()) {
        const char c = m_text[at];
        if (isAsciiAlnum(c)) {
            word.digits = word.digits || isAsciiDigit(c);
            ++at;
            continue;
        }
        if (c == '_') {
            word.joined = true;
            ++at;
            continue;
        }
        if (static_cast<std::uint8_t>(c) < 0x80)
            break;
        const ClassifiedChar wide = classAt(m_text, at);
        if (!isWordClass(wide.charClass) && wide.charClass != CharClass::Invisible)
            break;
        word.ascii = false;
        word.digits = word.digits || wide.charClass == CharClass::Digit;
        at += wide.length;
    }
    return at;
}

void WordScanner::scanWord(ScannedWord& word) {
    word.allSegmentsNumeric = isAsciiDigit(m_text[word.start]);
    std::size_t end = runEnd(word.start, word);
    while (end < m_text.size() && (m_text[end] == '.' || m_text[end] == '-') && wordBeginsAt(end + 1)) {
        ScannedWord longer = word;
        const std::size_t longerEnd = runEnd(end + 1, longer);
        if (longerEnd - word.start > kLongestWordBytes)
            break; // what is left is a word of its own
        longer.joined = true;
        longer.allSegmentsNumeric = word.allSegmentsNumeric && isAsciiDigit(m_text[end + 1]);
        word = longer;
        end = longerEnd;
    }
    word.end = end;
    m_at = end;
    takeApostrophe(word);
    if (m_text.substr(m_at, 2) == "()") {
        word.marked = true;
        m_at += 2;
    }
    m_wordEnd = m_at;
    if (word.end - word.start > kLongestWordBytes)
        word.end = utf8Floor(m_text, word.start + kLongestWordBytes);
    trimUnderscores(word);
}

void WordScanner::takeApostrophe(ScannedWord& word) {
    if (!m_english)
        return;
    const std::size_t apostrophe = apostropheLength(m_text, word.end);
    if (apostrophe == 0)
        return;
    std::size_t at = word.end + apostrophe;
    const std::size_t begin = at;
    while (at < m_text.size() && at - begin < 3 && isAsciiAlnum(m_text[at]))
        ++at;
    const std::string_view ending = m_text.substr(begin, at - begin);
    const auto is = [ending](std::string_view wanted) {
        if (ending.size() != wanted.size())
            return false;
        for (std::size_t i = 0; i < ending.size(); ++i)
            if (asciiLower(ending[i]) != wanted[i])
                return false;
        return true;
    };
    const char last = asciiLower(m_text[word.end - 1]);
    if (is("t") && last == 'n' && !word.joined && word.ascii && !word.digits) {
        word.kind = WordKind::Contraction;
        word.end = at;
        m_at = at;
    } else if (is("s") || is("re") || is("ll") || is("ve") || is("d") || is("m")) {
        m_at = at;
    }
}

void WordScanner::trimUnderscores(ScannedWord& word) const {
    // _word_ is emphasis; _word, __word__ and word_ are names.
    const std::string_view text = m_text.substr(word.start, word.end - word.start);
    if (text.size() < 3 || text.front() != '_' || text.back() != '_')
        return;
    const std::string_view inner = text.substr(1, text.size() - 2);
    if (inner.find('_') != std::string_view::npos)
        return;
    ++word.start;
    --word.end;
    word.joined = inner.find_first_of(".-") != std::string_view::npos;
}

bool WordScanner::next(ScannedWord& word) {
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        word = ScannedWord{};
        if (isAsciiAlnum(c) || c == '_') {
            word.start = m_at;
        } else if (static_cast<std::uint8_t>(c) >= 0x80) {
            const ClassifiedChar wide = classAt(m_text, m_at);
            word.start = m_at;
            if (wide.charClass == CharClass::Unspaced) {
                word.kind = WordKind::Unspaced;
                word.ascii = false;
                while (m_at < m_text.size()) {
                    const ClassifiedChar more = classAt(m_text, m_at);
                    if (more.charClass != CharClass::Unspaced)
                        break;
                    m_at += more.length;
                }
                word.end = m_at;
                return true;
            }
            if (!isWordClass(wide.charClass)) {
                m_at += wide.length;
                continue;
            }
        } else if (c == '@' && m_wordEnd != m_at && wordBeginsAt(m_at + 1)) {
            word.start = m_at + 1;
            word.marked = true;
        } else if (c == '-' && m_wordEnd != m_at && m_text.substr(m_at, 2) == "--" &&
                   (m_at == 0 || m_text[m_at - 1] != '-') && m_at + 2 < m_text.size() &&
                   isAsciiAlnum(m_text[m_at + 2])) {
            word.start = m_at + 2;
            word.marked = true;
            scanWord(word);
            word.start -= 2;
            return true;
        } else {
            ++m_at;
            continue;
        }
        scanWord(word);
        if (m_text.substr(word.start, word.end - word.start).find_first_not_of("_") == std::string_view::npos)
            continue; // a rule, not a word
        return true;
    }
    return false;
}

} // namespace touchstone
