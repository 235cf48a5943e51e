// SPDX-License-Identifier: GPL-3.0-or-later
// Both answers to an item without their names, in random order and on random sides: which is better? The
// choice is kept as a label by a person, and counted for A and B in the end, beside what the measures say.
// Interface's thread; reading and writing happen in jobs, one after the other.
#pragma once

#include "eval/gold/label_repository.h"
#include "gui/viewmodels/prompttrial.h"

#include <QObject>
#include <memory>
#include <vector>

namespace touchstone::gui {

enum class BlindChoice : std::uint8_t { None, A, B, Equal };

/// What the choices add up to.
struct BlindTally {
    int a = 0, b = 0, equal = 0;
    int agree = 0, flipped = 0; ///< of the items that the measures call fixed or broken: chosen alike
    double p = 1;               ///< sign test, two-sided, of a against b
};

class BlindPairs : public QObject {
    Q_OBJECT

public:
    explicit BlindPairs(AppModel& app, QObject* parent = nullptr);
    ~BlindPairs() override;

    /// The items whose answers differ; choices that were made before are read. opened() follows.
    void open(std::shared_ptr<const TrialOutcome> outcome);
    [[nodiscard]] int count() const { return static_cast<int>(m_pairs.size()); }
    [[nodiscard]] int current() const { return m_current; } ///< -1 = none
    [[nodiscard]] int chosen() const;                       ///< so many pairs have a choice
    void step(int direction);
    [[nodiscard]] const BehaviourItem* item() const;
    [[nodiscard]] QString left() const; ///< an answer, or that it was refused
    [[nodiscard]] QString right() const;
    /// -1 the left one, 1 the right one, 0 equally good; kept at once, the next pair without a choice
    /// follows.
    void choose(int side);
    void undo(); ///< goes to the pair whose choice it takes back
    [[nodiscard]] BlindTally tally() const;
    [[nodiscard]] QString queue() const { return m_queue; } ///< of the labels: "blind answer@4 answer@5 w@1"

Q_SIGNALS:
    void opened();
    void changed(); ///< another pair, or another choice
    void failed(const touchstone::Error& error);

private:
    struct Pair {
        std::size_t item = 0; ///< of the outcome
        bool aIsLeft = false;
        BlindChoice choice = BlindChoice::None;
    };
    [[nodiscard]] QString answer(bool ofA) const;
    void write(int pair);
    [[nodiscard]] Label labelOf(const Pair& pair) const; ///< without JSON where there is no choice
    AppModel& m_app;
    std::shared_ptr<const TrialOutcome> m_outcome;
    QString m_queue;
    std::vector<Pair> m_pairs;
    std::vector<int> m_undo;
    int m_current = -1;
    JobHandle m_openJob;
};

} // namespace touchstone::gui
