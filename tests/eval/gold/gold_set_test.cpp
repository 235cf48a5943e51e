// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/gold_set.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

TEST(GoldJsonLines, EveryFieldIsReadAndUnknownOnesAreKept) {
    const auto items = parseGoldJsonLines(
        "\xef\xbb\xbf{\"id\":\"q1\",\"question\":\"Where?\",\"type\":\"fact\",\"answer\":\"There.\","
        "\"answer_points\":[\"a\",\"b\"],\"tags\":[\"t\"],\"status\":\"reviewed\",\"mine\":{\"x\":1},"
        "\"relevant\":[{\"path\":\"a.md\",\"anchor\":\"#more\",\"version\":\"1\",\"source\":\"main\","
        "\"start\":3,\"end\":9,\"grade\":2},{\"path\":\"b.md\",\"heading\":\"H\",\"grade\":null}]}\r\n"
        "\n  \n{\"id\":7,\"question\":\"None?\",\"relevant\":[]}",
        "g.jsonl");
    ASSERT_TRUE(items) << describe(items.error());
    ASSERT_EQ(items->size(), 2U);
    const GoldItem& first = items->front();
    EXPECT_EQ(first.id, "q1");
    EXPECT_EQ(first.type, "fact");
    EXPECT_EQ(first.answer, "There.");
    EXPECT_EQ(first.status, "reviewed");
    EXPECT_EQ(first.answerPoints, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(first.tags, std::vector<std::string>{"t"});
    ASSERT_EQ(first.relevant.size(), 2U);
    EXPECT_EQ(first.relevant[0].anchor, "more");
    EXPECT_EQ(first.relevant[0].range, (TextRange{3, 9}));
    EXPECT_EQ(first.relevant[0].grade, 2);
    EXPECT_EQ(first.relevant[1].grade, 1) << "one unless said";
    EXPECT_FALSE(first.relevant[1].range);
    EXPECT_NE(first.json.find("\"mine\":{\"x\":1}"), std::string::npos);
    EXPECT_EQ(items->back().id, "7");
    EXPECT_EQ(items->back().line, 4);
    EXPECT_TRUE(items->back().unanswerable());
    EXPECT_FALSE(first.unanswerable());
}

struct Faulty {
    const char* line;
    const char* about;
};

class GoldFault : public ::testing::TestWithParam<Faulty> {};

TEST_P(GoldFault, IsToldWithFileAndLine) {
    const std::string good = "{\"id\":\"a\",\"question\":\"Q?\",\"relevant\":[]}\n\n";
    const auto items = parseGoldJsonLines(good + GetParam().line + "\n" + good, "set.jsonl");
    ASSERT_FALSE(items) << GetParam().line;
    EXPECT_EQ(items.error().code, ErrorCode::BadInput);
    EXPECT_EQ(items.error().file, "set.jsonl");
    EXPECT_EQ(items.error().line, 3);
    EXPECT_GE(items.error().column, 1);
    EXPECT_NE(items.error().message.find(GetParam().about), std::string::npos) << items.error().message;
    EXPECT_FALSE(items.error().hint.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Lines, GoldFault,
    ::testing::Values(
        Faulty{"nothing", "no JSON"}, Faulty{"[1]", "no JSON object"},
        Faulty{"{\"question\":\"Q?\"}", "no id"},
        Faulty{R"({"id":1.5,"question":"Q?","relevant":[]})", "no id"},
        Faulty{R"({"id":"","question":"Q?","relevant":[]})", "empty id"},
        Faulty{R"({"id":"b","relevant":[]})", "no question"},
        Faulty{R"({"id":"b","question":5,"relevant":[]})", "'question'"},
        Faulty{R"({"id":"b","question":"Q?"})", "'relevant'"},
        Faulty{R"({"id":"b","question":"Q?","relevant":{}})", "'relevant'"},
        Faulty{R"({"id":"a","question":"Q?","relevant":[]})", "line 1"},
        Faulty{R"({"id":"b","question":"Q?","relevant":["x"]})", "not an object"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"anchor":"x"}]})", "no path"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","start":1}]})", "only one"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","start":9,"end":9}]})", "ends before"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","start":-1,"end":9}]})", "whole numbers"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","grade":1.5}]})", "whole number"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","grade":1e300}]})", "whole number"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[{"path":"p","grade":18446744073709551615}]})",
               "grade"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[],"tags":"t"})", "'tags'"},
        Faulty{R"({"id":"b","question":"Q?","relevant":[],"tags":[1]})", "'tags'"}));

TEST(GoldJsonLines, ColumnOfBrokenJsonCountsCharacters) {
    const auto items = parseGoldJsonLines("{\"id\":\"\xc3\xa4\xc3\xb6\xc3\xbc\" !}", "g.jsonl");
    ASSERT_FALSE(items);
    EXPECT_EQ(items.error().line, 1);
    EXPECT_EQ(items.error().column, 13) << "the exclamation mark";
}

TEST(GoldJsonLines, EndlessNestingIsRefusedAndNotFollowed) {
    const std::string deep(200000, '[');
    const auto items = parseGoldJsonLines("{\"id\":\"a\",\"question\":\"Q?\",\"relevant\":[],\"x\":" + deep +
                                              std::string(deep.size(), ']') + "}",
                                          "g.jsonl");
    ASSERT_FALSE(items);
    EXPECT_EQ(items.error().code, ErrorCode::BadInput);
    EXPECT_EQ(items.error().line, 1);
}

TEST(GoldJsonLines, FileWithoutItemsIsAnError) {
    for (const char* text : {"", "\n \n", "\xef\xbb\xbf"}) {
        const auto items = parseGoldJsonLines(text, "g.jsonl");
        ASSERT_FALSE(items);
        EXPECT_EQ(items.error().file, "g.jsonl");
    }
}

TEST(GoldHash, DependsOnItemsAndTheirOrder) {
    const auto hashOf = [](const char* lines) { return goldHash(*parseGoldJsonLines(lines, "g")); };
    const char* const ab =
        "{\"id\":\"a\",\"question\":\"Q\",\"relevant\":[]}\n{\"id\":\"b\",\"question\":\"Q\","
        "\"relevant\":[]}";
    const char* const ba =
        "{\"id\":\"b\",\"question\":\"Q\",\"relevant\":[]}\n{\"id\":\"a\",\"question\":\"Q\","
        "\"relevant\":[]}";
    const char* const spaced = "\n{ \"id\": \"a\", \"question\": \"Q\", \"relevant\": [] }\n{\"id\":\"b\","
                               "\"question\":\"Q\",\"relevant\":[]}\n";
    EXPECT_NE(hashOf(ab), hashOf(ba));
    EXPECT_EQ(hashOf(ab), hashOf(spaced)) << "blanks between the fields are not part of an item";
}

} // namespace
} // namespace touchstone
