// SPDX-License-Identifier: GPL-3.0-or-later
// Which edit did it: between a version that is right and one that is wrong, the first wrong version, and in
// its text the hunk. The search knows nothing of models: it is told by a function whether a text goes wrong.
// Pure but for that function.
#pragma once

#include "core/base/result.h"
#include "core/prompts/line_diff.h"
#include "core/prompts/prompt.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct BisectStep {
    std::string what;                  ///< "answer@7", "answer@6 with hunk 3 of 10"
    std::size_t wrong = 0, asked = 0;  ///< items
    bool bad = false;                  ///< more than half of them went wrong
    std::string skipped;               ///< why it could not be tried; "" = it was
    std::optional<std::size_t> hunk{}; ///< of `changes`: it was tried alone
};

struct BisectResult {
    PromptVersion good, bad;           ///< next to one another where versions were searched
    std::vector<LineChange> changes;   ///< of their texts
    std::vector<std::size_t> culprits; ///< of changes: those that go wrong alone
    /// Set: no change goes wrong alone; with those before it, this one does.
    std::optional<std::size_t> together;
    std::vector<BisectStep> steps;
};

/// How many of the telling items go wrong with this text. Errors end the search.
using WrongCount = std::function<Result<std::size_t>(const PromptVersion&)>;

/// `path`: versions from the good one to the bad one; both are known and not asked again. `items`: how many
/// are asked each time. Halves the path, then tries each hunk of the last pair alone, and where none does it
/// alone, halves the hunks in order. Errors: those of `wrong`.
Result<BisectResult> bisectPrompts(const std::vector<PromptVersion>& path, std::size_t items,
                                   const WrongCount& wrong);

/// Most texts that bisectPrompts can try, for a cost that is stated before. Hunks between versions in the
/// middle are not known yet: the greatest number of them counts.
std::size_t mostTrials(const std::vector<PromptVersion>& path);

} // namespace touchstone
