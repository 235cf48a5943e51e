// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/text_units.h"

#include "core/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kDotAbove = 0x307;

struct Range {
    char32_t first, last;
};

template<std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

/// Characters with case that are not of the categories Lu, Ll and Lt (Other_Lowercase, Other_Uppercase).
constexpr std::array<Range, 26> kOtherCased{
    {{0xAA, 0xAA},      {0xBA, 0xBA},     {0x2B0, 0x2B8},   {0x2C0, 0x2C1},     {0x2E0, 0x2E4},
     {0x345, 0x345},    {0x37A, 0x37A},   {0x10FC, 0x10FC}, {0x1D2C, 0x1D6A},   {0x1D78, 0x1D78},
     {0x1D9B, 0x1DBF},  {0x2071, 0x2071}, {0x207F, 0x207F}, {0x2090, 0x209C},   {0x2160, 0x217F},
     {0x24B6, 0x24E9},  {0x2C7C, 0x2C7D}, {0xA69C, 0xA69D}, {0xA770, 0xA770},   {0xA7F2, 0xA7F4},
     {0xA7F8, 0xA7F9},  {0xAB5C, 0xAB5F}, {0xAB69, 0xAB69}, {0x10780, 0x107BA}, {0x1F130, 0x1F169},
     {0x1F170, 0x1F189}}};
/// Marks of punctuation that a word may hold in its middle; case looks through them.
constexpr std::array<Range, 16> kWordInner{{{0x27, 0x27},
                                            {0x2E, 0x2E},
                                            {0x3A, 0x3A},
                                            {0xB7, 0xB7},
                                            {0x387, 0x387},
                                            {0x55F, 0x55F},
                                            {0x5F4, 0x5F4},
                                            {0x2018, 0x2019},
                                            {0x2024, 0x2024},
                                            {0x2027, 0x2027},
                                            {0xFE13, 0xFE13},
                                            {0xFE52, 0xFE52},
                                            {0xFE55, 0xFE55},
                                            {0xFF07, 0xFF07},
                                            {0xFF0E, 0xFF0E},
                                            {0xFF1A, 0xFF1A}}};

utf8proc_category_t categoryOf(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool isCased(char32_t c) {
    const utf8proc_category_t category = categoryOf(c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT || within(kOtherCased, c);
}

bool isCaseIgnorable(char32_t c) {
    switch (categoryOf(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
        return true;
    default:
        return within(kWordInner, c);
    }
}

/// A capital sigma at `at` ends its word: a letter with case before it, none behind it.
bool endsWord(std::string_view text, std::size_t at, std::size_t length) {
    std::size_t before = at;
    for (;;) {
        if (before == 0)
            return false;
        before = utf8Floor(text, before - 1);
        const char32_t c = decodeUtf8(text, before).value;
        if (isCaseIgnorable(c))
            continue;
        if (!isCased(c))
            return false;
        break;
    }
    for (std::size_t behind = at + length; behind < text.size();) {
        const CodePoint point = decodeUtf8(text, behind);
        if (!isCaseIgnorable(point.value))
            return !isCased(point.value);
        behind += point.length;
    }
    return true;
}

} // namespace

std::string lowerFully(std::string_view text) {
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
        if (point.value == kCapitalSigma) {
            appendUtf8(out, endsWord(text, at, point.length) ? kFinalSigma : kSigma);
        } else if (point.value == kCapitalIWithDot) {
            out += 'i';
            appendUtf8(out, kDotAbove);
        } else {
            appendUtf8(out,
                       static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
        }
        at += point.length;
    }
    return out;
}

bool isUnicodeBlank(char32_t c) {
    if (c < 0x80)
        return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isWordCharacter(char32_t c) {
    const utf8proc_category_t category = categoryOf(c);
    return c == '_' || (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool isAsciiPunctuation(char32_t c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

std::vector<std::string_view> splitAtBlanks(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = static_cast<std::uint8_t>(text[at]) < 0x80
                                    ? CodePoint{static_cast<char32_t>(text[at]), 1}
                                    : decodeUtf8(text, at);
        if (isUnicodeBlank(point.value)) {
            if (start != std::string_view::npos)
                words.push_back(text.substr(start, at - start));
            start = std::string_view::npos;
        } else if (start == std::string_view::npos) {
            start = at;
        }
        at += point.length;
    }
    if (start != std::string_view::npos)
        words.push_back(text.substr(start));
    return words;
}

std::vector<std::uint32_t> codePointsOf(std::string_view text) {
    std::vector<std::uint32_t> out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<std::uint8_t>(text[at]) < 0x80) {
            out.push_back(static_cast<std::uint8_t>(text[at++]));
            continue;
        }
        const CodePoint point = decodeUtf8(text, at);
        out.push_back(static_cast<std::uint32_t>(point.value));
        at += point.length;
    }
    return out;
}

} // namespace touchstone
