// SPDX-License-Identifier: GPL-3.0-or-later
// An old answer again: from the record, byte for byte, or made anew to be laid beside it. On a worker thread.
#pragma once

#include "core/agent/setup_ask.h"

#include <string>
#include <vector>

namespace touchstone {

struct Replay {
    bool recorded = false; ///< what was kept of the model, nothing was sent; else asked again
    std::string text;      ///< the answer now
    bool same = false;     ///< byte for byte what the answer says
    double ms = 0;
};

/// What the response cache keeps under the key that the answer's trace names. An answer without a model is
/// made again from its corpora: that is its record. `history`: what came before it. Errors: NotFound (there
/// is no record), those of retrieval.
Result<Replay> replayFromRecord(Workbench& bench, const Answer& answer, const AskSetup& setup,
                                const std::vector<Message>& history, JobContext& context);

/// Asks again with the same setup and sends it, whatever the cache holds; the conversation is not touched.
/// Errors: also the provider's.
Result<Replay> askAfresh(Workbench& bench, const Answer& answer, const AskSetup& setup,
                         const std::vector<Message>& history, JobContext& context);

} // namespace touchstone
