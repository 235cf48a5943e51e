// SPDX-License-Identifier: GPL-3.0-or-later
// RAGChecker's family and ALCE's two measures on values that were calculated by hand, and identities that
// must hold for all.
#include "core/base/random.h"
#include "eval/judges/cited_sentences.h"
#include "eval/judges/claim_measures.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

/// "1 1 0" per passage over claims; the written form has a row per claim.
std::vector<std::vector<bool>> byPassage(const std::vector<std::string>& rows) {
    std::vector<std::vector<bool>> out(rows.front().size(), std::vector<bool>(rows.size()));
    for (std::size_t claim = 0; claim < rows.size(); ++claim)
        for (std::size_t p = 0; p < rows[claim].size(); ++p)
            out[p][claim] = rows[claim][p] == '1';
    return out;
}

TEST(ClaimMeasures, TheWorkedExampleOfFiveAndFourClaims) {
    ClaimVerdicts verdicts;
    verdicts.correct = {true, true, false, false, true};
    verdicts.covered = {true, false, true, true};
    verdicts.referenceByPassage = byPassage({"100", "010", "000", "110"});
    verdicts.answerByPassage = byPassage({"100", "000", "010", "001", "000"});
    const auto near = [&](const char* measure, double value) {
        EXPECT_NEAR(claimMeasure(measure, verdicts), value, 1e-12) << measure;
    };
    near("precision", 0.6);
    near("recall", 0.75);
    near("f1", 2 * 0.6 * 0.75 / 1.35);
    near("claim_recall", 0.75);
    near("context_precision", 2.0 / 3);
    near("context_utilization", 2.0 / 3);
    near("noise_sensitivity_in_relevant", 0.2);
    near("noise_sensitivity_in_irrelevant", 0.2);
    near("hallucination", 0);
    near("self_knowledge", 0.4);
    near("faithfulness", 0.6);
}

TEST(ClaimMeasures, PartsAddUpWhateverTheVerdicts) {
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        const std::size_t claims = 1 + random.below(7), wanted = 1 + random.below(5),
                          passages = 1 + random.below(6);
        const auto draw = [&](std::size_t n) {
            std::vector<bool> out(n);
            for (std::size_t i = 0; i < n; ++i)
                out[i] = random.below(2) == 1;
            return out;
        };
        ClaimVerdicts verdicts{draw(claims), draw(wanted), {}, {}};
        for (std::size_t p = 0; p < passages; ++p) {
            verdicts.answerByPassage.push_back(draw(claims));
            verdicts.referenceByPassage.push_back(draw(wanted));
        }
        const auto of = [&](const char* measure) { return claimMeasure(measure, verdicts); };
        EXPECT_NEAR(of("hallucination") + of("noise_sensitivity_in_relevant") +
                        of("noise_sensitivity_in_irrelevant"),
                    1 - of("precision"), 1e-12);
        EXPECT_NEAR(of("faithfulness") + of("self_knowledge") + of("hallucination"), 1, 1e-12);
    }
}

TEST(ClaimMeasures, NothingRetrievedAndNothingRightAreZero) {
    const ClaimVerdicts verdicts{{false}, {false}, {{false}}, {{false}}};
    EXPECT_EQ(claimMeasure("f1", verdicts), 0);
    EXPECT_EQ(claimMeasure("context_utilization", verdicts), 0);
    EXPECT_EQ(claimMeasure("hallucination", verdicts), 1);
}

CitedSentence cited(std::vector<std::size_t> sources, std::optional<bool> joint,
                    std::vector<std::optional<bool>> alone = {},
                    std::vector<std::optional<bool>> without = {}) {
    CitedSentence out;
    out.text = "s";
    out.sources = std::move(sources);
    out.joint = joint;
    out.alone = std::move(alone);
    out.withoutOne = std::move(without);
    out.alone.resize(out.sources.size());
    out.withoutOne.resize(out.sources.size());
    return out;
}

TEST(Alce, TheWorkedExampleOfThreeSentences) {
    const std::vector<CitedSentence> sentences{
        cited({1}, true), cited({1, 2}, true, {true, false}, {std::nullopt, true}), cited({}, std::nullopt)};
    EXPECT_NEAR(alceRecall(sentences), 2.0 / 3, 1e-12);
    EXPECT_NEAR(alcePrecision(sentences), 2.0 / 3, 1e-12);
    const auto back = citedSentencesFrom(citedSentencesJson(sentences));
    ASSERT_TRUE(back);
    EXPECT_EQ(alcePrecision(*back), alcePrecision(sentences));
    EXPECT_EQ(alceRecall(*back), alceRecall(sentences));
}

TEST(Alce, SourcesThatCarryOnlyTogetherAreBothNeeded) {
    const std::vector<CitedSentence> both{cited({1, 2}, true, {false, false}, {false, false})};
    EXPECT_EQ(alcePrecision(both), 1);
    const std::vector<CitedSentence> none{cited({1, 2}, false), cited({}, std::nullopt)};
    EXPECT_EQ(alcePrecision(none), 0);
    EXPECT_EQ(alceRecall(none), 0);
    EXPECT_EQ(alcePrecision({cited({}, std::nullopt)}), 0) << "no citation at all";
}

TEST(CitedSentences, MarksBelongToTheirSentenceAndNumbersBeyondTheSourcesAreTold) {
    const auto sentences =
        citedSentences("# Fees\n\nA ticket costs 35 crowns [1][2]. It is valid once. [3]\n\n"
                       "```\ncode [1]\n```\n\nChildren ride free [9]. Dogs stay outside. "
                       "All of it [1][2][3][1][4] is so.",
                       4);
    ASSERT_EQ(sentences.size(), 5U);
    EXPECT_EQ(sentences[0].sources, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(sentences[1].sources, (std::vector<std::size_t>{3}));
    EXPECT_TRUE(sentences[2].outOfRange);
    EXPECT_FALSE(sentences[2].asks());
    EXPECT_TRUE(sentences[3].sources.empty());
    EXPECT_EQ(sentences[4].sources, (std::vector<std::size_t>{1, 2, 3})) << "three at most, each once";
    EXPECT_EQ(sentences[0].text.find('['), std::string::npos);
    EXPECT_FALSE(
        citedSentencesFrom(nlohmann::ordered_json::parse(R"([{"sources": [1], "joint": "maybe"}])")));
    EXPECT_FALSE(citedSentencesFrom(nlohmann::ordered_json::parse(R"([{"joint": "yes"}])")));
}

} // namespace
} // namespace touchstone
