// SPDX-License-Identifier: GPL-3.0-or-later
// Watching a source that is a folder: whenever it has changed and been quiet for a moment, it is added again
// in the way in which it was added. Off unless somebody starts it. Every add is one that can be killed at any
// point; what was missed meanwhile is found by the first look. Runs on the calling thread until it is
// stopped.
#pragma once

#include "core/ingest/corpus_adder.h"

#include <functional>
#include <string>

namespace touchstone {

/// The request that would add a source again as it is. Errors: NotFound (edition, source), BadInput (it came
/// from somewhere that is not known any more).
Result<AddRequest> requestOf(Database& database, const EditionName& edition, const std::string& sourceName);

struct WatchOptions {
    int quietMs = 2000;  ///< no change for that long before it is read
    int recheckMs = 0;   ///< look without a change, too, after that long; 0 = never
    int mostUpdates = 0; ///< end after so many; 0 = never
};

/// `told` gets the outcome of every look, the first one at once. A look that fails does not end the watching.
/// Errors: Cancelled, NotFound (source, folder), Usage (not a folder), Io.
Result<> watchSource(const Workspace& workspace, const EditionName& edition, const std::string& sourceName,
                     const AddServices& services, const WatchOptions& options,
                     const std::function<void(const Result<AddReport>&)>& told, JobContext& context);

} // namespace touchstone
