// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/figurewords.h"

#include "gui/corpus/pagelayers.h"
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace touchstone::gui {

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

constexpr std::size_t kMostGroups = 7;
constexpr std::size_t kMostDocuments = 100; ///< with bytes in none, in the table

QString coverName(const CoverShare& share) {
    switch (share.kind) {
    case CoverShare::Kind::InChunk:
        return FigureWords::tr("in a chunk");
    case CoverShare::Kind::InSeveral:
        return FigureWords::tr("in two chunks");
    case CoverShare::Kind::Stripped:
        return strippedWord(share.stripped);
    case CoverShare::Kind::InNone:
        return FigureWords::tr("in none");
    }
    return {};
}

QString folderOf(const QString& path) {
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    return slash < 0 ? QStringLiteral("/") : path.left(slash);
}

} // namespace

BinWords binWords(const std::vector<HistogramBin>& bins, BinWords::Of what) {
    BinWords out;
    for (const HistogramBin& bin : bins) {
        const bool open = bin.to == 0;
        const QString from = countText(bin.from);
        const QString last = open ? QString() : countText(bin.to - 1);
        const QString range = open                     ? FigureWords::tr("%1 and more").arg(from)
                              : bin.to == bin.from + 1 ? from
                                                       : from + QStringLiteral("–") + last;
        out.labels.append(open ? from + QLatin1Char('+') : from);
        out.counts.push_back(static_cast<double>(bin.count));
        out.sentences.append(
            what == BinWords::Of::Tokens
                ? FigureWords::tr("%1 tokens: %2 chunks").arg(range, countText(bin.count))
                : FigureWords::tr("%1 chunks: %2 documents").arg(range, countText(bin.count)));
        out.rows.push_back({range, countText(bin.count)});
    }
    return out;
}

CoverWords coverWords(const CorpusFigures& figures, const DocumentTable& documents) {
    CoverWords out;
    quint64 all = 0, none = 0, inChunk = 0;
    for (const CoverShare& share : figures.cover) {
        if (share.kind != CoverShare::Kind::InSeveral)
            all += share.bytes;
        if (share.kind == CoverShare::Kind::InNone)
            none = share.bytes;
        if (share.kind == CoverShare::Kind::InChunk)
            inChunk = share.bytes;
    }
    const auto shareOf = [all](quint64 bytes) {
        return percentText(all > 0 ? static_cast<double>(bytes) / static_cast<double>(all) : 0);
    };
    for (const CoverShare& share : figures.cover) {
        const QString name = coverName(share);
        out.labels.append(name);
        out.kilobytes.push_back(static_cast<double>(share.bytes) / 1000);
        out.sentences.append(
            FigureWords::tr("%1: %2, %3").arg(name, sizeText(share.bytes), shareOf(share.bytes)));
        out.rows.push_back({name, countText(share.bytes), shareOf(share.bytes)});
    }
    for (std::size_t i = 0; i < std::min(figures.leastCovered.size(), kMostDocuments); ++i) {
        const auto& [document, bytes] = figures.leastCovered[i];
        out.rows.push_back(
            {FigureWords::tr("in none: %1").arg(documents.path[document]), countText(bytes), shareOf(bytes)});
    }
    out.summary =
        none > 0 ? FigureWords::tr("%1 of the bytes are in a chunk; %2 are in none and nobody says why.")
                       .arg(shareOf(inChunk), sizeText(none))
                 : FigureWords::tr("%1 of the bytes are in a chunk; the rest was left out, with its reason.")
                       .arg(shareOf(inChunk));
    return out;
}

DuplicateWords duplicateWords(const CorpusFigures& figures, const DocumentTable& documents) {
    DuplicateWords out;
    std::map<quint64, quint64> byTimes;
    for (const DuplicateGroup& group : figures.duplicates) {
        ++byTimes[std::min<quint64>(group.count, 10)];
        QStringList where;
        for (std::size_t i = 0; i < std::min<std::size_t>(group.places.size(), 6); ++i)
            where.append(documents.path[group.places[i].document] + QStringLiteral(" #") +
                         QString::number(group.places[i].ordinal + 1));
        if (group.count > static_cast<quint64>(where.size()))
            where.append(QStringLiteral("…"));
        out.rows.push_back({countText(group.count), countText(group.places.front().tokens), group.beginning,
                            where.join(QStringLiteral(", "))});
    }
    for (const auto& [times, texts] : byTimes) {
        const QString label = times < 10 ? QString::number(times) : QStringLiteral("10+");
        out.labels.append(label);
        out.counts.push_back(static_cast<double>(texts));
        out.sentences.append(
            FigureWords::tr("%n text(s) stand %1 times", nullptr, static_cast<int>(texts)).arg(label));
    }
    out.summary =
        figures.duplicateChunks == 0
            ? FigureWords::tr("No two chunks have the same text.")
            : FigureWords::tr("%n chunk(s) repeat the text of another one, but for blanks and case; each "
                              "takes a place among the passages. The table opens them.",
                              nullptr, static_cast<int>(figures.duplicateChunks));
    return out;
}

FolderGroups folderGroups(const DocumentTable& documents) {
    std::map<QString, quint64> chunks;
    for (std::size_t i = 0; i < documents.size(); ++i)
        chunks[folderOf(documents.path[i])] += documents.chunks[i];
    std::vector<std::pair<quint64, QString>> order;
    for (const auto& [folder, count] : chunks)
        order.emplace_back(count, folder);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    FolderGroups out;
    std::map<QString, int> group;
    for (std::size_t i = 0; i < std::min(order.size(), kMostGroups); ++i) {
        group.emplace(order[i].second, static_cast<int>(i));
        out.names.append(order[i].second);
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto found = group.find(folderOf(documents.path[i]));
        out.of.push_back(found == group.end() ? -1 : found->second);
    }
    return out;
}

} // namespace touchstone::gui
