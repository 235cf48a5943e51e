// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation page over a real workspace with real runs: opened, filtered, an item looked at, compared.
#include "eval/gold/gold_repository.h"
#include "eval/gold/label_repository.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/workbench_services.h"
#include "gui/charts/chartframe.h"
#include "gui/evaluation/chartband.h"
#include "gui/evaluation/evaluationpage.h"
#include "gui/evaluation/facetpane.h"
#include "gui/evaluation/goldoffer.h"
#include "gui/evaluation/startdialog.h"
#include "gui/shell/mainwindow.h"
#include "gui/viewmodels/rundiagnoser.h"
#include "gui/widgets/messages.h"
#include "tests/gui/evaluation/evaluation_window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>

using namespace touchstone;
using namespace touchstone::gui;

TEST_F(EvaluationPages, AnEmptyPageSaysWhatToDo) {
    show();
    ASSERT_TRUE(waitFor([&] { return part<QAbstractButton>("firstRunButton")->isVisible(); }));
    EXPECT_TRUE(window->actions().conflicts().isEmpty())
        << window->actions().conflicts().join(QLatin1Char('\n')).toStdString();
}

TEST_F(EvaluationPages, ARunIsOpenedFilteredAndAnItemLookedAt) {
    addWombats();
    run("first");
    show();
    openFirst();
    EXPECT_EQ(part<QLabel>("runNameLabel")->text(), QStringLiteral("first"));
    auto* tile = part<QAbstractButton>("refusal_rightTile");
    ASSERT_TRUE(tile);
    EXPECT_TRUE(tile->accessibleName().contains(QStringLiteral("n 3")))
        << tile->accessibleName().toStdString();
    auto* filter = part<QLineEdit>("sampleFilterEdit");
    filter->setText(QStringLiteral("kind:concept"));
    ASSERT_TRUE(waitFor([&] { return samples()->model()->rowCount() == 1; }));
    samples()->setCurrentIndex(samples()->model()->index(0, 0));
    EXPECT_EQ(samples()->currentIndex().data().toString(), QStringLiteral("food"));
    QTest::keyClick(samples(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] {
        return window->panelOpen() &&
               part<QLabel>("itemQuestionLabel")->text().startsWith(QStringLiteral("What do"));
    }));
    auto* hits = part<QTreeWidget>("itemHitList");
    ASSERT_GT(hits->topLevelItemCount(), 0);
    bool marked = false;
    for (int i = 0; i < hits->topLevelItemCount(); ++i)
        marked = marked || hits->topLevelItem(i)->text(1).contains(QStringLiteral("gold"));
    EXPECT_TRUE(marked) << "the gold section was retrieved and must say so";
    EXPECT_GT(part<QTreeWidget>("itemScoreList")->topLevelItemCount(), 5);
    ASSERT_TRUE(waitFor([&] {
        return samples()
            ->model()
            ->index(0, static_cast<int>(SampleColumn::Answer))
            .data()
            .toString()
            .contains(QStringLiteral("roots"));
    })) << "the answer is read when its row is looked at";
}

TEST_F(EvaluationPages, TheBaselineSaysInWordsHowEachMeasureChanged) {
    addWombats();
    run("first");
    run("second", 1);
    show();
    openFirst();
    auto* baseline = part<QComboBox>("baselineCombo");
    ASSERT_TRUE(waitFor([&] { return baseline->count() == 2; }));
    baseline->setCurrentIndex(1);
    Q_EMIT baseline->activated(1);
    ASSERT_TRUE(waitFor([&] {
        const auto* tile = window->findChild<QAbstractButton*>(QStringLiteral("refusal_rightTile"));
        return tile && tile->accessibleName().contains(QStringLiteral("no change"));
    }));
    auto* facets = part<QTreeWidget>("facetList");
    ASSERT_TRUE(waitFor([&] {
        return facets->topLevelItemCount() > 0 &&
               facets->topLevelItem(0)->text(0) == QStringLiteral("Against the baseline");
    }));
    Q_EMIT facets->itemActivated(facets->topLevelItem(0)->child(0), 0);
    EXPECT_EQ(part<QLineEdit>("sampleFilterEdit")->text(), QStringLiteral("change:worse"));
    ASSERT_TRUE(waitFor([&] { return samples()->model()->rowCount() == 0; })) << "nothing became worse";
}

TEST_F(EvaluationPages, GoingBackBringsTheRunAndTheItemAgain) {
    addWombats();
    run("first");
    show();
    openFirst();
    samples()->setCurrentIndex(samples()->model()->index(1, 0));
    window->actions().trigger(QStringLiteral("evaluation.next"));
    ASSERT_TRUE(waitFor(
        [&] { return part<QLabel>("itemQuestionLabel")->text().startsWith(QStringLiteral("Quantum")); }));
    window->actions().trigger(QStringLiteral("evaluation.runs"));
    EXPECT_TRUE(runs()->isVisible());
    window->back();
    EXPECT_TRUE(samples()->isVisible());
    EXPECT_EQ(page->breadcrumb().join(QLatin1Char('/')), QStringLiteral("first/none"));
}

TEST_F(EvaluationPages, TwoRunsAreComparedAndAnItemIsSeenInBoth) {
    addWombats();
    run("first");
    run("second", 1);
    show();
    ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() == 2; }));
    EXPECT_FALSE(part<QAbstractButton>("compareRunsButton")->isEnabled());
    runs()->selectAll();
    ASSERT_TRUE(part<QAbstractButton>("compareRunsButton")->isEnabled());
    window->actions().trigger(QStringLiteral("evaluation.compare"));
    auto* measures = part<QTableView>("compareMeasureTable");
    ASSERT_TRUE(waitFor([&] { return measures->model()->rowCount() > 5; }));
    EXPECT_TRUE(measures->isVisible());
    EXPECT_EQ(part<QLabel>("compareSidesLabel")->text(), QStringLiteral("A: first   →   B: second"));
    EXPECT_TRUE(part<QLabel>("compareDifferencesLabel")->text().contains(QStringLiteral("Differs in")))
        << part<QLabel>("compareDifferencesLabel")->text().toStdString();
    int row = 0;
    while (row < measures->model()->rowCount() &&
           measures->model()->index(row, 0).data().toString() != QStringLiteral("refusal_right"))
        ++row;
    ASSERT_LT(row, measures->model()->rowCount());
    measures->selectRow(row);
    auto* items = part<QTableView>("compareItemTable");
    EXPECT_EQ(items->model()->rowCount(), 0) << "nothing got worse";
    part<QAbstractButton>("unchangedListButton")->click();
    ASSERT_EQ(items->model()->rowCount(), 3);
    window->actions().trigger(QStringLiteral("evaluation.next"));
    auto* question = part<QLabel>("itemQuestionLabel");
    auto* place = part<QLabel>("itemPlaceLabel");
    ASSERT_TRUE(waitFor([&] { return place->text().startsWith(QStringLiteral("B: second")); }));
    const QString asked = question->text();
    window->actions().trigger(QStringLiteral("evaluation.flip"));
    ASSERT_TRUE(waitFor([&] { return place->text().startsWith(QStringLiteral("A: first")); }));
    EXPECT_EQ(question->text(), asked);
}

TEST_F(EvaluationPages, ARunIsPlannedStartedAndAppears) {
    addWombats();
    run("first");
    auto database = app->workbench()->workspace()->connect();
    const auto gold = GoldRepository(*database).find("w");
    ASSERT_TRUE(gold);
    Experiment experiment = starterExperiment(*gold, app->editions().back(), "extractive");
    experiment.name = "from the window";
    std::ofstream(folder / "experiment.json") << experimentText(experiment);
    show();
    ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() == 1; }));
    EXPECT_FALSE(part<QAbstractButton>("resumeRunButton")->isEnabled()) << "it is done";
    window->actions().trigger(QStringLiteral("evaluation.start"));
    auto* dialog = window->findChild<StartDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* start = dialog->findChild<QAbstractButton*>(QStringLiteral("startPlannedButton"));
    auto* file = dialog->findChild<QLineEdit*>(QStringLiteral("experimentFileEdit"));
    dialog->findChild<QAbstractButton*>(QStringLiteral("startFromFileButton"))->click();
    EXPECT_FALSE(start->isEnabled());
    file->setText(QString::fromStdString((folder / "none.json").string()));
    QTest::keyClick(file, Qt::Key_Return);
    auto* banner = dialog->findChild<QWidget*>(QStringLiteral("planView"))->findChild<MessageBanner*>();
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); })) << "a file that is not there is told";
    EXPECT_FALSE(start->isEnabled());
    file->setText(QString::fromStdString((folder / "experiment.json").string()));
    QTest::keyClick(file, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return start->isEnabled(); }));
    EXPECT_TRUE(dialog->findChild<QLabel*>(QStringLiteral("planFactsLabel"))
                    ->text()
                    .contains(QStringLiteral("3 answers, 0 calls")));
    start->click();
    ASSERT_TRUE(waitFor([&] {
        return runs()->model()->rowCount() == 2 &&
               runs()->model()->index(0, RunTableModel::State).data().toString() == QStringLiteral("done");
    }));
    EXPECT_EQ(runs()->model()->index(0, RunTableModel::Name).data().toString(),
              QStringLiteral("from the window"));
}

TEST_F(EvaluationPages, ItemsAreJudgedByKeysWrittenAtOnceAndTakenBack) {
    addWombats();
    run("first");
    show();
    openFirst();
    window->actions().trigger(QStringLiteral("evaluation.label"));
    auto* progress = part<QLabel>("labelProgressLabel");
    ASSERT_TRUE(waitFor([&] { return progress->text().contains(QStringLiteral("item 1 of 3, 0 judged")); }));
    auto* card = part<QWidget>("labelPane")->findChild<QWidget*>(QStringLiteral("itemCard"));
    ASSERT_TRUE(waitFor([&] {
        return card->findChild<QLabel*>(QStringLiteral("itemQuestionLabel"))
            ->text()
            .startsWith(QStringLiteral("Where"));
    }));
    EXPECT_FALSE(card->findChild<QTreeWidget*>(QStringLiteral("itemScoreList"))->isVisible())
        << "scores would judge for the person";
    auto* pane = part<QWidget>("labelPane");
    QTest::keyClick(pane, Qt::Key_Y);
    QTest::keyClick(pane, Qt::Key_4);
    QTest::keyClick(pane, Qt::Key_R);
    EXPECT_TRUE(part<QAbstractButton>("passedButton")->isChecked());
    EXPECT_TRUE(part<QAbstractButton>("rubric4Button")->isChecked());
    EXPECT_TRUE(part<QAbstractButton>("passages3Button")->isChecked());
    window->actions().trigger(QStringLiteral("evaluation.undoLabel"));
    ASSERT_TRUE(waitFor([&] { return !part<QAbstractButton>("passages3Button")->isChecked(); }));
    const auto stored = [&]() -> std::string {
        auto database = app->workbench()->workspace()->connect();
        LabelRepository repository(*database);
        const auto queues = repository.queues();
        if (!queues || queues->empty())
            return {};
        const auto labels = repository.queue(queues->front().name);
        return labels && labels->size() == 1 ? labels->front().json : std::string();
    };
    ASSERT_TRUE(waitFor([&] {
        const auto json = nlohmann::json::parse(stored(), nullptr, false);
        return json.is_object() && json.value("passed", false) && json.value("rubric", 0) == 4 &&
               !json.contains("grade") && json.value("item", std::string()) == "sleep";
    })) << stored();
    const auto parsed = parseLabels(stored(), "stored", {});
    EXPECT_TRUE(parsed) << "what the window writes can be imported again";
    window->actions().trigger(QStringLiteral("evaluation.next"));
    ASSERT_TRUE(waitFor([&] { return progress->text().contains(QStringLiteral("item 2 of 3, 1 judged")); }));
    window->actions().trigger(QStringLiteral("evaluation.undoLabel"));
    window->actions().trigger(QStringLiteral("evaluation.undoLabel"));
    ASSERT_TRUE(waitFor([&] { return progress->text().contains(QStringLiteral("item 1 of 3, 0 judged")); }))
        << progress->text().toStdString();
    ASSERT_TRUE(waitFor([&] { return stored().empty(); })) << "the whole label was taken back";
}

TEST_F(EvaluationPages, ARunIsStartedFromTheFormWithItsPlanBesideIt) {
    addWombats();
    run("first");
    show();
    ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() == 1; }));
    window->actions().trigger(QStringLiteral("evaluation.start"));
    auto* dialog = window->findChild<StartDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* start = dialog->findChild<QAbstractButton*>(QStringLiteral("startPlannedButton"));
    auto* gold = dialog->findChild<QComboBox*>(QStringLiteral("goldCombo"));
    ASSERT_TRUE(waitFor([&] { return start->isEnabled(); }));
    EXPECT_EQ(gold->currentData().toString(), QStringLiteral("w@1"));
    auto* facts = dialog->findChild<QLabel*>(QStringLiteral("planFactsLabel"));
    EXPECT_TRUE(facts->text().contains(QStringLiteral("3 answers, 0 calls"))) << facts->text().toStdString();
    dialog->findChild<QSpinBox*>(QStringLiteral("experimentRepeatsSpin"))->setValue(2);
    EXPECT_FALSE(start->isEnabled()) << "the plan is that of another run";
    ASSERT_TRUE(waitFor([&] { return start->isEnabled(); }));
    EXPECT_TRUE(facts->text().contains(QStringLiteral("6 answers"))) << facts->text().toStdString();
    auto* file = dialog->findChild<QLineEdit*>(QStringLiteral("keepExperimentEdit"));
    const auto written = file->text().toStdString();
    EXPECT_TRUE(written.starts_with(folder.string())) << written;
    start->click();
    ASSERT_TRUE(waitFor([&] {
        return runs()->model()->rowCount() == 2 &&
               runs()->model()->index(0, RunTableModel::State).data().toString() == QStringLiteral("done");
    }));
    EXPECT_TRUE(std::filesystem::exists(written));
}

TEST_F(EvaluationPages, WithoutAGoldSetAFileIsOfferedAndItsMistakesAreListed) {
    addWombats();
    show();
    window->actions().trigger(QStringLiteral("evaluation.start"));
    auto* dialog = window->findChild<StartDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* offer = dialog->findChild<GoldOffer*>();
    ASSERT_TRUE(waitFor([&] { return offer->isVisible(); }));
    std::ofstream(folder / "bad.jsonl") << "no json\n{}\n";
    offer->importFile(QString::fromStdString((folder / "bad.jsonl").string()));
    auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("goldErrorList"));
    ASSERT_TRUE(waitFor([&] { return list->topLevelItemCount() == 2; }));
    EXPECT_TRUE(list->isVisible());
    std::ofstream(folder / "good.jsonl")
        << R"({"id": "sleep", "question": "Where do wombats sleep?", "relevant": [{"path": "wombats.md"}]})";
    offer->importFile(QString::fromStdString((folder / "good.jsonl").string()));
    auto* gold = dialog->findChild<QComboBox*>(QStringLiteral("goldCombo"));
    ASSERT_TRUE(waitFor([&] { return gold->isVisible(); })) << "the form takes the offer's place";
    EXPECT_EQ(gold->currentData().toString(), QStringLiteral("good@1"));
    auto* start = dialog->findChild<QAbstractButton*>(QStringLiteral("startPlannedButton"));
    ASSERT_TRUE(waitFor([&] { return start->isEnabled(); }));
    dialog->reject();
}

TEST_F(EvaluationPages, CausesAreFoundShownAsFacetsAndOnTheItem) {
    addWombats();
    run("first", 1,
        R"({"id": "gone", "question": "Where do wombats swim?", "relevant": [{"path": "lakes.md"}]})");
    show();
    ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() > 0; }));
    part<QAbstractButton>("openRunButton")->click();
    ASSERT_TRUE(waitFor([&] { return samples()->model()->rowCount() == 4; }));
    auto* facets = part<QTreeWidget>("facetList");
    ASSERT_TRUE(waitFor([&] { return facets->topLevelItemCount() > 0; }));
    window->actions().trigger(QStringLiteral("evaluation.diagnose"));
    ASSERT_TRUE(waitFor([&] {
        return facets->topLevelItemCount() > 0 &&
               facets->topLevelItem(0)->text(0) == QStringLiteral("Why it failed");
    }));
    QTreeWidgetItem* causes = facets->topLevelItem(0);
    ASSERT_GT(causes->childCount(), 0);
    EXPECT_FALSE(causes->child(0)->data(0, FacetPane::NoteRole).toString().isEmpty())
        << "each count has its interval";
    Q_EMIT facets->itemActivated(causes->child(0), 0);
    auto* filter = part<QLineEdit>("sampleFilterEdit");
    EXPECT_TRUE(filter->text().startsWith(QStringLiteral("cause:"))) << filter->text().toStdString();
    EXPECT_EQ(filter->text(), QStringLiteral("cause:not_in_corpus"));
    ASSERT_TRUE(waitFor([&] { return samples()->model()->rowCount() == 1; }));
    samples()->setCurrentIndex(samples()->model()->index(0, 0));
    QTest::keyClick(samples(), Qt::Key_Return);
    auto* cause = part<QLabel>("itemCauseLabel");
    ASSERT_TRUE(waitFor([&] { return !cause->text().isEmpty() && cause->isVisible(); }));
    EXPECT_EQ(cause->text(), samples()->model()->index(0, static_cast<int>(SampleColumn::Cause)).data());
    // It is kept: another window of the same workspace has it at once.
    RunDiagnoser again(*app);
    again.open(page->placeState().value(QStringLiteral("run")).toString());
    ASSERT_TRUE(waitFor([&] { return again.view() != nullptr; }));
    EXPECT_EQ(again.view()->arms.size(), 1U);
}

TEST_F(EvaluationPages, TheFunnelAndTheCurvesFilterTheItems) {
    addWombats();
    run("first");
    show();
    openFirst();
    part<QAbstractButton>("recallChartButton")->click();
    auto* band = part<ChartBand>("chartBand");
    auto* frame = part<ChartFrame>("recallFrame");
    ASSERT_TRUE(waitFor([&] { return frame->table()->model()->rowCount() > 0; }));
    EXPECT_EQ(frame->table()->model()->index(0, 0).data().toString(), QStringLiteral("1"));
    part<QAbstractButton>("bandTwinButton")->click();
    EXPECT_TRUE(frame->tableShown());
    Q_EMIT frame->rowActivated(0);
    auto* filter = part<QLineEdit>("sampleFilterEdit");
    EXPECT_EQ(filter->text(), QStringLiteral("goldrank>1"));
    window->actions().trigger(QStringLiteral("evaluation.nextChart"));
    window->actions().trigger(QStringLiteral("evaluation.nextChart"));
    EXPECT_EQ(band->shown(), ChartBand::Funnel);
    auto* funnel = part<ChartFrame>("funnelFrame");
    ASSERT_EQ(funnel->table()->model()->rowCount(), 5);
    EXPECT_EQ(funnel->table()->model()->index(0, 1).data().toString(), QStringLiteral("2"));
    window->actions().trigger(QStringLiteral("evaluation.chart"));
    EXPECT_FALSE(band->isVisible());
}
