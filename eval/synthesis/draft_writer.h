// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the model for the texts of a draft. Internal to eval/synthesis. Safe for concurrent use on different
// drafts.
#pragma once

#include "eval/judges/judge_call.h"
#include "eval/synthesis/draft.h"

namespace touchstone {

/// How drafts and checks ask: short replies, their own repair.
AskManner synthesisManner();

/// Fills in question, answer, type and quotes by the draft's kind (a typo is not asked for), or drops it.
/// Errors: those of JudgeCall::ask.
Result<> writeDraft(Draft& draft, JudgeCall& call);

} // namespace touchstone
