// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/pagelayers.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <algorithm>

namespace touchstone::gui {

namespace {

class LayerWords {
    Q_DECLARE_TR_FUNCTIONS(PageLayers)
};

/// Blanks and markup between words are in every page and lie within chunks: marking them would mark all.
bool isEverywhere(const QString& kind) {
    return kind == QLatin1String("blank") || kind == QLatin1String("markup");
}

SourceLayer layerOf(SourceLayer::Kind kind, TextRange range) {
    SourceLayer layer;
    layer.kind = kind;
    layer.range = range;
    return layer;
}

} // namespace

QString strippedWord(const QString& kind) {
    static const std::vector<std::pair<QString, const char*>> kWords{
        {QStringLiteral("front-matter"), QT_TRANSLATE_NOOP("PageLayers", "front matter")},
        {QStringLiteral("comment"), QT_TRANSLATE_NOOP("PageLayers", "comment")},
        {QStringLiteral("markup"), QT_TRANSLATE_NOOP("PageLayers", "markup")},
        {QStringLiteral("tab-variant"), QT_TRANSLATE_NOOP("PageLayers", "other tab")},
        {QStringLiteral("template"), QT_TRANSLATE_NOOP("PageLayers", "template")},
        {QStringLiteral("style"), QT_TRANSLATE_NOOP("PageLayers", "style")},
        {QStringLiteral("script"), QT_TRANSLATE_NOOP("PageLayers", "script")},
        {QStringLiteral("navigation"), QT_TRANSLATE_NOOP("PageLayers", "navigation")},
        {QStringLiteral("blank"), QT_TRANSLATE_NOOP("PageLayers", "blanks")},
        {QStringLiteral("include-line"), QT_TRANSLATE_NOOP("PageLayers", "include line")}};
    for (const auto& [known, word] : kWords)
        if (kind == known)
            return LayerWords::tr(word);
    return kind;
}

QString coverSentence(const PageContent& page) {
    const auto size = static_cast<double>(page.bytes.size());
    QStringList parts{LayerWords::tr("%1 in chunks")
                          .arg(percentText(size > 0 ? static_cast<double>(page.coveredBytes) / size : 1))};
    QStringList kinds;
    for (const auto& [kind, bytes] : page.strippedBytes)
        if (!isEverywhere(kind))
            kinds.append(strippedWord(kind) + QLatin1Char(' ') + sizeText(bytes));
    if (!kinds.isEmpty())
        parts.append(LayerWords::tr("left out: %1").arg(kinds.join(QStringLiteral(", "))));
    if (!page.overlaps.empty()) {
        quint64 bytes = 0;
        for (const TextRange& range : page.overlaps)
            bytes += range.size();
        parts.append(LayerWords::tr("in two chunks: %1").arg(sizeText(bytes)));
    }
    quint64 none = 0;
    for (const TextRange& range : page.uncovered)
        none += range.size();
    if (none > 0)
        parts.append(LayerWords::tr("in none: %1").arg(sizeText(none)));
    return parts.join(QStringLiteral("  ·  "));
}

std::vector<SourceLayer> inspectorLayers(const PageContent& page, int chunk, TextRange target) {
    std::vector<SourceLayer> layers;
    for (std::size_t i = 0; i < page.chunks.size(); ++i) {
        SourceLayer layer = layerOf(SourceLayer::Kind::Chunk, page.chunks[i].range);
        layer.id = QString::number(i);
        layer.label =
            QStringLiteral("c%1 · %2 t").arg(QString::number(i + 1), QString::number(page.chunks[i].tokens));
        layer.strong = static_cast<int>(i) == chunk;
        layers.push_back(std::move(layer));
    }
    for (const TextRange& range : page.overlaps)
        layers.push_back(layerOf(SourceLayer::Kind::Overlap, range));
    for (const TextRange& range : page.uncovered)
        layers.push_back(layerOf(SourceLayer::Kind::Uncovered, range));
    for (const StrippedRange& stripped : page.stripped) {
        const QString kind = toQString(stripped.kind);
        if (isEverywhere(kind))
            continue;
        SourceLayer layer = layerOf(SourceLayer::Kind::Stripped, stripped.range);
        layer.label = strippedWord(kind);
        layers.push_back(std::move(layer));
    }
    if (!target.empty()) {
        SourceLayer layer = layerOf(SourceLayer::Kind::Cited, target);
        layer.strong = true;
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace touchstone::gui
