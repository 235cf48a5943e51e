// SPDX-License-Identifier: GPL-3.0-or-later
// Which sentences stand on their sources, and which are not said any more.
#include "core/answering/support.h"
#include "tests/core/answering/made_up.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

const std::vector<Hit>& passages() {
    static const std::vector<Hit> hits{hitOf("Wombats sleep in shed seven. They eat roots at dusk."),
                                       hitOf("The gate closes at nine.", "b.md")};
    return hits;
}

std::vector<SupportStatus> supportOfText(const std::string& text) {
    std::vector<SupportStatus> out;
    for (const SentenceSupport& sentence : checkSupport(text, checkCitations(text, passages()), passages()))
        out.push_back(sentence.status);
    return out;
}

TEST(Support, FollowsTheCitationsOfASentence) {
    using enum SupportStatus;
    EXPECT_EQ(supportOfText("Wombats sleep in shed seven [1]. Wombats sleep in shed nine [1]."),
              (std::vector{Supported, Partly}));
    EXPECT_EQ(supportOfText("Penguins play chess every Friday evening [2]."), std::vector{Unsupported});
    EXPECT_EQ(supportOfText("Wombats sleep in shed seven [9]."), std::vector{Unsupported})
        << "no such source";
}

TEST(Support, ASentenceIsAsWeakAsItsWeakestPartAndAPartAsGoodAsItsBestSource) {
    using enum SupportStatus;
    EXPECT_EQ(supportOfText("Wombats sleep in shed seven [1][2]."), std::vector{Supported});
    EXPECT_EQ(supportOfText("Wombats sleep in shed seven [1], and penguins play chess every Friday [2]."),
              std::vector{Unsupported});
}

TEST(Support, WithoutACitationTheBestSourceCounts) {
    using enum SupportStatus;
    EXPECT_EQ(supportOfText("The gate closes at nine. Penguins play chess every Friday."),
              (std::vector{Supported, Unsupported}));
}

TEST(Support, HeadingsCodeQuestionsAndLeadInsAreNoClaims) {
    EXPECT_TRUE(
        supportOfText("# All about penguins\n\nFor example, like this:\n\n```\nprint(1)\n```\n\nDo you need "
                      "anything more than that? This is how you can implement it.\n")
            .empty());
    EXPECT_TRUE(supportOfText("").empty());
}

TEST(Support, RangesAreThoseOfTheAnswer) {
    const std::string text = "- Wombats sleep in shed seven [1].\n- Penguins play chess on Fridays.\n";
    const auto sentences = checkSupport(text, checkCitations(text, passages()), passages());
    ASSERT_EQ(sentences.size(), 2U);
    EXPECT_EQ(text.substr(sentences[1].range.start, sentences[1].range.size()),
              "Penguins play chess on Fridays.");
    EXPECT_EQ(supportedSentences(sentences), 1U);
}

TEST(Support, SaysWhichSentencesFell) {
    const auto fallen = fallenSentences("Wombats sleep in shed seven [1]. The gate closes at nine [2]. Yes.",
                                        "Here is what is known: the gate closes at nine [1].");
    EXPECT_EQ(fallen, std::vector<std::string>{"Wombats sleep in shed seven."});
    EXPECT_TRUE(fallenSentences("The gate closes at nine.", "The gate closes at nine.").empty());
    EXPECT_EQ(fallenSentences("The gate closes at nine.", "").size(), 1U);
}

TEST(Support, AnAnswerCarriesItsSentencesAndWhatWasSearched) {
    const MadeUpRetriever retriever(passages());
    MadeUpModel model;
    model.says = "Wombats sleep in shed seven [1]. Penguins play chess every Friday.";
    AskOptions options;
    Message before;
    before.role = Role::User;
    before.content = "Where do wombats sleep?";
    options.history = {before};
    JobContext context;
    const auto answer = ask("And at night?", retriever, &model, options, {}, context);
    ASSERT_TRUE(answer) << describe(answer.error());
    ASSERT_EQ(answer->sentences.size(), 2U);
    EXPECT_EQ(answer->sentences[0].status, SupportStatus::Supported);
    EXPECT_EQ(answer->sentences[1].status, SupportStatus::Unsupported);
    EXPECT_EQ(answer->searched, "Where do wombats sleep?\nAnd at night?");
}

TEST(Support, ASwitchedOffPassageIsNotGiven) {
    const MadeUpRetriever retriever(passages());
    AskOptions options;
    options.withoutChunks = {passages()[0].stored.chunk.id.value};
    JobContext context;
    const auto answer = ask("When does the gate close?", retriever, nullptr, options, {}, context);
    ASSERT_TRUE(answer) << describe(answer.error());
    ASSERT_EQ(answer->hits.size(), 1U);
    EXPECT_EQ(answer->hits[0].stored.chunk.path, "b.md");
    EXPECT_TRUE(answer->searched.empty());
}

} // namespace
} // namespace touchstone
