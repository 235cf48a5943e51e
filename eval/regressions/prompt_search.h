// SPDX-License-Identifier: GPL-3.0-or-later
// The search for the edit that changed the answers, with the model asked: which items tell, which texts are
// tried on them, what came of it. Belongs to the thread of the connection.
#pragma once

#include "core/prompts/prompt_library.h"
#include "eval/regressions/prompt_behaviour.h"
#include "eval/regressions/prompt_bisect.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace touchstone {

/// From a to b along the parents of b, with texts; only the two where a is none of them.
Result<std::vector<PromptVersion>> pathBetween(PromptLibrary& library, const StoredPrompt& a,
                                               const StoredPrompt& b);

struct EditSearch {
    Behaviour behaviour;               ///< of the whole path's ends
    ItemFate fate = ItemFate::Broken;  ///< what is looked for: Fixed where nothing broke
    std::vector<std::size_t> telling;  ///< places of the items that tell; empty: there is nothing to look for
    std::optional<BisectResult> found; ///< none without telling items
    std::uint64_t asked = 0;           ///< answers that the search took, the cached ones too
};

/// `items`: so many tell, those that changed most clearly. Errors: as PromptComparer::compare and
/// PromptTrial::answer.
Result<EditSearch> searchEdit(PromptComparer& comparer, const PreparedRun& prepared,
                              const BehaviourOptions& options, const std::vector<PromptVersion>& path,
                              std::size_t items, JobContext& context);

} // namespace touchstone
