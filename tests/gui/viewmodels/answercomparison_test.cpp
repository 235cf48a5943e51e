// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/answercomparison.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

Hit compared(const std::string& id, const std::string& path, const std::string& version = "1") {
    Hit hit;
    hit.corpus = "t";
    hit.version = version;
    hit.stored.chunk.id.value = id;
    hit.stored.chunk.path = path;
    hit.stored.chunk.anchor = "a";
    return hit;
}

Answer answerOf(const std::string& text, std::vector<Hit> hits, const std::string& model = "m") {
    Answer answer;
    answer.text = text;
    answer.hits = std::move(hits);
    answer.model = model;
    answer.totalMs = 800;
    return answer;
}

QString figure(const AnswerComparison& comparison, const char* name, bool a) {
    for (const ComparedFigure& one : comparison.figures)
        if (one.name == QLatin1String(name))
            return a ? one.a : one.b;
    return QStringLiteral("none");
}

} // namespace

TEST(AnswerComparisons, SentencesAreAlignedAndCounted) {
    const Answer a = answerOf("Wombats sleep in sheds [1]. They eat roots at dusk [1]. They dig.",
                              {compared("c1", "a.md")});
    const Answer b =
        answerOf("Wombats sleep in sheds [1]. They eat grass and roots at dusk [1]. Dingoes hunt.",
                 {compared("c1", "a.md")});
    const AnswerComparison comparison = compareAnswers(a, b);
    EXPECT_EQ(comparison.same, 1);
    EXPECT_EQ(comparison.changed, 1);
    EXPECT_EQ(comparison.onlyA, 1);
    EXPECT_EQ(comparison.onlyB, 1);
    EXPECT_EQ(comparisonSentence(comparison),
              QStringLiteral("Sentences: 1 the same, 1 in other words, 1 only in A, 1 only in B."));
    EXPECT_TRUE(comparison.lost.isEmpty() && comparison.gained.isEmpty());
    EXPECT_EQ(comparisonSentence(compareAnswers(a, a)),
              QStringLiteral("Both answers say the same, word for word."));
}

TEST(AnswerComparisons, CitationsAreToldByTheirPassagesNotTheirNumbers) {
    const Answer a =
        answerOf("Wombats sleep in sheds [1].", {compared("c1", "a.md"), compared("c2", "b.md")});
    const Answer sameSource =
        answerOf("Wombats sleep in sheds [2].", {compared("c2", "b.md"), compared("c1", "a.md")});
    const Answer otherSource =
        answerOf("Wombats sleep in sheds [1].", {compared("c2", "b.md"), compared("c1", "a.md")});
    EXPECT_FALSE(compareAnswers(a, sameSource).pairs.at(0).citationsDiffer);
    EXPECT_TRUE(compareAnswers(a, otherSource).pairs.at(0).citationsDiffer);
}

TEST(AnswerComparisons, PassagesThatCameAndWentAreNamed) {
    const Answer a = answerOf("x", {compared("c1", "a.md"), compared("c2", "b.md")});
    const Answer b = answerOf("x", {compared("c2", "b.md"), compared("c3", "c.md")});
    const AnswerComparison comparison = compareAnswers(a, b);
    EXPECT_EQ(comparison.lost, QStringList{QStringLiteral("a.md#a")});
    EXPECT_EQ(comparison.gained, QStringList{QStringLiteral("c.md#a")});
}

TEST(AnswerComparisons, BetweenVersionsSectionsAreComparedNotChunks) {
    const Answer a = answerOf("x", {compared("c1", "a.md", "1")});
    const Answer b = answerOf("x", {compared("d9", "a.md", "2")});
    EXPECT_TRUE(compareAnswers(a, b).lost.isEmpty());
    EXPECT_TRUE(compareAnswers(a, b).gained.isEmpty());
}

TEST(AnswerComparisons, FiguresOfBothStandBesideEachOther) {
    Answer a = answerOf("x", {}, "extractive");
    Answer b = answerOf("y", {});
    b.usage.input = 1200;
    b.usage.output = 30;
    b.ttftMs = 150;
    b.cost = 0.25;
    b.currency = "USD";
    b.refused = RefusalReason::NotInSources;
    const AnswerComparison comparison = compareAnswers(a, b);
    EXPECT_EQ(figure(comparison, "Tokens in", true), QString());
    EXPECT_EQ(figure(comparison, "Tokens in", false), QStringLiteral("1,200 tokens"));
    EXPECT_EQ(figure(comparison, "Cost", false), QStringLiteral("0.250 USD"));
    EXPECT_EQ(figure(comparison, "Outcome", true), QStringLiteral("answered"));
    EXPECT_EQ(figure(comparison, "Outcome", false), QStringLiteral("refused: not in the documents"));
    EXPECT_EQ(figure(comparison, "First word after", false), QStringLiteral("0.1 s"));
}
