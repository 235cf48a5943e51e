// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/previewhtml.h"

#include "gui/prompts/draftpane.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"

namespace touchstone::gui {

namespace {

QString escapedText(std::string_view text) {
    return toQString(text).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

} // namespace

QString previewSummary(const DraftPreview& preview) {
    const PromptPreview& shown = preview.preview;
    QStringList words{
        DraftPane::tr("about %1 tokens over %2; the first %3 are the same for every question and "
                      "can be cached")
            .arg(countText(shown.tokens), preview.corpus, countText(shown.stableTokens))};
    QStringList parts;
    for (const auto& entry : shown.variables)
        parts.append(toQString(entry.first) + QLatin1Char(' ') + countText(entry.second));
    if (!parts.isEmpty())
        words.append(parts.join(QStringLiteral(", ")));
    const std::size_t cut = shown.packed.hits.size() - shown.packed.sourceCount;
    if (cut > 0)
        words.append(DraftPane::tr("%n passage(s) left out by the budget of %1 tokens or as repeats", nullptr,
                                   static_cast<int>(cut))
                         .arg(countText(shown.budgetTokens)));
    return words.join(QStringLiteral(" · "));
}

QString previewHtml(const DraftPreview& preview) {
    QString out;
    for (const PreviewMessage& message : preview.preview.messages) {
        const std::string role = std::string(roleName(message.role));
        out +=
            QStringLiteral("<p><b>%1</b> · %2</p>")
                .arg((message.example ? DraftPane::tr("example, %1").arg(toQString(role)) : toQString(role))
                         .toHtmlEscaped(),
                     DraftPane::tr("about %1 tokens").arg(countText(message.tokens)));
        const std::string_view content = message.content;
        out += QStringLiteral("<p>") + escapedText(content.substr(0, message.stableBytes));
        if (message.stableBytes > 0 && message.stableBytes < content.size())
            out += QStringLiteral("<br><i>") +
                   DraftPane::tr("— what stands above is the same for every question —").toHtmlEscaped() +
                   QStringLiteral("</i><br>");
        out += escapedText(content.substr(message.stableBytes)) + QStringLiteral("</p><hr>");
    }
    return out;
}

} // namespace touchstone::gui
