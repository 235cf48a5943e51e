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

QString markedHtml(const QString& text, const std::vector<DiffMark>& marks, Token front) {
    QString out;
    int at = 0;
    for (const DiffMark& mark : marks) {
        if (mark.exact || mark.start < at) // the word around it is marked already
            continue;
        out += text.mid(at, mark.start - at).toHtmlEscaped();
        out += QStringLiteral("<u><b style=\"color:%1\">").arg(Theme::color(front).name());
        out += text.mid(mark.start, mark.end - mark.start).toHtmlEscaped() + QStringLiteral("</b></u>");
        at = mark.end;
    }
    out += text.mid(at).toHtmlEscaped();
    return out.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
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
