// SPDX-License-Identifier: GPL-3.0-or-later
// Matching of typed letters against words, as a command palette does: all letters in order, better at the
// beginnings of words and side by side. Pure function.
#pragma once

#include <QStringView>
#include <vector>

namespace touchstone::gui {

struct FuzzyMatch {
    int score = -1;             ///< -1 = no match; an empty pattern matches all with 0
    std::vector<int> positions; ///< letters of `text` that were matched
};
FuzzyMatch fuzzyMatch(QStringView pattern, QStringView text);

} // namespace touchstone::gui
