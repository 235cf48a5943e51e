// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the window by meaning, the type and the grid: the only place where a colour is a number.
#pragma once

#include <QRgb>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace touchstone::gui {

enum class Token : std::uint8_t {
    Window,
    Surface,
    Sunken,
    Border,
    Outline,
    Text,
    Muted,
    Faint,
    Accent,
    AccentSoft,
    OnAccent,
    Good,
    GoodSoft,
    Warn,
    WarnSoft,
    Bad,
    BadSoft,
    Info,
    InfoSoft,
    Mark,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
    Series8,
};
inline constexpr std::size_t kTokenCount = 28;

/// 0xRRGGBB of a token in the light or dark theme.
QRgb tokenRgb(Token token, bool dark);
std::string_view tokenName(Token token);

/// WCAG 2 contrast of two colours, 1..21.
double contrast(QRgb a, QRgb b);

/// A token and a ground that it may stand on, with the least contrast that it must have there.
struct TokenPair {
    Token front, ground;
    double least;
};
std::vector<TokenPair> allowedPairs(bool dark);

/// The 4 px grid and the sizes of controls, in device-independent pixels.
namespace space {
inline constexpr int kUnit = 4;
inline constexpr int kSmall = 8, kMedium = 12, kLarge = 16, kHuge = 24;
inline constexpr int kRadius = 6;
inline constexpr int kControl = 28; ///< height of buttons, inputs, combo boxes
inline constexpr int kRow = 26;     ///< height of a table row
inline constexpr int kRail = 48;
inline constexpr int kHeader = 44;
inline constexpr int kStatus = 28;
inline constexpr int kIcon = 16, kRailIcon = 20;
inline constexpr int kFocus = 2;
inline constexpr int kAnswerWidth = 620; ///< about 76 characters of 15 px Inter
} // namespace space

} // namespace touchstone::gui
