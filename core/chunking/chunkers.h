// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in chunkers by their options; chunker.h makes them from a SPEC. Chunkers are immutable and safe
// for concurrent use.
#pragma once

#include "core/chunking/chunker.h"

#include <cstddef>
#include <memory>

namespace touchstone {

/// Whole sections. A section below `minimum` tokens (or after a chunk that is still below it) is packed with
/// its neighbour below the same parent while both fit the budget; a larger one stands alone, because a
/// ranking of sections loses by chunks that hold several (docs/decisions/0003-fusion.md). A section over the
/// budget is cut between blocks into parts of about the same size.
struct StructuralOptions {
    std::size_t tokens = 300;
    std::size_t minimum = 40;
};
std::unique_ptr<Chunker> makeStructuralChunker(const StructuralOptions& options);

struct WindowOptions {
    std::size_t tokens = 300;
    std::size_t overlap = 50;
};
std::unique_ptr<Chunker> makeWindowChunker(const WindowOptions& options);

} // namespace touchstone
