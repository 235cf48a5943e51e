// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page over a real workspace: versions chosen, compared, searched, tagged.
#include "gui/prompts/promptdiffview.h"
#include "gui/widgets/messages.h"
#include "tests/gui/prompts/prompt_pages.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace touchstone;
using namespace touchstone::gui;

TEST_F(PromptPages, ABuiltInPromptIsShownAlone) {
    show();
    waitForPair(1, 1);
    EXPECT_EQ(counts(), QStringLiteral("The texts are equal."));
    EXPECT_GT(part<PromptDiffView>("promptDiffView")->rowsShown(), 10) << "the text itself can be read";
    EXPECT_TRUE(window->actions().conflicts().isEmpty())
        << window->actions().conflicts().join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(page->breadcrumb().join(QLatin1Char('/')), QStringLiteral("answer/1 → 1"));
}

TEST_F(PromptPages, VersionsAreWalkedSwappedAndHeld) {
    const std::string text = builtIn();
    commit(text + "Be brief.\n", "brief");
    commit(text + "Be brief.\nBe kind.\n", "kind");
    show();
    waitForPair(2, 3);
    EXPECT_TRUE(counts().contains(QStringLiteral("0 lines removed, 1 added"))) << counts().toStdString();
    window->actions().trigger(QStringLiteral("prompts.next"));
    waitForPair(1, 2);
    window->actions().trigger(QStringLiteral("prompts.swap"));
    waitForPair(2, 1);
    EXPECT_TRUE(counts().contains(QStringLiteral("1 lines removed, 0 added"))) << counts().toStdString();
    window->actions().trigger(QStringLiteral("prompts.holdA"));
    waitForPair(1, 1);
    window->actions().trigger(QStringLiteral("prompts.previous"));
    window->actions().trigger(QStringLiteral("prompts.previous"));
    waitForPair(1, 3);
    window->back();
    EXPECT_EQ(part<QComboBox>("promptBCombo")->currentData().toInt(), 2);
}

TEST_F(PromptPages, LongTextsAreLaidOutOnlyWhereTheyAreSeen) {
    std::string a = "## user\n", b = "## user\n";
    for (int i = 0; i < 10'000; ++i) {
        a += "Rule " + std::to_string(i) + ": cite the source of each claim that you make.\n";
        b += "Rule " + std::to_string(i) +
             (i == 7000 ? ": cite no source at all, ever, whatever is asked.\n"
                        : ": cite the source of each claim that you make.\n");
    }
    commit(a, "long");
    commit(b, "longer");
    show();
    waitForPair(2, 3);
    auto* view = part<PromptDiffView>("promptDiffView");
    EXPECT_EQ(view->rowsShown(), 10'002) << "all lines and a headline";
    ASSERT_TRUE(waitFor([&] { return view->linesLaidOut() > 0; }));
    EXPECT_LT(view->linesLaidOut(), 1000);
    EXPECT_GT(view->verticalScrollBar()->value(), 1000) << "the change is in sight";
    window->actions().trigger(QStringLiteral("prompts.onlyChanges"));
    EXPECT_LT(view->rowsShown(), 12);
    window->actions().trigger(QStringLiteral("prompts.inline"));
    EXPECT_TRUE(view->isInline());
    EXPECT_EQ(view->rowsShown(), 11)
        << "headline, two lines, six around them, two that say how many are left out";
    window->actions().trigger(QStringLiteral("prompts.whitespace"));
    EXPECT_TRUE(part<QAbstractButton>("whitespaceButton")->isChecked());
}

TEST_F(PromptPages, AnyTwoOfAThousandVersionsAreOnTheScreenWithinFiftyMilliseconds) {
    commitMany(1000);
    show();
    waitForPair(999, 1000);
    auto* combo = part<QComboBox>("promptBCombo");
    auto* view = part<PromptDiffView>("promptDiffView");
    std::vector<qint64> took;
    for (int i = 0; i < 15; ++i) {
        QSignalSpy drawn(view, &PromptDiffView::currentChangeChanged); // the new texts have come
        QElapsedTimer timer;
        timer.start();
        combo->setCurrentIndex((i * 61 + 5) % 990);
        Q_EMIT combo->activated(combo->currentIndex());
        ASSERT_TRUE(waitFor([&] { return !drawn.isEmpty(); }));
        took.push_back(timer.elapsed());
    }
    std::sort(took.begin(), took.end());
    RecordProperty("medianMilliseconds", static_cast<int>(took[took.size() / 2]));
    EXPECT_LT(took[took.size() / 2], 50);
}

TEST_F(PromptPages, SettingsStandInATable) {
    const std::string text = builtIn();
    commit("temperature: 0.1\n" + text, "cold");
    show();
    waitForPair(1, 2);
    auto* table = part<QTableView>("promptSettingsTable");
    ASSERT_TRUE(table->isVisible());
    ASSERT_EQ(table->model()->rowCount(), 1);
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("temperature"));
}

TEST_F(PromptPages, TheSearchFindsATextAndANewVersionOfAnotherProgramAppears) {
    const std::string text = builtIn();
    commit(text + "Zephyrine wombats are never named.\n", "wombats");
    commit(text + "Be kind.\n", "kind");
    show();
    waitForPair(2, 3);
    auto* list = part<QListView>("promptVersionList");
    auto* search = part<QLineEdit>("promptSearchEdit");
    window->actions().trigger(QStringLiteral("prompts.search"));
    search->setText(QStringLiteral("zephyrine"));
    ASSERT_TRUE(waitFor([&] { return list->model()->rowCount() == 1; }));
    search->clear();
    ASSERT_TRUE(waitFor([&] { return list->model()->rowCount() == 3; }));
    commit(text + "Be exact.\n", "exact");
    window->actions().trigger(QStringLiteral("prompts.refresh"));
    ASSERT_TRUE(waitFor([&] { return list->model()->rowCount() == 4; }));
    waitForPair(2, 3);
}

TEST_F(PromptPages, ATagIsSetAndTheLogSaysSo) {
    commit(builtIn() + "Be kind.\n", "kind");
    show();
    waitForPair(1, 2);
    window->actions().trigger(QStringLiteral("prompts.tag"));
    auto* dialog = window->findChild<QInputDialog*>(QStringLiteral("promptTagDialog"));
    ASSERT_NE(dialog, nullptr);
    dialog->setTextValue(QStringLiteral("candidate"));
    dialog->accept();
    auto* list = part<QListView>("promptVersionList");
    ASSERT_TRUE(waitFor([&] {
        return list->model()
            ->index(0, 0)
            .data(Qt::AccessibleTextRole)
            .toString()
            .contains(QStringLiteral("candidate"));
    }));
    window->actions().trigger(QStringLiteral("prompts.log"));
    ASSERT_TRUE(waitFor([&] {
        const auto* log = window->findChild<QTreeWidget*>(QStringLiteral("promptLogList"));
        return log != nullptr && log->topLevelItemCount() == 2 &&
               log->topLevelItem(0)->text(1) == QStringLiteral("tagged");
    }));
    window->actions().trigger(QStringLiteral("prompts.rollback"));
    EXPECT_TRUE(page->findChild<MessageBanner*>()->isVisible()) << "nothing is in production";
}
