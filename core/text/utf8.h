// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 without surprises. Pure functions, safe for concurrent use. Offsets and lengths are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace touchstone {

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are
/// not), or npos.
std::size_t firstInvalidUtf8(std::string_view text);
inline bool isValidUtf8(std::string_view text) {
    return firstInvalidUtf8(text) == std::string_view::npos;
}

/// The code point at `at` and its length in bytes (1 to 4). An invalid byte gives U+FFFD and length 1.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};
CodePoint decodeUtf8(std::string_view text, std::size_t at);
void appendUtf8(std::string& out, char32_t codePoint);

/// Each invalid byte becomes U+FFFD; valid text comes back as it is.
std::string repairUtf8(std::string_view text);

/// The largest cut <= at that does not split a character.
std::size_t utf8Floor(std::string_view text, std::size_t at);
/// The same for grapheme clusters (utf8proc), looking back at most 64 code points.
std::size_t graphemeFloor(std::string_view text, std::size_t at);

/// By its category in Unicode: letters, numbers of all kinds and vowel signs; separators of all kinds.
bool isLetterOrNumber(char32_t codePoint);
bool isSeparator(char32_t codePoint);

std::size_t codePointCount(std::string_view text);
std::string toLowerUtf8(std::string_view text); ///< simple case folding, code point by code point
std::string asciiFold(std::string_view text);   ///< NFKD, then everything outside ASCII dropped (for anchors)

/// Text that is safe to print on a terminal: C0/C1 controls but tab and newline, escape sequences,
/// bidirectional overrides and invalid bytes are replaced by U+FFFD.
std::string printable(std::string_view text);

/// UTF-16 (LE or BE by its byte order mark) as UTF-8; lone surrogates become U+FFFD.
std::string utf16ToUtf8(std::string_view bytes);

} // namespace touchstone
