// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_diff.h"

#include <gtest/gtest.h>

#include <chrono>

namespace touchstone {
namespace {

std::string shown(const std::vector<DiffHunk>& hunks) {
    std::string out;
    for (const DiffHunk& hunk : hunks) {
        out += "@" + std::to_string(hunk.oldStart) + "," + std::to_string(hunk.oldLines) + " " +
               std::to_string(hunk.newStart) + "," + std::to_string(hunk.newLines) + "\n";
        for (const DiffLine& line : hunk.lines)
            out += std::string(1, " -+"[static_cast<std::size_t>(line.op)]) + line.text + "\n";
    }
    return out;
}

/// What the hunks make of the old text.
std::string applied(const std::string& before, const std::vector<DiffHunk>& hunks) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < before.size();) {
        const std::size_t end = std::min(before.find('\n', at), before.size());
        lines.push_back(before.substr(at, end - at));
        at = end + 1;
    }
    std::string out;
    std::size_t next = 0;
    for (const DiffHunk& hunk : hunks) {
        const std::size_t start = hunk.oldLines == 0 ? hunk.oldStart : hunk.oldStart - 1;
        for (; next < start; ++next)
            out += lines[next] + "\n";
        for (const DiffLine& line : hunk.lines) {
            if (line.op != DiffOp::Removed)
                out += line.text + "\n";
            if (line.op != DiffOp::Added) {
                EXPECT_EQ(line.text, lines[next]);
                ++next;
            }
        }
    }
    for (; next < lines.size(); ++next)
        out += lines[next] + "\n";
    return out;
}

TEST(DiffLines, EqualTextsHaveNoHunk) {
    EXPECT_TRUE(diffLines("a\nb\n", "a\nb\n").empty());
    EXPECT_TRUE(diffLines("", "").empty());
}

TEST(DiffLines, ShowsSomeLinesAroundAChange) {
    EXPECT_EQ(shown(diffLines("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\nx\n5\n6\n7\n", 1)),
              "@3,3 3,3\n 3\n-4\n+x\n 5\n");
}

TEST(DiffLines, ChangesThatLieFarApartAreHunksOfTheirOwn) {
    const auto hunks = diffLines("a\n1\n2\n3\n4\n5\nb\n", "A\n1\n2\n3\n4\n5\nB\n", 1);
    ASSERT_EQ(hunks.size(), 2U);
    EXPECT_EQ(shown(hunks), "@1,2 1,2\n-a\n+A\n 1\n@6,2 6,2\n 5\n-b\n+B\n");
}

TEST(DiffLines, ChangesThatLieCloseShareAHunk) {
    EXPECT_EQ(diffLines("a\n1\n2\nb\n", "A\n1\n2\nB\n", 1).size(), 1U);
}

TEST(DiffLines, AnEmptySideNamesTheLineBefore) {
    EXPECT_EQ(shown(diffLines("", "new\n")), "@0,0 1,1\n+new\n");
    EXPECT_EQ(shown(diffLines("a\nold\n", "a\n", 0)), "@2,1 1,0\n-old\n");
}

TEST(DiffLines, HunksTurnOneTextIntoTheOther) {
    std::string before, after;
    std::uint32_t state = 7;
    const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 24U; };
    for (int i = 0; i < 400; ++i) {
        const std::string line = "line " + std::to_string(next() % 40) + "\n";
        if (next() % 5 != 0)
            before += line;
        if (next() % 5 != 0)
            after += line;
    }
    for (const std::size_t context : {0U, 1U, 3U})
        EXPECT_EQ(applied(before, diffLines(before, after, context)), after);
}

TEST(DiffLines, LinesThatBothSidesRepeatStayFast) {
    std::string before, after;
    for (int i = 0; i < 60000; ++i) {
        before += std::to_string(i % 7) + "\n";
        after += std::to_string(i % 5) + "\n";
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto hunks = diffLines(before, after);
    EXPECT_FALSE(hunks.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

TEST(DiffWords, MarksTheWordsThatDiffer) {
    const std::string before = "Use `on_event` to run code before the start.";
    const std::string after = "Use `lifespan` to run code before the start.";
    const WordDiff words = diffWords(before, after);
    ASSERT_EQ(words.removed.size(), 1U);
    ASSERT_EQ(words.added.size(), 1U);
    EXPECT_EQ(before.substr(words.removed[0].start, words.removed[0].size()), "on_event");
    EXPECT_EQ(after.substr(words.added[0].start, words.added[0].size()), "lifespan");
}

TEST(DiffWords, LinesWithLittleInCommonAreNotMarked) {
    const WordDiff words = diffWords("one two three four", "wholly other words here");
    EXPECT_TRUE(words.removed.empty());
    EXPECT_TRUE(words.added.empty());
}

TEST(DiffWords, NeverCutsACharacter) {
    const std::string before = "Grüße aus Zürich heute";
    const std::string after = "Grüße aus Köln heute";
    for (const TextRange range : diffWords(before, after).added)
        EXPECT_EQ(after.substr(range.start, range.size()), "Köln");
}

} // namespace
} // namespace touchstone
