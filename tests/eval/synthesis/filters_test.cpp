// SPDX-License-Identifier: GPL-3.0-or-later
// The filters that need no model, one by one.
#include "eval/synthesis/chunk_sampler.h"
#include "eval/synthesis/draft_filters.h"
#include "eval/synthesis/replies.h"
#include "eval/synthesis/typo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace touchstone {
namespace {

TEST(SpreadOverPages, NoPageComesTwiceBeforeEachCameOnce) {
    const std::vector<std::vector<std::int64_t>> pages{
        {1, 2, 3, 4, 5, 6, 7, 8}, {11, 12}, {21}, {31, 32, 33}};
    const std::vector<std::int64_t> order = spreadOverPages(pages, 3);
    ASSERT_EQ(order.size(), 14U);
    std::set<std::int64_t> first;
    for (std::size_t i = 0; i < pages.size(); ++i)
        first.insert(order[i] / 10);
    EXPECT_EQ(first.size(), 4U);
    EXPECT_EQ(std::set<std::int64_t>(order.begin(), order.end()).size(), 14U);
    EXPECT_EQ(spreadOverPages(pages, 3), order);
    EXPECT_NE(spreadOverPages(pages, 4), order);
    EXPECT_TRUE(spreadOverPages({}, 1).empty());
}

TEST(WithTypos, PlainWordsAloneAreMistyped) {
    const std::string question = "How does `response_model` of FastAPI filter the fields?";
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const std::string typed = withTypos(question, seed);
        EXPECT_NE(typed, question);
        EXPECT_NE(typed.find("`response_model` of FastAPI"), std::string::npos) << typed;
        EXPECT_EQ(withTypos(question, seed), typed);
        EXPECT_LE(typed.size() > question.size() ? typed.size() - question.size()
                                                 : question.size() - typed.size(),
                  2U);
    }
    EXPECT_EQ(withTypos("Is it so?", 1), "") << "nothing that is long enough";
    EXPECT_EQ(withTypos("", 1), "");
}

TEST(LeakedWords, LongRunsOrMostOfAShortQuestion) {
    const std::string passage = "A season ticket costs 35 crowns and is valid for one rider of any age.";
    EXPECT_EQ(leakedWords("Is it true that a season ticket costs 35 crowns and is valid?", passage),
              "a season ticket costs 35 crowns and is valid");
    EXPECT_EQ(leakedWords("Ticket costs 35 crowns and is what?", passage), "ticket costs 35 crowns and is");
    EXPECT_EQ(leakedWords("What does a season ticket cost?", passage), "");
    EXPECT_EQ(leakedWords("", passage), "");
    EXPECT_EQ(leakedWords("Anything at all that is long enough?", ""), "");
}

TEST(KnownQuestions, AskTheSameByContentAndQuestionWord) {
    KnownQuestions known;
    known.add("How do I allow CORS for one origin?", "a", "family");
    EXPECT_EQ(known.duplicateOf("How can I allow CORS for one origin?"), "a");
    EXPECT_EQ(known.duplicateOf("How can I allow CORS for one origin?", "family"), "") << "its own variant";
    EXPECT_EQ(known.duplicateOf("Why do I allow CORS for one origin?"), "") << "another question word";
    EXPECT_EQ(known.duplicateOf("How do I allow cookies for one session?"), "");
}

TEST(UncarriedSentence, NumbersAndIdentifiersMustStandThere) {
    const std::string text = "The server listens on port 8000 unless `--port` says otherwise.";
    EXPECT_EQ(uncarriedSentence("The server listens on port 8000.", {text}), "");
    EXPECT_EQ(uncarriedSentence("Port 8000", {text}), "");
    EXPECT_NE(uncarriedSentence("The server listens on port 9000.", {text}), "");
    EXPECT_NE(
        uncarriedSentence("The server listens on port 8000. It restarts after 30 seconds by itself.", {text}),
        "");
    EXPECT_NE(uncarriedSentence("Port 9000", {text}), "");
}

TEST(AnswersAgree, ByWordsNumbersAndIdentifiers) {
    EXPECT_TRUE(answersAgree("The server listens on port 8000.", "It listens on port 8000 of the server."));
    EXPECT_TRUE(answersAgree("35 crowns", "A season ticket costs 35 crowns."));
    EXPECT_FALSE(answersAgree("The server listens on port 8000.", "The server listens on port 9000."));
    EXPECT_FALSE(answersAgree("Each pony gets hay.", "I do not know."));
}

TEST(SynthesisReplies, QuotesOfBothPassagesAreNeeded) {
    EXPECT_TRUE(readSeveral(
        R"({"usable":true,"question":"q?","answer":"a","quotes":[{"passage":2,"quote":"y"},{"passage":1,"quote":"x"}]})"));
    for (const char* reply :
         {R"({"usable":true,"question":"q?","answer":"a","quotes":[{"passage":1,"quote":"x"}]})",
          R"({"usable":true,"question":"q?","answer":"a","quotes":[{"passage":3,"quote":"x"}]})",
          R"({"usable":true,"question":"q?","answer":"a","quotes":"x"})",
          R"({"usable":true,"question":"q?","answer":"a"})", R"({"usable":true})"}) {
        EXPECT_FALSE(readSeveral(reply)) << reply;
    }
    EXPECT_FALSE(readCheck(R"({"answerable": true, "answer": "  "})"));
    EXPECT_TRUE(readCheck(R"(Well: {"answerable": false, "answer": ""})"));
}

} // namespace
} // namespace touchstone
