// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/comparehtml.h"

#include "gui/widgets/difftext.h"

#include <QCoreApplication>

namespace touchstone::gui {

namespace {

/// Translations of this file stand in one context.
struct SideBySideWords {
    Q_DECLARE_TR_FUNCTIONS(touchstone::gui::SideBySide)
};

constexpr int kMostNamed = 4; ///< passages in a sentence; the lines show all

QString cell(const QString& content, Token ground, const QString& note = {}) {
    const auto name = [](Token token) { return Theme::color(token).name(); };
    QString inside = content;
    if (!note.isEmpty())
        inside += QStringLiteral("<br><span style=\"font-size:11px\">%1</span>").arg(note.toHtmlEscaped());
    return QStringLiteral("<td width=\"50%\" valign=\"top\" style=\"background-color:%1;color:%2;"
                          "border:none\">%3</td>")
        .arg(name(ground), name(Token::Text), inside);
}

QString citedText(const QString& cited) {
    return cited.isEmpty() ? SideBySideWords::tr("cites nothing")
                           : SideBySideWords::tr("cites %1").arg(cited);
}

QString named(const QStringList& places) {
    QString text = QStringList(places.mid(0, kMostNamed)).join(QStringLiteral(", "));
    if (places.size() > kMostNamed)
        text += SideBySideWords::tr(" and %n more", nullptr, static_cast<int>(places.size()) - kMostNamed);
    return text;
}

} // namespace

QString alignedHtml(const AnswerComparison& comparison) {
    QString out = QStringLiteral("<table width=\"100%\" cellspacing=\"3\" cellpadding=\"5\" "
                                 "style=\"border:none\">");
    for (const SentencePair& pair : comparison.pairs) {
        out += QStringLiteral("<tr>");
        // Which passages are meant: equal numbers may stand for others.
        const QString noteA = pair.citationsDiffer ? citedText(pair.citedA) : QString();
        const QString noteB = pair.citationsDiffer
                                  ? SideBySideWords::tr("%1: other passages").arg(citedText(pair.citedB))
                                  : QString();
        switch (pair.kind) {
        case SentencePair::Kind::Same:
            out += cell(markedHtml(pair.a, {}, Token::Text), Token::Surface, noteA) +
                   cell(markedHtml(pair.b, {}, Token::Text), Token::Surface, noteB);
            break;
        case SentencePair::Kind::Changed:
            out += cell(markedHtml(pair.a, pair.marksA, Token::Text), Token::InfoSoft, noteA) +
                   cell(markedHtml(pair.b, pair.marksB, Token::Text), Token::InfoSoft, noteB);
            break;
        case SentencePair::Kind::OnlyA:
            out += cell(markedHtml(pair.a, {}, Token::Text), Token::WarnSoft,
                        SideBySideWords::tr("only A says this")) +
                   cell(QStringLiteral("&nbsp;"), Token::Window);
            break;
        case SentencePair::Kind::OnlyB:
            out += cell(QStringLiteral("&nbsp;"), Token::Window) +
                   cell(markedHtml(pair.b, {}, Token::Text), Token::WarnSoft,
                        SideBySideWords::tr("only B says this"));
            break;
        }
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

QString figuresHtml(const AnswerComparison& comparison) {
    QString out = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" style=\"border:none\">");
    const auto row = [&](const QString& name, const QString& a, const QString& b, bool bold) {
        const auto one = [&](const QString& text, bool strong) {
            const QString words = text.isEmpty() ? QStringLiteral("–") : text.toHtmlEscaped();
            return QStringLiteral("<td style=\"border:none;padding-right:24px\">%1</td>")
                .arg(strong ? QStringLiteral("<b>%1</b>").arg(words) : words);
        };
        out +=
            QStringLiteral("<tr>") + one(name, false) + one(a, bold) + one(b, bold) + QStringLiteral("</tr>");
    };
    row(QStringLiteral(" "), QStringLiteral("A"), QStringLiteral("B"), true);
    for (const ComparedFigure& figure : comparison.figures)
        row(figure.name, figure.a, figure.b, figure.differs());
    return out + QStringLiteral("</table>");
}

QString movedText(const AnswerComparison& comparison) {
    QStringList out;
    if (!comparison.gained.isEmpty())
        out.append(SideBySideWords::tr("New in B: %1.").arg(named(comparison.gained)));
    if (!comparison.lost.isEmpty())
        out.append(SideBySideWords::tr("Lost in B: %1.").arg(named(comparison.lost)));
    return out.join(QLatin1Char('\n'));
}

} // namespace touchstone::gui
