// SPDX-License-Identifier: GPL-3.0-or-later
// Doing again what an add did: the request that an edition was made by, and its indexes anew from the chunks
// that are there. On a worker thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/embedding/embedder.h"
#include "core/ingest/corpus_adder.h"
#include "core/store/workspace.h"

namespace touchstone {

/// The settings that a source of the edition was read with; trust and weight stay as they are stored.
AddRequest requestOf(const EditionInfo& edition, const SourceInfoRow& source);

/// The request that reads the edition's first source again, with the same settings. Errors: NotFound (added
/// by another program, or a source that cannot be named again).
Result<AddRequest> storedRequest(Database& database, const EditionInfo& edition);

/// Makes the live snapshot's indexes anew and puts them in place of those that are there. Errors:
/// WorkspaceBusy, the embedder's, Cancelled.
Result<> rebuildIndexes(const Workspace& workspace, const EditionInfo& edition, const ModelServices& services,
                        JobContext& context);

} // namespace touchstone
