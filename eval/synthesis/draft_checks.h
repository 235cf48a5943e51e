// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that ask: can the question be answered from its passage, is the passage needed, does a search find
// it? Internal to eval/synthesis. Safe for concurrent use on different drafts.
#pragma once

#include "core/retrieval/retriever.h"
#include "eval/judges/judge_call.h"
#include "eval/synthesis/draft.h"

#include <set>

namespace touchstone {

struct DraftChecks {
    const Retriever& retriever;
    std::size_t depth;
    const std::set<DropReason>& keep;
};

/// Drops the draft, or flags it where its reason is one of `keep`; sets rank and known. Errors: those of
/// JudgeCall::ask and of the retriever.
Result<> checkDraft(Draft& draft, const DraftChecks& checks, JudgeCall& call, JobContext& context);

} // namespace touchstone
