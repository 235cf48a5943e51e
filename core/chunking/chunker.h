// SPDX-License-Identifier: GPL-3.0-or-later
// Section -> Chunk. Chunkers are pure; the chunks of a document tile its bytes (each byte is in a chunk's
// range or in Document::stripped; ranges of chunkers with overlap may share bytes, the children of one parent
// share its range).
#pragma once

#include "core/base/result.h"
#include "core/base/spec.h"
#include "core/chunking/chunk.h"
#include "core/corpus/document.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace touchstone {

/// Sentences as vectors, for chunkers that compare them. Made where embedders are known, above this room.
/// Safe for concurrent use.
class SentenceVectors {
public:
    virtual ~SentenceVectors() = default;
    [[nodiscard]] virtual std::size_t dimension() const = 0;
    /// Shape: sentences.size() x dimension, row-major; unit length, or zero where no word is known.
    [[nodiscard]] virtual std::vector<float> vectorsOf(const std::vector<std::string>& sentences) const = 0;
};

struct ChunkContext {
    std::string source, version;                ///< for ids
    const SentenceVectors* sentences = nullptr; ///< only for chunkers that use them; null = by shared words
};

class Chunker {
public:
    virtual ~Chunker() = default;
    [[nodiscard]] virtual std::string spec() const = 0; ///< canonical, with all settings spelt out
    /// Whether it cuts by ChunkContext::sentences: then its chunks depend on what those were trained on.
    [[nodiscard]] virtual bool usesSentences() const { return false; }
    [[nodiscard]] virtual std::vector<Chunk> chunk(const Document& document,
                                                   const ChunkContext& context) const = 0;
};

/// `structural:tokens=300` (default), `window`, `recursive`, `sentence`, `semantic`, `hierarchical`, `code`,
/// `entries`; each takes tokens=, chars= or both. Errors: Usage.
Result<std::unique_ptr<Chunker>> makeChunker(const Spec& spec);
inline constexpr const char* kDefaultChunker = "structural:tokens=300";

} // namespace touchstone
