// SPDX-License-Identifier: GPL-3.0-or-later
// Which stage is blamed for a wrong answer, from made-up passages and ranks.
#include "eval/diagnosis/sample_diagnosis.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

/// A page guide.md with one gold place at bytes 100 to 200, in one chunk, about horses.
class BlameTest : public ::testing::Test {
protected:
    void SetUp() override {
        item.id = "q";
        item.question = "What do horses eat?";
        GoldPlace place;
        place.path = "guide.md";
        place.anchor = "food";
        item.relevant = {place};
        places = {{place,
                   true,
                   TextRange{100, 200},
                   {{"c_gold", {100, 200}, "Horses eat hay. They drink water."}}}};
        settings.mode = RetrievalMode::Hybrid;
        settings.k = 2;
        settings.model = "m";
        output.answer = "Horses eat hay [1].";
        output.hits.emplace();
        output.citations.emplace();
        sample.answerPoints = {"eat hay"};
        give("c_gold", {100, 200});
        replay.depth = 100;
        replay.places.resize(1);
        rank(1, 1, 1);
    }
    void give(const std::string& chunk, TextRange range, const std::string& path = "guide.md") {
        OutputHit hit;
        hit.chunk = chunk;
        hit.path = path;
        hit.range = range;
        output.hits->push_back(hit);
        output.sourceCount = output.hits->size();
    }
    void giveOthers() {
        output.hits->clear();
        give("c_1", {0, 50}, "other.md");
        give("c_2", {50, 90}, "other.md");
    }
    void rank(std::size_t lexical, std::size_t dense, std::size_t hybrid) {
        replay.places[0].ranks = {{RetrievalMode::Lexical, lexical},
                                  {RetrievalMode::Dense, dense},
                                  {RetrievalMode::Hybrid, hybrid}};
    }
    std::optional<Diagnosis> look(bool replayed = true) {
        sample.refused = output.refused;
        sample.citations.emplace();
        const AnswerFacts facts{&item, &sample, &output, &places, &settings};
        const Symptoms symptoms = symptomsOf(facts, points);
        if (symptoms.seen.empty())
            return std::nullopt;
        return diagnoseAnswer(facts, symptoms, replayed ? &replay : nullptr, points);
    }
    std::string cause(bool replayed = true) {
        const auto found = look(replayed);
        return found ? std::string(failureCauseName(found->cause)) : "right";
    }

    GoldItem item;
    Sample sample;
    SampleOutput output;
    std::vector<LocatedPlace> places;
    TargetSettings settings;
    ItemReplay replay;
    AnswerPoints points;
};

TEST_F(BlameTest, AnswerWithItsPointsAndAGoldPlaceIsRight) {
    EXPECT_EQ(cause(), "right");
}

TEST_F(BlameTest, MissingPageOrSectionIsNotInTheCorpus) {
    giveOthers();
    places[0].pieces.clear();
    places[0].range.reset();
    EXPECT_EQ(cause(), "not_in_corpus");
    EXPECT_NE(look()->explanation.find("no section guide.md#food"), std::string::npos);
    places[0].hasPage = false;
    EXPECT_NE(look()->explanation.find("no page guide.md"), std::string::npos);
}

TEST_F(BlameTest, PlaceInNoChunkWasLostInParsing) {
    giveOthers();
    places[0].pieces.clear();
    EXPECT_EQ(cause(), "lost_in_parsing");
}

TEST_F(BlameTest, UnfoundPlaceSaysWhichModeWouldHaveFoundIt) {
    giveOthers();
    settings.mode = RetrievalMode::Dense;
    rank(2, 40, 7);
    EXPECT_EQ(cause(), "not_retrieved");
    EXPECT_EQ(look()->explanation,
              "dense retrieval has guide.md#food at rank 40 and 2 are taken; lexical has it at rank 2.");
    rank(0, 0, 7);
    EXPECT_NE(look()->explanation.find("not among the first 100"), std::string::npos);
    EXPECT_NE(look()->explanation.find("no other mode"), std::string::npos);
    EXPECT_EQ(cause(false), "not_retrieved") << "known without a replay too";
}

TEST_F(BlameTest, FusionIsBlamedWhenOneSideHadIt) {
    giveOthers();
    rank(1, 60, 5);
    EXPECT_EQ(cause(), "dropped_by_fusion");
    rank(3, 60, 5);
    EXPECT_EQ(cause(), "not_retrieved") << "neither side had it among the two that are taken";
}

TEST_F(BlameTest, RerankerIsBlamedWhenItMovedThePlaceDown) {
    giveOthers();
    rank(9, 9, 6);
    replay.places[0].stages = {{"fused", 2}, {"rerank", 6}};
    EXPECT_EQ(cause(), "dropped_by_rerank");
}

TEST_F(BlameTest, RetrievedButNotGivenWasDroppedByPacking) {
    giveOthers();
    give("c_gold", {100, 200});
    output.sourceCount = 2;
    replay.packedTokens = 2900;
    replay.overBudget = 1;
    EXPECT_EQ(cause(), "dropped_by_packing");
    EXPECT_NE(look()->explanation.find("2900"), std::string::npos);
}

TEST_F(BlameTest, RefusalOverAGoldPlaceIsTheModelsOrTheThresholds) {
    output.refused = true;
    EXPECT_EQ(cause(), "refused_though_present");
    settings.arm = ArmKind::Extractive;
    EXPECT_EQ(cause(), "dropped_by_threshold");
    giveOthers();
    rank(0, 0, 30);
    EXPECT_EQ(cause(), "not_retrieved") << "a refusal without the place is retrieval's";
}

TEST_F(BlameTest, PointThatStandsInAPieceThatWasNotGivenWasCut) {
    places[0].range = TextRange{100, 300};
    places[0].pieces.push_back({"c_rest", {200, 300}, "Oats are given to working horses."});
    sample.answerPoints = {"eat hay", "oats for working horses"};
    EXPECT_EQ(cause(), "cut_by_chunking");
    EXPECT_EQ(look()->missingPoints, std::vector<std::string>{"oats for working horses"});
    EXPECT_NEAR(look()->places[0].given, 0.5, 1e-12);
    give("c_rest", {200, 300});
    EXPECT_EQ(cause(), "not_used") << "now the model had both";
}

TEST_F(BlameTest, PointThatWasInThePromptWasNotUsed) {
    sample.answerPoints = {"eat hay", "drink water"};
    EXPECT_EQ(cause(), "not_used");
}

TEST_F(BlameTest, CitationThatItsSourceDoesNotCarryIsAMisquote) {
    OutputCitation citation;
    citation.n = 1;
    citation.status = "not_in_source";
    output.citations->push_back(citation);
    EXPECT_EQ(cause(), "misquoted");
    output.citations->front().status = "partly";
    EXPECT_EQ(cause(), "right");
}

TEST_F(BlameTest, UnanswerableQuestionsAreWrongWhenAnswered) {
    sample.answerable = false;
    sample.answerPoints.clear();
    places.clear();
    replay.places.clear();
    EXPECT_EQ(cause(), "answered_though_absent");
    output.refused = true;
    EXPECT_EQ(cause(), "right");
}

TEST_F(BlameTest, FailedCallHasNoOtherCause) {
    output.errorCode = "unreachable";
    output.error = "The server is gone.";
    EXPECT_EQ(cause(), "call_failed");
    EXPECT_EQ(look()->explanation, "The server is gone.");
}

TEST_F(BlameTest, ClosedBookHasNoSourcesToBlame) {
    settings.arm = ArmKind::ClosedBook;
    output.hits.reset();
    output.noHits = "closed book: nothing is retrieved";
    sample.answerPoints = {"oats"};
    EXPECT_EQ(cause(false), "no_sources");
}

TEST_F(BlameTest, OfSeveralPlacesOneIsEnoughAndTheFurthestIsBlamed) {
    LocatedPlace second = places[0];
    second.place.path = "more.md";
    second.hasPage = false;
    second.range.reset();
    second.pieces.clear();
    places.push_back(second);
    replay.places.push_back({});
    EXPECT_EQ(cause(), "right");
    giveOthers();
    rank(1, 60, 5);
    EXPECT_EQ(cause(), "dropped_by_fusion") << "the other place is not even in the corpus";
}

TEST_F(BlameTest, ReplayThatFindsOtherPassagesIsTold) {
    sample.answerPoints = {"drink water"};
    replay.own = {"c_gold"};
    EXPECT_EQ(look()->replayEqual, std::optional(true));
    replay.own = {"c_else"};
    EXPECT_EQ(look()->replayEqual, std::optional(false));
    EXPECT_FALSE(look(false)->replayEqual);
}

} // namespace
} // namespace touchstone
