// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with one item: asked again, noted, tagged, flipped; labels that outlive the window.
#include "eval/gold/label_repository.h"
#include "gui/shell/page.h"
#include "gui/widgets/ranklines.h"
#include "tests/gui/evaluation/evaluation_window.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

namespace touchstone::gui {
namespace {

class EvaluationItems : public EvaluationPages {
protected:
    void openItem(int row) {
        samples()->setCurrentIndex(samples()->model()->index(row, 0));
        QTest::keyClick(samples(), Qt::Key_Return);
        const QString question =
            samples()->model()->index(row, static_cast<int>(SampleColumn::Question)).data().toString();
        ASSERT_TRUE(waitFor([&] { return part<QLabel>("itemQuestionLabel")->text() == question; }));
    }
    std::string stored() {
        auto database = app->workbench()->workspace()->connect();
        LabelRepository repository(*database);
        const auto queues = repository.queues();
        if (!queues || queues->empty())
            return {};
        const auto labels = repository.queue(queues->front().name);
        return labels && labels->size() == 1 ? labels->front().json : std::string();
    }
};

TEST_F(EvaluationItems, OneIsAskedAgainWithAnotherSettingBesideTheRun) {
    addWombats();
    run("first");
    show();
    openFirst();
    openItem(0);
    window->actions().trigger(QStringLiteral("evaluation.rerun"));
    auto* setting = part<QComboBox>("rerunSettingCombo");
    auto* value = part<QComboBox>("rerunValueCombo");
    setting->setCurrentIndex(setting->findData(QStringLiteral("retrieval.k")));
    value->setCurrentText(QStringLiteral("1"));
    part<QAbstractButton>("rerunButton")->click();
    auto* now = part<QTextBrowser>("rerunNowBrowser");
    ASSERT_TRUE(waitFor([&] { return now->isVisible(); }));
    EXPECT_TRUE(now->toPlainText().contains(QStringLiteral("shed seven")))
        << now->toPlainText().toStdString();
    EXPECT_TRUE(part<QWidget>("rerunCard")->findChild<RankLines*>()->isVisible());
    EXPECT_TRUE(part<QLabel>("rerunNoteLabel")->text().startsWith(QStringLiteral("1 passages in both")))
        << part<QLabel>("rerunNoteLabel")->text().toStdString();
    value->setCurrentText(QStringLiteral("many"));
    part<QAbstractButton>("rerunButton")->click();
    ASSERT_TRUE(waitFor([&] {
        return !now->isVisible() && part<QAbstractButton>("rerunButton")->isEnabled();
    })) << "a value that is none is told";
    openItem(1);
    EXPECT_FALSE(now->isVisible()) << "what came of another item goes";
}

TEST_F(EvaluationItems, NotesAndTagsAreKeptBesideTheJudgements) {
    addWombats();
    run("first");
    show();
    openFirst();
    openItem(0);
    auto* tags = part<QLineEdit>("itemTagsEdit");
    ASSERT_TRUE(waitFor([&] { return tags->isEnabled(); }));
    QTest::keyClicks(tags, QStringLiteral("too long, off topic"));
    part<QPlainTextEdit>("itemNoteEdit")->setPlainText(QStringLiteral("Ask the authors."));
    ASSERT_TRUE(waitFor([&] {
        const auto json = nlohmann::json::parse(stored(), nullptr, false);
        return json.is_object() && json.contains("note") && json.contains("tags") && json["tags"].size() == 2;
    })) << stored();
    openItem(1);
    EXPECT_TRUE(tags->text().isEmpty());
    openItem(0);
    ASSERT_TRUE(waitFor([&] { return tags->text() == QStringLiteral("too long, off topic"); }));
    window->actions().trigger(QStringLiteral("evaluation.label"));
    auto* progress = part<QLabel>("labelProgressLabel");
    ASSERT_TRUE(waitFor([&] { return progress->text().contains(QStringLiteral("item 1 of 3, 0 judged")); }))
        << "a note is no judgement";
    EXPECT_FALSE(window->panelOpen()) << "it would show the scores of what is judged";
    QTest::keyClick(part<QWidget>("labelPane"), Qt::Key_Y);
    ASSERT_TRUE(waitFor([&] {
        const auto json = nlohmann::json::parse(stored(), nullptr, false);
        return json.is_object() && json.value("passed", false) && json.contains("tags") &&
               json.contains("note");
    })) << stored();
}

TEST_F(EvaluationItems, AJudgementIsTakenBackByAnotherWindow) {
    addWombats();
    run("first");
    show();
    openFirst();
    window->actions().trigger(QStringLiteral("evaluation.label"));
    ASSERT_TRUE(waitFor(
        [&] { return part<QLabel>("labelProgressLabel")->text().contains(QStringLiteral("item 1 of 3")); }));
    QTest::keyClick(part<QWidget>("labelPane"), Qt::Key_N);
    ASSERT_TRUE(waitFor([&] { return !stored().empty(); }));
    window.reset();
    show();
    openFirst();
    window->actions().trigger(QStringLiteral("evaluation.label"));
    ASSERT_TRUE(waitFor([&] {
        return part<QLabel>("labelProgressLabel")->text().contains(QStringLiteral("item 2 of 3, 1 judged"));
    }));
    auto* undo = part<QAbstractButton>("undoLabelButton");
    EXPECT_TRUE(undo->isEnabled());
    undo->click();
    ASSERT_TRUE(waitFor([&] { return stored().empty(); }));
    ASSERT_TRUE(waitFor([&] {
        return part<QLabel>("labelProgressLabel")->text().contains(QStringLiteral("item 1 of 3, 0 judged"));
    }));
}

TEST_F(EvaluationItems, WithoutAJudgeThePaneSaysWhatIsNeeded) {
    addWombats();
    run("first");
    show();
    openFirst();
    window->actions().trigger(QStringLiteral("evaluation.label"));
    ASSERT_TRUE(waitFor(
        [&] { return part<QLabel>("labelProgressLabel")->text().contains(QStringLiteral("item 1 of 3")); }));
    window->actions().trigger(QStringLiteral("evaluation.calibrate"));
    auto* verdict = part<QLabel>("calibrationVerdictLabel");
    ASSERT_TRUE(waitFor([&] { return verdict->isVisible() && !verdict->text().isEmpty(); }));
    EXPECT_TRUE(part<QLabel>("calibrationFactsLabel")->text().contains(QStringLiteral("judge")));
    EXPECT_FALSE(part<QTreeWidget>("confusionList")->isVisible());
}

TEST_F(EvaluationItems, HoldingTheKeyShowsTheOtherRunForThatLong) {
    addWombats();
    run("first");
    run("second", 1);
    show();
    ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() == 2; }));
    runs()->selectAll();
    window->actions().trigger(QStringLiteral("evaluation.compare"));
    ASSERT_TRUE(waitFor([&] { return part<QTableView>("compareMeasureTable")->model()->rowCount() > 5; }));
    part<QAbstractButton>("unchangedListButton")->click();
    window->actions().trigger(QStringLiteral("evaluation.next"));
    auto* place = part<QLabel>("itemPlaceLabel");
    ASSERT_TRUE(waitFor([&] { return place->text().startsWith(QStringLiteral("B: second")); }));
    EXPECT_TRUE(place->parentWidget()->findChild<RankLines*>(QStringLiteral("itemRankLines"))->isVisible());
    auto* items = part<QTableView>("compareItemTable");
    QTest::keyPress(items, Qt::Key_X);
    EXPECT_TRUE(place->text().startsWith(QStringLiteral("A: first"))) << "both sides are there: at once";
    QTest::qWait(400);
    QTest::keyRelease(items, Qt::Key_X);
    EXPECT_TRUE(place->text().startsWith(QStringLiteral("B: second"))) << place->text().toStdString();
    QTest::keyClick(items, Qt::Key_X);
    EXPECT_TRUE(place->text().startsWith(QStringLiteral("A: first"))) << "a tap leaves it there";
}

TEST_F(EvaluationItems, TheChatIsAskedForWithQuestionAndSetup) {
    addWombats();
    run("first", 3);
    show();
    openFirst();
    openItem(0);
    QSignalSpy asked(page, &Page::placeRequested);
    window->actions().trigger(QStringLiteral("evaluation.openInChat"));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.front().at(0).toString(), QStringLiteral("chat"));
    const QVariantMap place = asked.front().at(1).toMap();
    EXPECT_EQ(place.value(QStringLiteral("question")).toString(),
              QStringLiteral("Where do zephyrine wombats sleep?"));
    EXPECT_EQ(place.value(QStringLiteral("corpus")).toString(), QStringLiteral("t"));
    EXPECT_EQ(place.value(QStringLiteral("model")).toString(), QStringLiteral("extractive"));
    EXPECT_EQ(place.value(QStringLiteral("k")).toInt(), 3);
    EXPECT_EQ(place.value(QStringLiteral("mode")).toString(), QStringLiteral("hybrid"));
}

} // namespace
} // namespace touchstone::gui
