// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU, chrF and TER: worked examples and edges.
#include "eval/metrics/text_bleu.h"
#include "eval/metrics/text_chrf.h"
#include "eval/metrics/text_ter.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

TEST(Bleu, TokensOfPunctuationNumbersAndDashes) {
    EXPECT_EQ(tokenize13a("Use Depends() in FastAPI 0.115.0, e.g. for auth-tokens."),
              "Use Depends ( ) in FastAPI 0.115.0 , e . g . for auth-tokens .");
    EXPECT_EQ(tokenize13a("a &lt;b&gt; &amp;quot; 3-4 -\nx\ty<skipped>"), "a < b > & quot ; 3 - 4 x y");
    EXPECT_EQ(tokenize13a(" .. é.,\xE3\x80\x80z"), ". . é . , z");
}

TEST(Bleu, WorkedCorpusOfThreeItemsAndTwoReferences) {
    const std::vector<std::string> system{"The dog bit the man.", "It wasn't surprising.",
                                          "The man had just bitten him."};
    const std::vector<std::vector<std::string>> references{
        {"The dog bit the man.", "The dog had bit the man."},
        {"It was not unexpected.", "No one was surprised."},
        {"The man bit him first.", "The man had bitten the dog."}};
    BleuScorer scorer;
    BleuCounts sum;
    for (std::size_t i = 0; i < system.size(); ++i)
        sum.add(scorer.counts(system[i], references[i]));
    EXPECT_NEAR(bleuScore(sum, false), 48.530827, 5e-7);
    EXPECT_EQ(sum.predictionLength, 17U);
    EXPECT_EQ(sum.referenceLength, 18U);
    EXPECT_EQ(sum.matches[1] * 2, sum.totals[1]);
}

TEST(Bleu, AShortSentenceNeedsTheEffectiveOrder) {
    BleuScorer scorer;
    const BleuCounts counts = scorer.counts("hello", {"hello"});
    EXPECT_DOUBLE_EQ(bleuScore(counts, false), 0);
    EXPECT_NEAR(bleuScore(counts, true), 100, 1e-9);
    EXPECT_DOUBLE_EQ(bleuScore(scorer.counts("", {"hello"}), true), 0);
    EXPECT_DOUBLE_EQ(bleuScore(scorer.counts("", {""}), true), 0);
}

TEST(Bleu, TheNearestReferenceLengthIsTheShorterOnATie) {
    BleuScorer scorer;
    EXPECT_EQ(scorer.counts("a b c", {"a b c d", "a b"}).referenceLength, 2U);
    EXPECT_EQ(scorer.counts("a b c", {"a b", "a b c d", "a b c"}).referenceLength, 3U);
}

TEST(Chrf, SameTextIs100AndBlanksDoNotCount) {
    ChrfScorer chrf(0);
    EXPECT_NEAR(chrf.score(chrf.counts("ab cd\xE3\x80\x80"
                                       "ef",
                                       {"a bcdef"})),
                100, 1e-9);
    EXPECT_DOUBLE_EQ(chrf.score(chrf.counts("", {"abc"})), 0);
    EXPECT_DOUBLE_EQ(chrf.score(chrf.counts("abc", {""})), 0);
}

TEST(Chrf, CountsByHand) {
    // Letters: ab against ac. Order 1: 1 of 2 on both sides; order 2: none of 1. Mean .25 on both sides.
    ChrfScorer chrf(0);
    EXPECT_NEAR(chrf.score(chrf.counts("ab", {"ac"})), 25, 1e-9);
    // Words: a mark at the end is a word. Letters "a." and "a,": .5 and 0; words a . and a ,: .5 and 0.
    ChrfScorer words(kChrfWordOrders);
    EXPECT_NEAR(words.score(words.counts("a.", {"a,"})), 25, 1e-9);
}

TEST(Chrf, TheBestReferenceCounts) {
    ChrfScorer chrf(0);
    const ChrfCounts counts = chrf.counts("the shed", {"xyz", "the shed"});
    EXPECT_NEAR(chrf.score(counts), 100, 1e-9);
    EXPECT_EQ(counts.orders[0].reference, 7U);
}

TEST(Ter, AMovedBlockIsOneEdit) {
    const TerCounts moved = terCounts("c d e a b", {"a b c d e"});
    EXPECT_EQ(moved.edits, 1U);
    EXPECT_NEAR(terScore(moved), 20, 1e-9);
    EXPECT_EQ(terCounts("a x c", {"a b c"}).edits, 1U);
    EXPECT_EQ(terCounts("A B", {"a b"}).edits, 0U);
}

TEST(Ter, LengthIsTheMeanOverReferences) {
    const TerCounts counts = terCounts("a b", {"a b", "a b c d"});
    EXPECT_EQ(counts.edits, 0U);
    EXPECT_DOUBLE_EQ(counts.referenceLength, 3);
}

TEST(Ter, EmptySides) {
    EXPECT_DOUBLE_EQ(terScore(terCounts("", {""})), 0);
    EXPECT_DOUBLE_EQ(terScore(terCounts("a b", {""})), 100);
    EXPECT_DOUBLE_EQ(terScore(terCounts("", {"a b"})), 100);
}

TEST(Ter, LongTextsOfOneWordEndInTime) {
    std::string many, fewer;
    for (int i = 0; i < 4000; ++i) {
        many += i % 3 == 0 ? "b " : "a ";
        fewer += i % 7 == 0 ? "b " : "a ";
    }
    EXPECT_GT(terCounts(many, {fewer}).edits, 0U);
    EXPECT_GT(terCounts("a b", {fewer}).edits, 0U);
    EXPECT_GT(terCounts(many, {"b"}).edits, 0U);
}

} // namespace
} // namespace touchstone
