// SPDX-License-Identifier: GPL-3.0-or-later
// A host that is new here is asked about first. The proxy on loopback stands for the world.
#include "gui/chat/chatpage.h"
#include "gui/chat/sendpreview.h"
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

class SendConsents : public MadeWorkspace {
protected:
    void SetUp() override {
        MadeWorkspace::SetUp();
        addWombats();
        world = std::make_unique<test::ScriptedServer>(
            [](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
                wire.send(test::streamHead() + test::chatStream("Wombats sleep in shed seven [1]."));
            });
        Settings settings = app->settings();
        settings.proxy = "http://127.0.0.1:" + std::to_string(world->port());
        settings.models = {{"far", "openai-compatible:url=http://models.example/v1,model=m,retries=0"}};
        settings.defaultModel = "far";
        app->saveSettings(settings);
        ASSERT_TRUE(
            waitFor([&] { return jobs->jobs().empty() && app->currentModel() == QStringLiteral("far"); }));
        show();
    }
    void TearDown() override {
        window.reset();
        world.reset();
        MadeWorkspace::TearDown();
    }
    void show() {
        window = std::make_unique<MainWindow>();
        window->addPage(new ChatPage(*app));
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("chat"));
    }
    template<class T>
    T* part(const char* name) {
        T* found = window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void ask() {
        auto* edit = part<QPlainTextEdit>("questionEdit");
        edit->setPlainText(QStringLiteral("Where do wombats sleep?"));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    bool asks() {
        return waitFor([&] { return part<QWidget>("sendPreview")->isVisible(); });
    }
    bool answered(int turns) {
        return waitFor([&] {
            const auto* scroll = part<TurnScroll>("turnScroll");
            const TurnView* last = scroll->count() == turns ? scroll->viewAt(turns - 1) : nullptr;
            return last && jobs->jobs().empty() &&
                   last->findChild<AnswerView*>()->markdown().contains(QStringLiteral("shed seven"));
        });
    }
    /// What stands in the last turn, for when something else was waited for.
    std::string said() {
        const auto* scroll = part<TurnScroll>("turnScroll");
        const TurnView* last = scroll->viewAt(scroll->count() - 1);
        if (!last)
            return "no turn";
        const auto* banner = last->findChild<MessageBanner*>();
        return last->findChild<AnswerView*>()->markdown().toStdString() + "|" +
               banner->accessibleName().toStdString() + "|" + banner->accessibleDescription().toStdString();
    }
    std::unique_ptr<test::ScriptedServer> world;
    std::unique_ptr<MainWindow> window;
};

TEST_F(SendConsents, WhatWouldGoIsShownAndNotNowSendsNothing) {
    ask();
    ASSERT_TRUE(asks());
    EXPECT_TRUE(part<QLabel>("sendPreviewTitle")->text().contains(QStringLiteral("models.example:80")));
    const QString facts = part<QLabel>("sendPreviewFacts")->text();
    EXPECT_TRUE(facts.contains(QStringLiteral("model m"))) << facts.toStdString();
    EXPECT_TRUE(facts.contains(QStringLiteral("not encrypted"))) << facts.toStdString();
    EXPECT_TRUE(facts.contains(QStringLiteral("tokens"))) << facts.toStdString();
    const QString messages = part<QPlainTextEdit>("sendPreviewMessages")->toPlainText();
    EXPECT_TRUE(messages.contains(QStringLiteral("Zephyrine wombats"))) << "the passages go out as well";
    EXPECT_EQ(world->requestCount(), 0);
    part<QAbstractButton>("sendNotNowButton")->click();
    ASSERT_TRUE(waitFor([&] { return jobs->jobs().empty(); }));
    EXPECT_FALSE(part<QWidget>("sendPreview")->isVisible());
    EXPECT_EQ(world->requestCount(), 0);
    auto* banner = part<TurnScroll>("turnScroll")->viewAt(0)->findChild<MessageBanner*>();
    ASSERT_TRUE(waitFor([&] { return banner->isVisible(); }));
    EXPECT_EQ(banner->accessibleName(), QStringLiteral("Nothing was sent."));
}

TEST_F(SendConsents, SentOnceTheWorkspaceKnowsTheHost) {
    ask();
    ASSERT_TRUE(asks());
    part<QAbstractButton>("sendNowButton")->click();
    ASSERT_TRUE(answered(1)) << said();
    EXPECT_EQ(world->requestCount(), 1);
    EXPECT_TRUE(app->settings().trustedHosts.empty());
    ask();
    ASSERT_TRUE(answered(2)) << "no second time";
    // Another session over the same workspace.
    window.reset();
    show();
    ask();
    ASSERT_TRUE(answered(1)) << "the network log knows it";
}

TEST_F(SendConsents, AlwaysStandsInTheSettings) {
    ask();
    ASSERT_TRUE(asks());
    part<QAbstractButton>("sendAlwaysButton")->click();
    ASSERT_TRUE(answered(1));
    EXPECT_EQ(app->settings().trustedHosts, std::vector<std::string>{"models.example:80"});
    const auto stored = SettingsFile(folder / "settings.json").load();
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->trustedHosts, std::vector<std::string>{"models.example:80"});
}

TEST_F(SendConsents, StopAndLeavingTheWindowEndTheWaiting) {
    ask();
    ASSERT_TRUE(asks());
    window->actions().trigger(QStringLiteral("chat.stop"));
    ASSERT_TRUE(waitFor([&] { return jobs->jobs().empty(); }));
    EXPECT_TRUE(waitFor([&] { return !part<QWidget>("sendPreview")->isVisible(); }));
    ask();
    ASSERT_TRUE(asks());
    window.reset(); // a page that goes lets go of who waits
    ASSERT_TRUE(waitFor([&] { return jobs->jobs().empty(); }));
    EXPECT_EQ(world->requestCount(), 0);
}
