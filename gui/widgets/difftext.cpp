// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/difftext.h"

#include "gui/theme/theme.h"

namespace touchstone::gui {

QTextLayout::FormatRange diffMark(int start, int end, bool added, bool sure) {
    QTextLayout::FormatRange format;
    format.start = start;
    format.length = end - start;
    QColor ground = Theme::color(added ? Token::Good : Token::Bad);
    ground.setAlpha(sure ? 88 : 44);
    format.format.setBackground(ground);
    format.format.setFontUnderline(true);
    format.format.setUnderlineStyle(sure ? QTextCharFormat::SingleUnderline : QTextCharFormat::DotLine);
    return format;
}

void layOutLines(QTextLayout& layout, qreal width) {
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
}

} // namespace touchstone::gui
