// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind the evaluation page: runs, samples under a filter, kinds, changes in words.
#include "gui/text/convert.h"
#include "gui/viewmodels/runfigures.h"
#include "gui/viewmodels/runtablemodel.h"
#include "gui/viewmodels/sampletablemodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

namespace touchstone::gui {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr float kFailedScore = std::numeric_limits<float>::infinity();

/// Four items, the third of them refused, the fourth failed; two arms.
SampleIndex smallIndex() {
    SampleIndex index;
    index.arms = {"rag", "closed-book"};
    index.items = {"q1", "q2", "q3", "q4"};
    index.questions = {"How do I sort?", "Why does it fail?", "What is a Heap?", "Where is it?"};
    index.types = {"how-to", "several hops", "how-to", ""};
    index.answerable = {true, true, true, true};
    index.metrics = {"token_f1", "exact_match"};
    for (std::uint32_t arm = 0; arm < 2; ++arm)
        for (std::uint64_t i = 0; i < 4; ++i)
            index.rows.push_back({{arm, i, 0}, i == 3, i == 2});
    index.values = {{0.25F, 0.75F, kNone, kFailedScore, 1, 1, 1, 1}, {0, 1, 1, kNone, 0, 0, 0, 0}};
    return index;
}

std::shared_ptr<const SampleTable> smallTable() {
    JobContext context;
    return *makeSampleTable(smallIndex(), context);
}

QStringList shownItems(const SampleTable& table, const QString& filter, int sortBy = -1, bool down = false) {
    JobContext context;
    QStringList out;
    const auto rows = selectSamples(table, {0, filter, sortBy, down}, context);
    for (const quint32 row : *rows)
        out.append(table.item[table.at(row)]);
    return out;
}

TEST(SampleFilter, WordsKindsStatesAndMeasures) {
    const auto table = smallTable();
    const auto shown = [&](const char* filter) {
        return shownItems(*table, QString::fromLatin1(filter)).join(QLatin1Char(' ')).toStdString();
    };
    EXPECT_EQ(shown(""), "q1 q2 q3 q4");
    EXPECT_EQ(shown("HEAP what"), "q3");
    EXPECT_EQ(shown("kind:\"several hops\""), "q2");
    EXPECT_EQ(shown("state:refused"), "q3");
    EXPECT_EQ(shown("state:failed"), "q4");
    EXPECT_EQ(shown("token_f1<0.5"), "q1");
    EXPECT_EQ(shown("TOKEN_F1>=0,75"), "q2");
    EXPECT_EQ(shown("token_f1:na"), "q3");
    EXPECT_EQ(shown("token_f1:failed"), "q4");
    EXPECT_EQ(shown("exact_match=1 kind:how-to"), "q3");
    EXPECT_EQ(shown("token_f1<"), "") << "a measure that is still being typed is a word";
    EXPECT_EQ(shown("nothing"), "");
}

TEST(SampleFilter, SortsWithMissingValuesAtTheEnd) {
    const auto table = smallTable();
    EXPECT_EQ(shownItems(*table, {}, kSampleColumns).join(QLatin1Char(' ')), QStringLiteral("q1 q2 q3 q4"));
    EXPECT_EQ(shownItems(*table, {}, kSampleColumns, true).join(QLatin1Char(' ')),
              QStringLiteral("q2 q1 q3 q4"));
    EXPECT_EQ(shownItems(*table, {}, static_cast<int>(SampleColumn::Question)).front(), QStringLiteral("q1"));
    EXPECT_EQ(shownItems(*table, {}, static_cast<int>(SampleColumn::Item), true).front(),
              QStringLiteral("q4"));
}

TEST(SampleKinds, HaveMeansIntervalsAndCounts) {
    const auto table = smallTable();
    ASSERT_EQ(table->kinds.size(), 2U);
    const std::vector<KindFigure>& f1 = table->kinds[0][0];
    ASSERT_EQ(f1.size(), 3U);
    EXPECT_EQ(f1[0].kind, QString());
    EXPECT_FALSE(f1[0].mean);
    EXPECT_EQ(f1[0].failed, 1U);
    EXPECT_EQ(f1[1].kind, QStringLiteral("how-to"));
    EXPECT_DOUBLE_EQ(*f1[1].mean, 0.25);
    EXPECT_EQ(f1[1].n, 1U);
    EXPECT_EQ(f1[1].na, 1U);
    const KindFigure& match = table->kinds[0][1][1];
    EXPECT_DOUBLE_EQ(*match.mean, 0.5);
    ASSERT_TRUE(match.interval);
    EXPECT_NEAR(match.interval->low, 0.0945, 1e-4) << "Wilson's for 1 of 2";
    EXPECT_NEAR(match.interval->high, 0.9055, 1e-4);
}

TEST(SampleKinds, RepeatsOfAnItemCountOnce) {
    SampleIndex index;
    index.arms = {"main"};
    index.items = {"q1"};
    index.questions = {"Why?"};
    index.types = {"how-to"};
    index.answerable = {true};
    index.metrics = {"token_f1"};
    index.rows = {{{0, 0, 0}, false, false}, {{0, 0, 1}, false, false}};
    index.values = {{0.0F, 1.0F}};
    JobContext context;
    const auto table = *makeSampleTable(std::move(index), context);
    EXPECT_EQ(table->kinds[0][0][0].n, 1U);
    EXPECT_DOUBLE_EQ(*table->kinds[0][0][0].mean, 0.5);
}

TEST(SampleTableModels, AskForAnswersOnlyOfRowsThatAreLookedAt) {
    SampleTableModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &SampleTableModel::answersWanted);
    std::vector<quint32> asked;
    QObject::connect(&model, &SampleTableModel::answersWanted,
                     [&](const std::vector<quint32>& numbers) { asked = numbers; });
    const auto table = smallTable();
    model.setRows(table, std::make_shared<const std::vector<quint32>>(std::vector<quint32>{1, 3}));
    ASSERT_EQ(model.rowCount(), 2);
    const QModelIndex cell = model.index(0, static_cast<int>(SampleColumn::Answer));
    EXPECT_EQ(cell.data().toString(), QStringLiteral("…"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked.empty(); }, 5000));
    EXPECT_NE(std::find(asked.begin(), asked.end(), 1U), asked.end());
    model.setAnswers(nullptr, {1}, {QStringLiteral("of another table")});
    EXPECT_EQ(cell.data().toString(), QStringLiteral("…"));
    model.setAnswers(table.get(), {1}, {QStringLiteral("Because.")});
    EXPECT_EQ(cell.data().toString(), QStringLiteral("Because."));
    EXPECT_EQ(model.index(1, kSampleColumns).data().toString(), QStringLiteral("failed"));
    EXPECT_EQ(model.rowOf({0, 3, 0}), 1);
    EXPECT_EQ(model.rowOf({0, 0, 0}), -1);
}

RunLine runLine(const char* id, RunState state) {
    RunLine line;
    line.id = QLatin1String(id);
    line.name = QStringLiteral("faq");
    line.arm = QStringLiteral("main");
    line.state = state;
    line.total = 10;
    line.done = state == RunState::Done ? 10 : 2;
    if (state == RunState::Done) {
        MetricSummary measure;
        measure.metric = "token_f1";
        measure.info.group = "answer";
        measure.mean = 0.5;
        measure.ci = Interval{0.25, 0.75};
        measure.n = 10;
        line.measures.push_back(measure);
    }
    return line;
}

TEST(RunTable, ShowsMeasuresAndMovesWhileOneIsRunning) {
    RunTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setLines({runLine("b", RunState::Running), runLine("a", RunState::Done)}, 1000);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.columnCount(), RunTableModel::FirstMeasure + 2);
    EXPECT_EQ(model.index(1, RunTableModel::FirstMeasure).data().toString(),
              QStringLiteral("0.500 [.25, .75]"));
    EXPECT_EQ(model.index(0, RunTableModel::FirstMeasure).data().toString(), QStringLiteral("–"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    RunLines later{runLine("b", RunState::Running), runLine("a", RunState::Done)};
    later[0].done = 6;
    model.setLines(later, 9000);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(model.index(0, RunTableModel::State).data().toString().contains(QStringLiteral("8 s")))
        << model.index(0, RunTableModel::State).data().toString().toStdString();
}

TEST(ChangeWord, SaysBetterOnlyWithEvidenceAndMindsTheDirection) {
    MeasureComparison measure;
    measure.info.direction = MetricDirection::LowerIsBetter;
    measure.n = 40;
    EXPECT_EQ(changeWords(measure).verdict, ChangeWords::Verdict::None);
    measure.delta = 0.2;
    measure.fixed.resize(1);
    measure.pAdjusted = 0.3;
    EXPECT_EQ(changeWords(measure).verdict, ChangeWords::Verdict::Unsure);
    measure.pAdjusted = 0.004;
    EXPECT_EQ(changeWords(measure).verdict, ChangeWords::Verdict::Worse);
    EXPECT_TRUE(changeWords(measure).text.contains(QStringLiteral("p .004")));
    measure.info.direction = MetricDirection::HigherIsBetter;
    EXPECT_EQ(changeWords(measure).verdict, ChangeWords::Verdict::Better);
    EXPECT_EQ(pText(0.0004), QStringLiteral("p < .001"));
    EXPECT_EQ(pText(1), QStringLiteral("p 1.00"));
}

} // namespace
} // namespace touchstone::gui
