// SPDX-License-Identifier: GPL-3.0-or-later
// A question asked as a setup says: corpora, retrieval, prompt, model with its cache, tools. On a worker
// thread; safe for concurrent use.
#pragma once

#include "core/answering/ask_setup.h"
#include "core/answering/workbench.h"

#include <string>
#include <vector>

namespace touchstone {

/// `gate` as for Workbench::model. Errors: as Workbench::resolveEditions, prompt, model and ask.
Result<Answer> askWithSetup(Workbench& bench, const std::string& question, const AskSetup& setup,
                            const std::vector<Message>& history, CacheMode cache, const AskEvents& events,
                            JobContext& context, const SendGate& gate = {});

} // namespace touchstone
