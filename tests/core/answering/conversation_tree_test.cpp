// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations that branch: places, choices, ratings, search, deleting with undo, export, setups.
#include "core/answering/ask_setup.h"
#include "core/answering/conversation.h"
#include "core/store/workspace.h"
#include "tests/core/answering/made_up.h"
#include "tests/core/store/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace touchstone {
namespace {

class ConversationTrees : public testing::Test {
protected:
    void SetUp() override {
        workspace = *Workspace::open(folder.path() / "w.touchstone");
        database.emplace(*workspace->connect());
        repository.emplace(*database);
        id = *repository->create("Where?");
    }
    Answer says(const std::string& text) {
        Answer answer;
        answer.text = text;
        answer.model = "m";
        answer.hits = {hitOf(text)};
        return answer;
    }
    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    std::optional<Database> database;
    std::optional<ConversationRepository> repository;
    ConversationId id;
};

TEST_F(ConversationTrees, AQuestionFollowsTheNewestOneOrStandsBesideAnother) {
    const auto first = *repository->addQuestion(id, "a", "t");
    const auto second = *repository->addQuestion(id, "b", "t");
    const auto beside = *repository->addQuestion(id, {"B", "t", first, R"({"k":3})"});
    const auto again = *repository->addQuestion(id, {"A", "t", 0, {}});
    const auto outline = *repository->outline(id);
    ASSERT_EQ(outline.size(), 4U);
    EXPECT_EQ(outline[0].parent, 0);
    EXPECT_EQ(outline[1].parent, first);
    EXPECT_EQ(outline[2].parent, first);
    EXPECT_EQ(outline[2].setup, R"({"k":3})");
    EXPECT_EQ(outline[3].parent, 0);
    EXPECT_GT(outline[2].chosen, outline[1].chosen) << "the newest is shown";
    ASSERT_TRUE(repository->choose(second));
    const auto chosen = *repository->outline(id);
    EXPECT_GT(chosen[1].chosen, chosen[2].chosen);
    EXPECT_GT(chosen[1].chosen, chosen[3].chosen);
    EXPECT_LT(beside, again);
}

TEST_F(ConversationTrees, TheOutlineLeavesAnswersUnreadAndAnswersAreReadByRow) {
    const auto first = *repository->addQuestion(id, "a", "t");
    const auto second = *repository->addQuestion(id, "b", "t");
    ASSERT_TRUE(repository->setAnswer(first, says("one")));
    const auto outline = *repository->outline(id);
    EXPECT_TRUE(outline[0].answered);
    EXPECT_FALSE(outline[0].answer);
    EXPECT_FALSE(outline[1].answered);
    const auto answers = *repository->answers({second, first, 999});
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].first, first);
    EXPECT_EQ(answers[0].second.text, "one");
}

TEST_F(ConversationTrees, RatingsAndNotesStay) {
    const auto row = *repository->addQuestion(id, "a", "t");
    ASSERT_TRUE(repository->rate(row, -1, "not from this version"));
    const auto outline = *repository->outline(id);
    EXPECT_EQ(outline[0].rating, -1);
    EXPECT_EQ(outline[0].note, "not from this version");
}

TEST_F(ConversationTrees, PinnedOnesComeFirstAndKeepTheirSetup) {
    const auto other = *repository->create("newer");
    ASSERT_TRUE(repository->pin(id, true));
    ASSERT_TRUE(repository->setSetup(id, "{}"));
    const auto list = *repository->list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].id, id);
    EXPECT_TRUE(list[0].pinned);
    EXPECT_EQ(list[0].setup, "{}");
    EXPECT_EQ(list[1].id, other);
    EXPECT_FALSE(repository->pin(ConversationId{"none"}, true));
}

TEST_F(ConversationTrees, WhatIsHiddenComesBackUntilItIsRemovedForGood) {
    *repository->addQuestion(id, "a", "t");
    ASSERT_TRUE(repository->hide(id, true));
    EXPECT_TRUE(repository->list()->empty());
    EXPECT_TRUE(repository->search("Where")->empty());
    ASSERT_TRUE(repository->removeHidden(1));
    ASSERT_TRUE(repository->hide(id, false));
    EXPECT_EQ(repository->list()->size(), 1U);
    EXPECT_EQ(repository->turns(id)->size(), 1U);
    ASSERT_TRUE(repository->hide(id, true));
    ASSERT_TRUE(repository->removeHidden(std::numeric_limits<std::int64_t>::max()));
    EXPECT_TRUE(repository->turns(id)->empty());
}

TEST_F(ConversationTrees, SearchLooksIntoTitlesQuestionsAndAnswersAndTakesWordsAsTheyAre) {
    const auto row = *repository->addQuestion(id, "When is 100 % reached?", "t");
    ASSERT_TRUE(repository->setAnswer(row, says("In shed_seven, at dusk.")));
    const auto other = *repository->create("100 days");
    EXPECT_EQ(*repository->search("100 %"), std::vector{id.value});
    EXPECT_EQ(*repository->search("SHED_s"), std::vector{id.value});
    EXPECT_TRUE(repository->search("shedXseven")->empty()) << "'_' is a letter like others";
    EXPECT_EQ(*repository->search("days"), std::vector{other.value});
    EXPECT_TRUE(repository->search("m\",\"model")->empty())
        << "what is kept beside an answer is not searched";
}

TEST_F(ConversationTrees, ExportsHoldReferencesAndEverythingKept) {
    const auto row =
        *repository->addQuestion(id, {"Where?", "t@1", std::nullopt, askSetupJson(AskSetup{"t@1"})});
    Answer answer = says("# In short\n\nShed seven [1].");
    answer.citations = checkCitations(answer.text, answer.hits);
    ASSERT_TRUE(repository->setAnswer(row, answer));
    ASSERT_TRUE(repository->rate(row, 1, "good one"));
    *repository->addQuestion(id, "Never answered?", "t@1");
    const auto info = repository->list()->front();
    const auto turns = *repository->turns(id);
    const std::string markdown = conversationMarkdown(info, turns);
    EXPECT_EQ(markdown.rfind("# Where?\n\n## Where?\n", 0), 0U) << markdown;
    EXPECT_NE(markdown.find("\n### In short"), std::string::npos) << "below the question's heading";
    EXPECT_NE(markdown.find("- [1] Title › Heading, a.md (t)"), std::string::npos) << markdown;
    EXPECT_NE(markdown.find("> Note: good one"), std::string::npos);
    EXPECT_NE(markdown.find("No answer was kept"), std::string::npos);
    const auto json = nlohmann::json::parse(conversationJson(info, turns));
    EXPECT_EQ(json["turns"].size(), 2U);
    EXPECT_EQ(json["turns"][0]["answer"]["citations"].size(), 1U);
    EXPECT_EQ(json["turns"][0]["setup"]["corpora"], "t@1");
    EXPECT_EQ(json["turns"][0]["rating"], 1);
    EXPECT_TRUE(json["turns"][1]["answer"].is_null());
}

TEST(ConversationHistory, HoldsPairsThatWereAnswered) {
    const auto history = historyOf({{"a", "1"}, {"b", ""}, {"c", "3"}});
    ASSERT_EQ(history.size(), 4U);
    EXPECT_EQ(history[2].content, "c");
    EXPECT_EQ(history[3].role, Role::Assistant);
}

TEST(AskSetups, GoThroughJsonAndForgiveWhatIsNone) {
    AskSetup setup{"fastapi@1", "lexical", 3, "none", "answer@2", "mine", true, {"c_1"}};
    EXPECT_EQ(askSetupFromJson(askSetupJson(setup)), setup);
    EXPECT_EQ(askSetupFromJson("no json"), AskSetup{});
    EXPECT_EQ(askSetupFromJson(R"({"k": "many"})"), AskSetup{});
    EXPECT_EQ(askSetupFromJson(R"({"k": 0})").k, 1U);
    EXPECT_FALSE(askOptionsOf(AskSetup{"t", "by heart"}));
    EXPECT_EQ(askOptionsOf(setup)->retrieval.mode, RetrievalMode::Lexical);
}

TEST(AskSetups, ACommandLineQuotesWhatAShellWouldRead) {
    AskSetup setup{"t@1"};
    EXPECT_EQ(askCommandLine("It's $HOME?", setup, "/a b/w.touchstone"),
              "touchstone-cli --workspace '/a b/w.touchstone' ask --corpus t@1 --mode hybrid -k 8 --model "
              "extractive "
              "-- 'It'\\''s $HOME?'");
    setup.model = "mine";
    setup.prompt = "answer@2";
    setup.rerank = "none";
    setup.tools = true;
    EXPECT_EQ(askCommandLine("-x", setup, ""), "touchstone-cli ask --corpus t@1 --mode hybrid -k 8 --rerank "
                                               "none --model mine --prompt answer@2 --agent "
                                               "-- -x");
}

} // namespace
} // namespace touchstone
