// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/fuzzy.h"

#include <QString>

namespace touchstone::gui {
namespace {

bool startsWord(QStringView text, qsizetype at) {
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

/// Greedy from one start: the rest of the letters at the next beginning of a word if there is one, else as
/// near as possible.
FuzzyMatch matchFrom(QStringView pattern, QStringView text, qsizetype start) {
    FuzzyMatch match;
    match.score = 0;
    qsizetype at = start;
    qsizetype last = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text.at(i).toCaseFolded() != wanted.toCaseFolded())
                continue;
            if (found < 0)
                found = i;
            if (i == last + 1 || startsWord(text, i)) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return {};
        match.score += found == last + 1 ? 8 : startsWord(text, found) ? 6 : 1;
        match.positions.push_back(static_cast<int>(found));
        last = found;
        at = found + 1;
    }
    if (!match.positions.empty())
        match.score = match.score * 16 - match.positions.front();
    return match;
}

} // namespace

FuzzyMatch fuzzyMatch(QStringView pattern, QStringView text) {
    const QStringView wanted = pattern.trimmed();
    if (wanted.isEmpty())
        return {0, {}};
    FuzzyMatch best;
    for (qsizetype start = 0; start < text.size(); ++start) {
        if (text.at(start).toCaseFolded() != wanted.front().toCaseFolded())
            continue;
        FuzzyMatch match = matchFrom(wanted, text, start);
        if (match.score > best.score)
            best = std::move(match);
    }
    return best;
}

} // namespace touchstone::gui
