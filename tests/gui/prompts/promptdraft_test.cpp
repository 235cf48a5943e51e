// SPDX-License-Identifier: GPL-3.0-or-later
// A version that is being written: kept, checked, rendered, committed; nothing that was typed is lost.
#include "gui/prompts/drafteditor.h"
#include "gui/prompts/draftpane.h"
#include "gui/widgets/messages.h"
#include "tests/gui/prompts/prompt_pages.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace touchstone;
using namespace touchstone::gui;

class PromptDrafts : public PromptPages {
protected:
    DraftEditor* begin() {
        window->actions().trigger(QStringLiteral("prompts.new"));
        auto* editor = part<DraftEditor>("promptDraftEdit");
        EXPECT_TRUE(waitFor([&] { return editor->isVisible() && !editor->draft().isEmpty(); }));
        return editor;
    }
    std::vector<PromptLibrary::Draft> drafts() {
        auto database = app->workbench()->workspace()->connect();
        return PromptLibrary(*database, app->workbench()->promptFolder()).drafts().value();
    }
    QString state() { return part<QLabel>("draftStateLabel")->text(); }
};

TEST_F(PromptDrafts, ADraftIsKeptWhileItIsTypedAndFoundAgain) {
    show();
    waitForPair(1, 1);
    DraftEditor* editor = begin();
    EXPECT_EQ(editor->draft().toStdString(), builtIn());
    EXPECT_FALSE(part<QAbstractButton>("commitPromptButton")->isEnabled());
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("Be kind.\n"));
    ASSERT_TRUE(waitFor([&] { return drafts().size() == 1; }));
    ASSERT_TRUE(waitFor([&] { return state().contains(QStringLiteral("kept")); })) << state().toStdString();
    editor->insertPlainText(QStringLiteral("The last words before the window goes.\n"));
    window.reset(); // at once, before the timer
    ASSERT_TRUE(waitFor([&] {
        const auto kept = drafts();
        return kept.size() == 1 && kept.front().text.find("The last words") != std::string::npos;
    }));
    show();
    waitForPair(1, 1);
    EXPECT_TRUE(part<QListView>("promptVersionList")
                    ->model()
                    ->index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("has a draft")));
    editor = begin();
    ASSERT_TRUE(waitFor([&] { return editor->draft().contains(QStringLiteral("The last words")); }));
}

TEST_F(PromptDrafts, ACommitNeedsAMessageAndBecomesB) {
    show();
    waitForPair(1, 1);
    DraftEditor* editor = begin();
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("Be kind.\n"));
    window->actions().trigger(QStringLiteral("prompts.commit"));
    auto* banner = part<QWidget>("promptDraftPane")->findChild<MessageBanner*>();
    EXPECT_TRUE(banner->isVisible()) << "a version has a message";
    auto* message = part<QLineEdit>("draftMessageEdit");
    QTest::keyClicks(message, QStringLiteral("Kinder"));
    ASSERT_TRUE(part<QAbstractButton>("commitPromptButton")->isEnabled());
    window->actions().trigger(QStringLiteral("prompts.commit"));
    waitForPair(1, 2);
    EXPECT_TRUE(drafts().empty());
    auto database = app->workbench()->workspace()->connect();
    const auto stored = PromptLibrary(*database, app->workbench()->promptFolder()).find("answer@2");
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->text, builtIn() + "Be kind.\n");
    EXPECT_EQ(stored->message, "Kinder");
    EXPECT_EQ(stored->parent, 1);
}

TEST_F(PromptDrafts, MistakesStandBelowWithLineAndColumnAndStopTheCommit) {
    show();
    waitForPair(1, 1);
    DraftEditor* editor = begin();
    editor->setPlainText(QStringLiteral("name: answer\n\n## user\n{{#sources}}\n{{text}}\n{{question}}\n"));
    auto* table = part<QTableView>("draftFindingTable");
    ASSERT_TRUE(waitFor([&] {
        return table->model()->rowCount() == 1 &&
               table->model()->index(0, DraftFindingModel::Kind).data().toString() ==
                   QStringLiteral("mistake");
    }));
    EXPECT_TRUE(
        table->model()->index(0, DraftFindingModel::Place).data().toString().startsWith(QStringLiteral("4:")))
        << table->model()->index(0, DraftFindingModel::Place).data().toString().toStdString();
    window->actions().trigger(QStringLiteral("prompts.nextFinding"));
    EXPECT_EQ(editor->textCursor().blockNumber(), 3);
    QTest::keyClicks(part<QLineEdit>("draftMessageEdit"), QStringLiteral("Broken"));
    window->actions().trigger(QStringLiteral("prompts.commit"));
    auto* banner = part<QWidget>("promptDraftPane")->findChild<MessageBanner*>();
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); }));
    ASSERT_TRUE(waitFor([&] { return drafts().size() == 1; })) << "what was typed is kept";
    editor->setPlainText(QStringLiteral("name: answer\n\n## user\n{{question}}\n"));
    ASSERT_TRUE(waitFor([&] {
        return table->model()->rowCount() > 0 &&
               table->model()->index(0, DraftFindingModel::Kind).data().toString() !=
                   QStringLiteral("mistake");
    })) << "no rule for citations or refusals: lint says so";
}

TEST_F(PromptDrafts, LineEndsAndBlanksThatDoNotBreakStayAsTheyWere) {
    const std::string odd = "name: answer\r\n\r\n## user\r\nA\xC2\xA0"
                            "b {{question}}\r\n";
    const int version = commit(odd, "carriage returns");
    show();
    waitForPair(1, version);
    DraftEditor* editor = begin();
    ASSERT_TRUE(waitFor([&] { return editor->draft().toStdString() == odd; }))
        << editor->draft().toStdString();
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("more\n"));
    EXPECT_EQ(editor->draft().toStdString(), odd + "more\r\n");
}

TEST_F(PromptDrafts, ADraftIsRenderedForAQuestionWithItsWeights) {
    addWombats();
    show();
    waitForPair(1, 1);
    begin();
    window->actions().trigger(QStringLiteral("prompts.render"));
    auto* question = part<QLineEdit>("draftQuestionEdit");
    question->setText(QStringLiteral("Where do wombats sleep?"));
    QTest::keyClick(question, Qt::Key_Return);
    auto* preview = part<QTextBrowser>("draftPreviewBrowser");
    ASSERT_TRUE(waitFor([&] { return preview->toPlainText().contains(QStringLiteral("shed seven")); }));
    const QString weight = part<QLabel>("draftWeightLabel")->text();
    EXPECT_TRUE(weight.contains(QStringLiteral("question")) && weight.contains(QStringLiteral("sources")))
        << weight.toStdString();
    EXPECT_TRUE(preview->toPlainText().contains(QStringLiteral("system · about")));
}

TEST_F(PromptDrafts, AThrownAwayDraftAsksFirst) {
    show();
    waitForPair(1, 1);
    DraftEditor* editor = begin();
    editor->moveCursor(QTextCursor::End);
    editor->insertPlainText(QStringLiteral("Be kind.\n"));
    ASSERT_TRUE(waitFor([&] { return drafts().size() == 1; }));
    window->actions().trigger(QStringLiteral("prompts.discard"));
    auto* box = window->findChild<QMessageBox*>(QStringLiteral("discardDraftBox"));
    ASSERT_NE(box, nullptr);
    for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    ASSERT_TRUE(waitFor([&] { return drafts().empty(); }));
    EXPECT_EQ(editor->draft().toStdString(), builtIn());
}
