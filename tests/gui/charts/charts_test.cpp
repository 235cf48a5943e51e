// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/barchart.h"
#include "gui/charts/chartframe.h"
#include "gui/charts/pointmap.h"
#include "gui/theme/theme.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace touchstone::gui;

TEST(ChartFrame, TheTwinHoldsTheSameNumbersAndIsTheExport) {
    auto* chart = new BarChart;
    ChartFrame frame(QStringLiteral("Sizes"), chart);
    frame.setSummary(QStringLiteral("Two sizes."));
    frame.setTwin(
        {{QStringLiteral("Size"), QStringLiteral("How many")},
         {false, true},
         {{QStringLiteral("a, \"b\""), QStringLiteral("3")}, {QStringLiteral("c"), QStringLiteral("4")}}});
    EXPECT_EQ(frame.asCsv(), QStringLiteral("Size,How many\n\"a, \"\"b\"\"\",3\nc,4\n"));
    EXPECT_EQ(frame.table()->model()->rowCount(), 2);
    EXPECT_EQ(chart->accessibleName(), QStringLiteral("Sizes. Two sizes."));
    EXPECT_FALSE(frame.tableShown());
    frame.showTable(true);
    EXPECT_TRUE(frame.tableShown());
    QSignalSpy rows(&frame, &ChartFrame::rowActivated);
    Q_EMIT frame.table()->activated(frame.table()->model()->index(1, 0));
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows[0][0].toInt(), 1);
}

TEST(BarChart, IsWalkedByKeyboardAndSaysItsBars) {
    BarChart chart;
    chart.resize(500, 300);
    chart.setData({QStringLiteral("x"),
                   QStringLiteral("y"),
                   {QStringLiteral("0"), QStringLiteral("10")},
                   {3, 5},
                   {QStringLiteral("three"), QStringLiteral("five")}});
    chart.show();
    QSignalSpy chosen(&chart, &BarChart::barChosen);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.current(), 0);
    EXPECT_EQ(chart.accessibleDescription(), QStringLiteral("three"));
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.current(), 1) << "and not beyond the last";
    QTest::keyClick(&chart, Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 1);
    chart.setData({});
    EXPECT_EQ(chart.current(), -1);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_EQ(chart.current(), -1) << "no bars, no place among them";
}

TEST(BarChart, FollowsTheTheme) {
    BarChart chart;
    chart.resize(400, 200);
    chart.setData({{}, {}, {QStringLiteral("a")}, {1}, {QStringLiteral("one")}});
    Theme::instance().setMode(ThemeMode::Dark);
    QCoreApplication::processEvents();
    const QImage dark = chart.grab().toImage();
    EXPECT_EQ(dark.pixelColor(2, 2), Theme::color(Token::Surface));
    Theme::instance().setMode(ThemeMode::Light);
    QCoreApplication::processEvents();
    EXPECT_EQ(chart.grab().toImage().pixelColor(2, 2), Theme::color(Token::Surface));
}

TEST(PointMap, DrawsAtMostTwoThousandAndFindsThemByKeyboard) {
    std::vector<PointMap::Point> points;
    for (int i = 0; i < 200'000; ++i)
        points.push_back({static_cast<float>(i % 447), static_cast<float>(i / 447), i % 9 - 1});
    PointMap map;
    map.resize(600, 400);
    QElapsedTimer timer;
    timer.start();
    map.setPoints(points, {QStringLiteral("a"), QStringLiteral("b")},
                  [](std::size_t number) { return QString::number(number); });
    const auto set = timer.restart();
    map.grab();
    std::printf("  200,000 points set in %lld ms, painted in %lld ms\n", static_cast<long long>(set),
                static_cast<long long>(timer.elapsed()));
    EXPECT_EQ(map.drawn(), PointMap::kMostDrawn);
    map.show();
    QSignalSpy chosen(&map, &PointMap::pointChosen);
    QTest::keyClick(&map, Qt::Key_Right);
    const int first = map.current();
    ASSERT_GE(first, 0);
    QTest::keyClick(&map, Qt::Key_Right);
    ASSERT_NE(map.current(), first);
    EXPECT_GT(points[static_cast<std::size_t>(map.current())].x, points[static_cast<std::size_t>(first)].x);
    QTest::keyClick(&map, Qt::Key_Enter);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(map.accessibleDescription(), QString::number(map.current()));
    map.setPoints({}, {}, {});
    map.grab();
    QTest::keyClick(&map, Qt::Key_Left);
    EXPECT_EQ(map.current(), -1);
}

TEST(ChartFrame, TakesItsChartInBeforeItIsShown) {
    struct : QObject {
        int windows = 0;
        bool eventFilter(QObject* watched, QEvent* event) override {
            if (event->type() == QEvent::Show && watched->isWidgetType())
                windows += static_cast<QWidget*>(watched)->isWindow() ? 1 : 0;
            return false;
        }
    } shown;
    qApp->installEventFilter(&shown);
    const ChartFrame frame(QStringLiteral("Sizes"), new BarChart);
    EXPECT_EQ(shown.windows, 0) << "the chart was a window of its own for a moment";
}
