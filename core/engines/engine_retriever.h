// SPDX-License-Identifier: GPL-3.0-or-later
// Retrievers whose vectors lie at an engine. Over a pushed snapshot everything else is that of the workspace:
// words, fusion, reranking, explanations. Over an attached collection hits are made of the engine's points
// alone. Both are safe for concurrent use.
#pragma once

#include "core/corpus/corpus_repository.h"
#include "core/engines/engine_records.h"
#include "core/models/chat_model.h"
#include "core/retrieval/retriever.h"
#include "core/store/workspace.h"

#include <memory>

namespace touchstone {

/// The live snapshot of the record's corpus, with the engine in the place of its vectors. Errors: Usage (not
/// all of it is pushed, the corpus has changed since, another corpus is asked for), the engine's: it is asked
/// whether the collection is there.
Result<std::shared_ptr<const Retriever>>
openPushedRetriever(const std::shared_ptr<Workspace>& workspace, const EditionInfo& edition,
                    const EngineRecord& record, const ModelServices& services, JobContext& context);

/// An attached collection as an edition: it has no row, no documents and no chunks in the workspace, and its
/// origin begins with "engine:".
EditionInfo editionOfAttached(const EngineRecord& record);
bool isAttached(const EditionInfo& edition);

/// Hits in order of similarity; words are not searched, and a mode that wants them is Usage (lexical) or
/// dense alone (hybrid), said in the result's notes. Filters go to the engine; a glob cannot (Usage). Errors:
/// as openPushedRetriever; Usage where the embedder's dimension is not the collection's.
Result<std::shared_ptr<const Retriever>>
openAttachedRetriever(const EngineRecord& record, const ModelServices& services, JobContext& context);

} // namespace touchstone
