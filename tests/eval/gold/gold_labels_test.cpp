// SPDX-License-Identifier: GPL-3.0-or-later
// Labels made one at a time, taking them back, and the questions that point at a page.
#include "eval/gold/gold_labels.h"
#include "eval/gold/gold_repository.h"
#include "tests/core/ingest/small_corpus.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

class GoldLabelsTest : public SmallCorpus {
protected:
    static GoldLabel labelOf(const std::string& question, TextRange range, const std::string& set = "mine") {
        GoldLabel label;
        label.set = set;
        label.corpus = "small";
        label.question = question;
        label.place.path = "a.md";
        label.place.range = range;
        label.place.grade = 2;
        return label;
    }
};

TEST_F(GoldLabelsTest, EachLabelIsTheNextVersionAndNothingIsLost) {
    auto database = *workspace->connect();
    GoldRepository repository(database);
    const auto first = addLabel(database, labelOf("Where?", {2, 9}));
    ASSERT_TRUE(first) << describe(first.error());
    EXPECT_TRUE(first->isNew);
    EXPECT_EQ(first->before.row, 0);
    EXPECT_EQ(first->after.version, 1);
    EXPECT_EQ(first->after.corpus, "small");
    const auto second = addLabel(database, labelOf("  Where? ", {20, 30}));
    ASSERT_TRUE(second) << describe(second.error());
    EXPECT_FALSE(second->isNew) << "blanks at the ends make no other question";
    EXPECT_EQ(second->item, first->item);
    EXPECT_EQ(second->after.items, 1U);
    EXPECT_EQ(second->after.judgements, 2U);
    const auto third = addLabel(database, labelOf("When?", {2, 9}));
    EXPECT_EQ(third->after.items, 2U);
    EXPECT_NE(third->item, first->item);
    EXPECT_EQ(repository.find("mine@1")->judgements, 1U) << "an older version stays as it was";
    const auto items = repository.items(third->after);
    EXPECT_EQ((*items)[0].relevant[1].range, (TextRange{20, 30}));
    EXPECT_EQ((*items)[0].relevant[1].grade, 2);
}

TEST_F(GoldLabelsTest, TheSameJudgementTwiceWritesNothing) {
    auto database = *workspace->connect();
    ASSERT_TRUE(addLabel(database, labelOf("Where?", {2, 9})));
    const auto again = addLabel(database, labelOf("Where?", {2, 9}));
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->known);
    EXPECT_EQ(again->after.version, 1);
    EXPECT_EQ(undoLabel(database, *again)->version, 1) << "there is nothing to take back";
}

TEST_F(GoldLabelsTest, UndoBringsTheItemsBackAsAVersionOfItsOwn) {
    auto database = *workspace->connect();
    GoldRepository repository(database);
    const auto items =
        *parseGoldJsonLines(R"({"id":"z","question":"Q?","relevant":[{"path":"a.md"}],"own":"kept"})", "g");
    const auto imported = repository.save("g", "small", items);
    const auto labelled = addLabel(database, labelOf("Q?", {1, 4}, "g"));
    ASSERT_TRUE(labelled) << describe(labelled.error());
    EXPECT_NE((*repository.items(labelled->after))[0].json.find("\"own\":\"kept\""), std::string::npos)
        << "fields that nobody here knows stay";
    const auto undone = undoLabel(database, *labelled);
    ASSERT_TRUE(undone) << describe(undone.error());
    EXPECT_EQ(undone->version, 3);
    EXPECT_EQ(undone->hash, imported->hash);
    EXPECT_EQ(repository.find("g@2")->judgements, 2U) << "what was taken back can be looked up";
    const auto late = undoLabel(database, *labelled);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Usage) << "the set has changed since";
}

TEST_F(GoldLabelsTest, ALabelNeedsQuestionSetAndRange) {
    auto database = *workspace->connect();
    for (const GoldLabel& label : {labelOf("", {1, 2}), labelOf(" \n", {1, 2}), labelOf("Q?", {2, 2}),
                                   labelOf("Q?", {1, 2}, ""), labelOf("Q?", {1, 2}, "a@1")})
        EXPECT_EQ(addLabel(database, label).error().code, ErrorCode::Usage);
    EXPECT_TRUE(GoldRepository(database).list()->empty());
}

TEST_F(GoldLabelsTest, AHostileQuestionIsOneItem) {
    auto database = *workspace->connect();
    const std::string question = "a \"quoted\"\n{\"id\":\"x\"} \xC3\x28";
    const auto made = addLabel(database, labelOf(question, {1, 4}));
    ASSERT_TRUE(made) << describe(made.error());
    EXPECT_EQ(made->after.items, 1U);
}

TEST_F(GoldLabelsTest, QuestionsOfAPageAreThoseOfTheNewestVersions) {
    auto database = *workspace->connect();
    GoldRepository repository(database);
    ASSERT_TRUE(repository.save(
        "g", "", *parseGoldJsonLines(R"({"id":"1","question":"Old?","relevant":[{"path":"a.md"}]})", "g")));
    ASSERT_TRUE(repository.save(
        "g", "",
        *parseGoldJsonLines(
            R"({"id":"1","question":"New?","relevant":[{"path":"a.md","anchor":"food","version":"2"},{"path":"b.md"}]})",
            "g")));
    const auto uses = goldOfPage(database, "a.md", "2", "main");
    ASSERT_TRUE(uses) << describe(uses.error());
    ASSERT_EQ(uses->size(), 1U);
    EXPECT_EQ(uses->front().question, "New?");
    EXPECT_EQ(uses->front().version, 2);
    EXPECT_TRUE(goldOfPage(database, "a.md", "1", "main")->empty()) << "made for another version";
    EXPECT_EQ(goldOfPage(database, "b.md", "1", "main")->size(), 1U) << "made for any";
}

TEST(GoldMeans, ByRangeElseByAnchorElseByHeading) {
    Chunk chunk;
    chunk.range = {100, 200};
    chunk.sections = {{"The Food", "food", {100, 200}}};
    GoldPlace place;
    EXPECT_TRUE(means(place, chunk)) << "the whole page";
    place.heading = "the food!";
    EXPECT_TRUE(means(place, chunk));
    place.anchor = "drink";
    EXPECT_FALSE(means(place, chunk)) << "an anchor says more than a heading";
    place.range = TextRange{199, 260};
    EXPECT_TRUE(means(place, chunk)) << "a range says more than both";
    place.range = TextRange{200, 260};
    EXPECT_FALSE(means(place, chunk));
}

} // namespace
} // namespace touchstone
