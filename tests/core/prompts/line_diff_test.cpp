// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/line_diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace touchstone {
namespace {

/// The textbook's table, for texts that are small.
std::size_t longestByTable(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    return table[a.size()][b.size()];
}

std::string randomText(std::mt19937& random, std::size_t lines, unsigned alphabet) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i)
        text += "line " + std::to_string(random() % alphabet) + "\n";
    return text;
}

/// What the hunks make of the old text.
std::string patched(const std::string& before, const LineDiff& diff) {
    const std::vector<std::string_view> lines = endedLines(before);
    std::string out;
    std::size_t at = 0;
    for (const LineHunk& hunk : diff.hunks) {
        const std::size_t from = hunk.oldLines == 0 ? hunk.oldStart : hunk.oldStart - 1;
        for (; at < from; ++at)
            out += lines[at];
        for (const std::string& line : hunk.lines) {
            if (line[0] == '\\')
                out.pop_back();
            if (line[0] == ' ' || line[0] == '+')
                out += line.substr(1) + "\n";
            at += line[0] == ' ' || line[0] == '-' ? 1 : 0;
        }
    }
    for (; at < lines.size(); ++at)
        out += lines[at];
    return out;
}

TEST(LineDiff, IsTheShortestScriptAndMakesTheNewText) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const auto alphabet = static_cast<unsigned>(1 + random() % 12);
        const std::string a = randomText(random, random() % 150, alphabet);
        const std::string b = randomText(random, random() % 150, alphabet);
        const LineDiff diff = shortestLineDiff(a, b, random() % 4);
        const std::size_t common = longestByTable(endedLines(a), endedLines(b));
        EXPECT_EQ(diff.removed, endedLines(a).size() - common);
        EXPECT_EQ(diff.added, endedLines(b).size() - common);
        EXPECT_EQ(patched(a, diff), b);
    }
}

TEST(LineDiff, CountsLinesAsUnifiedDiffsDo) {
    const LineDiff diff = shortestLineDiff("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nD\ne\nf\ng\nh\n");
    ASSERT_EQ(diff.hunks.size(), 1U);
    const LineHunk& hunk = diff.hunks[0];
    EXPECT_EQ(std::vector<std::size_t>({hunk.oldStart, hunk.oldLines, hunk.newStart, hunk.newLines}),
              std::vector<std::size_t>({1, 7, 1, 7}));
    EXPECT_EQ(hunk.lines, (std::vector<std::string>{" a", " b", " c", "-d", "+D", " e", " f", " g"}));
    const LineDiff made = shortestLineDiff("", "x\n");
    EXPECT_EQ(unifiedDiff(made, "a", "b"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
}

TEST(LineDiff, FarChangesHaveHunksOfTheirOwnAndNearOnesShareOne) {
    std::string a;
    for (int i = 0; i < 40; ++i)
        a += std::to_string(i) + "\n";
    std::string b = a;
    b.replace(b.find("\n5\n") + 1, 1, "five");
    b.replace(b.find("\n12\n") + 1, 2, "twelve");
    EXPECT_EQ(shortestLineDiff(a, b).hunks.size(), 1U);
    b.replace(b.find("\n30\n") + 1, 2, "thirty");
    EXPECT_EQ(shortestLineDiff(a, b).hunks.size(), 2U);
    EXPECT_EQ(shortestLineDiff(a, b, 0).hunks.size(), 3U);
}

TEST(LineDiff, SeesLineEndsAndAMissingLastOne) {
    EXPECT_EQ(shortestLineDiff("a\r\nb\n", "a\nb\n").removed, 1U);
    const LineDiff diff = shortestLineDiff("a\nb", "a\nb\n");
    ASSERT_EQ(diff.hunks.size(), 1U);
    EXPECT_EQ(diff.hunks[0].lines,
              (std::vector<std::string>{" a", "-b", "\\ No newline at end of file", "+b"}));
    EXPECT_TRUE(shortestLineDiff("same", "same").hunks.empty());
}

TEST(LineDiff, ChosenChangesAloneAreApplied) {
    const std::string a = "1\n2\n3\n4\n5\n";
    const std::string b = "one\n2\n4\n5\n6\n";
    const std::vector<LineChange> changes = lineChanges(a, b);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(applyChanges(a, b, changes, {false, false, false}), a);
    EXPECT_EQ(applyChanges(a, b, changes, {true, true, true}), b);
    EXPECT_EQ(applyChanges(a, b, changes, {false, true, false}), "1\n2\n4\n5\n");
    EXPECT_EQ(applyChanges("x", "x\ny\n", lineChanges("x", "x\ny\n"), {true}), "x\ny\n");
}

TEST(LineDiff, TenThousandLinesInAnyOrderAreQuick) {
    std::mt19937 random(3);
    for (const unsigned alphabet : {1U, 2U, 40U, 1000U, 1'000'000U}) {
        std::vector<std::string> lines;
        for (int i = 0; i < 10'000; ++i)
            lines.push_back("line " + std::to_string(random() % alphabet) + "\n");
        std::string a;
        for (const std::string& line : lines)
            a += line;
        std::shuffle(lines.begin(), lines.end(), random);
        std::string b;
        for (const std::string& line : lines)
            b += line;
        const auto begun = std::chrono::steady_clock::now();
        const LineDiff diff = shortestLineDiff(a, b);
        const auto ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
        EXPECT_EQ(diff.added, diff.removed);
        RecordProperty("ms_alphabet_" + std::to_string(alphabet), std::to_string(ms));
        EXPECT_LT(ms, 5000) << alphabet; // far above what it takes: sanitizers and a busy machine are slow
    }
}

} // namespace
} // namespace touchstone
