// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of A and B to one item, sentence by sentence: which are the same, which were said otherwise,
// which only one of them has; what differs in their citations. Pure functions, any thread; and the list of
// items that a comparison gave, under a filter (interface's thread).
#pragma once

#include "eval/regressions/prompt_behaviour.h"
#include "gui/viewmodels/pairing.h"

#include <QAbstractTableModel>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

struct TrialOutcome;

struct SentencePair {
    enum class Kind : std::uint8_t { Same, Changed, OnlyA, OnlyB };
    Kind kind = Kind::Same;
    QString a, b; ///< "" where it has none
    std::vector<DiffMark> marksA, marksB;
    QString citedA, citedB;       ///< "[1][3]", in order
    bool citationsDiffer = false; ///< of a pair
};

/// In the order of B, with what only A says at its place.
std::vector<SentencePair> alignAnswers(const std::string& a, const std::string& b);

QString fateWord(ItemFate fate); ///< "fixed", "broken", "in other words", "the same"

class BehaviourItemModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Item, Fate, Question, Better, Worse, ColumnCount };
    enum Role { FateRole = Qt::UserRole + 1 };
    /// Which items are shown.
    enum class List : std::uint8_t { Flipped, Fixed, Broken, Changed, All };

    using QAbstractTableModel::QAbstractTableModel;
    void setOutcome(std::shared_ptr<const TrialOutcome> outcome);
    void setFilter(List list, const QString& words);
    [[nodiscard]] std::size_t count(List list) const;
    [[nodiscard]] const BehaviourItem* item(int row) const;
    [[nodiscard]] int rowOf(const QString& item) const; ///< -1 = not shown

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void apply();
    std::shared_ptr<const TrialOutcome> m_outcome;
    std::vector<std::size_t> m_shown;
    List m_list = List::Flipped;
    QString m_words;
};

} // namespace touchstone::gui
