// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of code in the theme of now. Interface's thread.
#pragma once

#include "gui/text/highlighter.h"
#include "gui/theme/theme.h"

#include <QTextCharFormat>

namespace touchstone::gui {

inline QTextCharFormat syntaxFormat(CodeKind kind) {
    QTextCharFormat format;
    switch (kind) {
    case CodeKind::Keyword:
        format.setForeground(Theme::color(Token::Accent));
        break;
    case CodeKind::String:
    case CodeKind::Added:
        format.setForeground(Theme::color(Token::Good));
        break;
    case CodeKind::Comment:
        format.setForeground(Theme::color(Token::Muted));
        format.setFontItalic(true);
        break;
    case CodeKind::Number:
        format.setForeground(Theme::color(Token::Warn));
        break;
    case CodeKind::Name:
        format.setForeground(Theme::color(Token::Info));
        break;
    case CodeKind::Removed:
        format.setForeground(Theme::color(Token::Bad));
        break;
    }
    return format;
}

} // namespace touchstone::gui
