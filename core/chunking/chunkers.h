// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in chunkers by their options; chunker.h makes them from a SPEC. Chunkers are immutable and safe
// for concurrent use. Sizes are in the unit of the budget: characters where it limits them, else tokens.
#pragma once

#include "core/chunking/chunker.h"
#include "core/chunking/measure.h"

#include <cstddef>
#include <memory>

namespace touchstone {

/// Whole sections. A section below `minimum` tokens (or after a chunk that is still below it) is packed with
/// its neighbour below the same parent while both fit the budget; a larger one stands alone, because a
/// ranking of sections loses by chunks that hold several (docs/decisions/0003-fusion.md). A section over the
/// budget is cut between blocks into parts of about the same size. Source code is cut by definitions.
struct StructuralOptions {
    ChunkBudget budget{300, 0};
    std::size_t minimum = 40;
};
std::unique_ptr<Chunker> makeStructuralChunker(const StructuralOptions& options);

/// Definitions: a class or function that fits is whole in one chunk, with what is inside of it; a larger one
/// is cut between its members, and a long body where its indentation is least. Pages of other dialects as
/// structural.
std::unique_ptr<Chunker> makeCodeChunker(const StructuralOptions& options);

/// Entries: one release, one question with its answer, one section below the title a chunk, never two in one.
/// A larger one is cut between its blocks.
std::unique_ptr<Chunker> makeEntriesChunker(const ChunkBudget& budget);

struct WindowOptions {
    ChunkBudget budget{300, 0};
    std::size_t overlap = 50;
};
std::unique_ptr<Chunker> makeWindowChunker(const WindowOptions& options);

/// Separators in order: blocks, lines, sentences, words. Neighbours are merged up to the budget; what is too
/// large is separated by the next of them.
std::unique_ptr<Chunker> makeRecursiveChunker(const WindowOptions& options);

struct SentenceOptions {
    ChunkBudget budget{300, 0};
    std::size_t sentences = 5, overlap = 1;
};
/// So many sentences a chunk, the last ones again in the next; a code block or table counts as one.
std::unique_ptr<Chunker> makeSentenceChunker(const SentenceOptions& options);

struct SemanticOptions {
    ChunkBudget budget{300, 0};
    std::size_t percentile = 80; ///< of the page's distances: a larger one is a break
    std::size_t minimum = 40;    ///< a chunk below it does not end at a break
};
/// Breaks where neighbouring sentences part, by ChunkContext::sentences, else by the words that they share.
std::unique_ptr<Chunker> makeSemanticChunker(const SemanticOptions& options);

struct HierarchicalOptions {
    ChunkBudget parent{600, 0};
    std::size_t child = 120;
};
/// Structural chunks are the parents. A chunk is one child: its words are what is found (Chunk::found), the
/// parent's text is what the model is given.
std::unique_ptr<Chunker> makeHierarchicalChunker(const HierarchicalOptions& options);

} // namespace touchstone
