// SPDX-License-Identifier: GPL-3.0-or-later
// What would help most: other retrieval settings, tried on every item by replay, and what the causes ask for
// where nothing could be tried. Pure.
#pragma once

#include "eval/diagnosis/failure.h"
#include "eval/diagnosis/retrieval_replay.h"
#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// A setting beside the run's own, with the path that an experiment file has for it.
struct TriedSetting {
    RetrievalSetting setting;
    std::string path, value; ///< "retrieval.k", "16"
};

/// The run's own setting first, then those worth trying.
std::vector<TriedSetting> settingsToTry(const RetrievalSetting& own);

/// What is known of one item of an arm.
struct ItemFacts {
    std::string item;
    bool answerable = false, wrong = false, goldGiven = false;
    std::optional<FailureCause> cause;        ///< of its first wrong answer
    std::vector<std::optional<bool>> reached; ///< by TriedSetting; empty: not replayed
};

struct FixProposal {
    std::string path, value; ///< setting of the experiment; "" = something to be done by hand
    std::string text;        ///< what to do, one sentence
    bool replayed = false;
    std::vector<std::string> mended, lost; ///< items whose gold place would reach the model, or no longer
    std::optional<double> expected;        ///< items that would be right; none: nothing tells how many
    Interval range;                        ///< of that number, 95 %; not replayed: from none to all
};

/// Share of right answers among the items whose gold place was given to the model.
struct RightWithGold {
    std::uint64_t right = 0, items = 0;
};
RightWithGold rightWithGold(const std::vector<ItemFacts>& items);

/// The most promising first. Those that would lose as much as they mend are left out.
std::vector<FixProposal> proposeFixes(const std::vector<ItemFacts>& items,
                                      const std::vector<TriedSetting>& tried);

} // namespace touchstone
