// SPDX-License-Identifier: GPL-3.0-or-later
// Which line (or sentence) of one text belongs to which of another, where both were changed: the pairs that
// are most alike, in order. And the stretches in which two such pieces differ. Pure functions, any thread.
#pragma once

#include <QString>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone::gui {

/// A stretch that differs, as positions of a QString. `exact`: these very characters, inside a changed word.
struct DiffMark {
    int start = 0, end = 0;
    bool exact = false;
    friend bool operator==(const DiffMark&, const DiffMark&) = default;
};

/// Pairs (place in a, place in b), ascending in both, of pieces that share enough words. Quadratic up to some
/// thousand combinations; beyond that the k-th belongs to the k-th, where both have equally many.
std::vector<std::pair<int, int>> pairPieces(const std::vector<std::string_view>& a,
                                            const std::vector<std::string_view>& b);

struct PieceMarks {
    std::vector<DiffMark> before, after;
};
/// Words that differ, and within a word that only changed in part the characters. Both empty: the pieces have
/// too little in common, or too much text, for marks to help.
PieceMarks markPieces(std::string_view before, std::string_view after);

} // namespace touchstone::gui
