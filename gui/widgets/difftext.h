// SPDX-License-Identifier: GPL-3.0-or-later
// How a changed line of text looks wherever two texts stand beside each other. Interface's thread.
#pragma once

#include "gui/theme/theme.h"
#include "gui/viewmodels/pairing.h"

#include <QTextLayout>
#include <vector>

namespace touchstone::gui {

/// Ground and underline (never colour alone) of [start, end). Not `sure`: a fainter mark, for a word that
/// only holds the change.
QTextLayout::FormatRange diffMark(int start, int end, bool added, bool sure = true);
/// Text as HTML with the marked words underlined, bold and in a colour.
QString markedHtml(const QString& text, const std::vector<DiffMark>& marks, Token front);
/// Lays the text out in lines of this width, one below the other.
void layOutLines(QTextLayout& layout, qreal width);

} // namespace touchstone::gui
