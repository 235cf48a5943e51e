// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers side by side, over a real workspace and a scripted server.
#include "gui/chat/chatpage.h"
#include "gui/chat/sidebyside.h"
#include "gui/chat/turnscroll.h"
#include "gui/chat/turnview.h"
#include "gui/shell/mainwindow.h"
#include "gui/widgets/answerview.h"
#include "gui/widgets/ranklines.h"
#include "gui/widgets/safetextbrowser.h"
#include "tests/gui/viewmodels/made_workspace.h"
#include "tests/support/scripted_server.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>
#include <latch>

using namespace touchstone;
using namespace touchstone::gui;

class SideBySides : public MadeWorkspace {
protected:
    void SetUp() override {
        MadeWorkspace::SetUp();
        addWombats();
        window = std::make_unique<MainWindow>();
        window->addPage(new ChatPage(*app));
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("chat"));
        auto* edit = part<QPlainTextEdit>("questionEdit");
        edit->setPlainText(QStringLiteral("Where do wombats sleep?"));
        QTest::keyClick(edit, Qt::Key_Return);
        ASSERT_TRUE(waitFor([&] { return idle() && firstVersion() != QString(); }));
        pane = part<SideBySide>("comparePane");
    }
    void TearDown() override {
        window.reset();
        MadeWorkspace::TearDown();
    }
    void useModel(int port) {
        Settings settings = app->settings();
        settings.models = {{"mine", "openai-compatible:url=http://127.0.0.1:" + std::to_string(port) +
                                        "/v1,model=m,retries=0"}};
        app->saveSettings(settings);
        ASSERT_TRUE(waitFor([&] { return idle() && app->modelNames().contains(QStringLiteral("mine")); }));
    }
    template<class T>
    T* part(const char* name) {
        T* found = window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    [[nodiscard]] bool idle() const { return jobs->jobs().empty(); }
    QString firstVersion() {
        const TurnView* first = part<TurnScroll>("turnScroll")->viewAt(0);
        const auto* label = first ? first->findChild<AnswerView*>() : nullptr;
        return label ? label->markdown() : QString();
    }
    void choose(const char* combo, const QString& data) {
        auto* box = part<QComboBox>(combo);
        ASSERT_GE(box->findData(data), 0) << data.toStdString();
        box->setCurrentIndex(box->findData(data));
    }
    void run(const char* action) { window->actions().trigger(QLatin1String(action)); }
    std::unique_ptr<MainWindow> window;
    SideBySide* pane = nullptr;
};

TEST_F(SideBySides, AModelAnswersBesideTheQuotesAndNothingIsLost) {
    std::latch go(1);
    const test::ScriptedServer server([&](test::ScriptedConnection& wire, const test::ScriptedRequest&) {
        wire.send(test::streamHead() + test::sseData({test::chatPiece("Wombats sleep ")}));
        go.wait();
        wire.send(test::chatStream("in shed seven [1]. They dream."));
    });
    useModel(server.port());
    const QString quoted = firstVersion();
    run("chat.compare");
    ASSERT_TRUE(pane->isVisible());
    EXPECT_FALSE(part<TurnScroll>("turnScroll")->isVisible());
    auto* ask = part<QAbstractButton>("compareAskButton");
    EXPECT_FALSE(ask->isEnabled()) << "an equal setup tells nothing";
    choose("compareModelCombo", QStringLiteral("mine"));
    ASSERT_TRUE(ask->isEnabled());
    EXPECT_TRUE(part<QLabel>("compareHintLabel")->text().contains(QStringLiteral("model")));
    ask->click();
    ASSERT_TRUE(waitFor([&] {
        return part<AnswerView>("compareTextB")->markdown() == QStringLiteral("Wombats sleep ");
    })) << "it streams beside the other";
    EXPECT_EQ(part<AnswerView>("compareTextA")->markdown(), quoted);
    EXPECT_TRUE(part<QLabel>("compareStageLabel")->isVisible());
    go.count_down();
    ASSERT_TRUE(waitFor([&] { return pane->comparison().has_value(); }));
    EXPECT_TRUE(part<SafeTextBrowser>("compareBrowser")->isVisible());
    EXPECT_TRUE(
        part<SafeTextBrowser>("compareBrowser")->toPlainText().contains(QStringLiteral("only B says this")));
    EXPECT_TRUE(part<SafeTextBrowser>("compareFigures")->toPlainText().contains(QStringLiteral("Tokens in")));
    EXPECT_TRUE(part<RankLines>("compareRankLines")->isVisible());
    part<QAbstractButton>("compareWrittenButton")->click();
    EXPECT_FALSE(part<SafeTextBrowser>("compareBrowser")->isVisible());
    EXPECT_TRUE(part<AnswerView>("compareTextB")->isVisible());

    QTest::keyClick(pane, Qt::Key_Escape);
    EXPECT_FALSE(pane->isVisible());
    EXPECT_TRUE(part<TurnScroll>("turnScroll")->isVisible());
    EXPECT_EQ(firstVersion(), quoted) << "what was shown stays";
    EXPECT_EQ(part<QLabel>("versionLabel")->text(), QStringLiteral("1/2"));
    ASSERT_TRUE(waitFor([&] { return idle(); }));
    // Also after a restart.
    ChatViewModel later(*app);
    ASSERT_TRUE(waitFor([&] { return later.conversations().size() == 1; }));
    later.openConversation(QString::fromStdString(later.conversations()[0].id.value));
    ASSERT_TRUE(waitFor([&] { return later.count() == 1; }));
    EXPECT_EQ(later.turn(0)->text, quoted);
    EXPECT_EQ(later.versions(0).all, 2);
    EXPECT_EQ(later.versions(0).current, 1);
}

TEST_F(SideBySides, AVersionThatIsThereStandsBesideAndIsGoneOnWith) {
    run("chat.compare");
    part<QSpinBox>("comparePassagesSpin")->setValue(1);
    part<QAbstractButton>("compareAskButton")->click();
    ASSERT_TRUE(waitFor([&] { return idle() && pane->comparison().has_value(); }));
    const quint64 second = pane->second();
    QTest::keyClick(pane, Qt::Key_Escape);
    run("chat.compare");
    auto* versions = part<QComboBox>("compareVersionCombo");
    ASSERT_EQ(versions->count(), 2);
    versions->setCurrentIndex(1);
    Q_EMIT versions->activated(1);
    ASSERT_TRUE(waitFor([&] { return pane->comparison().has_value(); }));
    EXPECT_EQ(pane->second(), second);
    EXPECT_TRUE(pane->comparison()->pairs.size() >= 1);
    part<QAbstractButton>("compareKeepButton")->click();
    EXPECT_FALSE(pane->isVisible());
    ASSERT_TRUE(waitFor([&] { return part<QLabel>("versionLabel")->text() == QStringLiteral("2/2"); }));
}

TEST_F(SideBySides, AServerThatIsDownIsToldBesideTheAnswer) {
    useModel(test::unusedPort());
    run("chat.compare");
    choose("compareModelCombo", QStringLiteral("mine"));
    part<QAbstractButton>("compareAskButton")->click();
    ASSERT_TRUE(waitFor([&] { return idle(); }));
    const auto banners = pane->findChildren<QWidget*>(QStringLiteral("messageBanner"));
    ASSERT_EQ(banners.size(), 1);
    EXPECT_TRUE(banners[0]->isVisible());
    EXPECT_TRUE(banners[0]->accessibleName().contains(QStringLiteral("does not answer")))
        << banners[0]->accessibleName().toStdString();
    EXPECT_FALSE(part<QAbstractButton>("compareCloseButton")->accessibleName().isEmpty());
}
