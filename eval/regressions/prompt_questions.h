// SPDX-License-Identifier: GPL-3.0-or-later
// What shadow replay and suites have in common: questions put to versions of a prompt, several at once,
// within limits. Internal to eval/regressions.
#pragma once

#include "core/answering/workbench.h"
#include "eval/runners/run_limits.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// Calls work(i) once for each i below `count`, on `threads` threads; the contexts have no trace and no
/// progress of their own. The first error ends it: at a limit (BudgetReached) what has begun is finished,
/// else it is stopped. Errors: that one; Cancelled.
Result<> forEachAtOnce(std::size_t count, std::size_t threads, std::string_view stage, JobContext& context,
                       const std::function<Result<>(std::size_t, JobContext&)>& work);

/// The model behind these limits, and behind the response cache of the workspace unless `mode` is Off.
/// Errors: as Workbench::model; Usage (the extractive answerer).
Result<std::shared_ptr<ChatModel>> limitedModel(Workbench& bench, const std::string& spec, CacheMode mode,
                                                RunLimits& limits);

/// One answer of a version over given passages, without a trace: it would be a recorded question the next
/// time. Errors: as ask(); also BudgetReached. Any other failed call is in the answer.
Result<Answer> answerOver(const std::string& question, const std::vector<Message>& history,
                          const RetrievalResult& passages, const PromptVersion& prompt, ChatModel& model,
                          const RetrievalOptions& retrieval, Workbench& bench, JobContext& context);

/// "a@1,b", as Workbench::resolveEditions reads it.
std::string editionNames(const std::vector<EditionInfo>& editions);

} // namespace touchstone
