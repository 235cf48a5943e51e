// SPDX-License-Identifier: GPL-3.0-or-later
// The theme of the running window: light, dark, or as the desktop is. Everything repaints on a change, as Qt
// sends PaletteChange to every widget; who keeps something derived from a colour drops it then.
// Interface's thread.
#pragma once

#include "gui/theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>
#include <optional>

class QApplication;

namespace touchstone::gui {

enum class ThemeMode : std::uint8_t { Light, Dark, System };
std::optional<ThemeMode> themeModeByName(QStringView name);

enum class TypeRole : std::uint8_t {
    Caption,  ///< 11 px
    Body,     ///< 13 px
    BodyBold, ///< 13 px, semi-bold
    Answer,   ///< 15 px
    Question, ///< 15 px, semi-bold
    Title,    ///< 18 px, semi-bold
    Tile,     ///< 24 px
    Code,     ///< 12.5 px, fixed width
};

class Theme : public QObject {
    Q_OBJECT

public:
    /// Sets style, palette and fonts of the application. Once, before the first widget.
    static void install(QApplication& application, ThemeMode mode);
    static Theme& instance();

    static QColor color(Token token);
    static QFont font(TypeRole role);
    static bool isDark();
    /// False where the desktop or the platform asks for less motion.
    static bool motion();

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);

Q_SIGNALS:
    /// After the palette has been set.
    void changed();

private:
    Theme() = default;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void apply();
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_desktopDark = false;
    bool m_applying = false;
};

} // namespace touchstone::gui
