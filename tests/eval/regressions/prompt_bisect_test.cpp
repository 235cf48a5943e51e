// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/item_change.h"
#include "eval/regressions/prompt_bisect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PromptVersion version(int number, const std::vector<std::string>& lines) {
    PromptVersion out{"answer", number, "## user\n", ""};
    for (const std::string& line : lines)
        out.text += line + "\n";
    return out;
}

/// Goes wrong where all of these words stand in the text.
WrongCount wrongWith(std::vector<std::string> words, std::size_t& calls) {
    return [words = std::move(words), &calls](const PromptVersion& prompt) -> Result<std::size_t> {
        ++calls;
        for (const std::string& word : words)
            if (prompt.text.find(word) == std::string::npos)
                return std::size_t{0};
        return std::size_t{3};
    };
}

TEST(PromptBisect, FindsTheVersionInLogarithmicallyManySteps) {
    std::vector<PromptVersion> path;
    std::vector<std::string> lines;
    for (int i = 1; i <= 50; ++i)
        lines.push_back("rule " + std::to_string(i));
    for (int i = 1; i <= 50; ++i) {
        lines[static_cast<std::size_t>(i - 1)] = i == 37 ? "BAD" : "edit " + std::to_string(i);
        path.push_back(version(i, lines));
    }
    std::size_t calls = 0;
    const auto result = bisectPrompts(path, 3, wrongWith({"BAD"}, calls));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->bad.version, 37);
    EXPECT_EQ(result->good.version, 36);
    EXPECT_THAT(result->culprits, ElementsAre(0U));
    EXPECT_LE(calls, 6U);
    EXPECT_LE(calls, mostTrials(path));
}

TEST(PromptBisect, FindsTheHunkAmongTen) {
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (int i = 0; i < 10; ++i) {
        before.insert(before.end(), {"rule " + std::to_string(i), "between " + std::to_string(i)});
        after.insert(after.end(),
                     {i == 6 ? "never cite" : "Rule " + std::to_string(i), "between " + std::to_string(i)});
    }
    const std::vector<PromptVersion> path{version(1, before), version(2, after)};
    std::size_t calls = 0;
    const auto result = bisectPrompts(path, 3, wrongWith({"never cite"}, calls));
    ASSERT_TRUE(result);
    ASSERT_EQ(result->changes.size(), 10U);
    EXPECT_THAT(result->culprits, ElementsAre(6U));
    EXPECT_FALSE(result->together);
    EXPECT_EQ(calls, 10U);
}

TEST(PromptBisect, TwoHunksThatOnlyTogetherDoItAreFoundInOrder) {
    const std::vector<PromptVersion> path{version(1, {"a", "x", "b", "y", "c", "z", "d"}),
                                          version(2, {"A", "x", "B", "y", "C", "z", "D"})};
    std::size_t calls = 0;
    const auto result = bisectPrompts(path, 3, wrongWith({"B", "C"}, calls));
    ASSERT_TRUE(result);
    EXPECT_THAT(result->culprits, IsEmpty());
    EXPECT_EQ(result->together, 2U);
    EXPECT_LE(calls, mostTrials(path));
}

TEST(PromptBisect, AHunkThatMakesNoPromptAloneIsLeftOutAndSaysWhy) {
    const std::vector<PromptVersion> path{version(1, {"a", "x", "b", "y", "c"}),
                                          version(2, {"{{#sources}}", "x", "{{/sources}}", "y", "BAD"})};
    std::size_t calls = 0;
    const auto result = bisectPrompts(path, 1, wrongWith({"BAD"}, calls));
    ASSERT_TRUE(result);
    EXPECT_THAT(result->culprits, ElementsAre(2U));
    EXPECT_FALSE(result->steps[0].skipped.empty());
    EXPECT_EQ(calls, 1U);
}

TEST(PromptBisect, AnErrorEndsTheSearch) {
    const std::vector<PromptVersion> path{version(1, {"a"}), version(2, {"b"}), version(3, {"c"})};
    const auto result = bisectPrompts(path, 1, [](const PromptVersion&) -> Result<std::size_t> {
        return fail(ErrorCode::Unreachable, "down");
    });
    EXPECT_EQ(result.error().code, ErrorCode::Unreachable);
    EXPECT_EQ(bisectPrompts({version(1, {})}, 1, {}).error().code, ErrorCode::Usage);
}

TEST(ItemVerdict, CrossingTheMiddleDecidesAndAMeasureDecidesAlone) {
    const auto scores = [](double refusal, double overlap) {
        return ItemScores{{"refusal_right", Score::of(refusal)}, {"token_f1", Score::of(overlap)}};
    };
    EXPECT_EQ(judgeItem(scores(1, .9), scores(0, .9), "", true).fate, ItemFate::Broken);
    EXPECT_EQ(judgeItem(scores(0, .1), scores(1, .9), "", true).fate, ItemFate::Fixed);
    EXPECT_EQ(judgeItem(scores(0, .9), scores(1, .1), "", true).fate, ItemFate::Changed);
    EXPECT_EQ(judgeItem(scores(1, .9), scores(1, .8), "", true).fate, ItemFate::Changed);
    EXPECT_EQ(judgeItem(scores(1, .9), scores(1, .9), "", false).fate, ItemFate::Same);
    EXPECT_EQ(judgeItem(scores(1, .9), scores(1, .8), "token_f1", true).fate, ItemFate::Broken);
    ItemScores points = scores(1, .9);
    points["answer_points"] = Score::of(1);
    ItemScores reworded = scores(1, .1);
    reworded["answer_points"] = Score::of(1);
    EXPECT_EQ(judgeItem(points, reworded, "", true).fate, ItemFate::Changed); // the points are all there
}

} // namespace
} // namespace touchstone
