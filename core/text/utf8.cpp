// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <utf8proc.h>

#include <array>
#include <cstring>

namespace touchstone {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byteAt(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

bool isContinuation(std::uint8_t byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// Length of the run of ASCII from `at`, eight bytes at a time.
std::size_t asciiRun(std::string_view text, std::size_t at) {
    std::size_t i = at;
    while (i + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ULL) != 0)
            break;
        i += 8;
    }
    while (i < text.size() && byteAt(text, i) < 0x80)
        ++i;
    return i - at;
}

/// Length of the valid character at `at`, or 0.
std::size_t validLength(std::string_view text, std::size_t at) {
    const std::uint8_t lead = byteAt(text, at);
    if (lead < 0x80)
        return 1;
    const std::size_t left = text.size() - at;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (left < length)
        return 0;
    const std::uint8_t second = byteAt(text, at + 1);
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0; // overlong below
    else if (lead == 0xED)
        high = 0x9F; // surrogates above
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (!isContinuation(byteAt(text, at + i)))
            return 0;
    return length;
}

bool isBidiOrInvisibleControl(char32_t c) {
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/// Bytes of the terminal control sequence that begins with ESC (or the C1 CSI/OSC ...) at `at`.
std::size_t escapeLength(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 4096; // an unclosed string must not eat the whole text
    std::size_t i = at + 1;
    if (i >= text.size())
        return 1;
    const char kind = text[i++];
    if (kind == '[') {
        while (i < text.size() && i - at < kLongest && text[i] >= 0x20 && text[i] < 0x40)
            ++i;
        return i < text.size() && text[i] >= 0x40 && text[i] < 0x7f ? i + 1 - at : 2;
    }
    if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_') {
        for (; i < text.size() && i - at < kLongest && text[i] != '\n'; ++i) {
            if (text[i] == '\a')
                return i + 1 - at;
            if (text[i] == '\x1b' && i + 1 < text.size() && text[i + 1] == '\\')
                return i + 2 - at;
        }
        return 2;
    }
    return kind >= 0x30 && kind < 0x7f ? 2 : 1;
}

} // namespace

std::size_t firstInvalidUtf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        at += asciiRun(text, at);
        if (at >= text.size())
            break;
        const std::size_t length = validLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

CodePoint decodeUtf8(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {kReplacement, 1};
    const std::size_t length = validLength(text, at);
    const char32_t lead = byteAt(text, at);
    if (length == 0)
        return {kReplacement, 1};
    if (length == 1)
        return {lead, 1};
    static constexpr std::array<std::uint32_t, 5> kMasks{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t value = lead & kMasks[length];
    for (std::size_t i = 1; i < length; ++i)
        value = (value << 6U) | (byteAt(text, at + i) & 0x3FU);
    return {value, length};
}

void appendUtf8(std::string& out, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = kReplacement;
    const auto value = static_cast<std::uint32_t>(codePoint);
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xC0U | (value >> 6U));
        tail(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0U | (value >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (value >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string repairUtf8(std::string_view text) {
    std::size_t bad = firstInvalidUtf8(text);
    if (bad == std::string_view::npos)
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 16);
    std::size_t at = 0;
    while (bad != std::string_view::npos) {
        out.append(text.substr(at, bad - at));
        appendUtf8(out, kReplacement);
        at += bad - at + 1;
        const std::size_t next = firstInvalidUtf8(text.substr(at));
        bad = next == std::string_view::npos ? next : at + next;
    }
    out.append(text.substr(at));
    return out;
}

std::size_t utf8Floor(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return text.size();
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        const std::size_t lead = at - back;
        if (isContinuation(byteAt(text, lead)))
            continue;
        return validLength(text, lead) > back ? lead : at;
    }
    return at;
}

std::size_t graphemeFloor(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return text.size();
    const std::size_t cut = utf8Floor(text, at);
    // Between two plain ASCII characters there is always a boundary, but inside CR LF.
    if (cut == 0 || (byteAt(text, cut) < 0x80 && byteAt(text, cut) != '\n'))
        return cut;
    std::size_t begin = cut;
    for (int i = 0; i < 64 && begin > 0; ++i)
        begin = utf8Floor(text, begin - 1);
    std::size_t boundary = begin;
    utf8proc_int32_t state = 0;
    CodePoint previous = decodeUtf8(text, begin);
    for (std::size_t i = begin + previous.length; i <= cut && i < text.size();) {
        const CodePoint next = decodeUtf8(text, i);
        if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous.value),
                                             static_cast<utf8proc_int32_t>(next.value), &state))
            boundary = i;
        previous = next;
        i += next.length;
    }
    // One cluster of more than 64 code points: cutting it is better than no progress.
    return boundary == begin && begin > 0 ? cut : boundary;
}

bool isLetterOrNumber(char32_t codePoint) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(codePoint));
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_MC ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool isSeparator(char32_t codePoint) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(codePoint));
    return codePoint == 0x85 || (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = asciiRun(text, at);
        count += run;
        at += run;
        if (at < text.size()) {
            at += decodeUtf8(text, at).length;
            ++count;
        }
    }
    return count;
}

std::string toLowerUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<std::uint8_t>(c) < 0x80) {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            ++at;
            continue;
        }
        const CodePoint point = decodeUtf8(text, at);
        if (point.length == 1)
            out += c; // an invalid byte stays what it is
        else
            appendUtf8(out,
                       static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
        at += point.length;
    }
    return out;
}

std::string asciiFold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (byteAt(text, at) < 0x80) {
            out += text[at++];
            continue;
        }
        const CodePoint point = decodeUtf8(text, at);
        at += point.length;
        if (point.length == 1)
            continue;
        // By code point: what would be reordered is not ASCII and drops out anyway.
        std::array<utf8proc_int32_t, 32> parts{};
        int lastBoundary = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(
            static_cast<utf8proc_int32_t>(point.value), parts.data(),
            static_cast<utf8proc_ssize_t>(parts.size()),
            static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &lastBoundary);
        for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i)
            if (parts[static_cast<std::size_t>(i)] < 0x80)
                out += static_cast<char>(parts[static_cast<std::size_t>(i)]);
    }
    return out;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        const char32_t c = point.value;
        if (c == 0x1b) {
            appendUtf8(out, kReplacement);
            at += escapeLength(text, at);
            continue;
        }
        const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
        if (control || isBidiOrInvisibleControl(c))
            appendUtf8(out, kReplacement);
        else if (c == kReplacement)
            appendUtf8(out, kReplacement);
        else
            out.append(text.substr(at, point.length));
        at += point.length;
    }
    return out;
}

std::string utf16ToUtf8(std::string_view bytes) {
    bool bigEndian = false;
    std::size_t at = 0;
    if (bytes.size() >= 2) {
        bigEndian = byteAt(bytes, 0) == 0xFE && byteAt(bytes, 1) == 0xFF;
        if (bigEndian || (byteAt(bytes, 0) == 0xFF && byteAt(bytes, 1) == 0xFE))
            at = 2;
    }
    const auto unit = [&](std::size_t i) {
        const char32_t first = byteAt(bytes, i);
        const char32_t second = byteAt(bytes, i + 1);
        return bigEndian ? (first << 8U) | second : (second << 8U) | first;
    };
    std::string out;
    out.reserve(bytes.size());
    while (at + 1 < bytes.size()) {
        char32_t value = unit(at);
        at += 2;
        if (value >= 0xD800 && value <= 0xDBFF && at + 1 < bytes.size()) {
            const char32_t low = unit(at);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        appendUtf8(out, value); // a lone surrogate comes out as the replacement character
    }
    if (at < bytes.size())
        appendUtf8(out, kReplacement);
    return out;
}

} // namespace touchstone
