// SPDX-License-Identifier: GPL-3.0-or-later
// Retrieval done again for one question: with the run's own settings, far deeper than the run looked, with
// each mode by itself, and with other settings, to see which of them would have brought the gold places.
// Nothing is sent to a chat model. Safe for concurrent use with a safe retriever.
#pragma once

#include "core/base/job_context.h"
#include "core/retrieval/retriever.h"
#include "eval/diagnosis/gold_locations.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

/// Settings that decide which passages a model is given.
struct RetrievalSetting {
    RetrievalOptions options;
    std::size_t contextTokens = 0; ///< 0: all that was retrieved is given
};

struct ReplayedPlace {
    std::map<RetrievalMode, std::size_t> ranks; ///< of its best chunk; 0 = below the depth
    std::map<std::string, std::size_t> stages;  ///< of that chunk in the run's own mode
};

struct ItemReplay {
    std::string error; ///< of a mode that could not be asked; "" = all were
    std::size_t depth = 0;
    std::vector<ReplayedPlace> places; ///< in the order of the item's
    std::vector<std::string> own;      ///< ids of the chunks that the run's own settings retrieve
    std::size_t packedTokens = 0, overBudget = 0, duplicates = 0; ///< of the run's own settings
    /// Per setting whether a gold place is among what the model is given; none: its mode could not be asked.
    std::vector<std::optional<bool>> reached;
};

/// `settings[0]` are the run's own. Errors: Cancelled, WorkspaceDamaged.
Result<ItemReplay> replayRetrieval(const std::string& question, const std::vector<LocatedPlace>& places,
                                   const Retriever& retriever, const std::vector<RetrievalSetting>& settings,
                                   std::size_t depth, JobContext& context);

} // namespace touchstone
