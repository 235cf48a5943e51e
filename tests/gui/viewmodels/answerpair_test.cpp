// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers sentence by sentence; the tables of the prompts page under the model tester.
#include "gui/viewmodels/answerpair.h"
#include "gui/viewmodels/promptdraft.h"
#include "gui/viewmodels/promptpromoter.h"
#include "gui/viewmodels/prompttrial.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

namespace touchstone::gui {
namespace {

using Kind = SentencePair::Kind;

TEST(AnswerPairs, SentencesThatSayTheSameStandTogether) {
    const auto pairs =
        alignAnswers("Wombats sleep in sheds [1]. They eat roots at dusk [2]. Nothing else is known.",
                     "Wombats sleep in sheds [1]. They eat green roots at dusk [3].");
    ASSERT_EQ(pairs.size(), 3U);
    EXPECT_EQ(pairs[0].kind, Kind::Same);
    EXPECT_EQ(pairs[1].kind, Kind::Changed);
    EXPECT_EQ(pairs[1].citedA, QStringLiteral("[2]"));
    EXPECT_EQ(pairs[1].citedB, QStringLiteral("[3]"));
    EXPECT_TRUE(pairs[1].citationsDiffer);
    ASSERT_FALSE(pairs[1].marksB.empty());
    EXPECT_TRUE(pairs[1].b.mid(pairs[1].marksB.front().start).startsWith(QStringLiteral("green")));
    EXPECT_EQ(pairs[2].kind, Kind::OnlyA);
}

TEST(AnswerPairs, MarkersBehindAFullStopBelongToTheSentenceBeforeThem) {
    const auto pairs =
        alignAnswers("Use the middleware. [1] It takes a list. [2]", "Use the middleware. [1]");
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_EQ(pairs[0].kind, Kind::Same);
    EXPECT_EQ(pairs[0].citedA, QStringLiteral("[1]"));
    EXPECT_EQ(pairs[1].kind, Kind::OnlyA);
    EXPECT_EQ(pairs[1].citedA, QStringLiteral("[2]"));
}

TEST(AnswerPairs, EveryWordOfBothIsThereWhateverTheyAre) {
    const std::string odd[] = {"", "[1]", "Ünïcode wömbats. 袋熊睡觉。 Ende", "a b c",
                               "```\ncode.\n```\nText [1]."};
    for (const std::string& a : odd)
        for (const std::string& b : odd) {
            QString left, right;
            for (const SentencePair& pair : alignAnswers(a, b)) {
                left += pair.a;
                right += pair.b;
                for (const DiffMark& mark : pair.marksA)
                    EXPECT_LE(mark.end, pair.a.size());
                for (const DiffMark& mark : pair.marksB)
                    EXPECT_LE(mark.end, pair.b.size());
            }
            const auto letters = [](QString text) {
                return text.remove(QLatin1Char(' ')).remove(QLatin1Char('\n'));
            };
            EXPECT_EQ(letters(left).toStdString(), letters(QString::fromStdString(a)).toStdString());
            EXPECT_EQ(letters(right).toStdString(), letters(QString::fromStdString(b)).toStdString());
        }
}

TEST(AnswerPairs, ManySentencesAreNoMatterOfMinutes) {
    std::string a, b;
    for (int i = 0; i < 3000; ++i) {
        a += "Rule " + std::to_string(i) + " holds for wombats. ";
        b += "Rule " + std::to_string(i) + " holds for all wombats. ";
    }
    EXPECT_EQ(alignAnswers(a, b).size(), 3000U) << "the k-th belongs to the k-th where there are too many";
}

std::shared_ptr<const TrialOutcome> outcome() {
    auto out = std::make_shared<TrialOutcome>();
    const std::pair<const char*, ItemFate> items[] = {{"one", ItemFate::Changed},
                                                      {"two", ItemFate::Fixed},
                                                      {"three", ItemFate::Broken},
                                                      {"four", ItemFate::Same}};
    for (const auto& [id, fate] : items) {
        BehaviourItem item;
        item.item = id;
        item.question = std::string("Question ") + id;
        item.answerA = "roots";
        item.answerB = fate == ItemFate::Broken ? "" : "grass";
        item.refusedB = fate == ItemFate::Broken;
        item.verdict.fate = fate;
        out->behaviour.items.push_back(std::move(item));
    }
    out->measures = std::make_shared<RunComparison>();
    return out;
}

TEST(BehaviourItems, WhatBrokeStandsFirstAndAListIsFilteredByWords) {
    using List = BehaviourItemModel::List;
    BehaviourItemModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setOutcome(outcome());
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, BehaviourItemModel::Item).data().toString(), QStringLiteral("three"));
    EXPECT_EQ(model.index(0, BehaviourItemModel::Fate).data().toString(),
              QStringLiteral("broken, B refuses"));
    model.setFilter(List::All, {});
    EXPECT_EQ(model.rowCount(), 4);
    model.setFilter(List::All, QStringLiteral("GRASS two"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.rowOf(QStringLiteral("two")), 0);
    EXPECT_EQ(model.count(List::Flipped), 2U);
    model.setOutcome(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(Verdicts, NameTheMeasureTheFlippedItemsTheLimitOfTheSetAndThePassages) {
    auto one = std::make_shared<TrialOutcome>(*outcome());
    EXPECT_TRUE(
        verdictText(*one).startsWith(QStringLiteral("A and B cannot be told apart: 1 fixed, 1 broken")))
        << verdictText(*one).toStdString();
    one->facts = {"token_f1", 0.04, Interval{0.01, 0.07}, 0.004, 0.09, 200, true, true};
    auto measures = std::make_shared<RunComparison>();
    measures->pair.measures.emplace_back().info = *metricByName("token_f1");
    one->measures = measures;
    EXPECT_EQ(
        verdictText(*one).toStdString(),
        "B is probably better: token_f1 +.04 [.01, .07], p .004; 1 fixed, 1 broken, 1 in other words; this "
        "set of 200 detects 9 points. Both had the same passages.");
    one->behaviour.frozen = false;
    one->facts.beyondChance = false;
    EXPECT_TRUE(verdictText(*one).startsWith(QStringLiteral("No evidence that B differs from A")));
    EXPECT_TRUE(verdictText(*one).endsWith(QStringLiteral("Each had passages retrieved anew.")));
}

TEST(PromptTables, FindingsAndGatesAreWellBehavedModels) {
    DraftFindingModel findings;
    QAbstractItemModelTester first(&findings, QAbstractItemModelTester::FailureReportingMode::Fatal);
    findings.setFindings(
        {{DraftFinding::Kind::Warning, 4, 2, QStringLiteral("no_refusal"), QStringLiteral("x")},
         {DraftFinding::Kind::Remark, 0, 1, QStringLiteral("budget"), QStringLiteral("y")}});
    EXPECT_EQ(findings.index(0, DraftFindingModel::Place).data().toString(), QStringLiteral("4:2"));
    EXPECT_EQ(findings.index(1, DraftFindingModel::Place).data().toString(), QStringLiteral("–"));
    GateResultModel gates;
    QAbstractItemModelTester second(&gates, QAbstractItemModelTester::FailureReportingMode::Fatal);
    GateResult failed;
    failed.state = GateState::Failed;
    failed.gate.name = "nothing breaks";
    failed.items = {"a", "b"};
    gates.setResults({failed});
    EXPECT_EQ(gates.index(0, GateResultModel::State).data().toString(), QStringLiteral("failed"));
    EXPECT_EQ(gates.index(0, GateResultModel::Items).data().toString(), QStringLiteral("a, b"));
}

} // namespace
} // namespace touchstone::gui
