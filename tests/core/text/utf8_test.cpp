// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace touchstone {
namespace {

using namespace std::string_literals;

TEST(Utf8Validity, RefusesWhatTheStandardRefuses) {
    const std::vector<std::pair<std::string, std::size_t>> cases = {
        {"a\xC0\xAF", 1},        // overlong '/'
        {"a\xC1\xBF", 1},        // overlong
        {"\xE0\x9F\xBF", 0},     // overlong, three bytes
        {"\xF0\x8F\xBF\xBF", 0}, // overlong, four bytes
        {"ab\xED\xA0\x80", 2},   // a surrogate
        {"\xED\xBF\xBF", 0},     // the last surrogate
        {"\xF4\x90\x80\x80", 0}, // over U+10FFFF
        {"\xF5\x80\x80\x80", 0}, // no lead byte
        {"x\x80", 1},            // a lone continuation
        {"caf\xC3", 3},          // cut
        {"\xE6\x97", 0},         // cut
        {"12345678\xFF", 8},     // behind a whole block of ASCII
    };
    for (const auto& [text, at] : cases)
        EXPECT_EQ(firstInvalidUtf8(text), at) << text;
}

TEST(Utf8Validity, AcceptsTheEdges) {
    for (const std::string& text :
         {""s, "\0"s, "\x7F"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s, "\xEE\x80\x80"s,
          "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s})
        EXPECT_TRUE(isValidUtf8(text)) << text;
}

TEST(Utf8Decode, GivesBackWhatWasAppended) {
    for (char32_t value : {U'\0', U'a', U'\u00e9', U'\u65e5', U'\U0001F600', char32_t{0x10FFFF}}) {
        std::string text;
        appendUtf8(text, value);
        const CodePoint point = decodeUtf8(text, 0);
        EXPECT_EQ(point.value, value);
        EXPECT_EQ(point.length, text.size());
    }
    std::string surrogate;
    appendUtf8(surrogate, 0xD800);
    EXPECT_EQ(surrogate, "\uFFFD");
    EXPECT_EQ(decodeUtf8("\xC3", 0).length, 1U);
    EXPECT_EQ(decodeUtf8("", 0).value, char32_t{0xFFFD});
}

TEST(Utf8Repair, ReplacesEachBadByteAndKeepsTheRest) {
    EXPECT_EQ(repairUtf8("plain caf\u00e9"), "plain caf\u00e9");
    EXPECT_EQ(repairUtf8("a\xFF\xFE"
                         "b"),
              "a\uFFFD\uFFFDb");
    EXPECT_EQ(repairUtf8("\xE6\x97"), "\uFFFD\uFFFD");
}

TEST(Utf8Cut, NeverSplitsACharacter) {
    const std::string text = "a\u65e5b\U0001F600";
    const std::vector<std::size_t> expected = {0, 1, 1, 1, 4, 5, 5, 5, 5, 9};
    for (std::size_t at = 0; at < expected.size(); ++at)
        EXPECT_EQ(utf8Floor(text, at), expected[at]) << at;
    EXPECT_EQ(utf8Floor(text, 99), text.size());
    EXPECT_EQ(utf8Floor("\x80\x80\x80\x80", 2), 2U) << "loose bytes are characters of their own";
}

TEST(GraphemeCut, KeepsClustersTogether) {
    const std::string accent = "e\u0301x"; // e + combining acute
    EXPECT_EQ(graphemeFloor(accent, 1), 0U);
    EXPECT_EQ(graphemeFloor(accent, 3), 3U);
    const std::string family = "a\U0001F468\u200D\U0001F469\u200D\U0001F467z";
    for (std::size_t at = 1; at + 1 < family.size(); ++at)
        EXPECT_EQ(graphemeFloor(family, at), 1U) << at;
    EXPECT_EQ(graphemeFloor(family, family.size() - 1), family.size() - 1);
    EXPECT_EQ(graphemeFloor("a\r\nb", 2), 1U);
}

TEST(GraphemeCut, EndlessMarksStillAdvance) {
    std::string text = "e";
    for (int i = 0; i < 5000; ++i)
        text += "\u0301";
    EXPECT_GT(graphemeFloor(text, 8000), 4000U);
}

TEST(Utf8Fold, LowersAndFoldsCodePointByCodePoint) {
    EXPECT_EQ(toLowerUtf8("\u00c4PFEL \u0416 X\xFF"), "\u00e4pfel \u0436 x\xFF");
    EXPECT_EQ(asciiFold("Caf\u00e9 \u00c5ngstr\u00f6m \ufb01ne \u65e5\xFF"), "Cafe Angstrom fine ");
    EXPECT_EQ(codePointCount("a\u65e5\xFF"), 3U);
}

TEST(Printable, DisarmsTerminalSequences) {
    EXPECT_EQ(printable("a\tb\n"), "a\tb\n");
    EXPECT_EQ(printable("x\x1b[31mred\x1b[0m"), "x\uFFFDred\uFFFD");
    EXPECT_EQ(printable("\x1b]0;title\ax"), "\uFFFDx");
    EXPECT_EQ(printable("\x1b]52;c;never closed"), "\uFFFD52;c;never closed");
    EXPECT_EQ(printable("\u202Eevil\u2066\r\x7f\u009b"), "\uFFFDevil\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(printable("\xFF"), "\uFFFD");
    EXPECT_EQ(printable("\x1b"), "\uFFFD");
}

TEST(Utf16, FollowsTheMarkAndReplacesLoneSurrogates) {
    EXPECT_EQ(utf16ToUtf8("\xFF\xFE"
                          "a\0\xE5\x65"s),
              "a\u65e5");
    EXPECT_EQ(utf16ToUtf8("\xFE\xFF\0a\xD8\x3D\xDE\x00"s), "a\U0001F600");
    EXPECT_EQ(utf16ToUtf8("\xFE\xFF\xD8\x3D\0b"s), "\uFFFDb");
    EXPECT_EQ(utf16ToUtf8("a\0b"s), "a\uFFFD") << "an odd byte is left over";
}

TEST(TokenEstimate, CountsPiecesOfWordsAndPunctuation) {
    const std::vector<std::pair<std::string, std::size_t>> cases = {
        {"", 0},           {"   \n\t", 0},     {"word", 1},  {"letter", 1},         {"letters", 2},
        {"middleware", 2}, {"middlewares", 3}, {"a, b.", 4}, {"response_model", 4}, {"\u65e5\u672c", 2},
        {"caf\u00e9", 1},
    };
    for (const auto& [text, tokens] : cases)
        EXPECT_EQ(estimateTokens(text), tokens) << text;
}

TEST(TokenEstimate, GrowsWithTheTextAndAddsUpAtBlanks) {
    const std::string text = "Use `Depends(get_db)` in 3.10; middlewares run \u65e5\u672c in order. ";
    std::size_t last = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (utf8Floor(text, at) != at)
            continue;
        const std::size_t tokens = estimateTokens(std::string_view(text).substr(0, at));
        EXPECT_GE(tokens, last) << at;
        last = tokens;
        if (at < text.size() && text[at] == ' ') {
            EXPECT_EQ(tokens + estimateTokens(std::string_view(text).substr(at)), estimateTokens(text));
        }
    }
    EXPECT_EQ(estimateTokens(text + text), 2 * estimateTokens(text));
}

} // namespace
} // namespace touchstone
