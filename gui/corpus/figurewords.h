// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a corpus as labels, sentences and rows of a table: what charts and their twins show. Pure
// functions; interface's thread (they translate).
#pragma once

#include "gui/viewmodels/corpusfigures.h"

#include <QStringList>
#include <vector>

namespace touchstone::gui {

struct BinWords {
    enum class Of : std::uint8_t { Tokens, Chunks };
    QStringList labels, sentences;
    std::vector<double> counts;
    std::vector<QStringList> rows; ///< from to, count
};
BinWords binWords(const std::vector<HistogramBin>& bins, BinWords::Of what);

struct CoverWords {
    QStringList labels, sentences;
    std::vector<double> kilobytes;
    std::vector<QStringList> rows; ///< what, bytes, share; then the documents with bytes in no chunk
    QString summary;
};
CoverWords coverWords(const CorpusFigures& figures, const DocumentTable& documents);

struct DuplicateWords {
    QStringList labels, sentences;
    std::vector<double> counts;
    std::vector<QStringList> rows; ///< by group: times, tokens, text, where
    QString summary;
};
DuplicateWords duplicateWords(const CorpusFigures& figures, const DocumentTable& documents);

/// The seven folders with the most chunks by name; all others have the group -1.
struct FolderGroups {
    QStringList names;
    std::vector<int> of; ///< by document
};
FolderGroups folderGroups(const DocumentTable& documents);

} // namespace touchstone::gui
