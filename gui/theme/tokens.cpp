// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace touchstone::gui {
namespace {

struct Row {
    Token token;
    std::string_view name;
    QRgb light, dark;
};

constexpr std::array<Row, kTokenCount> kRows{{
    {Token::Window, "window", 0xF5F6F8, 0x15171C},
    {Token::Surface, "surface", 0xFFFFFF, 0x1C1F25},
    {Token::Sunken, "sunken", 0xECEEF2, 0x111317},
    {Token::Border, "border", 0xD5DAE1, 0x383E49},
    {Token::Outline, "outline", 0x868F9D, 0x707A89},
    {Token::Text, "text", 0x1A1E26, 0xE6E9EF},
    {Token::Muted, "muted", 0x565F6D, 0xA6AEBC},
    {Token::Faint, "faint", 0x6E7786, 0x8A93A2},
    {Token::Accent, "accent", 0x2355CF, 0x82A8FF},
    {Token::AccentSoft, "accentSoft", 0xE5ECFC, 0x24335A},
    {Token::OnAccent, "onAccent", 0xFFFFFF, 0x15171C},
    {Token::Good, "good", 0x17734A, 0x5FCB90},
    {Token::GoodSoft, "goodSoft", 0xE1F3E9, 0x1B3829},
    {Token::Warn, "warn", 0x8A5700, 0xE2B45A},
    {Token::WarnSoft, "warnSoft", 0xFAEFD8, 0x392E15},
    {Token::Bad, "bad", 0xB0241C, 0xF48C84},
    {Token::BadSoft, "badSoft", 0xFBE6E4, 0x43211F},
    {Token::Info, "info", 0x0A6679, 0x6AC6DB},
    {Token::InfoSoft, "infoSoft", 0xDFF1F5, 0x13333C},
    {Token::Mark, "mark", 0xFFE7A0, 0x5C4B12},
    // Okabe-Ito; in dark, what would not reach 3:1 on the window is lightened in its own hue.
    {Token::Series1, "series1", 0x0072B2, 0x3A97D3},
    {Token::Series2, "series2", 0xE69F00, 0xE69F00},
    {Token::Series3, "series3", 0x009E73, 0x1DB58A},
    {Token::Series4, "series4", 0xCC79A7, 0xCC79A7},
    {Token::Series5, "series5", 0x56B4E9, 0x56B4E9},
    {Token::Series6, "series6", 0xD55E00, 0xE8772A},
    {Token::Series7, "series7", 0x7F7F7F, 0x9A9A9A},
    {Token::Series8, "series8", 0x000000, 0xE6E9EF},
}};

double linear(int channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(QRgb color) {
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

} // namespace

QRgb tokenRgb(Token token, bool dark) {
    const Row& row = kRows.at(static_cast<std::size_t>(token));
    return 0xFF000000U | (dark ? row.dark : row.light);
}

std::string_view tokenName(Token token) {
    return kRows.at(static_cast<std::size_t>(token)).name;
}

double contrast(QRgb a, QRgb b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

std::vector<TokenPair> allowedPairs(bool dark) {
    constexpr double kText = 4.5;
    constexpr double kShape = 3.0;
    std::vector<TokenPair> pairs;
    for (const Token ground :
         {Token::Window, Token::Surface, Token::Sunken, Token::AccentSoft, Token::GoodSoft, Token::WarnSoft,
          Token::BadSoft, Token::InfoSoft, Token::Mark})
        pairs.push_back({Token::Text, ground, kText});
    for (const Token ground : {Token::Window, Token::Surface}) {
        for (const Token front :
             {Token::Muted, Token::Accent, Token::Good, Token::Warn, Token::Bad, Token::Info})
            pairs.push_back({front, ground, kText});
        pairs.push_back({Token::Outline, ground, kShape});
    }
    pairs.push_back({Token::Faint, Token::Surface, kText});
    if (dark)
        pairs.push_back({Token::Faint, Token::Window, kText});
    else
        pairs.push_back({Token::Muted, Token::Sunken, kText});
    pairs.push_back({Token::OnAccent, Token::Accent, kText});
    pairs.push_back({Token::Accent, Token::AccentSoft, kText});
    pairs.push_back({Token::Good, Token::GoodSoft, kText});
    pairs.push_back({Token::Warn, Token::WarnSoft, kText});
    pairs.push_back({Token::Bad, Token::BadSoft, kText});
    pairs.push_back({Token::Info, Token::InfoSoft, kText});
    for (int i = 0; i < 8; ++i) {
        const auto series = static_cast<Token>(static_cast<int>(Token::Series1) + i);
        // Orange and sky blue are light by design: drawn 2 px wide with a marker in the light theme.
        const bool light =
            !dark && (series == Token::Series2 || series == Token::Series5 || series == Token::Series4);
        pairs.push_back({series, Token::Surface, light ? 2.0 : kShape});
    }
    return pairs;
}

} // namespace touchstone::gui
