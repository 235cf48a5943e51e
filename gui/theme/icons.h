// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons: line drawings of resources/icons in the colour of a token. Icons follow a change
// of theme and the screen's pixel ratio by themselves. Interface's thread.
#pragma once

#include "gui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace touchstone::gui {

enum class Icon : std::uint8_t {
    Chat,
    Corpus,
    Settings, // 20 px, for the rail
    Back,
    Forward,
    Up,
    Down,
    Left,
    Right, // arrows and chevrons
    Search,
    Palette,
    Close,
    Plus,
    Trash,
    Edit,
    Copy,
    Send,
    Stop,
    Retry,
    Replay,
    Check,
    Half,
    Triangle,
    Struck,
    Cross,
    Dash, // status
    Folder,
    Archive,
    File,
    Globe,
    Download,
    Book,
    Section,
    Chunk,
    Quote,
    List,
    Code,
    Link,
    Online,
    Offline,
    Key,
    Server,
    Model,
    Info,
    Warning,
    Sun,
    Moon,
    Panel,
    Filter,
    More,
    Refresh,
    External,
    Play,
    Keyboard,
    Database,
    Evaluation, // 20 px, for the rail
    Prompts,    // 20 px, for the rail
    ThumbUp,
    ThumbDown,
    Pin,
    Trace,
};
inline constexpr std::size_t kIconCount = 61;

/// Name of the file in resources/icons, without ".svg".
QString iconName(Icon icon);
/// Muted when at rest, text colour when active, faint when disabled; or one token for all states.
QIcon themedIcon(Icon icon);
QIcon themedIcon(Icon icon, Token token);
QPixmap iconPixmap(Icon icon, Token token, int size, qreal devicePixelRatio);
void paintIcon(QPainter& painter, const QRectF& where, Icon icon, Token token);

} // namespace touchstone::gui
