// SPDX-License-Identifier: GPL-3.0-or-later
// What the trace pane says in words. Declared in tracepane.h.
#include "core/text/text_diff.h"
#include "gui/chat/tracepane.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace touchstone::gui {

namespace {

constexpr qsizetype kMostShown = 200'000; ///< characters of one exchange; the record holds the rest

QString valueText(const TraceValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return toQString(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto* number = std::get_if<double>(&value))
        return significantText(*number);
    return std::get<bool>(value) ? TracePane::tr("yes") : TracePane::tr("no");
}

/// Messages as they were sent, each under its role; other JSON laid out.
QString laidOut(const QString& name, const QString& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (document.isNull())
        return json;
    if (name != QStringLiteral("messages"))
        return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
    QStringList parts;
    const QJsonArray messages = document.array();
    for (const QJsonValue& message : messages)
        parts.append(QStringLiteral("── ") + message[QStringLiteral("role")].toString() +
                     QStringLiteral(" ──\n") + message[QStringLiteral("content")].toString());
    return parts.join(QStringLiteral("\n\n"));
}

QString bytesText(const std::string& bytes) {
    QString text = toQString(bytes);
    if (text.size() > kMostShown)
        text =
            text.left(kMostShown) + TracePane::tr("\n… and %1 more characters").arg(text.size() - kMostShown);
    return text;
}

} // namespace

QString spanText(const TraceSpan& span) {
    QStringList lines, blocks;
    for (const auto& [key, value] : span.attributes) {
        const QString name = toQString(key);
        const QString text = valueText(value);
        if (text.startsWith(QLatin1Char('[')) || text.startsWith(QLatin1Char('{')) ||
            text.contains(QLatin1Char('\n')))
            blocks.append(name + QStringLiteral(":\n") + laidOut(name, text));
        else
            lines.append(name + QStringLiteral(": ") + text);
    }
    if (!lines.isEmpty())
        blocks.prepend(lines.join(QLatin1Char('\n')));
    return blocks.join(QStringLiteral("\n\n"));
}

QString exchangeText(const RecordedExchange& exchange) {
    QString out = toQString(exchange.method) + QLatin1Char(' ') + toQString(exchange.url) + QLatin1Char('\n');
    for (const auto& [name, value] : exchange.requestHeaders)
        out += toQString(name) + QStringLiteral(": ") + toQString(value) + QLatin1Char('\n');
    out += QLatin1Char('\n') + bytesText(exchange.request) + QStringLiteral("\n\n────\n\n");
    out += exchange.status == 0 ? TracePane::tr("no answer") : QString::number(exchange.status);
    out += QLatin1Char('\n');
    for (const auto& [name, value] : exchange.responseHeaders)
        out += toQString(name) + QStringLiteral(": ") + toQString(value) + QLatin1Char('\n');
    out += QLatin1Char('\n') + bytesText(exchange.response);
    if (exchange.error)
        out += QStringLiteral("\n\n") + toQString(describe(*exchange.error));
    return out;
}

QString answerDifference(const std::string& before, const std::string& now) {
    QStringList lines;
    for (const DiffHunk& hunk : diffLines(before, now, 1))
        for (const DiffLine& line : hunk.lines) {
            const QString sign = line.op == DiffOp::Removed ? QStringLiteral("- ")
                                 : line.op == DiffOp::Added ? QStringLiteral("+ ")
                                                            : QStringLiteral("  ");
            lines.append(sign + toQString(line.text));
        }
    return lines.join(QLatin1Char('\n'));
}

} // namespace touchstone::gui
