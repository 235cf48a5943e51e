// SPDX-License-Identifier: GPL-3.0-or-later
// A collection of the user's at an engine, looked at and remembered so that it can be searched as it is.
// Never written to: the engine is opened to read only. Runs on the calling thread.
#pragma once

#include "core/chunking/chunk.h"
#include "core/engines/engine.h"
#include "core/engines/engine_records.h"
#include "core/store/workspace.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct AttachRequest {
    Spec spec;              ///< of the engine; its collection= names the collection
    std::string collection; ///< "" = that of the SPEC
    std::string name;       ///< what it is called from then on; "" = the collection's
    std::string embedder;   ///< SPEC that questions are embedded with
    FieldMapping mapping;   ///< what is empty is guessed from the samples
    std::size_t samples = 3;
    bool previewOnly = false; ///< look, and keep nothing; the embedder may be missing
};

struct AttachSample {
    std::string id;
    Chunk chunk;         ///< as hits will show it
    EngineFields fields; ///< all that the point has
    /// Between its stored vector and the embedder's of its text; none without an embedder.
    std::optional<double> similarity;
};

struct AttachReport {
    EngineRecord record; ///< with the mapping as it was completed
    VectorDistance distance = VectorDistance::Cosine;
    std::vector<AttachSample> samples;
    std::optional<std::size_t> embedderDimension;
    std::vector<std::string> warnings; ///< sentences
};

/// Errors: Usage (no text to be found, a name that is taken, an embedder of another dimension), NotFound (no
/// such collection, naming those that there are), the engine's and the embedder's.
Result<AttachReport> attachCollection(const std::shared_ptr<Workspace>& workspace,
                                      const AttachRequest& request, const ModelServices& services,
                                      JobContext& context);

/// A point as a passage: ranges count bytes of the file where the mapping has them, else of the text.
Chunk attachedChunk(const EngineRecord& record, const std::string& id, const std::string& document,
                    const EngineFields& fields);

Error dimensionMismatch(const EngineRecord& record, std::size_t got);

} // namespace touchstone
