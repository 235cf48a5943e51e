// SPDX-License-Identifier: GPL-3.0-or-later
// A retriever whose hits are whole pages: the arm that shows what cutting into chunks costs or gains. Safe
// for concurrent use; pages are kept once read.
#pragma once

#include "core/retrieval/retriever.h"
#include "core/store/workspace.h"

#include <memory>

namespace touchstone {

/// The pages of the first k hits of `inner` (asked for more, until k pages are found), in the order of their
/// best chunk.
std::shared_ptr<const Retriever> makeWholeDocumentRetriever(std::shared_ptr<const Retriever> inner,
                                                            std::shared_ptr<Workspace> workspace,
                                                            EditionInfo edition);

/// All chunks of a page as one; words that stand in two neighbours are taken once. Not of nothing.
Chunk joinedChunks(const std::vector<Chunk>& chunks);

} // namespace touchstone
