// SPDX-License-Identifier: GPL-3.0-or-later
// The version in production and a candidate, both asked the same questions over the same passages; several
// questions at once on threads of its own. Nothing of it is shown to anybody who asked.
#pragma once

#include "core/answering/workbench.h"
#include "eval/experiments/experiment.h"
#include "eval/regressions/recorded_questions.h"
#include "eval/regressions/shadow_answers.h"

#include <memory>
#include <vector>

namespace touchstone {

struct ShadowReplayOptions {
    StoredPrompt production, candidate;
    std::string model;                 ///< SPEC or a name from the settings
    std::vector<EditionInfo> editions; ///< for questions that name none
    RetrievalOptions retrieval;
    RunBudget budget;
    std::size_t threads = 4;
};

/// Whether this version of `production` and `candidate` may be compared. Errors: Usage (the same text, other
/// names).
Result<> checkShadow(const StoredPrompt& production, const StoredPrompt& candidate);

/// A pair for every question, in their order, stored in the workspace as they come. A call that fails is in
/// its pair. Errors: Usage (the extractive answerer); what makes every call useless (no pair has two answers:
/// the first failure); BudgetReached, Cancelled: what was answered is stored and in the response cache.
Result<std::vector<ShadowPair>> replayShadow(const std::shared_ptr<Workbench>& bench,
                                             const std::vector<ShadowQuestion>& questions,
                                             const ShadowReplayOptions& options, JobContext& context);

} // namespace touchstone
