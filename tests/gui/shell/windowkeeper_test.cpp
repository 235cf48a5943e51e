// SPDX-License-Identifier: GPL-3.0-or-later
// Another language takes effect at once, and what was shown is shown again.
#include "gui/shell/language.h"
#include "gui/shell/statusstrip.h"
#include "gui/shell/windowkeeper.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAction>
#include <latch>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

class PlacePage : public Page {
public:
    using Page::Page;
    [[nodiscard]] QString pageId() const override { return QStringLiteral("p"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("P"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Chat; }
    [[nodiscard]] QVariantMap placeState() const override { return {{QStringLiteral("at"), at}}; }
    void goTo(const QVariantMap& state) override { at = state.value(QStringLiteral("at")).toInt(); }
    int at = 1;
};

} // namespace

class WindowKeepers : public MadeWorkspace {
protected:
    void TearDown() override {
        installLanguage(*qApp, QStringLiteral("en"));
        MadeWorkspace::TearDown();
    }
    void choose(const char* language) {
        Settings settings = app->settings();
        settings.language = language;
        app->saveSettings(settings);
    }
    static QString keysAction(MainWindow* window) {
        return window->actions().find(QStringLiteral("window.keys"))->text();
    }
};

TEST_F(WindowKeepers, AnotherLanguageMakesTheWindowAnewInItsPlace) {
    int made = 0;
    WindowKeeper keeper(*app, [&] {
        ++made;
        auto* window = new MainWindow;
        window->addPage(new PlacePage);
        return window;
    });
    keeper.start(QStringLiteral("p"), {});
    const QString english = keysAction(keeper.window());
    static_cast<PlacePage*>(keeper.window()->currentPage())->at = 7;
    keeper.window()->resize(1111, 777);
    std::latch go(1);
    app->jobs().start<int>(
        Lane::Eval, QStringLiteral("work"), app.get(),
        [&](JobContext&) -> Result<int> {
            go.wait();
            return 0;
        },
        [](const Result<int>&) {});
    choose("de");
    ASSERT_TRUE(waitFor([&] { return app->settings().language == "de"; }));
    QTest::qWait(50);
    EXPECT_EQ(made, 1) << "not while work is running: its answer would be lost";
    go.count_down();
    ASSERT_TRUE(waitFor([&] { return made == 2; }));
    ASSERT_TRUE(waitFor([&] { return keeper.window()->isVisible(); }));
    EXPECT_NE(keysAction(keeper.window()), english);
    EXPECT_EQ(static_cast<PlacePage*>(keeper.window()->currentPage())->at, 7);
    EXPECT_EQ(keeper.window()->size(), QSize(1111, 777));
    choose("en");
    ASSERT_TRUE(waitFor([&] { return made == 3; }));
    ASSERT_TRUE(waitFor([&] { return keysAction(keeper.window()) == english; }));
    Settings settings = app->settings();
    settings.theme = "light";
    app->saveSettings(settings);
    QTest::qWait(50);
    EXPECT_EQ(made, 3) << "other settings leave the window alone";
}
