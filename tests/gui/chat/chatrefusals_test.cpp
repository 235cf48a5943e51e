// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which a question is not answered has its words and its button; no bubble is empty.
#include "gui/chat/chatpage.h"
#include "gui/chat/turnscroll.h"
#include "gui/chat/turnview.h"
#include "gui/shell/mainwindow.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/messages.h"
#include "tests/gui/viewmodels/made_workspace.h"
#include "tests/support/scripted_server.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace touchstone;
using namespace touchstone::gui;

class ChatRefusals : public MadeWorkspace {
protected:
    void SetUp() override {
        MadeWorkspace::SetUp();
        addWombats();
        window = std::make_unique<MainWindow>();
        window->addPage(new ChatPage(*app));
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("chat"));
    }
    void TearDown() override {
        window.reset();
        MadeWorkspace::TearDown();
    }
    void useModel(int port, std::optional<std::int64_t> calls = {}) {
        Settings settings = app->settings();
        settings.models = {{"mine", "openai-compatible:url=http://127.0.0.1:" + std::to_string(port) +
                                        "/v1,model=m,retries=0"}};
        settings.defaultModel = "mine";
        settings.dailyBudget.calls = calls;
        app->saveSettings(settings);
        ASSERT_TRUE(
            waitFor([&] { return jobs->jobs().empty() && app->currentModel() == QStringLiteral("mine"); }));
    }
    [[nodiscard]] TurnView* lastTurn() const {
        const auto* turns = window->findChild<TurnScroll*>(QStringLiteral("turnScroll"));
        return turns->viewAt(turns->count() - 1);
    }
    void ask(const QString& question) {
        auto* edit = window->findChild<QPlainTextEdit*>(QStringLiteral("questionEdit"));
        edit->setPlainText(question);
        QTest::keyClick(edit, Qt::Key_Return);
        finish();
    }
    void finish() {
        ASSERT_TRUE(waitFor([&] {
            const TurnView* turn = jobs->jobs().empty() ? lastTurn() : nullptr;
            const auto* facts = turn ? turn->findChild<QLabel*>(QStringLiteral("factsLabel")) : nullptr;
            return facts && facts->isVisible();
        }));
    }
    /// What the banner of the last turn says, and the words of its button.
    std::pair<QString, QString> banner() {
        auto* shown = lastTurn()->findChild<MessageBanner*>();
        if (!shown->isVisible())
            return {};
        EXPECT_FALSE(shown->accessibleDescription().isEmpty()) << "says what to do";
        auto* button = shown->findChild<QAbstractButton*>(QStringLiteral("messageActionButton"));
        return {shown->accessibleName(), button->isVisible() ? button->text() : QString()};
    }
    void expectBanner(const char* words, const char* button) {
        const auto [said, offered] = banner();
        EXPECT_EQ(said, QString::fromUtf8(words));
        EXPECT_EQ(offered, QString::fromUtf8(button));
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(ChatRefusals, TheProvidersFilter) {
    const test::ScriptedServer server([](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(test::streamHead() +
                  test::sseData({R"({"choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]})",
                                 "[DONE]"}));
    });
    useModel(server.port());
    ask(QStringLiteral("Where do wombats sleep?"));
    expectBanner("The provider's filter stopped the answer.", "Edit the question");
}

TEST_F(ChatRefusals, AGuardrailTakesTheStreamedWordsBack) {
    const test::ScriptedServer server([](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(test::streamHead() +
                  test::chatStream("Use ghp_A1b2C3d4E5f6G7h8J9k0L1m2N3p4Q5r6S7t8 for it [1]."));
    });
    useModel(server.port());
    ask(QStringLiteral("Where do wombats sleep?"));
    expectBanner("A rule of this program stopped the answer.", "Show the trace");
    EXPECT_FALSE(lastTurn()->findChild<AnswerView*>()->markdown().contains(QStringLiteral("ghp_")));
}

TEST_F(ChatRefusals, AServerThatIsDownAndOneWithAFault) {
    useModel(test::unusedPort());
    ask(QStringLiteral("Where do wombats sleep?"));
    expectBanner("The model's server does not answer.", "Ask again");
    const test::ScriptedServer server([](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(test::jsonAnswer(503, R"({"error":{"message":"overloaded"}})"));
    });
    useModel(server.port());
    ask(QStringLiteral("Where do wombats sleep now?"));
    expectBanner("The model's server has a fault of its own.", "Ask again");
}

TEST_F(ChatRefusals, ABudgetThatIsUsedUp) {
    const test::ScriptedServer server([](test::ScriptedConnection&, const test::ScriptedRequest&) {});
    useModel(server.port(), 0);
    ask(QStringLiteral("Where do wombats sleep?"));
    expectBanner("The budget is used up, so nothing was sent.", "Open the settings");
    EXPECT_EQ(server.requestCount(), 0);
}

TEST_F(ChatRefusals, SmallTalkAndWhatTheDocumentsDoNotSay) {
    ask(QStringLiteral("Hello!"));
    expectBanner("This is not what the documents are about.", "Edit the question");
    EXPECT_TRUE(lastTurn()->findChild<AnswerView*>()->markdown().contains(QStringLiteral("Wombats")));
    ask(QStringLiteral("Which telephone number has the keeper of the wombats in Melbourne?"));
    expectBanner("The documents do not answer this.", "Show the nearest passages");
}

TEST_F(ChatRefusals, AnAmbiguousQuestionIsNarrowedByAClick) {
    // Sections long enough to be passages of their own.
    const std::string about =
        "This page tells what a keeper needs to know before anything else is done here, in "
        "the order in which it comes up on a usual day, and where help is found when "
        "something does not go as it was written down, with the names of those who know.";
    const std::string more =
        " Wait until each step has ended before the next one is begun, and write down what "
        "the screen says, so that somebody else can go on from there on another day without "
        "beginning again from the first line of this page.";
    write("docker.md", "# Docker\n\n" + about +
                           "\n\n## Installation\n\nPull the image and start a container from it." + more +
                           "\n");
    write("windows.md", "# Windows\n\n" + about +
                            "\n\n## Installation\n\nRun the installer and follow it to its end." + more +
                            "\n");
    add("t");
    ask(QStringLiteral("How do I do the installation?"));
    expectBanner("The question can be read in more than one way.", "Edit the question");
    const auto buttons =
        lastTurn()->findChild<QWidget*>(QStringLiteral("readings"))->findChildren<QAbstractButton*>();
    ASSERT_EQ(buttons.size(), 2);
    QAbstractButton* windows = nullptr;
    for (QAbstractButton* button : buttons) {
        EXPECT_FALSE(button->accessibleName().isEmpty());
        if (button->text().startsWith(QStringLiteral("Windows")))
            windows = button;
    }
    ASSERT_NE(windows, nullptr);
    windows->click();
    ASSERT_TRUE(waitFor([&] { return window->findChild<TurnScroll*>()->count() == 2; }));
    finish();
    EXPECT_TRUE(lastTurn()
                    ->findChild<QLabel*>(QStringLiteral("questionLabel"))
                    ->text()
                    .contains(QStringLiteral("“Windows › Installation”")));
    EXPECT_TRUE(lastTurn()->findChild<AnswerView*>()->markdown().contains(QStringLiteral("installer")))
        << lastTurn()->findChild<AnswerView*>()->markdown().toStdString();
}
