// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"

#include "gui/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <array>

namespace touchstone::gui {
namespace {

QString firstFamily(std::initializer_list<QString> wanted, QFontDatabase::SystemFont otherwise) {
    for (const QString& family : wanted)
        if (QFontDatabase::hasFamily(family))
            return family;
    return QFontDatabase::systemFont(otherwise).family();
}

const QString& textFamily() {
    static const QString family = firstFamily(
        {QStringLiteral("Inter"), QStringLiteral("Inter Variable"), QStringLiteral("DejaVu Sans")},
        QFontDatabase::GeneralFont);
    return family;
}

const QString& codeFamily() {
    static const QString family = firstFamily(
        {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")}, QFontDatabase::FixedFont);
    return family;
}

QPalette paletteOf(bool dark) {
    const auto c = [dark](Token token) { return QColor::fromRgb(tokenRgb(token, dark)); };
    QPalette palette;
    palette.setColor(QPalette::Window, c(Token::Window));
    palette.setColor(QPalette::WindowText, c(Token::Text));
    palette.setColor(QPalette::Base, c(Token::Surface));
    palette.setColor(QPalette::AlternateBase, c(Token::Window));
    palette.setColor(QPalette::Text, c(Token::Text));
    palette.setColor(QPalette::Button, c(Token::Surface));
    palette.setColor(QPalette::ButtonText, c(Token::Text));
    palette.setColor(QPalette::BrightText, c(Token::Bad));
    palette.setColor(QPalette::Highlight, c(Token::AccentSoft));
    palette.setColor(QPalette::HighlightedText, c(Token::Text));
    palette.setColor(QPalette::PlaceholderText, c(Token::Faint));
    palette.setColor(QPalette::ToolTipBase, c(Token::Surface));
    palette.setColor(QPalette::ToolTipText, c(Token::Text));
    palette.setColor(QPalette::Link, c(Token::Accent));
    palette.setColor(QPalette::LinkVisited, c(Token::Accent));
    palette.setColor(QPalette::Light, c(Token::Surface));
    palette.setColor(QPalette::Midlight, c(Token::Window));
    palette.setColor(QPalette::Mid, c(Token::Border));
    palette.setColor(QPalette::Dark, c(Token::Outline));
    palette.setColor(QPalette::Shadow, c(Token::Border));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c(Token::Faint));
    return palette;
}

bool desktopIsDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

} // namespace

std::optional<ThemeMode> themeModeByName(QStringView name) {
    if (name == QLatin1String("light"))
        return ThemeMode::Light;
    if (name == QLatin1String("dark"))
        return ThemeMode::Dark;
    if (name == QLatin1String("system"))
        return ThemeMode::System;
    return std::nullopt;
}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::install(QApplication& application, ThemeMode mode) {
    Theme& theme = instance();
    theme.m_desktopDark = desktopIsDark(QApplication::palette());
    theme.m_mode = mode;
    QApplication::setStyle(new Style); // owned by the application
    QApplication::setFont(font(TypeRole::Body));
    application.installEventFilter(&theme);
    theme.apply();
}

void Theme::setMode(ThemeMode mode) {
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::apply() {
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_desktopDark);
    m_applying = true;
    QApplication::setPalette(paletteOf(m_dark));
    m_applying = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    // A palette that did not come from here is the desktop's: it tells whether the desktop went dark.
    if (event->type() == QEvent::ThemeChange && watched == QCoreApplication::instance() && !m_applying) {
        m_desktopDark = desktopIsDark(QApplication::style()->standardPalette());
        if (m_mode == ThemeMode::System)
            apply();
    }
    return false;
}

QColor Theme::color(Token token) {
    return QColor::fromRgb(tokenRgb(token, instance().m_dark));
}

bool Theme::isDark() {
    return instance().m_dark;
}

bool Theme::motion() {
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

QFont Theme::font(TypeRole role) {
    QFont font(role == TypeRole::Code ? codeFamily() : textFamily());
    switch (role) {
    case TypeRole::Caption:
        font.setPixelSize(11);
        break;
    case TypeRole::Body:
        font.setPixelSize(13);
        break;
    case TypeRole::BodyBold:
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        break;
    case TypeRole::Answer:
        font.setPixelSize(15);
        break;
    case TypeRole::Question:
        font.setPixelSize(15);
        font.setWeight(QFont::DemiBold);
        break;
    case TypeRole::Title:
        font.setPixelSize(18);
        font.setWeight(QFont::DemiBold);
        break;
    case TypeRole::Tile:
        font.setPixelSize(24);
        font.setWeight(QFont::DemiBold);
        break;
    case TypeRole::Code:
        font.setPointSizeF(12.5 * 72.0 / 96.0); // pixel sizes are whole numbers, 12.5 px is not
        font.setFixedPitch(true);
        font.setStyleHint(QFont::Monospace);
        break;
    }
    return font;
}

} // namespace touchstone::gui
