// SPDX-License-Identifier: GPL-3.0-or-later
// Two answers to one question that were made with different setups: sentence by sentence, what they rest on,
// what they cost. Pure functions; interface's thread (they translate).
#pragma once

#include "core/answering/answer.h"
#include "gui/viewmodels/answerpair.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace touchstone::gui {

/// One line of figures; "" where an answer has none.
struct ComparedFigure {
    QString name, a, b;
    [[nodiscard]] bool differs() const { return a != b; }
};

/// A passage as both lists know it: the chunk, or between versions of a corpus the section that it is of.
struct ComparedPassage {
    QString id, where;
    bool cited = false;
};

struct AnswerComparison {
    std::vector<SentencePair> pairs; ///< citations are told by the passages, not by their numbers
    int same = 0, changed = 0, onlyA = 0, onlyB = 0;
    std::vector<ComparedPassage> passagesA, passagesB; ///< in the order of their ranks
    QStringList lost, gained; ///< passages that only A, only B was made from, best first
    std::vector<ComparedFigure> figures;
};
AnswerComparison compareAnswers(const Answer& a, const Answer& b);

/// "2 sentences are the same, 1 in other words, 1 only in A, none only in B."
QString comparisonSentence(const AnswerComparison& comparison);
/// "Answered", "Refused: not in the sources" ...
QString outcomeText(AnswerOutcome outcome);

} // namespace touchstone::gui
