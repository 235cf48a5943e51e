// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/regressions/prompt_suite.h"
#include "eval/regressions/suite_checks.h"
#include "eval/regressions/suite_quarantine.h"
#include "tests/core/ingest/small_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace touchstone {
namespace {

using ::testing::HasSubstr;

Result<PromptSuite> parsed(const std::string& text) {
    return parsePromptSuite(text, "faq.jsonl");
}

TEST(PromptSuite, HeaderItemsAndNames) {
    const auto suite = parsed(
        "\xef\xbb\xbf"
        R"({"touchstone_suite": 1, "corpus": "c@1", "repeats": 3, "k": 5})"
        "\r\n\n"
        R"({"id": 7, "question": "Warum?", "expect": [{"type": "not-contains", "value": "ä\nb"}]})"
        "\r\n"
        R"({"id": "x", "question": "q", "relevant": [], "expect": [{"type": "contains", "value": "a"}]})");
    ASSERT_TRUE(suite) << describe(suite.error());
    EXPECT_EQ(suite->name, "faq");
    EXPECT_EQ(suite->repeats, 3);
    ASSERT_EQ(suite->items.size(), 2U);
    EXPECT_EQ(suite->items[0].gold.id, "7");
    EXPECT_EQ(suite->items[0].line, 3);
    EXPECT_TRUE(suite->items[0].answerable) << "nothing says that the corpus does not answer it";
    EXPECT_FALSE(suite->items[1].answerable);
    EXPECT_EQ(suite->items[0].expect[0].name, "not-contains \"ä b\"");
    EXPECT_TRUE(suite->items[0].expect[0].form.negated);
}

TEST(PromptSuite, HostileFilesAreRefusedWithTheirPlace) {
    const auto deep = parsed(std::string(200, '[') + std::string(200, ']'));
    ASSERT_FALSE(deep);
    EXPECT_THAT(deep.error().message, HasSubstr("too deeply"));
    for (const char* text : {"", "null", "{", "\"\\ud800\"",
                             "{\"id\": \"a\", \"question\": \"\", \"expect\": [{\"type\": \"answers\"}]}",
                             "{\"id\": \"a\", \"question\": \"q\", \"expect\": [3]}",
                             "{\"id\": \"a\", \"question\": \"q\", \"expect\": [{\"type\": \"score\", "
                             "\"metric\": \"token_f1\"}]}",
                             "{\"touchstone_suite\": 2}", "{\"touchstone_suite\": 1}"}) {
        const auto suite = parsed(text);
        ASSERT_FALSE(suite) << text;
        EXPECT_EQ(suite.error().code, ErrorCode::BadInput) << text;
        EXPECT_EQ(suite.error().file, "faq.jsonl") << text;
        EXPECT_EQ(suite.error().line, 1) << text;
    }
    const auto wide = parsed("{\"id\": \"ää\", \"question\": \"q\", \"expekt\": 1}");
    ASSERT_FALSE(wide);
    EXPECT_EQ(wide.error().column, 31) << "counted in characters: " << describe(wide.error());
}

OutputCitation cited(const std::string& path, const std::string& anchor, const std::string& heading,
                     const std::string& status) {
    OutputCitation out;
    out.n = 1;
    out.path = path;
    out.anchor = anchor;
    out.heading = heading;
    out.status = status;
    return out;
}

TEST(SuiteChecks, ACitationCountsWhenTheSourceCarriesItAndTheSectionIsThatOne) {
    Expectation expectation;
    expectation.kind = ExpectKind::Cites;
    expectation.place.path = "a.md";
    expectation.place.heading = "Doors";
    const PlacedSection section{"a.md", "Doors", "doors", {0, 10}, 2};
    SampleOutput output;
    EXPECT_EQ(faultOf(expectation, &section, output), "it cites nothing");
    output.citations = {{cited("a.md", "doors", "Doors", "not_in_source")}};
    EXPECT_THAT(faultOf(expectation, &section, output), HasSubstr("a.md#doors (not_in_source)"));
    output.citations = {
        {cited("a.md", "sheds", "Sheds", "verified"), cited("b.md", "doors", "Doors", "verified")}};
    EXPECT_FALSE(faultOf(expectation, &section, output).empty());
    expectation.negated = true;
    EXPECT_TRUE(faultOf(expectation, &section, output).empty());
    output.citations->push_back(cited("a.md", "doors", "Doors", "partly"));
    EXPECT_FALSE(faultOf(expectation, &section, output).empty());
    expectation.negated = false;
    EXPECT_TRUE(faultOf(expectation, &section, output).empty());
    // A page whose sections have no anchors: by heading.
    const PlacedSection bare{"a.md", "The `Doors`!", "", {0, 10}, 2};
    output.citations = {{cited("a.md", "", "the doors", "verified")}};
    EXPECT_TRUE(faultOf(expectation, &bare, output).empty());
    output.citations = {{cited("a.md", "", "the sheds", "verified")}};
    EXPECT_FALSE(faultOf(expectation, &bare, output).empty());
}

TEST(SuiteChecks, ScoresKeepTheirLimitsAndNoValueIsAFault) {
    Expectation expectation;
    expectation.kind = ExpectKind::Score;
    expectation.min = 0.3;
    expectation.max = 0.7;
    EXPECT_TRUE(faultOf(expectation, Score::of(0.1 + 0.2)).empty());
    EXPECT_TRUE(faultOf(expectation, Score::of(0.7)).empty());
    EXPECT_EQ(faultOf(expectation, Score::of(0.71)), "it is 0.71");
    EXPECT_THAT(faultOf(expectation, Score::notApplicable("refused")), HasSubstr("refused"));
    EXPECT_THAT(faultOf(expectation, Score::failed("no JSON", "raw words")), HasSubstr("raw words"));
}

class SuiteStore : public SmallCorpus {};

TEST_F(SuiteStore, TheQuarantineKnowsSuiteAndItem) {
    add();
    Database database = *workspace->connect();
    SuiteQuarantine quarantine(database);
    ASSERT_TRUE(quarantine.put({"a", "x", "h1", "answer@1", "passed 1 of 2 times", 0}));
    ASSERT_TRUE(quarantine.put({"a", "x", "h2", "answer@2", "passed 2 of 3 times", 0}));
    ASSERT_TRUE(quarantine.put({"b", "x", "h", "answer@2", "r", 5}));
    const auto of = quarantine.list("a");
    ASSERT_TRUE(of);
    ASSERT_EQ(of->size(), 1U);
    EXPECT_EQ(of->front().hash, "h2");
    EXPECT_GT(of->front().sinceUnixMs, 0);
    EXPECT_EQ(quarantine.list("")->size(), 2U);
    ASSERT_TRUE(quarantine.release("a", "x"));
    EXPECT_FALSE(quarantine.release("a", "x"));
    EXPECT_EQ(quarantine.list("")->size(), 1U);
}

} // namespace
} // namespace touchstone
