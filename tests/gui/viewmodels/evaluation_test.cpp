// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind the evaluation page: runs, samples under a filter, kinds, changes in words.
#include "gui/text/convert.h"
#include "gui/viewmodels/diagnosisview.h"
#include "gui/viewmodels/runfigures.h"
#include "gui/viewmodels/runtablemodel.h"
#include "gui/viewmodels/sampletablemodel.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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

QStringList shownItems(const SampleTable& table, const QString& filter, int sortBy = -1, bool down = false,
                       const SampleMarks& marks = {}) {
    JobContext context;
    QStringList out;
    const auto rows = selectSamples(table, marks, {0, filter, sortBy, down}, context);
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

TEST(SampleFilter, CausesGroupsStagesAndRanks) {
    const auto table = smallTable();
    SampleMarks marks;
    marks.cause = {0, static_cast<quint8>(static_cast<int>(FailureCause::NotRetrieved) + 1), 0, 0, 0, 0, 0,
                   0};
    marks.alike = {0, 2, 0, 0, 0, 0, 0, 0};
    marks.goldRank = {1, kFailedScore, 3, kNone, 1, 1, 1, 1};
    marks.lost = {0, static_cast<quint8>(static_cast<int>(FunnelStage::Retrieved) + 1), 0, 0, 0, 0, 0, 0};
    const auto shown = [&](const char* filter) {
        return shownItems(*table, QString::fromLatin1(filter), -1, false, marks)
            .join(QLatin1Char(' '))
            .toStdString();
    };
    EXPECT_EQ(shown("cause:not_retrieved"), "q2");
    EXPECT_EQ(shown("cause:any"), "q2");
    EXPECT_EQ(shown("cause:none"), "q1 q3 q4");
    EXPECT_EQ(shown("cause:nonsense"), "");
    EXPECT_EQ(shown("alike:2"), "q2");
    EXPECT_EQ(shown("alike:0"), "") << "no group is no group";
    EXPECT_EQ(shown("lost:retrieved"), "q2");
    EXPECT_EQ(shown("goldrank>1"), "q2 q3") << "what did not come is below every rank";
    EXPECT_EQ(shown("goldrank<=3"), "q1 q3");
    EXPECT_EQ(shown("tag:x"), "");
    EXPECT_EQ(shown("change:worse"), "") << "nothing is compared";
    marks.change = {1, 2, 0, 0, 0, 0, 0, 0};
    EXPECT_EQ(shown("change:worse"), "q2");
    EXPECT_EQ(shown("change:better"), "q1");
    EXPECT_EQ(shown("change:"), "q1 q2 q3 q4") << "still being typed";
}

TEST(SampleFilter, ATermIsPutInChangedAndTakenAway) {
    const auto with = [](const char* filter, const char* name, const char* value) {
        return withTerm(QString::fromLatin1(filter), QString::fromLatin1(name), QString::fromLatin1(value))
            .toStdString();
    };
    EXPECT_EQ(with("", "kind", "how-to"), "kind:how-to");
    EXPECT_EQ(with("heap", "kind", "several hops"), "heap kind:\"several hops\"");
    EXPECT_EQ(with("heap kind:\"several hops\" x", "kind", "how-to"), "heap x kind:how-to");
    EXPECT_EQ(with("heap kind:how-to", "kind", "how-to"), "heap") << "once more takes it away";
    EXPECT_EQ(with("kind:\"several hops\"", "cause", "any"), "kind:\"several hops\" cause:any");
    EXPECT_EQ(termOf(QStringLiteral("a kind:\"several hops\""), QStringLiteral("kind")),
              QStringLiteral("several hops"));
}

TEST(SampleFacets, AreCountedPerArm) {
    SampleIndex index = smallIndex();
    index.tags = {{"a", "b"}, {"a"}, {}, {}};
    JobContext context;
    const auto table = *makeSampleTable(std::move(index), context);
    ASSERT_EQ(table->tagFacets.size(), 2U);
    EXPECT_EQ(table->tagFacets[0][0].name, QStringLiteral("a"));
    EXPECT_EQ(table->tagFacets[0][0].rows, 2U);
    EXPECT_EQ(table->kindFacets[1][0].name, QStringLiteral("how-to"));
    EXPECT_EQ(table->stateRows[0], (std::array<quint64, 3>{2, 1, 1}));
    EXPECT_EQ(shownItems(*table, QStringLiteral("tag:A")).join(QLatin1Char(' ')), QStringLiteral("q1 q2"));
}

TEST(SampleFilter, TagsOfAPersonsOwnAreFoundInTheirArm) {
    const auto table = smallTable();
    const auto notes = std::make_shared<const OwnNotes>(
        OwnNotes{{{table->index.arms[0], "q2"}, {"", {"Too Slow", "off topic"}}},
                 {{table->index.arms[1], "q3"}, {"", {"too slow"}}},
                 {{"of another run", "q1"}, {"", {"too slow"}}},
                 {{table->index.arms[0], "gone"}, {"", {"too slow"}}}});
    JobContext context;
    MarkSources sources;
    sources.notes = notes;
    const auto marks = marksOf(*table, sources, context);
    ASSERT_TRUE(marks);
    const auto shown = [&](quint32 arm, const char* text) {
        const auto rows = selectSamples(*table, **marks, {arm, QString::fromLatin1(text)}, context);
        QStringList items;
        for (const quint32 row : *rows)
            items.append(table->item[table->at(row)]);
        return items.join(QLatin1Char(' ')).toStdString();
    };
    EXPECT_EQ(shown(0, "tag:\"too slow\""), "q2");
    EXPECT_EQ(shown(1, "tag:\"TOO SLOW\""), "q3");
    EXPECT_EQ(shown(0, "tag:slow"), "") << "a tag, not a part of one";
}

/// As `eval diagnose --json` prints it.
constexpr const char* kDiagnosis = R"({"run": "r", "arms": [{"arm": "rag", "items": 4, "wrong":
 {"n": 1, "share": 0.25, "ci": [0.05, 0.7]}, "note": null, "causes": [{"cause": "not_retrieved", "n": 1,
 "share": 0.25, "ci": [0.05, 0.7], "items": ["q2"]}, {"cause": "of the future", "n": 3}],
 "clusters": [{"terms": ["fail", "why"], "n": 2, "items": ["q2", "q3"]}], "fixes": [{"fix": "Take more.",
 "setting": "retrieval.k", "value": "16", "basis": "replay", "mended": ["q2"], "lost": [], "expected": 0.8,
 "ci": [0.4, 1.0]}]}], "items": [{"item": "q2", "arm": "rag", "repeat": 0, "cause": "not_retrieved",
 "explanation": "It is too deep.", "places": [{"path": "a.md", "anchor": "x", "given": 0, "lost": "not_retrieved",
 "ranks": {"lexical": 12, "dense": null}, "stages": {"fused": 30}, "why": "At rank 12."}],
 "missing_points": ["that"], "citations": [{"n": 2, "status": "not_in_source", "quote": "words"}],
 "replay_equal": true, "replay_note": null}]})";

TEST(Diagnoses, AreReadAndMarkTheirRows) {
    const auto view = diagnosisView(nlohmann::ordered_json::parse(kDiagnosis));
    ASSERT_TRUE(view) << view.error().message;
    const DiagnosedArm* arm = (*view)->arm(QStringLiteral("rag"));
    ASSERT_NE(arm, nullptr);
    ASSERT_EQ(arm->causes.size(), 1U) << "a cause of a later version is left out";
    EXPECT_EQ(arm->causes[0].cause, FailureCause::NotRetrieved);
    EXPECT_DOUBLE_EQ(arm->causes[0].count.interval->high, 0.7);
    EXPECT_EQ(arm->fixes[0].mended, 1U);
    EXPECT_DOUBLE_EQ(*arm->fixes[0].expected, 0.8);
    const DiagnosedAnswer* answer = (*view)->answer(QStringLiteral("rag"), QStringLiteral("q2"), 0);
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->places[0].place, QStringLiteral("a.md#x"));
    EXPECT_EQ(answer->places[0].ranks.at(QStringLiteral("lexical")), std::optional<quint64>(12));
    EXPECT_EQ(answer->places[0].ranks.at(QStringLiteral("dense")), std::nullopt);
    EXPECT_EQ(answer->citations.front(), QStringLiteral("[2] not in source: words"));
    EXPECT_EQ((*view)->answer(QStringLiteral("rag"), QStringLiteral("q2"), 1), nullptr);
    const auto table = smallTable();
    JobContext context;
    const auto marks = marksOf(*table, {*view, nullptr, nullptr, {}, 0}, context);
    ASSERT_TRUE(marks);
    EXPECT_EQ((*marks)->cause[1], static_cast<int>(FailureCause::NotRetrieved) + 1);
    EXPECT_EQ((*marks)->alike[1], 1);
    EXPECT_EQ((*marks)->alike[2], 0) << "it is no failure of this arm";
    EXPECT_EQ((*marks)->cause[5], 0) << "the other arm was not diagnosed";
    EXPECT_TRUE((*marks)->goldRank.empty());
    EXPECT_FALSE(diagnosisView(nlohmann::ordered_json::parse("[]")));
}

TEST(Diagnoses, AreSaidAnewInAnotherLanguage) {
    const auto view = *diagnosisView(nlohmann::ordered_json::parse(kDiagnosis));
    DiagnosedAnswer answer = *view->answer(QStringLiteral("rag"), QStringLiteral("q2"), 0);
    EXPECT_EQ(explanationText(answer, true), QStringLiteral("It is too deep."));
    EXPECT_EQ(explanationText(answer, false), causeMeaning(FailureCause::NotRetrieved));
    EXPECT_EQ(placeText(answer.places[0], true), QStringLiteral("a.md#x: At rank 12."));
    EXPECT_EQ(placeText(answer.places[0], false),
              QStringLiteral("a.md#x: ") + causeMeaning(FailureCause::NotRetrieved));
    answer.cause = FailureCause::NotUsed;
    EXPECT_TRUE(explanationText(answer, false).contains(QStringLiteral("that"))) << "the missing point";
    answer.cause = FailureCause::CallFailed;
    EXPECT_EQ(explanationText(answer, false), QStringLiteral("It is too deep.")) << "the server's own words";
    answer.places[0].why.clear();
    EXPECT_EQ(placeText(answer.places[0], false), QString()) << "it was given";
    DiagnosedFix fix = view->arms[0].fixes[0];
    EXPECT_EQ(fixText(fix, true), QStringLiteral("Take more."));
    EXPECT_TRUE(fixText(fix, false).contains(QStringLiteral("16")));
    fix.path.clear();
    EXPECT_EQ(fixText(fix, false), fix.text) << "no catalogue is loaded";
}

TEST(Diagnoses, HaveWordsForEveryCause) {
    for (std::size_t i = 0; i < kFailureCauses; ++i) {
        const auto cause = static_cast<FailureCause>(i);
        EXPECT_FALSE(causeText(cause).isEmpty());
        EXPECT_FALSE(causeMeaning(cause).isEmpty());
        EXPECT_EQ(causeNamed(toQString(failureCauseName(cause))), std::optional<FailureCause>(cause));
    }
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
