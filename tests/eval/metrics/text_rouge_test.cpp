// SPDX-License-Identifier: GPL-3.0-or-later
// ROUGE, its stemmer and the answer measures: worked examples and edges.
#include "core/base/random.h"
#include "eval/metrics/common_subsequence.h"
#include "eval/metrics/porter_stemmer.h"
#include "eval/metrics/text_answers.h"
#include "eval/metrics/text_rouge.h"
#include "eval/metrics/text_units.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

RougeValue rouge(RougeKind kind, const std::string& prediction, const std::vector<std::string>& references,
                 bool stem = false) {
    return RougeScorer(stem).values(prediction, references,
                                    {true, true, true, true})[static_cast<std::size_t>(kind)];
}

void expectValue(const RougeValue& value, double precision, double recall, double fmeasure) {
    EXPECT_NEAR(value.precision, precision, 5e-5);
    EXPECT_NEAR(value.recall, recall, 5e-5);
    EXPECT_NEAR(value.fmeasure, fmeasure, 5e-5);
}

TEST(Rouge, WorkedExample) {
    const std::string target = "The quick brown fox jumps over the lazy dog";
    const std::string prediction = "The quick brown dog jumps on the log.";
    expectValue(rouge(RougeKind::One, prediction, {target}), .75, .6667, .7059);
    expectValue(rouge(RougeKind::Two, prediction, {target}), .2857, .25, .2667);
    expectValue(rouge(RougeKind::L, prediction, {target}), .625, .5556, .5882);
    expectValue(rouge(RougeKind::One, "testing", {"testing one two"}), 1, .3333, .5);
}

TEST(Rouge, SummaryCountsATokenNoMoreOftenThanEitherSideHasIt) {
    // Lines of the reference: "a b", "a c". The prediction has a once.
    const RougeValue value = rouge(RougeKind::Lsum, "a b\n\nc", {"a b\na c"});
    expectValue(value, 1, .75, 2 * .75 / 1.75);
}

TEST(Rouge, TheReferenceWithTheHighestFCountsForEachKind) {
    const std::vector<std::string> references{"x y", "c b a"};
    expectValue(rouge(RougeKind::One, "a b c", references), 1, 1, 1);
    expectValue(rouge(RougeKind::Two, "a b c", references), 0, 0, 0);
}

TEST(Rouge, TextWithoutLatinLettersScoresNothing) {
    expectValue(rouge(RougeKind::One, "検索", {"検索"}), 0, 0, 0);
    expectValue(rouge(RougeKind::Lsum, "", {""}), 0, 0, 0);
    EXPECT_EQ(rougeTokens("\xE2\x84\xAA\xC4\xB0x \xC3\x89t_1", false),
              (std::vector<std::string>{"ki", "x", "t", "1"}));
}

TEST(Rouge, StemsOnlyLongerTokens) {
    EXPECT_EQ(rougeTokens("Flies fly; was running", true),
              (std::vector<std::string>{"fli", "fly", "was", "run"}));
}

TEST(PorterStem, DepartsFromTheFirstVersionWhereItsModelDoes) {
    const std::vector<std::pair<std::string, std::string>> words{
        {"dying", "die"},         {"flies", "fli"},
        {"dies", "die"},          {"fly", "fli"},
        {"skies", "sky"},         {"enjoy", "enjoy"},
        {"caresses", "caress"},   {"agreed", "agre"},
        {"plastered", "plaster"}, {"motoring", "motor"},
        {"conflated", "conflat"}, {"hopping", "hop"},
        {"falling", "fall"},      {"filing", "file"},
        {"happy", "happi"},       {"relational", "relat"},
        {"radically", "radic"},   {"hopefully", "hope"},
        {"apologies", "apolog"},  {"adjustment", "adjust"},
        {"adoption", "adopt"},    {"controlling", "control"},
        {"rate", "rate"},         {"is", "is"}};
    for (const auto& word : words)
        EXPECT_EQ(porterStem(word.first), word.second) << word.first;
}

TEST(CommonSubsequence, IsThatOfTheWholeTable) {
    Random random(7);
    for (int round = 0; round < 60; ++round) {
        CommonSubsequence::Tokens rows(random.below(150)), columns(random.below(150));
        for (auto* side : {&rows, &columns})
            for (auto& token : *side)
                token = random.below(1 + static_cast<std::uint32_t>(round % 9));
        const std::size_t n = rows.size(), m = columns.size();
        std::vector<std::vector<int>> table(n + 1, std::vector<int>(m + 1));
        for (std::size_t i = 1; i <= n; ++i)
            for (std::size_t j = 1; j <= m; ++j)
                table[i][j] = rows[i - 1] == columns[j - 1] ? table[i - 1][j - 1] + 1
                                                            : std::max(table[i - 1][j], table[i][j - 1]);
        std::vector<bool> want(n), have(n);
        for (std::size_t i = n, j = m; i > 0 && j > 0;) {
            if (rows[i - 1] == columns[j - 1]) {
                want[--i] = true;
                --j;
            } else if (table[i][j - 1] > table[i - 1][j]) {
                --j;
            } else {
                --i;
            }
        }
        CommonSubsequence subsequence(9);
        EXPECT_EQ(subsequence.length(rows, columns), static_cast<std::size_t>(table[n][m]));
        subsequence.mark(rows, columns, have);
        EXPECT_EQ(have, want) << round;
    }
}

TEST(AnswerTokens, LeaveOutCasePunctuationAndArticles) {
    EXPECT_EQ(answerTokens("The  cat's an_archive, a\xC2\xA0hat."),
              (std::vector<std::string>{"cats", "anarchive", "hat"}));
    EXPECT_EQ(answerTokens("a\xE2\x80\xA6the"), (std::vector<std::string>{"\xE2\x80\xA6"}));
}

TEST(AnswerF1, BestReferenceAndEmptySides) {
    EXPECT_DOUBLE_EQ(tokenF1("in shed seven", {"shed nine", "shed seven"}), .8);
    EXPECT_DOUBLE_EQ(tokenF1("the", {"a"}), 1);
    EXPECT_DOUBLE_EQ(tokenF1("the", {"cat"}), 0);
    EXPECT_DOUBLE_EQ(exactMatch("The Cat!", {"dog", "cat"}), 1);
    EXPECT_DOUBLE_EQ(exactMatch("cat", {"cats"}), 0);
}

TEST(LowerFully, SigmaAtTheEndOfAWordAndDottedI) {
    EXPECT_EQ(lowerFully("\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3 \xCE\xA3\xCE\x9F"),
              "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x82 \xCF\x83\xCE\xBF");
    EXPECT_EQ(lowerFully("\xC4\xB0X"), "i\xCC\x87x");
    EXPECT_EQ(lowerFully("\xCE\xA3"), "\xCF\x83");
}

} // namespace
} // namespace touchstone
