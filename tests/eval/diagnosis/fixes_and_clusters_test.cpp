// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/failure_clusters.h"
#include "eval/diagnosis/failure_fixes.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

Diagnosis failureAbout(const std::string& item, const std::string& question) {
    Diagnosis out;
    out.item = item;
    out.question = question;
    out.cause = FailureCause::NotRetrieved;
    return out;
}

TEST(FailureClusters, QuestionsAboutOneThingAreTogetherAndNamedByIt) {
    const std::vector<Diagnosis> failures = {
        failureAbout("a", "How do I configure CORS headers?"),
        failureAbout("b", "Where are background tasks declared?"),
        failureAbout("c", "Which origins may CORS allow?"),
        failureAbout("d", "Can background tasks depend on a session?"),
        failureAbout("e", "What is the licence?"),
        failureAbout("a", "How do I configure CORS headers?"),
    };
    std::vector<const Diagnosis*> given;
    for (const Diagnosis& failure : failures)
        given.push_back(&failure);
    const auto clusters = clusterFailures(given);
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(clusters[0].items, (std::vector<std::string>{"a", "c"})) << "an item counts once";
    EXPECT_EQ(clusters[1].items, (std::vector<std::string>{"b", "d"}));
    EXPECT_EQ(clusters[0].terms.size(), 3U);
    EXPECT_NE(std::find(clusters[0].terms.begin(), clusters[0].terms.end(), "CORS"), clusters[0].terms.end());
    EXPECT_EQ(clusters[0].causes.at(FailureCause::NotRetrieved), 3U);
    EXPECT_TRUE(clusterFailures({}).empty());
}

ItemFacts factsOf(const std::string& item, bool wrong, bool given, std::vector<std::optional<bool>> reached) {
    ItemFacts out;
    out.item = item;
    out.answerable = true;
    out.wrong = wrong;
    out.goldGiven = given;
    if (wrong)
        out.cause = given ? FailureCause::NotUsed : FailureCause::NotRetrieved;
    out.reached = std::move(reached);
    return out;
}

TEST(FailureFixes, GainIsWhatReplayMendsTimesHowOftenGoldIsEnough) {
    RetrievalSetting own;
    own.options.k = 4;
    const auto tried = settingsToTry(own);
    ASSERT_EQ(tried.size(), 5U) << "own, k 8, k 16, lexical, dense; all passages are given, so no tokens";
    std::vector<ItemFacts> items;
    for (int i = 0; i < 8; ++i) // right with their gold place
        items.push_back(factsOf("r" + std::to_string(i), false, true, {true, true, true, i > 0, true}));
    for (int i = 0; i < 2; ++i) // wrong all the same
        items.push_back(factsOf("w" + std::to_string(i), true, true, {true, true, true, true, true}));
    items.push_back(factsOf("x", true, false, {false, false, true, true, std::nullopt}));
    items.push_back(factsOf("y", true, false, {false, true, true, false, std::nullopt}));
    const auto fixes = proposeFixes(items, tried);
    ASSERT_GE(fixes.size(), 2U);
    EXPECT_EQ(fixes[0].path, "retrieval.k");
    EXPECT_EQ(fixes[0].value, "16");
    EXPECT_EQ(fixes[0].mended, (std::vector<std::string>{"x", "y"}));
    EXPECT_NEAR(*fixes[0].expected, 2 * 0.8, 1e-12);
    EXPECT_NEAR(fixes[0].range.low, 2 * 0.490162, 1e-5) << "Wilson's limits of 8 of 10";
    for (const FixProposal& fix : fixes)
        EXPECT_NE(fix.value, "lexical") << "mends one and loses one";
}

TEST(FailureFixes, WhatCannotBeReplayedHasNoEstimateButARange) {
    const std::vector<ItemFacts> items = {factsOf("w", true, true, {}), factsOf("v", true, true, {})};
    const auto fixes = proposeFixes(items, {TriedSetting{}});
    ASSERT_EQ(fixes.size(), 1U);
    EXPECT_FALSE(fixes[0].replayed);
    EXPECT_FALSE(fixes[0].expected);
    EXPECT_EQ(fixes[0].range.high, 2);
    EXPECT_TRUE(proposeFixes({}, {TriedSetting{}}).empty());
}

} // namespace
} // namespace touchstone
