// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"
#include "gui/theme/style.h"
#include "gui/theme/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QStyle>

using namespace touchstone::gui;

TEST(ThemeTokens, EveryPairIsReadable) {
    for (const bool dark : {false, true})
        for (const TokenPair& pair : allowedPairs(dark))
            EXPECT_GE(contrast(tokenRgb(pair.front, dark), tokenRgb(pair.ground, dark)), pair.least)
                << tokenName(pair.front) << " on " << tokenName(pair.ground)
                << (dark ? " in dark" : " in light");
}

TEST(ThemeTokens, ContrastIsTheOneOfWcag) {
    EXPECT_NEAR(contrast(0xFFFFFF, 0x000000), 21.0, 0.01);
    EXPECT_NEAR(contrast(0x777777, 0xFFFFFF), 4.48, 0.01);
}

TEST(ThemeTokens, EachHasItsName) {
    for (std::size_t i = 0; i < kTokenCount; ++i)
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NE(tokenName(static_cast<Token>(i)), tokenName(static_cast<Token>(j)));
}

TEST(ThemeIcons, EachIsAFileThatDraws) {
    for (std::size_t i = 0; i < kIconCount; ++i) {
        const auto icon = static_cast<Icon>(i);
        ASSERT_TRUE(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(iconName(icon))))
            << iconName(icon).toStdString();
        const QImage image = iconPixmap(icon, Token::Text, 16, 1.0).toImage();
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                drawn += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
        EXPECT_GT(drawn, 8) << iconName(icon).toStdString();
    }
}

TEST(ThemeIcons, PixelRatioGivesMorePixels) {
    const QPixmap pixmap = iconPixmap(Icon::Search, Token::Text, 16, 2.0);
    EXPECT_EQ(pixmap.width(), 32);
    EXPECT_EQ(pixmap.devicePixelRatio(), 2.0);
}

TEST(Theme, AChangeAtRunTimeReachesPaletteAndColours) {
    Theme& theme = Theme::instance();
    int changes = 0;
    const auto connection = QObject::connect(&theme, &Theme::changed, [&] { ++changes; });
    theme.setMode(ThemeMode::Dark);
    EXPECT_TRUE(Theme::isDark());
    EXPECT_EQ(Theme::color(Token::Window).rgb(), tokenRgb(Token::Window, true));
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), Theme::color(Token::Window));
    theme.setMode(ThemeMode::Light);
    EXPECT_FALSE(Theme::isDark());
    EXPECT_EQ(changes, 2);
    QObject::disconnect(connection);
}

TEST(Theme, ControlsAreOnTheGrid) {
    QPushButton button(QStringLiteral("Save"));
    EXPECT_EQ(button.sizeHint().height(), space::kControl);
    EXPECT_EQ(button.style()->pixelMetric(QStyle::PM_SmallIconSize), 16);
}
