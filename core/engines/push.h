// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus snapshot into an engine's collection: in batches, each confirmed before it counts, so that a push
// goes on where it was when the program or the engine has died; and the check that all of it is there. Runs
// on the calling thread, cancellable between requests.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/corpus/corpus_repository.h"
#include "core/engines/engine_records.h"
#include "core/models/chat_model.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <memory>
#include <string>

namespace touchstone {

struct PushRequest {
    Spec spec;              ///< of the engine; its collection= names the collection
    EditionInfo edition;    ///< live snapshot
    std::string name;       ///< what it is called from then on; "" = CORPUS-ENGINE
    std::string collection; ///< "" = that of the SPEC, else made of the corpus's name
};

struct PushReport {
    EngineRecord record;
    std::uint64_t sent = 0, removed = 0, counted = 0; ///< points; `counted` is the engine's own number
    std::uint64_t resumedAt = 0;                      ///< 0 = it began at the beginning
    bool unchanged = false;                           ///< all was there
    double seconds = 0;
};

/// The name that a push without one gets.
std::string pushName(const PushRequest& request);

/// Points that the snapshot has no more are removed at the end, the engine's count is compared, and what is
/// missing is sent again. A collection that this workspace has not pushed is left alone (Usage). Errors: the
/// engine's, WorkspaceBusy, Cancelled; what was confirmed stays confirmed.
Result<PushReport> pushEdition(const std::shared_ptr<Workspace>& workspace, const PushRequest& request,
                               const ModelServices& services, JobContext& context);

struct PushCheck {
    EngineRecord record;
    std::uint64_t expected = 0, counted = 0;
    std::uint64_t missing = 0, unknown = 0;    ///< by id, both ways
    std::uint64_t compared = 0, differing = 0; ///< points whose vector and text were fetched
    double lowestSimilarity = 1;               ///< of the compared vectors
    bool stale = false;                        ///< the corpus has another snapshot by now
    [[nodiscard]] bool sound() const {
        return !stale && record.ready && counted == expected && missing == 0 && unknown == 0 &&
               differing == 0;
    }
};

/// Every id, and text and vector of `samples` points spread over the snapshot. Sends nothing that writes.
/// Errors: as pushEdition; Usage for an attached collection.
Result<PushCheck> verifyPush(const std::shared_ptr<Workspace>& workspace, const EngineRecord& record,
                             std::size_t samples, const ModelServices& services, JobContext& context);

/// Removes the collection at the engine and what the workspace knows of it; of an attached one only the
/// latter. With `forget` nothing is asked of the engine. Errors: the engine's.
Result<> deleteEngine(const std::shared_ptr<Workspace>& workspace, const EngineRecord& record, bool forget,
                      const ModelServices& services, JobContext& context);

} // namespace touchstone
