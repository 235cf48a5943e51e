// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/verdicts.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

const VerdictWords kWords{"yes", "no"};

std::string complaintOf(const std::string& reply, std::size_t count = 2) {
    const auto read = readVerdicts(reply, count, kWords);
    return read ? "" : read.error().message;
}

TEST(Verdicts, AreReadInAnyOrderAndOutOfFencesAndProse) {
    const std::string reply =
        R"({"verdicts":[{"n":2,"verdict":"no"},{"n":1,"reason":"a } b","verdict":"yes"}]})";
    for (const std::string& text :
         {reply, "```json\n" + reply + "\n```", "Here it is: " + reply + " Done."}) {
        const auto read = readVerdicts(text, 2, kWords);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, (std::vector<std::size_t>{0, 1}));
    }
}

TEST(Verdicts, AnotherScaleLanguageOrCountIsNotGuessedAt) {
    EXPECT_NE(complaintOf("All statements are supported."), "") << "prose";
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":1,"verdict":"yes"},{"n":2,)"), "") << "half of it";
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":1,"verdict":"yes"}]})").find("no verdict on 2"),
              std::string::npos);
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":1,"verdict":"ja"},{"n":2,"verdict":"nein"}]})").find("\"ja\""),
              std::string::npos);
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":1,"verdict":1},{"n":2,"verdict":0}]})"), "");
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":1,"verdict":"yes"},{"n":1,"verdict":"no"}]})").find("two"),
              std::string::npos);
    EXPECT_NE(complaintOf(R"({"verdicts":[{"n":3,"verdict":"yes"}]})").find("only 2"), std::string::npos);
    EXPECT_NE(complaintOf(R"({"verdicts":[]} {"verdicts":[]})").find("more than one"), std::string::npos);
    EXPECT_NE(complaintOf(std::string(100000, '{')), "") << "deep";
}

TEST(Verdicts, RubricTakesWholeNumbersFromOneToFive) {
    EXPECT_EQ(readRubric(R"({"score": 5, "reason": "x"})")->score, 5);
    for (const char* reply : {R"({"score": 0})", R"({"score": 9})", R"({"score": "4"})", R"({"score": 4.5})",
                              "4", "Note 2 (gut)", R"({"grade": 4})"})
        EXPECT_FALSE(readRubric(reply)) << reply;
}

TEST(Verdicts, StatementsAreTexts) {
    EXPECT_EQ(*readStatements(R"({"statements": ["a", " ", "b"]})"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(readStatements(R"({"statements": []})")->empty());
    EXPECT_FALSE(readStatements(R"({"statements": [1]})"));
    EXPECT_FALSE(readStatements(R"(["a"])"));
}

} // namespace
} // namespace touchstone
