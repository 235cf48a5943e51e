// SPDX-License-Identifier: GPL-3.0-or-later
// What a character is to the analyser, the token estimate and the sentence splitter. Pure. Internal to
// core/text.
#pragma once

#include "core/text/utf8.h"

#include <cstdint>
#include <string_view>

namespace touchstone {

enum class CharClass : std::uint8_t {
    Other,     ///< blanks, punctuation, symbols, controls, invalid bytes
    Letter,    ///< letters and the marks that belong to them
    Digit,     ///< decimal digits of any script
    Unspaced,  ///< scripts that write without blanks between words (Han, Kana, Hangul, Thai ...)
    Invisible, ///< soft hyphen, joiners: part of a word, not of its spelling
};

struct ClassifiedChar {
    CharClass charClass = CharClass::Other;
    std::uint8_t length = 1; ///< bytes
};

/// The class of a code point at or above U+0080.
CharClass classOfWide(char32_t codePoint);

constexpr bool isAsciiLower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool isAsciiUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isAsciiAlnum(char c) {
    return isAsciiLower(c) || isAsciiUpper(c) || isAsciiDigit(c);
}
constexpr char asciiLower(char c) {
    return isAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Class of the character at `at` (at < text.size()).
inline ClassifiedChar classAt(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (isAsciiLower(c) || isAsciiUpper(c))
        return {CharClass::Letter, 1};
    if (isAsciiDigit(c))
        return {CharClass::Digit, 1};
    if (static_cast<std::uint8_t>(c) < 0x80)
        return {CharClass::Other, 1};
    const CodePoint point = decodeUtf8(text, at);
    if (point.length == 1)
        return {CharClass::Other, 1};
    return {classOfWide(point.value), static_cast<std::uint8_t>(point.length)};
}

} // namespace touchstone
