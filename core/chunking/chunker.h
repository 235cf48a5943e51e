// SPDX-License-Identifier: GPL-3.0-or-later
// Section -> Chunk. Chunkers are pure; the chunks of a document tile its bytes (each byte is in a chunk's
// range or in Document::stripped; ranges of `window` with overlap may share bytes).
#pragma once

#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/chunking/chunk.h"
#include "core/corpus/document.h"

#include <memory>
#include <string>
#include <vector>

namespace touchstone {

struct ChunkContext {
    std::string source, version; ///< for ids
};

class Chunker {
public:
    virtual ~Chunker() = default;
    [[nodiscard]] virtual std::string spec() const = 0; ///< canonical, with all settings spelt out
    [[nodiscard]] virtual std::vector<Chunk> chunk(const Document& document,
                                                   const ChunkContext& context) const = 0;
};

/// `structural:tokens=300` (default) or `window:tokens=300,overlap=50`. Errors: Usage.
Result<std::unique_ptr<Chunker>> makeChunker(const Spec& spec);
inline constexpr const char* kDefaultChunker = "structural:tokens=300";

} // namespace touchstone
