// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/commandline.h"
#include "gui/shell/commandpalette.h"
#include "gui/shell/fuzzy.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/statusstrip.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace touchstone::gui;

namespace {

class TestPage : public Page {
public:
    TestPage(QString id, bool withPanel)
        : m_id(std::move(id)), m_withPanel(withPanel), m_edit(new QLineEdit(this)) {}
    [[nodiscard]] QString pageId() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_id.toUpper(); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Chat; }
    [[nodiscard]] QWidget* makePanel() override { return m_withPanel ? new QWidget : nullptr; }
    [[nodiscard]] QVariantMap placeState() const override { return {{QStringLiteral("at"), m_at}}; }
    void goTo(const QVariantMap& state) override { m_at = state.value(QStringLiteral("at")).toInt(); }
    void focusFirst() override { m_edit->setFocus(); }
    void registerActions(ActionRegistry& registry) override {
        registry.add({m_id % QStringLiteral(".act"), QStringLiteral("Act on %1").arg(m_id),
                      QKeySequence(Qt::Key_J), Icon::Play, QStringLiteral("act"),
                      Qt::WidgetWithChildrenShortcut},
                     this, this, [this] { ++acted; });
    }
    void walkTo(int at) {
        m_at = at;
        Q_EMIT placeChanged();
    }
    int at() const { return m_at; }
    QLineEdit* edit() const { return m_edit; }
    int acted = 0;

private:
    QString m_id;
    bool m_withPanel;
    QLineEdit* m_edit;
    int m_at = 0;
};

/// Hears of every window that is shown while it lives.
class ShownWindows : public QObject {
public:
    ShownWindows() { qApp->installEventFilter(this); }
    QStringList names;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show && watched->isWidgetType())
            if (const auto* widget = static_cast<QWidget*>(watched); widget->isWindow())
                names.append(QLatin1String(widget->metaObject()->className()) % u' ' % widget->objectName());
        return false;
    }
};

struct Window {
    Window() : a(new TestPage(QStringLiteral("a"), true)), b(new TestPage(QStringLiteral("b"), false)) {
        window.addPage(a);
        window.addPage(b);
        window.resize(1200, 700);
        window.show();
        window.open(QStringLiteral("a"));
    }
    MainWindow window;
    TestPage* a;
    TestPage* b;
};

} // namespace

TEST(Fuzzy, LettersInOrderBetterAtWordStarts) {
    EXPECT_EQ(fuzzyMatch(u"xyz", u"Open the corpus").score, -1);
    EXPECT_EQ(fuzzyMatch(u"", u"anything").score, 0);
    EXPECT_GT(fuzzyMatch(u"oc", u"Open corpus").score, fuzzyMatch(u"oc", u"Stop because").score);
    EXPECT_EQ(fuzzyMatch(u"OC", u"Open corpus").positions, (std::vector<int>{0, 5}));
    EXPECT_GT(fuzzyMatch(u"corp", u"Add a corpus").score, fuzzyMatch(u"corp", u"Copy or paste").score);
}

TEST(MainWindow, BackAndForwardWalkThroughPagesAndPlaces) {
    Window w;
    w.a->walkTo(5);
    w.window.open(QStringLiteral("b"));
    EXPECT_EQ(w.window.currentPage(), w.b);
    w.window.back();
    EXPECT_EQ(w.window.currentPage(), w.a);
    EXPECT_EQ(w.a->at(), 5);
    w.window.back();
    EXPECT_EQ(w.a->at(), 0);
    w.window.forward();
    w.window.forward();
    EXPECT_EQ(w.window.currentPage(), w.b);
}

TEST(MainWindow, AnUnknownPageIsNoStep) {
    Window w;
    w.window.open(QStringLiteral("nowhere"));
    EXPECT_EQ(w.window.currentPage(), w.a);
    EXPECT_FALSE(w.window.hasPage(QStringLiteral("nowhere")));
}

TEST(MainWindow, ThePanelLiesOverThePageBelow1100) {
    Window w;
    w.window.setPanelOpen(true);
    EXPECT_TRUE(w.window.panelOpen());
    auto* panel = w.window.findChild<QWidget*>(QStringLiteral("sidePanel"));
    auto* stack = w.window.findChild<QWidget*>(QStringLiteral("pageStack"));
    EXPECT_EQ(panel->parentWidget(), stack->parentWidget());
    w.window.resize(900, 600);
    QCoreApplication::processEvents();
    EXPECT_NE(panel->parentWidget(), stack->parentWidget());
    EXPECT_TRUE(panel->isVisible());
    EXPECT_GT(stack->width(), 800);
    w.window.open(QStringLiteral("b"));
    EXPECT_FALSE(panel->isVisible()) << "a page without a panel";
    w.window.setPanelOpen(true);
    EXPECT_FALSE(w.window.panelOpen());
}

TEST(MainWindow, GoesDownTo900By600) {
    Window w;
    EXPECT_LE(w.window.minimumSizeHint().width(), 900);
    EXPECT_LE(w.window.minimumSizeHint().height(), 600);
    EXPECT_LE(w.window.minimumSize().width(), 900);
}

TEST(MainWindow, EveryActionHasAShortcutAndNoneTwice) {
    Window w;
    for (const QAction* action : w.window.actions().all()) {
        EXPECT_FALSE(action->shortcut().isEmpty()) << ActionRegistry::idOf(action).toStdString();
        EXPECT_FALSE(action->text().isEmpty());
    }
    EXPECT_TRUE(w.window.actions().conflicts().isEmpty())
        << w.window.actions().conflicts().join(QLatin1Char('\n')).toStdString();
    w.window.actions().add(
        {QStringLiteral("x.y"), QStringLiteral("X"), QKeySequence(Qt::CTRL | Qt::Key_K), Icon::Play, {}},
        &w.window, &w.window, [] {});
    EXPECT_EQ(w.window.actions().conflicts().size(), 1);
}

TEST(MainWindow, LettersDoNotActWhileTyping) {
    Window w;
    w.window.activateWindow();
    w.a->edit()->setFocus();
    QTest::keyClick(w.a->edit(), Qt::Key_J);
    EXPECT_EQ(w.a->acted, 0);
    EXPECT_EQ(w.a->edit()->text().toStdString(), "j");
}

TEST(CommandPalette, FindsRunsAndGivesTheFocusBack) {
    Window w;
    CommandPalette palette(w.window.actions(), &w.window);
    palette.open();
    EXPECT_GT(palette.entries().size(), 8);
    auto* edit = palette.findChild<QLineEdit*>();
    edit->setText(QStringLiteral("act on b"));
    ASSERT_FALSE(palette.entries().isEmpty());
    EXPECT_EQ(palette.entries().first().toStdString(), "Act on b");
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(w.b->acted, 1);
    EXPECT_FALSE(palette.isVisible());
}

TEST(MainWindow, SizeIsKeptFromOneStartToTheNext) {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("state/window.json"));
    {
        Window w;
        w.window.restoreWindow(file);
        w.window.resize(780, 590);
        w.window.close();
    }
    MainWindow next;
    next.restoreWindow(file);
    EXPECT_EQ(next.size(), QSize(780, 590));
}

TEST(StatusStrip, AJobShowsShareAndCanBeCancelled) {
    StatusStrip strip;
    strip.resize(1200, 28);
    strip.show();
    JobStatus job;
    job.id = 7;
    job.title = QStringLiteral("Adding fastapi");
    job.done = 61;
    job.total = 100;
    strip.setJobs({job});
    EXPECT_TRUE(
        strip.findChild<QLabel*>(QStringLiteral("jobLabel"))->text().contains(QStringLiteral("61 %")));
    QSignalSpy spy(&strip, &StatusStrip::cancelRequested);
    strip.findChild<QAbstractButton*>(QStringLiteral("jobCancelButton"))->click();
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.first().first().toULongLong(), 7U);
    strip.setJobs({});
    EXPECT_FALSE(strip.findChild<QWidget*>(QStringLiteral("jobPanel"))->isVisible());
}

TEST(CommandLine, KnowsItsOptionsAndRefusesOthers) {
    const QStringList pages{QStringLiteral("chat"), QStringLiteral("corpus")};
    const auto parse = [&](const char* words) {
        return parseCommandLine(QString::fromLatin1(words).split(QLatin1Char(' ')), pages);
    };
    const CommandLine line =
        parse("--workspace a.touchstone --page=corpus --theme dark --language de --offline");
    EXPECT_TRUE(line.problem.isEmpty());
    EXPECT_EQ(line.page.toStdString(), "corpus");
    EXPECT_EQ(line.theme->toStdString(), "dark");
    EXPECT_TRUE(line.offline);
    for (const char* wrong :
         {"--page nowhere", "--theme pink", "--language fr", "--page", "stray", "--nothing"})
        EXPECT_FALSE(parse(wrong).problem.isEmpty()) << wrong;
}

TEST(MainWindow, IsTheOnlyWindowThatItsStartShows) {
    const ShownWindows shown;
    const Window shell;
    ASSERT_EQ(shown.names.size(), 1) << "parts of it flash up: " << shown.names.join(u'|').toStdString();
}
