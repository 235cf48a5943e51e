// SPDX-License-Identifier: GPL-3.0-or-later
// Which term is in which document with what weight, collected document after document and given back term
// after term (single-pass in-memory inversion, Heinz & Zobel 2003): a buffer of fixed size is sorted and
// packed to a few bytes an occurrence whenever it is full, and the packed runs are merged at the end. Memory
// of a run is let go while it is read. Belongs to one thread.
#pragma once

#include "core/base/blob.h"
#include "core/base/page_allocator.h"
#include "core/text/term_numbers.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace touchstone {

class PackedOccurrences {
public:
    /// Numbers of `terms`, each once, with weights above 0. `bufferSize`: occurrences that are packed
    /// together.
    explicit PackedOccurrences(std::size_t bufferSize = std::size_t{1} << 21U) : m_bufferSize(bufferSize) {}
    void add(std::span<const std::pair<std::uint32_t, float>> document, const TermNumbers& terms);
    [[nodiscard]] std::uint32_t documents() const { return m_documents; }

    /// Packs the rest; nothing may be added any more.
    void close(const TermNumbers& terms);
    /// Appends (document, weight) of a term, documents ascending. Terms are asked for in byte order, once
    /// each.
    void take(std::uint32_t term, std::vector<std::pair<std::uint32_t, float>>& out);

private:
    struct Occurrence {
        std::uint32_t term, weight; ///< weight: its code
    };
    /// Terms in byte order: varint term, varint count, then for each document varint step, varint weight.
    struct Run {
        std::vector<PagedString> blocks;
        std::size_t block = 0;
        std::size_t at = 0; ///< in the block
        std::uint32_t term = 0, count = 0;
        bool ended = false;
        void next();
    };
    std::uint32_t codeOf(float weight);
    void pack(const TermNumbers& terms);

    std::size_t m_bufferSize;
    std::uint32_t m_documents = 0, m_packed = 0; ///< m_packed: documents that are in runs
    std::vector<Occurrence> m_buffer;
    std::vector<std::size_t> m_ends; ///< of each buffered document
    std::vector<Run> m_runs;
    std::vector<float> m_weights;                             ///< by code
    std::unordered_map<std::uint32_t, std::uint32_t> m_codes; ///< by the bits of the weight
    std::uint32_t m_lastBits = 0, m_lastCode = 0;             ///< of the most frequent case: the same again
};

} // namespace touchstone
